//! Whether the answers are on the phone, in words.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{answering::Answering, saver::Saving, tongue::around};
use crate::components::{Icon, IconView};

/// Whether the answers on this page are on the phone.
#[component]
pub fn SavedLine(
    /// Who answers.
    answering: Answering,
    /// Whether there is an answer to save.
    has_answer: Memo<bool>,
) -> impl IntoView {
    let is_saved = Memo::new(move |_| {
        let is_kept = answering.on_leave().is_none();
        let is_taken = is_kept && has_answer.get() && answering.entries.with(BTreeMap::is_empty);
        is_taken && answering.saving.get() == Saving::Saved
    });
    let saved = move || {
        is_saved.get().then(|| {
            view! {
                <p class="note survey__saved" data-test="survey-saved">
                    <IconView icon=Icon::Lock />
                    {around().survey_saved()}
                </p>
            }
        })
    };
    view! {
        <div class="survey__saving" role="status">
            {saved}
        </div>
        <NotSaved answering=answering />
    }
}

/// Says that the phone could not save, and offers to try again.
#[component]
pub fn NotSaved(
    /// Who answers.
    answering: Answering,
) -> impl IntoView {
    // While it is tried again, the words stay.
    let has_failed = Memo::new(move |before: Option<&bool>| match answering.saving.get() {
        Saving::Saved => false,
        Saving::Failed => true,
        Saving::Unsaved => before.copied().unwrap_or(false),
    });
    move || {
        has_failed.get().then(|| {
            view! {
                <div class="survey__not-saved" role="alert" data-test="survey-not-saved">
                    <p class="field__error">
                        <IconView icon=Icon::Alert />
                        {around().survey_not_saved()}
                    </p>
                    <button type="button" class="button" on:click=move |_| answering.flush()>
                        {around().survey_try_again()}
                    </button>
                </div>
            }
        })
    }
}
