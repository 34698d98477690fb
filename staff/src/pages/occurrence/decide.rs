//! What the staff decide about a date: another number of seats, and calling it off.

use leptos::{ev::SubmitEvent, prelude::*};

use super::Page;
use crate::{
    api::{CallOffRequest, CapacityRequest, Date, Method, Nothing},
    components::ActionButton,
    state::use_staff,
    words::m,
};

const CAPACITY_MAX: u32 = 100_000;
const REASON_CHARS_MAX: usize = 300;

/// The forms; nothing for a date that does not take place.
pub(super) fn decide(page: Page, date: &Date) -> impl IntoView + use<> {
    let capacity = date.capacity;
    (!date.is_cancelled).then(|| {
        view! {
            <section class="card stack" aria-labelledby="decide">
                <h2 id="decide">{m().decide_title()}</h2>
                {capacity.map(|capacity| view! { <Capacity page=page capacity=capacity /> })}
                <CallOff page=page />
            </section>
        }
    })
}

#[component]
fn Capacity(
    /// The page.
    page: Page,
    /// The seats that there are.
    capacity: u32,
) -> impl IntoView {
    let staff = use_staff();
    let typed = RwSignal::new(capacity.to_string());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let capacity = typed.get_untracked().trim().parse().ok();
        let Some(capacity) = capacity.filter(|seats| *seats <= CAPACITY_MAX) else {
            return page.feedback.refuse(m().error_capacity());
        };
        let (path, body) = (page.api("capacity"), CapacityRequest { capacity });
        let work = async move { staff.send::<Nothing>(Method::Put, &path, &body).await };
        page.feedback.run(m().capacity_changed(), work, move |_| page.registrations.reload());
    };
    view! {
        <details class="details">
            <summary>{m().capacity_change()}</summary>
            <form class="stack" on:submit=save novalidate>
                <label class="field">
                    <span class="field__label">{m().field_capacity()}</span>
                    <span class="note">{m().field_capacity_hint()}</span>
                    <input
                        class="field__input"
                        type="number"
                        min="0"
                        inputmode="numeric"
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                        data-test="capacity"
                    />
                </label>
                <button type="submit" class="button" data-test="capacity-save">
                    {m().capacity_save()}
                </button>
            </form>
        </details>
    }
}

#[component]
fn CallOff(
    /// The page.
    page: Page,
) -> impl IntoView {
    let staff = use_staff();
    let reason = RwSignal::new(String::new());
    let call_off = Callback::new(move |()| {
        let typed = reason.get_untracked().trim().to_owned();
        if !(1..=REASON_CHARS_MAX).contains(&typed.chars().count()) {
            return page.feedback.refuse(m().error_reason());
        }
        let (path, body) = (page.api("cancel"), CallOffRequest { reason: typed });
        let work = async move { staff.send::<Nothing>(Method::Post, &path, &body).await };
        page.feedback.run(m().called_off(), work, move |_| page.registrations.reload());
    });
    view! {
        <details class="details">
            <summary>{m().call_off()}</summary>
            <div class="stack">
                <label class="field">
                    <span class="field__label">{m().field_reason()}</span>
                    <span class="note">{m().field_reason_hint()}</span>
                    <input
                        class="field__input"
                        autocomplete="off"
                        prop:value=move || reason.get()
                        on:input=move |event| reason.set(event_target_value(&event))
                        data-test="reason"
                    />
                </label>
                <div>
                    <ActionButton
                        words=m().call_off()
                        question=Some((
                            m().call_off_title().to_owned(),
                            m().call_off_body().to_owned(),
                        ))
                        test="call-off"
                        on_action=call_off
                    />
                </div>
            </div>
        </details>
    }
}
