//! Who comes: a field for each, where the activity asks or the person wants to.

use leptos::prelude::*;

use super::problems::Problem;
use crate::{
    components::{Icon, IconView},
    words::m,
};

/// The id of a person's field; the first is 0.
pub fn field_id(index: usize) -> String {
    format!("name-{index}")
}

/// The names, in sight where they must be given and folded away where they need not.
#[component]
pub fn Names(
    /// Whether everybody must be named.
    required: bool,
    /// How many come.
    persons: RwSignal<u16>,
    /// The names as typed; longer than `persons`, so that one fewer and one more loses nothing.
    names: RwSignal<Vec<String>>,
    /// What is wrong with them.
    problems: RwSignal<Vec<Problem>>,
) -> impl IntoView {
    let fields = move || {
        view! {
            <For
                each=move || 0..usize::from(persons.get())
                key=|index| *index
                children=move |index| {
                    view! { <NameField index=index required=required names=names problems=problems /> }
                }
            />
            <p class="note">{m().register_privacy()}</p>
        }
    };
    if required {
        view! {
            <fieldset class="stack">
                <legend class="field__label">{m().register_names_title()}</legend>
                <p class="note">{m().register_names_required()}</p>
                {fields()}
            </fieldset>
        }
        .into_any()
    } else {
        view! {
            <details class="register__names" data-test="names">
                <summary>
                    {m().register_names_title()}" "
                    <span class="note">{m().register_names_optional()}</span>
                </summary>
                <div class="stack">{fields()}</div>
            </details>
        }
        .into_any()
    }
}

#[component]
fn NameField(
    /// Whose; the first is 0.
    index: usize,
    /// Whether it must be filled in.
    required: bool,
    /// All names.
    names: RwSignal<Vec<String>>,
    /// What is wrong with them.
    problems: RwSignal<Vec<Problem>>,
) -> impl IntoView {
    let id = field_id(index);
    let error_id = format!("{id}-error");
    let label = move || {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        if index == 0 { m().register_name_own().to_owned() } else { m().register_name(number) }
    };
    let problem = Memo::new(move |_| {
        problems.with(|problems| problems.iter().find(|p| p.field() == Some(index)).copied())
    });
    let described_by = {
        let error_id = error_id.clone();
        move || problem.get().map(|_| error_id.clone())
    };
    let error = move || {
        let problem = problem.get()?;
        Some(view! {
            <p class="field__error" id=error_id.clone()>
                <IconView icon=Icon::Alert />
                {problem.words()}
            </p>
        })
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <input
                id=id
                class="field__input"
                type="text"
                autocomplete="off"
                autocapitalize="words"
                spellcheck="false"
                data-test="name"
                aria-required=required.then_some("true")
                aria-invalid=move || problem.get().map(|_| "true")
                aria-describedby=described_by
                prop:value=move || names.with(|names| names.get(index).cloned().unwrap_or_default())
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    names
                        .update(|names| {
                            if let Some(name) = names.get_mut(index) {
                                *name = typed;
                            }
                        });
                    problems.update(|problems| problems.retain(|p| p.field() != Some(index)));
                }
            />
            {error}
        </div>
    }
}
