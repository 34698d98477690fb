//! What the three lists show, in the order of their names.

use js_sys::{Array, JsString, Object};
use leptos::prelude::*;
use sammen_domain::{OpeningHours, PartnerId, PlaceId, Text};
use sammen_sync::View;

use crate::{
    components::{EmptyState, Picture},
    routing::{PlacesTab, Route},
    words::{late, locale, text, text_language},
};

/// Something in a list, as its card shows it and as a search finds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where its card leads.
    pub href: String,
    /// Its name.
    pub name: String,
    /// The language of the name, where it is not the page's.
    pub language: Option<String>,
    /// One line about it.
    pub about: String,
    /// Where it is, in one line; may be empty.
    pub at: String,
    /// When it is open.
    pub hours: Vec<OpeningHours>,
    /// Its words, in every language.
    pub words: String,
}

/// The entries of a list, sorted as the person's language sorts. Tracks the language.
pub fn entries(view: &View, tab: PlacesTab) -> Vec<Entry> {
    let mut entries: Vec<Entry> = match tab {
        PlacesTab::Places => places(view).collect(),
        PlacesTab::Services => services(view).collect(),
        PlacesTab::Partners => partners(view).collect(),
    };
    let locales = Array::of1(&locale().code().into());
    entries.sort_by(|one, other| {
        let name = JsString::from(one.name.as_str());
        name.locale_compare(&other.name, &locales, &Object::new()).cmp(&0)
    });
    entries
}

fn places(view: &View) -> impl Iterator<Item = Entry> {
    view.places.values().map(|place| {
        let partner = partner_name(view, place.partner);
        let texts = [&place.name, &place.description, &place.address, &place.accessibility];
        Entry {
            href: Route::Place(place.id).path(),
            name: text(&place.name),
            language: text_language(&place.name),
            about: text(&place.description),
            at: text(&place.address),
            hours: place.opening_hours.clone(),
            words: words(texts.into_iter().chain(partner)),
        }
    })
}

fn services(view: &View) -> impl Iterator<Item = Entry> {
    view.services.iter().map(|service| {
        let place = place_name(view, service.place);
        let partner = partner_name(view, service.partner);
        let texts = [&service.name, &service.description, &service.audience];
        Entry {
            href: Route::Service(service.id).path(),
            name: text(&service.name),
            language: text_language(&service.name),
            about: text(&service.description),
            at: place.or(partner).map(text).unwrap_or_default(),
            hours: service.opening_hours.clone(),
            words: words(texts.into_iter().chain(place).chain(partner)),
        }
    })
}

fn partners(view: &View) -> impl Iterator<Item = Entry> {
    view.partners.values().map(|partner| Entry {
        href: Route::Partner(partner.id).path(),
        name: text(&partner.name),
        language: text_language(&partner.name),
        about: text(&partner.description),
        at: String::new(),
        hours: Vec::new(),
        words: words([&partner.name, &partner.description]),
    })
}

fn place_name(view: &View, place: Option<PlaceId>) -> Option<&Text> {
    view.places.get(&place?).map(|place| &place.name)
}

fn partner_name(view: &View, partner: Option<PartnerId>) -> Option<&Text> {
    view.partners.get(&partner?).map(|partner| &partner.name)
}

/// Every language's words can be searched for, whatever language is shown.
fn words<'a>(texts: impl IntoIterator<Item = &'a Text>) -> String {
    let words = texts.into_iter().flat_map(|text| text.iter().map(|(_, words)| words));
    words.collect::<Vec<_>>().join(" ")
}

/// What stands where the area has none.
pub fn nothing_yet(tab: PlacesTab) -> AnyView {
    let sentence = match tab {
        PlacesTab::Places => late().places_empty(),
        PlacesTab::Services => late().services_empty(),
        PlacesTab::Partners => late().partners_empty(),
    };
    let action = (Route::Activities.path(), late().surveys_empty_action().to_owned());
    view! { <EmptyState picture=Picture::Neighbourhood sentence=sentence action=Some(action) /> }
        .into_any()
}

/// What stands where a search finds nothing.
pub fn nothing_found(tab: PlacesTab) -> AnyView {
    let action = (Route::Places(tab).path(), late().places_none_action().to_owned());
    view! {
        <EmptyState
            picture=Picture::Noticeboard
            title=Some(late().places_none_title().to_owned())
            sentence=late().places_none_body()
            action=Some(action)
        />
    }
    .into_any()
}
