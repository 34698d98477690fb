//! A household's ticket: the button that shows it. What it shows is fetched with the first ticket that is opened.

mod sheet;

use leptos::prelude::*;
use sammen_domain::RegistrationState;
use sammen_sync::{OccurrenceView, RegistrationView, View};
use sammen_ticket::short_code;
use wasm_split_helpers::wasm_split;

use crate::{
    intl::DateStyle,
    pages::later::{Fetched, when_fetched},
    words::{date, late, m, text, text_language, time},
};

use super::seat_words;
use sheet::TicketSheet;

/// What stands on a ticket.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct TicketFacts {
    /// What is in its picture.
    text: String,
    /// What is said where the picture cannot be read.
    code: String,
    /// The activity.
    title: String,
    /// The title's language, where it is not the page's.
    language: Option<String>,
    /// The day, and from when until when.
    day: String,
    hours: String,
    place: Option<String>,
    /// How many may come in.
    people: String,
    /// Which seat they have, where seats are numbered.
    seat: Option<String>,
    /// Whether it is for all dates that the household comes to.
    is_series: bool,
}

impl TicketFacts {
    /// The ticket of a registration that has seats, once the server has given it one. `shown` is its date; of a series
    /// the next one.
    #[must_use]
    pub fn of(
        view: &View,
        registration: &RegistrationView,
        shown: &OccurrenceView<'_>,
    ) -> Option<Self> {
        let known = &registration.registration;
        let ticket = view.tickets.get(&known.id)?;
        if known.state != RegistrationState::Confirmed {
            return None;
        }
        let OccurrenceView { occurrence, activity, .. } = shown;
        let (starts, ends) = (occurrence.starts, occurrence.ends);
        Some(Self {
            text: ticket.text.clone(),
            code: short_code(known.id.0.as_bytes()),
            title: text(&activity.title),
            language: text_language(&activity.title),
            day: date(starts.date, DateStyle::Full),
            hours: m().when_from_until(&time(starts.minute), &time(ends.minute)),
            place: view.places.get(&activity.place).map(|place| text(&place.name)),
            people: late().mit_people(u32::from(known.persons)),
            seat: seat_words(view, registration, shown),
            is_series: known.series.is_some(),
        })
    }
}

/// The button, and the ticket when it is pressed.
#[component]
pub fn TicketButton(
    /// What stands on it.
    facts: TicketFacts,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let label = late().ticket_show_of(&facts.title);
    let sheet = move || open.get().then(|| when_fetched(ticket_sheet(facts.clone(), open)));
    view! {
        <button
            type="button"
            class="button button--primary"
            aria-label=label
            data-test="show-ticket"
            on:click=move |_| open.set(true)
        >
            {late().ticket_show()}
        </button>
        {sheet}
    }
}

/// Apart, since nobody draws a picture who only looks at the list.
#[wasm_split(ticket, fallible)]
fn ticket_sheet(facts: TicketFacts, open: RwSignal<bool>) -> Fetched {
    Ok(view! { <TicketSheet facts=facts open=open /> }.into_any())
}
