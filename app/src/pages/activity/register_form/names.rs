//! Who comes: a field for each, where the activity asks or the person wants to.

use leptos::prelude::*;

use super::{super::registration::FormFacts, field::TextField, problems::Problem, typed::Typed};
use crate::words::late;

/// The id of a person's field; the first is 0.
pub fn field_id(index: usize) -> String {
    format!("name-{index}")
}

/// The names, in sight where they must be given and folded away where they need not. Somebody else's are not asked for.
#[component]
pub fn Names(
    /// What the date asks for.
    facts: StoredValue<FormFacts>,
    /// What has been typed.
    typed: Typed,
    /// What is wrong with it.
    problems: RwSignal<Vec<Problem>>,
) -> impl IntoView {
    if facts.with_value(|facts| facts.on_behalf) {
        return ().into_any();
    }
    let required = facts.with_value(|facts| facts.terms.names_required);
    let field = move |index: usize| {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let label = if index == 0 {
            late().register_name_own().to_owned()
        } else {
            late().register_name(number)
        };
        view! {
            <TextField
                id=field_id(index)
                label=label
                test="name"
                required=required
                lines=typed.names
                index=index
                problems=problems
                facts=facts
            />
        }
    };
    let fields = move || {
        view! {
            <For
                each=move || 0..usize::from(typed.persons.get())
                key=|index| *index
                children=field
            />
            <p class="note">{late().register_privacy()}" "{late().register_kept()}</p>
        }
    };
    if required {
        view! {
            <fieldset class="stack">
                <legend class="field__label">{late().register_names_title()}</legend>
                <p class="note">{late().register_names_required()}</p>
                {fields()}
            </fieldset>
        }
        .into_any()
    } else {
        view! {
            <details class="register__names" data-test="names">
                <summary>
                    {late().register_names_title()}" "
                    <span class="note">{late().register_names_optional()}</span>
                </summary>
                <div class="stack">{fields()}</div>
            </details>
        }
        .into_any()
    }
}
