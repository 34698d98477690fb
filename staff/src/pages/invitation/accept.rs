//! Taking the invitation, with a passkey or, where the browser has none, with a PIN.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::AreaId;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, Failure, Role},
    components::{ErrorSummary, FormErrors, Notice, SubmitButton, TextField, TextKind, Tone},
    passkey,
    routing::{forget_link, leave_for},
    words::{self, m},
};

/// Where a volunteer sees who comes, in the residents' app.
pub(super) const DOOR: &str = "/doeren";
const PIN_DIGITS: std::ops::RangeInclusive<usize> = 6..=12;

/// The ways to take it.
#[component]
pub(super) fn Accept(
    /// The link's area.
    area: AreaId,
    /// The link's secret.
    token: String,
) -> impl IntoView {
    let link = StoredValue::new((area, token));
    // A browser may have passkeys and yet no device for them.
    let by_pin = RwSignal::new(!passkey::is_supported());
    move || {
        if by_pin.get() {
            view! { <ByPin link=link by_pin=by_pin /> }.into_any()
        } else {
            view! { <ByPasskey link=link by_pin=by_pin /> }.into_any()
        }
    }
}

/// The invitation is taken: the link is of no more use, and nobody who gets the phone finds it.
fn go_to_door() {
    forget_link();
    leave_for(DOOR);
}

#[component]
fn ByPasskey(
    /// The link.
    link: StoredValue<(AreaId, String)>,
    /// Set to true where there is no device for passkeys.
    by_pin: RwSignal<bool>,
) -> impl IntoView {
    let problem = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let join = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let ((area, token), owner) = (link.get_value(), Owner::current());
        spawn_local(async move {
            match api::accept_by_passkey(&area, &token, Role::Volunteer).await {
                Ok(_) => go_to_door(),
                Err(error) => {
                    let told = owner.map(|owner| owner.with(|| words::passkey_error(error)));
                    let _ = problem.try_set(told);
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    view! {
        <section class="stack">
            <h2>{m().invitation_passkey_title()}</h2>
            <p>{m().passkey_explained()}</p>
            <Notice tone=Tone::Stop text=problem />
            <button
                type="button"
                class="button button--primary button--wide"
                aria-disabled=move || busy.get().to_string()
                on:click=join
                data-test="join"
            >
                {move || if busy.get() { m().working() } else { m().invitation_join() }}
            </button>
            <button
                type="button"
                class="button button--quiet button--wide"
                on:click=move |_| by_pin.set(true)
                data-test="use-pin"
            >
                {m().invitation_use_pin()}
            </button>
        </section>
    }
}

#[component]
fn ByPin(
    /// The link.
    link: StoredValue<(AreaId, String)>,
    /// Set to false by who has a passkey after all.
    by_pin: RwSignal<bool>,
) -> impl IntoView {
    let errors = FormErrors::none();
    let problem = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let (pin, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() || !errors.set(check(&pin.get_untracked(), &again.get_untracked()))
        {
            return;
        }
        problem.set(None);
        busy.set(true);
        let ((area, token), typed, owner) =
            (link.get_value(), pin.get_untracked(), Owner::current());
        spawn_local(async move {
            let accepted = api::accept_by_pin(&area, &token, &typed).await;
            let Err(failure) = accepted else { return go_to_door() };
            let _ = busy.try_set(false);
            let Some(owner) = owner else { return };
            owner.with(|| match failure {
                Failure::Invalid => {
                    errors.set(vec![("pin", m().error_pin_easy().to_owned())]);
                }
                other => {
                    let _ = problem.try_set(Some(words::failure(other)));
                }
            });
        });
    };
    let back = passkey::is_supported().then(|| {
        view! {
            <button
                type="button"
                class="button button--quiet button--wide"
                on:click=move |_| by_pin.set(false)
            >
                {m().invitation_use_passkey()}
            </button>
        }
    });
    view! {
        <form class="stack" on:submit=send novalidate>
            <h2>{m().invitation_pin_title()}</h2>
            <p>{m().invitation_pin_explained()}</p>
            <ErrorSummary errors=errors />
            <TextField
                id="pin"
                label=m().field_pin()
                hint=m().field_pin_hint()
                kind=TextKind::Pin
                value=pin
                errors=errors
            />
            <TextField
                id="pin-again"
                label=m().field_pin_again()
                kind=TextKind::Pin
                value=again
                errors=errors
            />
            <Notice tone=Tone::Stop text=problem />
            <SubmitButton words=m().invitation_join() busy=busy test="join-by-pin" />
            {back}
        </form>
    }
}

/// What is wrong with a PIN as it was typed, twice.
fn check(pin: &str, again: &str) -> Vec<(&'static str, String)> {
    let is_pin = PIN_DIGITS.contains(&pin.len()) && pin.bytes().all(|byte| byte.is_ascii_digit());
    if !is_pin {
        return vec![("pin", m().error_pin().to_owned())];
    }
    if pin != again {
        return vec![("pin-again", m().error_pin_again().to_owned())];
    }
    Vec::new()
}
