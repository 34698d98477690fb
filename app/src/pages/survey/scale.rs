//! A scale, as square buttons in a row, or as a slider where there are too many steps.

use leptos::prelude::*;
use sammen_xforms::{
    document::NodeId,
    xform::{Choice, Range},
};

use super::{
    answering::Answering,
    question::{described_by, invalid, question_id},
    tongue::around,
    words::{Spoken, number, own, step_name},
};

/// The most steps that fit in one row of a narrow phone.
const ROW_STEPS_MAX: usize = 7;
/// The most steps that are buttons.
const STEPS_MAX: usize = 11;

/// Radio buttons, each a square; what the ends mean stands beneath.
#[component]
pub fn ScaleSteps(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let scale = answering.session.with_untracked(|session| session.control(node)?.range());
    let Some(scale) = scale else { return ().into_any() };
    let values = scale.numbers(STEPS_MAX);
    let named = untrack(|| answering.choices(node));
    let word = |value: &str, usual: &'static str| {
        let found = named.iter().find(|choice: &&Choice| is_same(&choice.value, value));
        found.map_or_else(|| own(usual), |choice| answering.spoken(choice.words.clone()))
    };
    let low = word(&scale.start, around().survey_scale_low());
    let high = word(&scale.end, around().survey_scale_high());
    if values.is_empty() {
        return view! { <Slider answering node scale low high /> }.into_any();
    }
    let name = question_id(node);
    let step = |value: &String| {
        let meaning = named.iter().find(|choice| is_same(&choice.value, value));
        let meaning = meaning.map(|choice| answering.spoken(choice.words.clone()));
        let step = step_name(value, &scale.end);
        let label = match meaning {
            // Words of another language are read from beneath the scale.
            Some(Spoken { words, language: None }) => [step, words].join(", "),
            _ => step,
        };
        let checked = {
            let value = value.clone();
            move || answering.session.with(|session| is_same(session.kept(node), &value))
        };
        let given = value.clone();
        view! {
            <label class="scale__step">
                <input
                    type="radio"
                    class="scale__box"
                    name=name.clone()
                    value=value.clone()
                    aria-label=label
                    prop:checked=checked
                    on:change=move |_| answering.answer(node, &given)
                />
                <span class="scale__number" aria-hidden="true">
                    {number(value)}
                </span>
            </label>
        }
    };
    let is_long = values.len() > ROW_STEPS_MAX;
    let steps = values.iter().map(step).collect_view();
    view! {
        <fieldset
            class="scale"
            role="radiogroup"
            aria-labelledby=question_id(node)
            aria-describedby=described_by(answering, node)
            aria-invalid=invalid(answering, node)
        >
            <div class="scale__steps" class:scale__steps--long=is_long>
                {steps}
            </div>
            <Ends low high />
        </fieldset>
    }
    .into_any()
}

/// `3` and `3.0` are one number.
fn is_same(left: &str, right: &str) -> bool {
    match (left.parse::<f64>(), right.parse::<f64>()) {
        (Ok(left), Ok(right)) => (left - right).abs() < 1e-9,
        _ => false,
    }
}

/// What the ends of a scale mean.
#[component]
fn Ends(
    /// The lowest.
    low: Spoken,
    /// The highest.
    high: Spoken,
) -> impl IntoView {
    view! {
        <p class="scale__ends note">
            <span lang=low.language>{low.words}</span>
            <span lang=high.language>{high.words}</span>
        </p>
    }
}

/// A slider of the browser's own; until it is touched there is no answer.
#[component]
fn Slider(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
    /// The scale.
    scale: Range,
    /// What its lowest number means.
    low: Spoken,
    /// What its highest number means.
    high: Spoken,
) -> impl IntoView {
    let kept = Memo::new(move |_| answering.session.with(|session| session.kept(node).to_owned()));
    let start = scale.start.clone();
    let at = move || kept.with(|kept| if kept.is_empty() { start.clone() } else { kept.clone() });
    let written =
        move || kept.with(|kept| if kept.is_empty() { "–".to_owned() } else { number(kept) });
    view! {
        <div class="scale">
            <output class="survey__number scale__value" aria-hidden="true">{written}</output>
            <input
                type="range"
                class="scale__slider"
                min=scale.start
                max=scale.end
                step=scale.step
                prop:value=at
                aria-labelledby=question_id(node)
                aria-describedby=described_by(answering, node)
                aria-invalid=invalid(answering, node)
                on:input=move |event| answering.type_in(node, Ok(event_target_value(&event)))
                on:change=move |event| answering.answer(node, &event_target_value(&event))
            />
            <Ends low high />
        </div>
    }
}
