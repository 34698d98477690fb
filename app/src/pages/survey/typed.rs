//! Answers that are typed.

use leptos::prelude::*;
use sammen_xforms::document::NodeId;

use super::{
    answering::Answering,
    number::{read_decimal, read_integer},
    page::name_of,
    problem::TEXT_CHARS_MAX,
    question::{described_by, invalid, question_id},
    tongue::around,
    words::number,
};

/// A field for a number, with the phone's keys for it.
#[component]
pub fn TypedNumber(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
    /// Whether the number is whole.
    whole: bool,
) -> impl IntoView {
    let initial = answering.session.with_untracked(|session| number(session.kept(node)));
    let type_in = move |event| {
        let typed = event_target_value(&event);
        let read = if whole { read_integer(&typed) } else { read_decimal(&typed) };
        answering.type_in(node, read.map_err(Into::into));
    };
    view! {
        <input
            class="field__input survey__number"
            type="text"
            inputmode=if whole { "numeric" } else { "decimal" }
            enterkeyhint="next"
            autocomplete="off"
            name=name_of(answering, node)
            value=initial
            aria-labelledby=question_id(node)
            aria-describedby=described_by(answering, node)
            aria-invalid=invalid(answering, node)
            on:input=type_in
            on:blur=move |_| answering.flush()
        />
    }
}

/// A field for free text, with how much room is left.
#[component]
pub fn TypedText(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let initial = answering.session.with_untracked(|session| session.kept(node).to_owned());
    let (is_multiline, is_digits) = answering.session.with_untracked(|session| {
        let has = |word| session.control(node).is_some_and(|control| control.has_appearance(word));
        (has("multiline"), has("numbers"))
    });
    let length = RwSignal::new(initial.chars().count());
    let type_in = move |event| {
        let typed = event_target_value(&event);
        length.set(typed.chars().count());
        answering.write(node, typed);
    };
    let left = move || {
        let left = TEXT_CHARS_MAX.saturating_sub(length.get());
        around().survey_remaining_characters(left as u32)
    };
    view! {
        <div class="field">
            <textarea
                class="field__input survey__text"
                rows=if is_multiline { "6" } else { "3" }
                inputmode=is_digits.then_some("numeric")
                autocomplete="off"
                name=name_of(answering, node)
                prop:value=initial
                dir="auto"
                aria-labelledby=question_id(node)
                aria-describedby=described_by(answering, node)
                aria-invalid=invalid(answering, node)
                on:input=type_in
                on:blur=move |_| answering.flush()
            ></textarea>
            <p class="note survey__left">{left}</p>
        </div>
    }
}
