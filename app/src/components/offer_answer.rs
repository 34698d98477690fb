//! Seats that a household is offered, and the two large buttons that answer.

use leptos::prelude::*;
use sammen_domain::{
    AcceptOffer, AreaId, CancelRegistration, Mutation, OccurrenceId, RegistrationId,
    RegistrationState, UnixSeconds,
};
use sammen_sync::{RegistrationView, Sending};
use wasm_bindgen_futures::spawn_local;

use crate::{state::use_app, words::m};

/// What a household can answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Offer {
    /// The area.
    pub area: AreaId,
    /// The registration.
    pub registration: RegistrationId,
    /// The date that it was made for.
    pub occurrence: OccurrenceId,
    /// When the offer ends; `None` when it has, and one can only say that one still wants to come.
    pub until: Option<UnixSeconds>,
}

impl Offer {
    /// The offer of a registration that waits for an answer; `None` once it was answered here.
    #[must_use]
    pub fn of(area: AreaId, view: &RegistrationView) -> Option<Self> {
        let is_open =
            view.placed == Sending::Decided && view.accepted.is_none() && view.cancelled.is_none();
        let until = match view.registration.state {
            RegistrationState::Offered { until } => Some(until),
            RegistrationState::Lapsed => None,
            _ => return None,
        };
        let (registration, occurrence) = (view.registration.id, view.registration.occurrence);
        is_open.then_some(Self { area, registration, occurrence, until })
    }
}

/// Yes or no, until when; saved on the phone at once.
#[component]
pub fn OfferAnswer(
    /// What is answered.
    offer: Offer,
    /// When the offer ends, in words.
    deadline: Option<String>,
) -> impl IntoView {
    let app = use_app();
    let Offer { area, registration, occurrence, until } = offer;
    let act = StoredValue::new(move |mutation: Mutation| {
        let area = area.clone();
        spawn_local(async move {
            // The offer stands when the phone cannot store the answer, and the banner says why.
            let _ = app.act(&area, &mutation).await;
        });
    });
    let accept = move |_| {
        let mutation = Mutation::AcceptOffer(AcceptOffer { registration, occurrence });
        act.with_value(|act| act(mutation));
    };
    let decline = move |_| {
        let cancel = CancelRegistration::new(registration, occurrence);
        act.with_value(|act| act(Mutation::CancelRegistration(cancel)));
    };
    let yes = if until.is_some() { m().offer_accept() } else { m().offer_still_wanted() };
    view! {
        <div class="stack" data-test="offer">
            {deadline
                .map(|moment| {
                    view! { <p><strong>{m().state_offered_until(&moment)}</strong></p> }
                })}
            <button
                type="button"
                class="button button--primary button--wide"
                data-test="offer-accept"
                on:click=accept
            >
                {yes}
            </button>
            <button
                type="button"
                class="button button--wide"
                data-test="offer-decline"
                on:click=decline
            >
                {m().offer_decline()}
            </button>
        </div>
    }
}
