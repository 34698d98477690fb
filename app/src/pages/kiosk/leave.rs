//! Where a member of staff gives the PIN, sees how the answers stand, and ends the round.

use leptos::{ev::SubmitEvent, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{
    pin::{PinField, PinProblem, words},
    standing::Unsent,
};
use crate::{components::PageHeading, state::use_app, words::late};

/// The PIN, then the figures.
#[component]
pub fn Staff(
    /// Told when it goes on.
    on_back: Callback<()>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let content = move || {
        if is_open.get() {
            view! { <Open /> }.into_any()
        } else {
            view! { <Closed is_open=is_open /> }.into_any()
        }
    };
    view! {
        <div class="survey kiosk" data-test="kiosk-for-staff">
            <PageHeading text=late().kiosk_staff_title() />
            {content}
            <button
                type="button"
                class="button button--wide"
                data-test="kiosk-back"
                on:click=move |_| on_back.run(())
            >
                {late().kiosk_go_on()}
            </button>
        </div>
    }
}

#[component]
fn Closed(
    /// Set when the PIN is the right one.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let (typed, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let problem = RwSignal::new(None::<String>);
    let owner = Owner::current();
    let give = move |event: SubmitEvent| {
        event.prevent_default();
        let (pin, owner) = (typed.get_untracked(), owner.clone());
        if busy.get_untracked() {
            return;
        }
        typed.set(String::new());
        busy.set(true);
        spawn_local(async move {
            let checked = app.check_kiosk_pin(&pin).await;
            busy.try_set(false);
            match (checked, owner) {
                (Ok(()), _) => drop(is_open.try_set(true)),
                // Words need the language, which is found from the page.
                (Err(error), Some(owner)) => {
                    drop(problem.try_set(Some(owner.with(|| words(&error)))));
                }
                (Err(_), None) => {}
            }
        });
    };
    let waiting = app.kiosk_standing().waiting;
    view! {
        <form class="card stack" on:submit=give novalidate autocomplete="off">
            <p class="note">{late().kiosk_waiting(waiting)}</p>
            <PinField id="kiosk-pin" label=late().kiosk_pin() typed=typed problem=problem />
            <PinProblem problem=problem />
            <button
                type="submit"
                class="button button--primary"
                disabled=busy
                data-test="kiosk-unlock"
            >
                {late().names_unlock()}
            </button>
        </form>
    }
}

#[component]
fn Open() -> impl IntoView {
    let app = use_app();
    let finished = RwSignal::new(None::<u32>);
    spawn_local(async move {
        let kiosk = app.kiosk_chosen().await;
        finished.try_set(kiosk.map(|kiosk| kiosk.finished));
    });
    let delivered = move || {
        let standing = app.kiosk_standing();
        finished.get().map(|finished| {
            let delivered = finished.saturating_sub(standing.waiting + standing.refused);
            view! {
                <p data-test="kiosk-delivered" data-delivered=delivered.to_string()>
                    {late().kiosk_delivered(delivered)}
                </p>
            }
        })
    };
    let end = move |_| {
        spawn_local(async move {
            // A storage that fails is shown as such, and the round goes on.
            let _ = app.end_kiosk().await;
        });
    };
    view! {
        <div class="card stack" data-test="kiosk-open">
            {delivered}
            <Unsent />
        </div>
        <button
            type="button"
            class="button button--wide button--primary"
            data-test="kiosk-end"
            on:click=end
        >
            {late().kiosk_end()}
        </button>
        <p class="note">{late().kiosk_end_hint()}</p>
    }
}
