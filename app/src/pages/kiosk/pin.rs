//! A field for the staff's PIN, and what is said of a wrong one.

use leptos::prelude::*;
use sammen_sync_indexeddb::{KioskError, WeakPin};

use crate::words::late;

/// A field that shows nothing of what is typed.
#[component]
pub fn PinField(
    /// Its id.
    id: &'static str,
    /// What it is called.
    label: &'static str,
    /// What is typed.
    typed: RwSignal<String>,
    /// What was wrong last.
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            <input
                id=id
                class="field__input"
                type="password"
                autocomplete="off"
                aria-describedby="kiosk-problem"
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
    }
}

/// What was wrong last.
#[component]
pub fn PinProblem(
    /// It, in words.
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    view! {
        <p class="field__error" id="kiosk-problem" role="alert" data-test="kiosk-problem">
            {problem}
        </p>
    }
}

/// An error in words.
pub fn words(error: &KioskError) -> String {
    match error {
        KioskError::Wrong => late().kiosk_error_wrong().to_owned(),
        KioskError::Waits { seconds } => late().names_error_waits(*seconds),
        KioskError::NotBegun | KioskError::Unsupported => {
            late().kiosk_error_unsupported().to_owned()
        }
        KioskError::Weak(WeakPin::Short) => late().names_error_short().to_owned(),
        KioskError::Weak(WeakPin::Obvious) => late().names_error_obvious().to_owned(),
        KioskError::NoKey(_) => late().kiosk_error_key().to_owned(),
        KioskError::Store(_) => late().names_error_storage().to_owned(),
    }
}
