//! A scale, as square buttons in a row.

use leptos::prelude::*;
use sammen_xforms::{Answer, Scale};

use super::{
    answering::Answering,
    question::{QUESTION_ID, described_by, invalid},
    words::{Spoken, own, spoken, step_name},
};
use crate::words::m;

/// The most steps that fit in one row of a narrow phone.
const ROW_STEPS_MAX: usize = 7;

/// Radio buttons, each a square; what the ends mean stands beneath.
#[component]
pub fn ScaleSteps(
    /// Who answers.
    answering: Answering,
    /// The question's position in the form.
    index: usize,
    /// The question's name.
    name: String,
    /// The scale.
    scale: Scale,
) -> impl IntoView {
    let low = scale.low.as_ref().map_or_else(|| own(m().survey_scale_low()), spoken);
    let high = scale.high.as_ref().map_or_else(|| own(m().survey_scale_high()), spoken);
    let step = |value: i64| {
        let meaning = match value {
            value if value == scale.start => Some(&low),
            value if value == scale.end => Some(&high),
            _ => None,
        };
        let step = step_name(value, scale.end);
        let label = match meaning {
            // Words of another language are read from beneath the scale.
            Some(Spoken { words, language: None }) => format!("{step}, {words}"),
            _ => step,
        };
        let answer = Answer::Integer(value);
        let checked = {
            let answer = answer.clone();
            move || answering.session.with(|session| session.answer(index) == Some(&answer))
        };
        view! {
            <label class="scale__step">
                <input
                    type="radio"
                    class="scale__box"
                    name=name.clone()
                    value=value.to_string()
                    aria-label=label
                    prop:checked=checked
                    on:change=move |_| answering.answer(index, Some(answer.clone()))
                />
                <span class="scale__number" aria-hidden="true">
                    {value}
                </span>
            </label>
        }
    };
    let is_long = scale.values().count() > ROW_STEPS_MAX;
    let steps = scale.values().map(step).collect_view();
    view! {
        <fieldset
            class="scale"
            role="radiogroup"
            aria-labelledby=QUESTION_ID
            aria-describedby=described_by(answering)
            aria-invalid=invalid(answering)
        >
            <div class="scale__steps" class:scale__steps--long=is_long>
                {steps}
            </div>
            <p class="scale__ends note">
                <span lang=low.language>{low.words}</span>
                <span lang=high.language>{high.words}</span>
            </p>
        </fieldset>
    }
}
