//! One service: what to ask about, for whom, when and how.

use leptos::prelude::*;
use sammen_domain::{Service, ServiceId};

use super::places::{Fact, Facts, find, find_view, found_or_missing};
use crate::{
    components::{ContactLinks, Icon, OpeningHoursView, PageHeading},
    routing::{PlacesTab, Route},
    state::use_app,
    words::{late, text, text_language},
};

/// The page of a service.
#[component]
pub fn ServicePage(
    /// Which service.
    id: ServiceId,
) -> impl IntoView {
    let service = find(use_app(), move |view| view.services.iter().find(|s| s.id == id).cloned());
    found_or_missing(service, PlacesTab::Services, |service| {
        view! { <Detail service=service /> }.into_any()
    })
}

#[component]
fn Detail(
    /// The service.
    service: Service,
) -> impl IntoView {
    let app = use_app();
    let Service { name, description, audience, partner, place, opening_hours, contact, .. } =
        service;
    let language = text_language(&name);
    let about_language = text_language(&description);
    let facts = Memo::new(move |_| {
        let place = find_view(app, |view| view.places.get(&place?).cloned());
        let at = place.and_then(|(_, _, place)| {
            Fact::link(Icon::Pin, late().activity_where(), &place.name, &Route::Place(place.id))
        });
        let partner = find_view(app, |view| view.partners.get(&partner?).cloned());
        let run_by = partner.and_then(|(_, _, partner)| {
            let to = Route::Partner(partner.id);
            Fact::link(Icon::People, late().service_ask_whom(), &partner.name, &to)
        });
        [Fact::words(Icon::People, late().activity_for_whom(), &audience), at, run_by]
            .into_iter()
            .flatten()
            .collect()
    });
    let hours = if opening_hours.is_empty() {
        let unknown = contact.telephone.is_some();
        unknown.then(|| view! { <p>{late().hours_unknown()}</p> }).into_any()
    } else {
        view! { <OpeningHoursView hours=opening_hours /> }.into_any()
    };
    view! {
        <PageHeading text=Signal::derive(move || text(&name)) language=language />
        <section class="stack stack--tight" aria-labelledby="about">
            <h2 id="about">{late().service_ask_about()}</h2>
            <p class="lead" lang=about_language>
                {move || text(&description)}
            </p>
        </section>
        <Facts facts=facts />
        <ContactLinks contact=contact />
        {hours}
    }
}
