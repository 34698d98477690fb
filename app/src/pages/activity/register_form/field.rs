//! A field with a label over it and what is wrong with it under it.

use leptos::prelude::*;

use super::{super::registration::FormFacts, problems::Problem};
use crate::components::{Icon, IconView};

/// The first thing that is wrong with a field.
pub fn problem_of(id: String, problems: RwSignal<Vec<Problem>>) -> Memo<Option<Problem>> {
    Memo::new(move |_| {
        let is_its = |problem: &&Problem| problem.field().as_deref() == Some(id.as_str());
        problems.with(|problems| problems.iter().find(is_its).copied())
    })
}

/// What is wrong with a field is not shown any more: it is being put right.
pub fn forget_problem(id: &str, problems: RwSignal<Vec<Problem>>) {
    let is_other = |problem: &Problem| problem.field().as_deref() != Some(id);
    if problems.with_untracked(|problems| !problems.iter().all(is_other)) {
        problems.update(|problems| problems.retain(is_other));
    }
}

/// The id of what says that a field is wrong.
#[must_use]
pub fn error_id(id: &str) -> String {
    format!("{id}-error")
}

/// What is wrong with a field, where anything is.
#[component]
pub fn FieldError(
    /// The field's id.
    id: String,
    /// What is wrong with it.
    problem: Memo<Option<Problem>>,
    /// What the date asks for.
    facts: StoredValue<FormFacts>,
) -> impl IntoView {
    move || {
        let problem = problem.get()?;
        Some(view! {
            <p class="field__error" id=error_id(&id)>
                <IconView icon=Icon::Alert />
                {facts.with_value(|facts| problem.words(facts))}
            </p>
        })
    }
}

/// A line of text, tied to its label and to what is wrong with it.
#[component]
pub fn TextField(
    /// Its id.
    id: String,
    /// What it is called.
    label: String,
    /// A stable name for tests.
    test: &'static str,
    /// Whether digits are typed; else names.
    #[prop(optional)]
    digits: bool,
    /// Whether it must be filled in.
    required: bool,
    /// All lines of its kind.
    lines: RwSignal<Vec<String>>,
    /// Which of them it is.
    index: usize,
    /// What is wrong in the form.
    problems: RwSignal<Vec<Problem>>,
    /// What the date asks for.
    facts: StoredValue<FormFacts>,
) -> impl IntoView {
    let problem = problem_of(id.clone(), problems);
    let described_by = {
        let id = id.clone();
        move || problem.get().map(|_| error_id(&id))
    };
    let type_in = {
        let id = id.clone();
        move |event| {
            let typed = event_target_value(&event);
            lines.update(|lines| {
                if let Some(line) = lines.get_mut(index) {
                    *line = typed;
                }
            });
            forget_problem(&id, problems);
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <input
                id=id.clone()
                class="field__input"
                type="text"
                inputmode=digits.then_some("numeric")
                maxlength=digits.then_some("3")
                autocomplete="off"
                autocapitalize=if digits { "none" } else { "words" }
                spellcheck="false"
                data-test=test
                aria-required=required.then_some("true")
                aria-invalid=move || problem.get().map(|_| "true")
                aria-describedby=described_by
                prop:value=move || lines.with(|all| all.get(index).cloned().unwrap_or_default())
                on:input=type_in
            />
            <FieldError id=id problem=problem facts=facts />
        </div>
    }
}
