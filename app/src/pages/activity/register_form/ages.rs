//! How old those are who come, where the activity is not for every age.

use leptos::prelude::*;

use super::{super::registration::FormFacts, field::TextField, problems::Problem, typed::Typed};
use crate::words::late;

/// The id of a person's field; the first is 0.
pub fn field_id(index: usize) -> String {
    format!("age-{index}")
}

/// An age for each; nothing where the activity does not ask.
#[component]
pub fn Ages(
    /// What the date asks for.
    facts: StoredValue<FormFacts>,
    /// What has been typed.
    typed: Typed,
    /// What is wrong with it.
    problems: RwSignal<Vec<Problem>>,
) -> impl IntoView {
    let (youngest, oldest) = facts.with_value(|facts| facts.ages)?;
    let for_another = facts.with_value(|facts| facts.on_behalf);
    let title = if for_another { late().others_ages_title() } else { late().register_ages_title() };
    let guardians = facts.with_value(|facts| facts.terms.guardians);
    let field = move |index: usize| {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let label = if index == 0 && !for_another {
            late().register_age_own().to_owned()
        } else {
            late().register_age(number)
        };
        view! {
            <TextField
                id=field_id(index)
                label=label
                test="age"
                digits=true
                required=true
                lines=typed.ages
                index=index
                problems=problems
                facts=facts
            />
        }
    };
    Some(view! {
        <fieldset class="stack">
            <legend class="field__label">{title}</legend>
            <p class="note">
                {late().register_ages_limits(u32::from(youngest), u32::from(oldest))}
                {guardians.then(|| format!(" {}", late().register_ages_guardians()))}
            </p>
            <For
                each=move || 0..usize::from(typed.persons.get())
                key=|index| *index
                children=field
            />
            <p class="note">{late().register_kept()}</p>
        </fieldset>
    })
}
