//! One place: what it is, how to get in, when it is open, and what is on there.

use leptos::prelude::*;
use sammen_domain::{Place, PlaceId};

use super::places::{
    DATES_MAX, DateLine, DateLines, Fact, Facts, LinkSection, find, find_view, found_or_missing,
    service_links,
};
use crate::{
    components::{Icon, OpeningHoursView, PageHeading},
    routing::{PlacesTab, Route},
    state::use_app,
    words::{late, text, text_language},
};

/// The page of a place.
#[component]
pub fn PlacePage(
    /// Which place.
    id: PlaceId,
) -> impl IntoView {
    let place = find(use_app(), move |view| view.places.get(&id).cloned());
    found_or_missing(place, PlacesTab::Places, |place| view! { <Detail place=place /> }.into_any())
}

#[component]
fn Detail(
    /// The place.
    place: Place,
) -> impl IntoView {
    let app = use_app();
    let id = place.id;
    let Place { name, description, address, accessibility, opening_hours, partner, .. } = place;
    let language = text_language(&name);
    let about_language = text_language(&description);
    let facts = Memo::new(move |_| {
        let partner = find_view(app, |view| view.partners.get(&partner?).cloned());
        let run_by = partner.and_then(|(_, _, partner)| {
            let to = Route::Partner(partner.id);
            Fact::link(Icon::People, late().activity_run_by(), &partner.name, &to)
        });
        [
            Fact::words(Icon::Pin, late().place_address(), &address),
            Fact::words(Icon::Forward, late().place_access(), &accessibility),
            run_by,
        ]
        .into_iter()
        .flatten()
        .collect()
    });
    let services = Memo::new(move |_| {
        let view = find_view(app, |view| view.places.contains_key(&id).then_some(()));
        view.map(|(_, view, ())| service_links(&view, |service| service.place == Some(id)))
            .unwrap_or_default()
    });
    let dates = Memo::new(move |_| {
        let (now, clock) = (app.now.get(), app.local_now());
        let Some((_, view, ())) = find_view(app, |v| v.places.contains_key(&id).then_some(()))
        else {
            return Vec::new();
        };
        view.dates()
            .filter(|date| date.activity.place == id && date.occurrence.ends_at > now)
            .take(DATES_MAX)
            .map(|date| DateLine::new(&date, &view, clock, false))
            .collect()
    });
    view! {
        <PageHeading text=Signal::derive(move || text(&name)) language=language />
        <p class="lead" lang=about_language>
            {move || text(&description)}
        </p>
        <Facts facts=facts />
        {(!opening_hours.is_empty()).then(|| view! { <OpeningHoursView hours=opening_hours /> })}
        <LinkSection
            id="services"
            title=|| late().place_services()
            icon=Icon::Help
            links=services
        />
        <section class="stack" aria-labelledby="dates">
            <h2 id="dates">{late().place_activities()}</h2>
            <DateLines lines=dates />
        </section>
    }
}
