//! One of several, or several of several, as cards.

use leptos::prelude::*;
use sammen_xforms::{Answer, Appearance, Choice};

use super::{
    answering::Answering,
    question::{QUESTION_ID, described_by, invalid},
    words::spoken,
};

/// Radio buttons, each on a card.
#[component]
pub fn ChooseOne(
    /// Who answers.
    answering: Answering,
    /// The question's position in the form.
    index: usize,
    /// The question's name.
    name: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// How they are laid out.
    appearance: Appearance,
) -> impl IntoView {
    let card = |choice: Choice| {
        let label = spoken(&choice.label);
        let answer = Answer::Choice(choice.name.clone());
        let checked = {
            let answer = answer.clone();
            move || answering.session.with(|session| session.answer(index) == Some(&answer))
        };
        view! {
            <label class="choice">
                <input
                    type="radio"
                    class="choice__box"
                    name=name.clone()
                    value=choice.name
                    prop:checked=checked
                    on:change=move |_| answering.answer(index, Some(answer.clone()))
                />
                <span lang=label.language>{label.words}</span>
            </label>
        }
    };
    let cards = choices.into_iter().map(card).collect_view();
    view! {
        <fieldset
            class="choices"
            class:choices--steps=appearance == Appearance::Likert
            role="radiogroup"
            aria-labelledby=QUESTION_ID
            aria-describedby=described_by(answering)
            aria-invalid=invalid(answering)
        >
            {cards}
        </fieldset>
    }
}

/// Checkboxes, each on a card.
#[component]
pub fn ChooseMany(
    /// Who answers.
    answering: Answering,
    /// The question's position in the form.
    index: usize,
    /// The question's name.
    name: String,
    /// What can be chosen.
    choices: Vec<Choice>,
) -> impl IntoView {
    let card = |choice: Choice| {
        let label = spoken(&choice.label);
        let checked = {
            let name = choice.name.clone();
            move || answering.session.with(|session| taken(session.answer(index)).contains(&name))
        };
        let value = choice.name.clone();
        let toggle = move |event| {
            let is_on = event_target_checked(&event);
            let mut names =
                answering.session.with_untracked(|session| taken(session.answer(index)).to_vec());
            names.retain(|name| *name != choice.name);
            if is_on {
                names.push(choice.name.clone());
            }
            answering.answer(index, Some(Answer::Choices(names)));
        };
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    class="choice__box"
                    name=name.clone()
                    value=value
                    prop:checked=checked
                    aria-describedby=described_by(answering)
                    aria-invalid=invalid(answering)
                    on:change=toggle
                />
                <span lang=label.language>{label.words}</span>
            </label>
        }
    };
    let cards = choices.into_iter().map(card).collect_view();
    view! {
        <fieldset class="choices" aria-labelledby=QUESTION_ID>
            {cards}
        </fieldset>
    }
}

fn taken(answer: Option<&Answer>) -> &[String] {
    match answer {
        Some(Answer::Choices(names)) => names,
        _ => &[],
    }
}
