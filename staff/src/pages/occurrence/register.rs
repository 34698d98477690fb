//! Registering a household that telephones or comes by, without asking who it is.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::RegistrationId;
use sammen_sync_indexeddb::new_uuid;

use super::Page;
use crate::{
    api::{Date, HouseholdRequest, Method, Placed, RegistrationState},
    state::use_staff,
    words::m,
};

/// The form; nothing for a date that is over or does not take place, or where nobody registers.
pub(super) fn register(
    page: Page,
    date: &Date,
    household_max: Option<u16>,
) -> impl IntoView + use<> {
    let is_open = !date.is_cancelled && page.now < date.ends_at;
    household_max.filter(|_| is_open).map(|max| view! { <Form page=page max=max /> })
}

#[component]
fn Form(
    /// The page.
    page: Page,
    /// How many may come in one household.
    max: u16,
) -> impl IntoView {
    let staff = use_staff();
    let typed = RwSignal::new("1".to_owned());
    // The same until it is known to be stored: pressed again after a lost answer, it is not made twice.
    let id = RwSignal::new(RegistrationId(new_uuid()));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let persons = typed.get_untracked().trim().parse().ok();
        let Some(persons) = persons.filter(|persons| (1..=max).contains(persons)) else {
            return page.feedback.refuse(&m().error_persons(u32::from(max)));
        };
        let path = page.api("registrations");
        let body = HouseholdRequest { id: id.get_untracked(), persons };
        let work = async move { staff.send::<Placed>(Method::Post, &path, &body).await };
        let words = m();
        page.feedback.run(m().registered_seats(), work, move |placed| {
            if placed.state != RegistrationState::Confirmed {
                page.feedback.tell(words.registered_waits(placed.position.unwrap_or(1)));
            }
            page.registrations.reload();
        });
    };
    view! {
        <section class="card stack" aria-labelledby="register">
            <h2 id="register">{m().register_title()}</h2>
            <p class="note">{m().register_explained()}</p>
            <form class="stack" on:submit=save novalidate>
                <label class="field">
                    <span class="field__label">{m().field_persons()}</span>
                    <span class="note">{m().field_persons_hint(u32::from(max))}</span>
                    <input
                        class="field__input"
                        type="number"
                        min="1"
                        inputmode="numeric"
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                        data-test="persons"
                    />
                </label>
                <button type="submit" class="button" data-test="register">
                    {m().register_save()}
                </button>
            </form>
        </section>
    }
}
