//! One question of a sheet: its field, the codes, what was understood, and what is to be looked at again.

use leptos::prelude::*;

use super::keying::Keying;
use crate::{
    api::{PaperChoice, PaperQuestion},
    words::m,
};

/// Whether a mark lets an answer stand, as it may stand on paper.
pub(super) fn is_answer(mark: &str) -> bool {
    matches!(mark, "not-asked" | "not-offered" | "missing" | "contrary")
}

/// The id of a question's field.
pub(super) fn field_id(question: &PaperQuestion) -> String {
    format!("sheet-{}", question.number)
}

/// The field.
#[component]
pub(super) fn QuestionField(
    /// What keying needs.
    keying: Keying,
    /// The question.
    question: PaperQuestion,
) -> impl IntoView {
    let id = field_id(&question);
    let about = format!("{id}-about");
    let label = m().sheet_question(question.number, &question.label);
    let hint = hint(&question.kind);
    let codes = codes(&question.choices);
    let parts = [hint.to_owned(), codes].into_iter().filter(|part| !part.is_empty());
    let about_answers = parts.collect::<Vec<_>>().join(": ");
    let (choices, path) = (question.choices.clone(), question.path.clone());
    let now = Memo::new({
        let path = path.clone();
        move |_| keying.question(&path)
    });
    let understood = move || {
        let answer = now.get().map(|question| question.answer).unwrap_or_default();
        in_words(&choices, &answer)
    };
    let marked = move || now.get().and_then(|question| question.mark).map(|mark| words_of(&mark));
    let other = move || {
        now.get().and_then(|question| {
            let words = in_words(&question.choices, &question.other?);
            Some(if words.is_empty() {
                m().sheet_other_nothing().to_owned()
            } else {
                m().sheet_other(&words)
            })
        })
    };
    let is_wrong = move || {
        let mark = now.get().and_then(|question| question.mark);
        mark.filter(|mark| !is_answer(mark)).map(|_| "true")
    };
    let own = path.clone();
    let typed = move |event: leptos::ev::Event| keying.take(&own, event_target_value(&event));
    let text = keying.text(&question);
    let field = if question.kind == "words" {
        view! {
            <textarea
                class="field__input"
                id=id.clone()
                rows="3"
                autocomplete="off"
                spellcheck="false"
                prop:value=text
                on:input=typed
                aria-describedby=about.clone()
                data-test=format!("key-{}", question.number)
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="field__input"
                id=id.clone()
                type="text"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                prop:value=text
                on:input=typed
                aria-invalid=is_wrong
                aria-describedby=about.clone()
                data-test=format!("key-{}", question.number)
            />
        }
        .into_any()
    };
    view! {
        <li class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            <p class="note">{about_answers}</p>
            {field}
            <div id=about aria-live="polite">
                <p data-test="understood">{understood}</p>
                {move || marked().map(|words| view! { <p class="mark" data-test="mark">{words}</p> })}
                {move || other().map(|words| view! { <p class="sentence" data-test="other">{words}</p> })}
            </div>
        </li>
    }
}

/// Every code with what it is, but for scales, whose codes say it.
fn codes(choices: &[PaperChoice]) -> String {
    let one = |choice: &PaperChoice| match choice.label.is_empty() {
        true => choice.code.clone(),
        false => [&*choice.code, &*choice.label].join(" = "),
    };
    choices.iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// An answer as people read it.
fn in_words(choices: &[PaperChoice], answer: &str) -> String {
    if choices.is_empty() {
        return answer.to_owned();
    }
    let one = |code: &str| {
        let known = choices.iter().find(|choice| choice.code == code);
        let label = known.map(|choice| choice.label.clone()).filter(|label| !label.is_empty());
        label.unwrap_or_else(|| code.to_owned())
    };
    answer.split(' ').filter(|code| !code.is_empty()).map(one).collect::<Vec<_>>().join(", ")
}

fn hint(kind: &str) -> &'static str {
    match kind {
        "many" => m().sheet_hint_many(),
        "rank" => m().sheet_hint_rank(),
        "number" => m().sheet_hint_number(),
        "date" => m().sheet_hint_date(),
        "time" => m().sheet_hint_time(),
        "date-time" => m().sheet_hint_date_time(),
        "words" => m().sheet_hint_words(),
        "read" => m().sheet_hint_read(),
        _ => "",
    }
}

fn words_of(mark: &str) -> &'static str {
    match mark {
        "unknown" => m().sheet_mark_unknown(),
        "ambiguous" => m().sheet_mark_ambiguous(),
        "twice" => m().sheet_mark_twice(),
        "too-long" => m().sheet_mark_too_long(),
        "not-asked" => m().sheet_mark_not_asked(),
        "missing" => m().sheet_mark_missing(),
        "contrary" | "not-offered" => m().sheet_mark_contrary(),
        _ => m().sheet_mark_not_written(),
    }
}
