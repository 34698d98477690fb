//! Answers that are typed.

use leptos::prelude::*;
use sammen_xforms::{Answer, TEXT_CHARS_MAX};

use super::{
    answering::Answering,
    number::{read_decimal, read_integer},
    question::{QUESTION_ID, described_by, invalid},
    words::decimal,
};
use crate::words::m;

/// A field for a number, with the phone's keys for it.
#[component]
pub fn TypedNumber(
    /// Who answers.
    answering: Answering,
    /// The question's position in the form.
    index: usize,
    /// The question's name.
    name: String,
    /// Whether the number is whole.
    whole: bool,
) -> impl IntoView {
    let initial = answering.session.with_untracked(|session| match session.answer(index) {
        Some(Answer::Integer(value)) => value.to_string(),
        Some(Answer::Decimal(value)) => decimal(*value),
        _ => String::new(),
    });
    let type_in = move |event| {
        let typed = event_target_value(&event);
        let read = if whole { read_integer(&typed) } else { read_decimal(&typed) };
        answering.type_in(index, read.map_err(Into::into));
    };
    view! {
        <input
            class="field__input survey__number"
            type="text"
            inputmode=if whole { "numeric" } else { "decimal" }
            enterkeyhint="next"
            autocomplete="off"
            name=name
            value=initial
            aria-labelledby=QUESTION_ID
            aria-describedby=described_by(answering)
            aria-invalid=invalid(answering)
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
    /// The question's position in the form.
    index: usize,
    /// The question's name.
    name: String,
    /// Whether there is room for several lines.
    multiline: bool,
) -> impl IntoView {
    let initial = answering.session.with_untracked(|session| match session.answer(index) {
        Some(Answer::Text(text)) => text.clone(),
        _ => String::new(),
    });
    let length = RwSignal::new(initial.chars().count());
    let type_in = move |event| {
        let typed = event_target_value(&event);
        length.set(typed.chars().count());
        answering.type_in(index, Ok(Some(Answer::Text(typed))));
    };
    let left = move || {
        let left = TEXT_CHARS_MAX.saturating_sub(length.get());
        m().survey_remaining_characters(left as u32)
    };
    view! {
        <div class="field">
            <textarea
                class="field__input survey__text"
                rows=if multiline { "6" } else { "3" }
                autocomplete="off"
                name=name
                prop:value=initial
                aria-labelledby=QUESTION_ID
                aria-describedby=described_by(answering)
                aria-invalid=invalid(answering)
                on:input=type_in
                on:blur=move |_| answering.flush()
            ></textarea>
            <p class="note survey__left">{left}</p>
        </div>
    }
}
