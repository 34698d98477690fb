//! The address bar as state: which page, and with which choices.
//!
//! A typed route table instead of a router package; `docs/decisions/0002-own-routing.md` says why.

use leptos::{ev, prelude::*};
use sammen_domain::{ActivityId, OccurrenceId, PartnerId, PlaceId, ServiceId, SurveyId};
use wasm_bindgen::{JsCast, JsValue};

/// A page of the app.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Route {
    /// What happens; its filters stand in the query.
    Activities,
    /// One activity, with the date that was chosen.
    Activity(ActivityId, Option<OccurrenceId>),
    /// What this phone has said yes to, and what is not sent.
    Mit,
    /// The surveys one can answer.
    Surveys,
    /// One survey being answered.
    Survey(SurveyId),
    /// Who comes, for volunteers.
    Door,
    /// The toys that a volunteer minds.
    Lending,
    /// The shifts that a volunteer can take.
    Shifts,
    /// Handing the device round, so that many people answer one survey on it.
    Kiosk,
    /// Everything else.
    More,
    /// Places, services and partners.
    Places(PlacesTab),
    /// One place.
    Place(PlaceId),
    /// One service.
    Service(ServiceId),
    /// One partner.
    Partner(PartnerId),
    /// Language, areas, theme, storage.
    Settings,
    /// Being told when the app is not open: calendar, messages, e-mail or SMS.
    Reach,
    /// Moving to another phone; a code may stand behind the hash mark.
    Phones,
    /// What Sammen is and what it keeps.
    About,
    /// The accessibility statement; `/was` is where Danish law's statement is looked for.
    Accessibility,
    /// Where an invitation is accepted and staff work: another program, which is here only without a network.
    NeedsNetwork,
    /// No page has this address.
    NotFound,
}

/// Which list of places and people.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PlacesTab {
    /// Where things happen.
    Places,
    /// Whom to ask about what.
    Services,
    /// Who works together.
    Partners,
}

impl Route {
    /// Reads a path with an optional query, such as `/aktiviteter/018f…?dato=018f…`.
    #[must_use]
    pub fn parse(path: &str) -> Self {
        // A fragment names a part of the page, not a page.
        let path = path.split_once('#').map_or(path, |(page, _)| page);
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let mut segments = path.split('/').filter(|s| !s.is_empty());
        let parts = (segments.next(), segments.next(), segments.next());
        let known = match parts {
            (None, ..) => Some(Self::Activities),
            (Some("aktiviteter"), Some(id), None) => id.parse().ok().map(|id| {
                let date = query_value(query, "dato").and_then(|date| date.parse().ok());
                Self::Activity(id, date)
            }),
            (Some("mit"), None, _) => Some(Self::Mit),
            (Some("undersoegelser"), None, _) => Some(Self::Surveys),
            (Some("undersoegelser"), Some(id), None) => id.parse().ok().map(Self::Survey),
            (Some("doeren"), None, _) => Some(Self::Door),
            (Some("udlaan"), None, _) => Some(Self::Lending),
            (Some("vagter"), None, _) => Some(Self::Shifts),
            (Some("kiosk"), None, _) => Some(Self::Kiosk),
            (Some("mere"), None, _) => Some(Self::More),
            (Some("steder"), None, _) => Some(Self::Places(PlacesTab::Places)),
            (Some("steder"), Some(id), None) => id.parse().ok().map(Self::Place),
            (Some("hjaelp"), None, _) => Some(Self::Places(PlacesTab::Services)),
            (Some("hjaelp"), Some(id), None) => id.parse().ok().map(Self::Service),
            (Some("partnere"), None, _) => Some(Self::Places(PlacesTab::Partners)),
            (Some("partnere"), Some(id), None) => id.parse().ok().map(Self::Partner),
            (Some("indstillinger"), None, _) => Some(Self::Settings),
            (Some("besked"), None, _) => Some(Self::Reach),
            (Some("flyt"), None, _) => Some(Self::Phones),
            (Some("om"), None, _) => Some(Self::About),
            (Some("was"), None, _) => Some(Self::Accessibility),
            (Some("invitation" | "staff"), ..) => Some(Self::NeedsNetwork),
            _ => None,
        };
        known.unwrap_or(Self::NotFound)
    }

    /// The address of the page.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Activities => "/".to_owned(),
            Self::Activity(id, None) => format!("/aktiviteter/{id}"),
            Self::Activity(id, Some(date)) => format!("/aktiviteter/{id}?dato={date}"),
            Self::Mit => "/mit".to_owned(),
            Self::Surveys => "/undersoegelser".to_owned(),
            Self::Survey(id) => format!("/undersoegelser/{id}"),
            Self::Door => "/doeren".to_owned(),
            Self::Lending => "/udlaan".to_owned(),
            Self::Shifts => "/vagter".to_owned(),
            Self::Kiosk => "/kiosk".to_owned(),
            Self::More => "/mere".to_owned(),
            Self::Places(PlacesTab::Places) => "/steder".to_owned(),
            Self::Places(PlacesTab::Services) => "/hjaelp".to_owned(),
            Self::Places(PlacesTab::Partners) => "/partnere".to_owned(),
            Self::Place(id) => format!("/steder/{id}"),
            Self::Service(id) => format!("/hjaelp/{id}"),
            Self::Partner(id) => format!("/partnere/{id}"),
            Self::Settings => "/indstillinger".to_owned(),
            Self::Reach => "/besked".to_owned(),
            Self::Phones => "/flyt".to_owned(),
            Self::About => "/om".to_owned(),
            Self::Accessibility => "/was".to_owned(),
            Self::NeedsNetwork => "/invitation".to_owned(),
            Self::NotFound => "/findes-ikke".to_owned(),
        }
    }
}

