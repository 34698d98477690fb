//! Watches whether anybody is there.

use gloo::timers::callback::Interval;
use leptos::{ev, html, prelude::*};

use crate::pages::survey::around;

/// For how long somebody is asked.
const ASKED_SECONDS: u32 = 20;
/// When it is said again how long is left, to those who listen.
const SAID_AT: [u32; 3] = [20, 10, 5];
const TICK_MS: u32 = 500;

/// Asks whether somebody is still there once nobody has touched the screen for some time, and tells when nobody answers.
#[component]
pub fn IdleWatch(
    /// How long that is.
    seconds: u32,
    /// Whether anybody is asked before it is over.
    is_asked: bool,
    /// Told when it is over.
    on_over: Callback<()>,
) -> impl IntoView {
    let touched = StoredValue::new(js_sys::Date::now());
    // The seconds that are left once somebody is asked.
    let left = RwSignal::new(None::<u32>);
    let touch = move || {
        touched.set_value(js_sys::Date::now());
        if left.get_untracked().is_some() {
            left.set(None);
        }
    };
    for name in ["pointerdown", "keydown", "input", "touchmove", "wheel"] {
        let listener = window_event_listener_untyped(name, move |_| touch());
        on_cleanup(move || listener.remove());
    }
    let asked_seconds = if is_asked { ASKED_SECONDS } else { 0 };
    let tick = Interval::new(TICK_MS, move || {
        let Some(since) = touched.try_get_value() else { return };
        // A clock that was set back counts as a touch.
        let quiet = quiet_seconds(since);
        match (seconds + asked_seconds).checked_sub(quiet) {
            None | Some(0) => on_over.run(()),
            Some(rest) if is_asked && quiet >= seconds => left.set(Some(rest)),
            Some(_) => {}
        }
    });
    let tick = StoredValue::new_local(Some(tick));
    on_cleanup(move || {
        tick.try_update_value(Option::take);
    });
    let is_asking = Memo::new(move |_| left.with(Option::is_some));
    move || {
        is_asking
            .get()
            .then(|| view! { <Question left=left on_stay=Callback::new(move |()| touch()) /> })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is negative becomes 0, and nobody waits for a hundred years"
)]
fn quiet_seconds(since_ms: f64) -> u32 {
    ((js_sys::Date::now() - since_ms) / 1_000.0) as u32
}

#[component]
fn Question(
    /// The seconds that are left.
    left: RwSignal<Option<u32>>,
    /// Told when somebody is there.
    on_stay: Callback<()>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
    });
    let seconds = move || left.get().unwrap_or_default();
    let said = Memo::new(move |_| {
        let seconds = seconds();
        SAID_AT.into_iter().rev().find(|at| seconds <= *at).unwrap_or(ASKED_SECONDS)
    });
    // Escape is an answer too.
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        on_stay.run(());
    };
    view! {
        <dialog
            class="confirm"
            node_ref=dialog
            aria-labelledby="kiosk-idle-title"
            data-test="kiosk-idle"
            on:cancel=cancel
        >
            <h2 id="kiosk-idle-title">{around().kiosk_idle_title()}</h2>
            <p aria-hidden="true">{move || around().kiosk_idle_body(seconds())}</p>
            <p class="spoken" role="alert">
                {move || around().kiosk_idle_body(said.get())}
            </p>
            <button
                type="button"
                class="button button--wide button--primary"
                data-test="kiosk-stay"
                on:click=move |_| on_stay.run(())
            >
                {around().kiosk_idle_stay()}
            </button>
        </dialog>
    }
}
