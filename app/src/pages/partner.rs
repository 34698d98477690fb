//! One partner: what it does here, how to reach it, and what it runs.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;
use sammen_domain::{Partner, PartnerId};
use sammen_sync::View;

use super::places::{
    DATES_MAX, DateLine, DateLines, LinkSection, find, find_view, found_or_missing, named,
    service_links,
};
use crate::{
    components::{ContactLinks, Icon, PageHeading},
    routing::{PlacesTab, Route},
    state::{AppState, use_app},
    words::{late, text, text_language},
};

/// The page of a partner.
#[component]
pub fn PartnerPage(
    /// Which partner.
    id: PartnerId,
) -> impl IntoView {
    let partner = find(use_app(), move |view| view.partners.get(&id).cloned());
    found_or_missing(partner, PlacesTab::Partners, |partner| {
        view! { <Detail partner=partner /> }.into_any()
    })
}

#[component]
fn Detail(
    /// The partner.
    partner: Partner,
) -> impl IntoView {
    let app = use_app();
    let Partner { id, name, description, contact } = partner;
    let language = text_language(&name);
    let about_language = text_language(&description);
    let places = Memo::new(move |_| {
        let Some(view) = view_of(app, id) else { return Vec::new() };
        let run = view.places.values().filter(|place| place.partner == Some(id));
        run.map(|place| named(&place.name, &Route::Place(place.id))).collect()
    });
    let services = Memo::new(move |_| match view_of(app, id) {
        Some(view) => service_links(&view, |service| service.partner == Some(id)),
        None => Vec::new(),
    });
    let dates = Memo::new(move |_| {
        let Some(view) = view_of(app, id) else { return Vec::new() };
        let (now, clock) = (app.now.get(), app.local_now());
        // A series stands once, by its next date.
        let mut listed = BTreeSet::new();
        view.dates()
            .filter(|date| date.activity.organiser == id && date.occurrence.ends_at > now)
            .filter(|date| listed.insert(date.activity.id))
            .take(DATES_MAX)
            .map(|date| DateLine::new(&date, &view, clock, true))
            .collect::<Vec<_>>()
    });
    let runs_any = Memo::new(move |_| dates.with(|dates| !dates.is_empty()));
    view! {
        <PageHeading text=Signal::derive(move || text(&name)) language=language />
        <p class="lead" lang=about_language>
            {move || text(&description)}
        </p>
        <ContactLinks contact=contact />
        {move || {
            runs_any
                .get()
                .then(|| {
                    view! {
                        <section class="stack" aria-labelledby="dates">
                            <h2 id="dates">{late().partner_activities()}</h2>
                            <DateLines lines=dates />
                        </section>
                    }
                })
        }}
        <LinkSection
            id="services"
            title=|| late().place_services()
            icon=Icon::Help
            links=services
        />
        <LinkSection id="places" title=|| late().places_tab_places() icon=Icon::Pin links=places />
    }
}

fn view_of(app: AppState, id: PartnerId) -> Option<Arc<View>> {
    find_view(app, |view| view.partners.contains_key(&id).then_some(())).map(|(_, view, ())| view)
}