fn query_value<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').filter_map(|pair| pair.split_once('=')).find(|(n, _)| *n == name).map(|p| p.1)
}

/// Where the person is. Copy; from context by [`use_router`].
#[derive(Clone, Copy)]
pub struct Router {
    /// Path and query.
    location: RwSignal<String>,
    /// How many pages of ours lie behind this one, so that "back" never leaves the app.
    depth: RwSignal<u32>,
}

/// The router of this app.
///
/// # Panics
/// Outside the app's root component, which provides it.
#[must_use]
pub fn use_router() -> Router {
    expect_context::<Router>()
}

impl Router {
    /// Reads the address bar, follows the back button, and provides itself as context.
    pub fn provide() -> Self {
        let router = Self { location: RwSignal::new(current_location()), depth: RwSignal::new(0) };
        provide_context(router);
        window_event_listener(ev::popstate, move |_| {
            router.depth.update(|depth| *depth = depth.saturating_sub(1));
            router.location.set(current_location());
        });
        window_event_listener(ev::click, move |event| router.follow_link(&event));
        router
    }

    /// The page, as a memo: it changes only when another page is wanted.
    #[must_use]
    pub fn route(self) -> Memo<Route> {
        Memo::new(move |_| self.location.with(|location| Route::parse(location)))
    }

    /// One choice in the query, percent-decoded; empty when it is not there.
    #[must_use]
    pub fn query(self, name: &'static str) -> Memo<String> {
        Memo::new(move |_| {
            self.location.with(|location| {
                let query = location.split_once('?').map_or("", |(_, query)| query);
                web_sys::UrlSearchParams::new_with_str(query)
                    .ok()
                    .and_then(|params| params.get(name))
                    .unwrap_or_default()
            })
        })
    }

    /// Sets choices in the query without a new page in the history; an empty value takes one out.
    pub fn set_query(self, choices: &[(&str, &str)]) {
        let location = self.location.get_untracked();
        let (path, query) = location.split_once('?').unwrap_or((&location, ""));
        let Ok(params) = web_sys::UrlSearchParams::new_with_str(query) else { return };
        for (name, value) in choices {
            if value.is_empty() {
                params.delete(name);
            } else {
                params.set(name, value);
            }
        }
        let query: String = params.to_string().into();
        let location = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
        replace_state(&location);
        self.location.set(location);
    }

    /// Writes a choice into the address bar only: the page on the screen has it already, and stays as
    /// it is.
    pub fn note_query(self, name: &str, value: &str) {
        let location = self.location.get_untracked();
        let (path, query) = location.split_once('?').unwrap_or((&location, ""));
        let Ok(params) = web_sys::UrlSearchParams::new_with_str(query) else { return };
        params.set(name, value);
        let location = format!("{path}?{}", String::from(params.to_string()));
        replace_state(&location);
        self.location.update_untracked(|stored| *stored = location);
    }

    /// Goes to a page.
    pub fn go(self, route: &Route) {
        self.push(&route.path());
    }

    /// Goes to a page in place of this one, so that "back" passes it over.
    pub fn replace(self, route: &Route) {
        let path = route.path();
        replace_state(&path);
        self.location.set(path);
    }

    /// Goes back, or to `otherwise` when the person came here from outside.
    pub fn back(self, otherwise: &Route) {
        if self.depth.get_untracked() > 0 {
            if let Ok(history) = window().history() {
                let _ = history.back();
            }
        } else {
            self.replace(otherwise);
        }
    }

    fn push(self, path: &str) {
        if self.location.get_untracked() == path {
            return;
        }
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
        }
        self.depth.update(|depth| *depth += 1);
        let page = path.split_once('#').map_or(path, |(page, _)| page);
        self.location.set(page.to_owned());
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Ordinary links (`<a href="/mit">`) stay in the app; others, and clicks with a modifier, are the
    /// browser's.
    fn follow_link(self, event: &web_sys::MouseEvent) {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        let Some(link) = target.and_then(|t| t.closest("a[href]").ok().flatten()) else { return };
        let Some(href) = link.get_attribute("href") else { return };
        if !href.starts_with('/') || link.has_attribute("download") || link.has_attribute("target")
        {
            return;
        }
        event.prevent_default();
        self.push(&href);
    }
}

fn current_location() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

fn replace_state(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}
