//! Who comes to a date.

mod household;

use leptos::prelude::*;
use sammen_domain::{AreaId, OccurrenceId};

use super::activities::seats;
use crate::{
    api::{Registration, RegistrationState, Registrations},
    components::{Heading, Shown},
    routing::Route,
    state::load,
    words::{m, moment, text},
};
use household::household;

/// The page.
#[component]
pub fn OccurrencePage(
    /// The area.
    area: AreaId,
    /// The date.
    id: OccurrenceId,
) -> impl IntoView {
    let path = format!("/api/staff/areas/{area}/occurrences/{id}/registrations");
    let loaded = load::<Registrations>(move || Some(path.clone()));
    let back = Route::Activities(area.clone()).path();
    view! {
        <p>
            <a href=back>{m().back_to_activities()}</a>
        </p>
        <Heading text=m().occurrence_title() />
        <Shown
            loaded=loaded
            show=Callback::new(move |found| registrations(&area, found).into_any())
        />
    }
}

fn registrations(area: &AreaId, found: Registrations) -> impl IntoView + use<> {
    let Registrations { occurrence, title, registrations, are_names_shown } = found;
    let (coming, waiting): (Vec<_>, Vec<_>) =
        registrations.into_iter().partition(|r| r.state == RegistrationState::Confirmed);
    let explained = if are_names_shown { m().names_shown_logged() } else { m().names_hidden() };
    view! {
        <div class="stack">
            <h2>{text(&title)}</h2>
            <p>{moment(area, occurrence.starts_at)}</p>
            <p class="note">{seats(&occurrence)}</p>
            <p class="note">{explained}</p>
        </div>
        {list(m().registrations_coming(), "coming", coming)}
        {(!waiting.is_empty()).then(|| list(m().registrations_waiting(), "waiting", waiting))}
    }
}

fn list(title: &'static str, id: &'static str, found: Vec<Registration>) -> impl IntoView {
    let none = found.is_empty().then(|| view! { <p class="muted">{m().registrations_none()}</p> });
    let rows = found
        .into_iter()
        .zip(1..)
        .map(|(registration, number)| household(number, registration))
        .collect_view();
    view! {
        <section class="card stack" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {none}
            <ul class="stack">{rows}</ul>
        </section>
    }
}
