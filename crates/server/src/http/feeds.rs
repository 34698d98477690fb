//! What others read of an area without its app. Public, asked for by its path, and the same for everybody.

mod personal;
mod sport;

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sammen_domain::AreaId;
use sammen_sync::{ContentHash, Cookie};
use serde::Deserialize;

pub(super) use personal::{
    __path_end_calendar_address, __path_get_personal_calendar, __path_make_calendar_address,
    end_calendar_address, get_personal_calendar, make_calendar_address,
};
pub(super) use sport::{
    __path_list_scheduled_sessions, __path_list_session_series, list_scheduled_sessions,
    list_session_series,
};

use super::{AppState, Problem, openapi::DatabaseProblems, problem::ProblemBody};
use crate::{
    database::Transaction,
    feeds::{Feed, Kept, Links, Made, Published, area_calendar, area_events, stamp},
    repository::area,
};

/// Any host between may keep it for some minutes, and ask then whether it changed.
const KEPT_FOR_MINUTES: HeaderValue = HeaderValue::from_static("public, max-age=300");
const CALENDAR: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");
const LINKED_DATA: HeaderValue = HeaderValue::from_static("application/ld+json");
/// Public data may be read by the pages of other sites.
const FOR_OTHER_SITES: (HeaderName, HeaderValue) =
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));

/// The languages that anything is written in.
const LANGUAGES: [&str; 8] = ["da", "en", "ar", "tr", "ur", "so", "fa", "pl"];

/// The language that a feed is wanted in.
#[derive(Deserialize)]
pub(super) struct Wanted {
    language: Option<String>,
}

impl Wanted {
    /// The language's code; empty where the words are wanted as they were written.
    fn language(&self) -> &'static str {
        let wanted = self.language.as_deref().unwrap_or_default();
        LANGUAGES.into_iter().find(|known| *known == wanted).unwrap_or_default()
    }
}

/// Gives an area's dates as a calendar.
#[utoipa::path(
    get,
    path = "/api/areas/{area}/feeds/calendar.ics",
    tag = "feeds",
    params(
        ("area" = String, Path, description = "The area's short name."),
        ("language" = Option<String>, Query, description = "The language that words are wanted in, where they were written in it.")
    ),
    responses(
        (status = 200, description = "iCalendar (RFC 5545): every published date, the cancelled ones too, each an event whose UID stays and whose SEQUENCE grows.", body = String, content_type = "text/calendar"),
        (status = 304, description = "It is as the `If-None-Match` header says."),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        DatabaseProblems,
    )
)]
pub(super) async fn get_calendar(
    State(state): State<AppState>,
    Extension(kept): Extension<Arc<Kept>>,
    Path(area): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = wanted.language();
    let mut desk = Desk::open(&state, &kept, area).await?;
    let text = desk.text(Feed::Calendar(language), |published, links| {
        area_calendar(published, links, language)
    });
    let (text, tag) = &*text.await?;
    if is_known(&headers, tag) {
        return Ok(unchanged(tag));
    }
    Ok((kept_headers(tag, CALENDAR), stamp(text, state.clock.now())).into_response())
}

/// Gives an area's dates to search engines.
#[utoipa::path(
    get,
    path = "/api/areas/{area}/feeds/events.jsonld",
    tag = "feeds",
    params(
        ("area" = String, Path, description = "The area's short name."),
        ("language" = Option<String>, Query, description = "The language that words are wanted in, where they were written in it.")
    ),
    responses(
        (status = 200, description = "JSON-LD: an `Event` of schema.org for every published date, with its status, place, organiser and price.", body = serde_json::Value, content_type = "application/ld+json"),
        (status = 304, description = "It is as the `If-None-Match` header says."),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        DatabaseProblems,
    )
)]
pub(super) async fn get_events(
    State(state): State<AppState>,
    Extension(kept): Extension<Arc<Kept>>,
    Path(area): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = wanted.language();
    let mut desk = Desk::open(&state, &kept, area).await?;
    let text = desk.text(Feed::Events(language), |published, links| {
        area_events(published, links, language).to_string()
    });
    let (text, tag) = &*text.await?;
    if is_known(&headers, tag) {
        return Ok(unchanged(tag));
    }
    Ok((kept_headers(tag, LINKED_DATA), text.clone()).into_response())
}

/// One moment of one area, from which feeds are made.
struct Desk<'a> {
    state: &'a AppState,
    kept: &'a Kept,
    area: AreaId,
    now: Cookie,
    snapshot: Transaction,
}

impl<'a> Desk<'a> {
    async fn open(state: &'a AppState, kept: &'a Kept, area: String) -> Result<Self, Problem> {
        let area = AreaId::new(area).map_err(|_| Problem::UnknownArea)?;
        let mut snapshot = state.database.read().await?;
        let now = area::find(&mut snapshot, &area).await?.ok_or(Problem::UnknownArea)?;
        Ok(Self { state, kept, area, now, snapshot })
    }

    fn links(&self) -> Links<'_> {
        Links { origin: &self.state.site.origin, area: &self.area }
    }

    /// All that is public.
    async fn published(&mut self) -> Result<Arc<Published>, Problem> {
        if let Some(Made::Published(kept)) = self.find(Feed::Published) {
            return Ok(kept);
        }
        let read = Published::load(&mut self.snapshot, &self.area).await?;
        let read = Arc::new(read.ok_or(Problem::UnknownArea)?);
        self.keep(Feed::Published, Made::Published(Arc::clone(&read)));
        Ok(read)
    }

    /// A text, made unless it is kept, and the tag of its content.
    async fn text(
        &mut self,
        feed: Feed,
        make: impl FnOnce(&Published, Links<'_>) -> String,
    ) -> Result<Arc<(String, String)>, Problem> {
        if let Some(Made::Text(kept)) = self.find(feed) {
            return Ok(kept);
        }
        let published = self.published().await?;
        let text = make(&published, self.links());
        // Weak: a calendar also says when it was sent.
        let tag = format!("W/\"{}\"", ContentHash::of(text.as_bytes()));
        let made = Arc::new((text, tag));
        self.keep(feed, Made::Text(Arc::clone(&made)));
        Ok(made)
    }

    fn find(&self, feed: Feed) -> Option<Made> {
        self.kept.find(&self.area, feed, self.now)
    }

    fn keep(&self, feed: Feed, made: Made) {
        self.kept.put(&self.area, feed, self.now, made);
    }
}

fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let given = headers.get(header::IF_NONE_MATCH).and_then(|given| given.to_str().ok());
    let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    given.is_some_and(|given| given.split(',').any(|one| plain(one) == plain(tag)))
}

fn kept_headers(tag: &str, content_type: HeaderValue) -> [(HeaderName, HeaderValue); 4] {
    [
        (header::CACHE_CONTROL, KEPT_FOR_MINUTES),
        (header::ETAG, HeaderValue::try_from(tag).expect("a quoted hash is a header's value")),
        (header::CONTENT_TYPE, content_type),
        FOR_OTHER_SITES,
    ]
}

fn unchanged(tag: &str) -> Response {
    let [cache, tag, _, other_sites] = kept_headers(tag, CALENDAR);
    (StatusCode::NOT_MODIFIED, [cache, tag, other_sites]).into_response()
}
