//! The address bar as state. Addresses hold areas and ids, never anybody's name.

use leptos::{ev, prelude::*};
use sammen_domain::{AreaId, OccurrenceId, SurveyId};
use wasm_bindgen::{JsCast, JsValue};

/// A page of the staff's entry.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Route {
    /// The areas where one has something to do.
    Areas,
    /// An area's volunteers.
    Volunteers(AreaId),
    /// An area's activities.
    Activities(AreaId),
    /// Who comes to a date.
    Occurrence(AreaId, OccurrenceId),
    /// Households that were let in more than once.
    Door(AreaId),
    /// The toys that an area's volunteers lend out.
    Lending(AreaId),
    /// An area's shifts.
    Shifts(AreaId),
    /// An area's staff.
    People(AreaId),
    /// What was done in an area.
    Log(AreaId),
    /// How an area's programmes are attended.
    LogBook(AreaId),
    /// How many answered an area's surveys, and the answers as files.
    Surveys(AreaId),
    /// A survey on paper.
    Paper(AreaId, SurveyId),
    /// A sheet of paper, by its number, as one keys it.
    Sheet(AreaId, SurveyId, String),
    /// One's own sessions and passkeys.
    Own,
    /// No page has this address.
    NotFound,
}

impl Route {
    /// Reads a path.
    #[must_use]
    pub fn parse(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let _staff = parts.next();
        let known = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (None, ..) => Some(Self::Areas),
            (Some("mig"), None, ..) => Some(Self::Own),
            (Some("omraade"), Some(area), page, id) => {
                AreaId::new(area).ok().and_then(|area| match (page, id) {
                    (Some("frivillige"), None) => Some(Self::Volunteers(area)),
                    (Some("aktiviteter"), None) => Some(Self::Activities(area)),
                    (Some("datoer"), Some(id)) => {
                        id.parse().ok().map(|id| Self::Occurrence(area, id))
                    }
                    (Some("doeren"), None) => Some(Self::Door(area)),
                    (Some("udlaan"), None) => Some(Self::Lending(area)),
                    (Some("vagter"), None) => Some(Self::Shifts(area)),
                    (Some("personale"), None) => Some(Self::People(area)),
                    (Some("log"), None) => Some(Self::Log(area)),
                    (Some("logbog"), None) => Some(Self::LogBook(area)),
                    (Some("undersoegelser"), None) => Some(Self::Surveys(area)),
                    (Some("papir"), Some(id)) => id.parse().ok().map(|id| match parts.next() {
                        Some(number) => Self::Sheet(area, id, number.to_owned()),
                        None => Self::Paper(area, id),
                    }),
                    _ => None,
                })
            }
            _ => None,
        };
        known.unwrap_or(Self::NotFound)
    }

    /// The address of the page.
    #[must_use]
    pub fn path(&self) -> String {
        let within = |area: &AreaId, page: &str| format!("/staff/omraade/{area}/{page}");
        match self {
            Self::Areas | Self::NotFound => "/staff/".to_owned(),
            Self::Volunteers(area) => within(area, "frivillige"),
            Self::Activities(area) => within(area, "aktiviteter"),
            Self::Occurrence(area, id) => within(area, &format!("datoer/{id}")),
            Self::Door(area) => within(area, "doeren"),
            Self::Lending(area) => within(area, "udlaan"),
            Self::Shifts(area) => within(area, "vagter"),
            Self::People(area) => within(area, "personale"),
            Self::Log(area) => within(area, "log"),
            Self::LogBook(area) => within(area, "logbog"),
            Self::Surveys(area) => within(area, "undersoegelser"),
            Self::Paper(area, id) => within(area, &format!("papir/{id}")),
            Self::Sheet(area, id, number) => within(area, &format!("papir/{id}/{number}")),
            Self::Own => "/staff/mig".to_owned(),
        }
    }

    /// The area that the page is of.
    #[must_use]
    pub fn area(&self) -> Option<&AreaId> {
        match self {
            Self::Volunteers(area)
            | Self::Activities(area)
            | Self::Occurrence(area, _)
            | Self::Door(area)
            | Self::Lending(area)
            | Self::Shifts(area)
            | Self::People(area)
            | Self::Log(area)
            | Self::LogBook(area)
            | Self::Surveys(area)
            | Self::Paper(area, _)
            | Self::Sheet(area, ..) => Some(area),
            Self::Areas | Self::Own | Self::NotFound => None,
        }
    }
}

/// Where one is; Copy, from context by [`use_router`].
#[derive(Clone, Copy)]
pub struct Router {
    path: RwSignal<String>,
}

/// The router of the staff's pages.
///
/// # Panics
/// Outside the root component, which provides it.
#[must_use]
pub fn use_router() -> Router {
    expect_context::<Router>()
}

impl Router {
    /// Reads the address bar, follows links and the back button, and provides itself as context.
    pub fn provide() {
        let router = Self { path: RwSignal::new(current_path()) };
        provide_context(router);
        window_event_listener(ev::popstate, move |_| router.path.set(current_path()));
        window_event_listener(ev::click, move |event| router.follow_link(&event));
    }

    /// The page, as a memo: it changes only when another page is wanted.
    #[must_use]
    pub fn route(self) -> Memo<Route> {
        Memo::new(move |_| self.path.with(|path| Route::parse(path)))
    }

    /// Goes to a page, from which the back button leads here again.
    pub fn go(self, route: &Route) {
        self.push(route.path());
    }

    fn push(self, path: String) {
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&path));
        }
        self.path.set(path);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Goes to a page in place of this one.
    pub fn replace(self, route: &Route) {
        let path = route.path();
        replace_address(&path);
        self.path.set(path);
    }

    /// Links within the staff's pages stay here; others, and clicks with a modifier, are the browser's.
    fn follow_link(self, event: &web_sys::MouseEvent) {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        let link = target.and_then(|t| t.closest("a[href^='/staff/']").ok().flatten());
        let Some(path) = link.and_then(|link| link.get_attribute("href")) else { return };
        event.prevent_default();
        if self.path.get_untracked() != path {
            self.push(path);
        }
    }
}

/// Whether the page of an invitation was opened.
#[must_use]
pub fn is_invitation() -> bool {
    current_path().starts_with("/invitation")
}

/// The link that was opened, if it is one: its area and its secret. The fragment reaches no server.
#[must_use]
pub fn opened_link() -> Option<(AreaId, String)> {
    let fragment = window().location().hash().ok()?;
    let (area, token) = fragment.strip_prefix('#')?.split_once('.')?;
    Some((AreaId::new(area).ok()?, token.to_owned()))
}

/// Takes the secret of a link out of the address bar and the history, once it is of no more use.
pub fn forget_link() {
    replace_address(&current_path());
}

/// The value of a name in the query.
#[must_use]
pub fn query(name: &str) -> Option<String> {
    let query = window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&query).ok()?.get(name)
}

/// Goes to a page of the residents' app.
pub fn leave_for(path: &str) {
    let _ = window().location().replace(path);
}

fn current_path() -> String {
    window().location().pathname().unwrap_or_default()
}

fn replace_address(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}
