//! Sport for directories that read OpenActive.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, Query, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{Desk, FOR_OTHER_SITES};
use crate::{
    feeds::{After, Feed, Item, Kept, Kind, Made, items, page},
    http::{AppState, Problem, openapi::DatabaseProblems, problem::ProblemBody},
};

const PAGE: HeaderValue =
    HeaderValue::from_static("application/vnd.openactive.rpde+json; version=1");
/// Nothing that was on a page that is not the last changes without leaving it, and readers go on from its end.
const KEPT_FOR_AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");
/// The last page is where news come.
const KEPT_FOR_SECONDS: HeaderValue = HeaderValue::from_static("public, max-age=8");

/// Where a reader has come to, in the standard's words.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::http) struct ReadTo {
    epoch: Option<Uuid>,
    after_timestamp: Option<u64>,
    after_id: Option<String>,
}

impl ReadTo {
    fn after(self) -> Option<After> {
        Some(After { epoch: self.epoch, modified: self.after_timestamp?, id: self.after_id? })
    }
}

/// Lists series of sports sessions, in the order they changed.
#[utoipa::path(
    get,
    path = "/api/areas/{area}/feeds/session-series",
    tag = "feeds",
    params(
        ("area" = String, Path, description = "The area's short name."),
        ("epoch" = Option<Uuid>, Query, description = "As `next` says it."),
        ("afterTimestamp" = Option<u64>, Query, description = "As `next` says it."),
        ("afterId" = Option<String>, Query, description = "As `next` says it.")
    ),
    responses(
        (status = 200, description = "A page of OpenActive's RPDE 1.0: `SessionSeries`, each with its dates. Follow `next`; a page without items is the last one for now.", body = serde_json::Value, content_type = "application/vnd.openactive.rpde+json; version=1"),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_session_series(
    State(state): State<AppState>,
    Extension(kept): Extension<Arc<Kept>>,
    Path(area): Path<String>,
    Query(read_to): Query<ReadTo>,
) -> Result<Response, Problem> {
    Desk::open(&state, &kept, area).await?.page(Kind::Series, "session-series", read_to).await
}

/// Lists sports sessions, in the order they changed.
#[utoipa::path(
    get,
    path = "/api/areas/{area}/feeds/scheduled-sessions",
    tag = "feeds",
    params(
        ("area" = String, Path, description = "The area's short name."),
        ("epoch" = Option<Uuid>, Query, description = "As `next` says it."),
        ("afterTimestamp" = Option<u64>, Query, description = "As `next` says it."),
        ("afterId" = Option<String>, Query, description = "As `next` says it.")
    ),
    responses(
        (status = 200, description = "A page of OpenActive's RPDE 1.0: `ScheduledSession`, each with its seats. Follow `next`; a page without items is the last one for now.", body = serde_json::Value, content_type = "application/vnd.openactive.rpde+json; version=1"),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_scheduled_sessions(
    State(state): State<AppState>,
    Extension(kept): Extension<Arc<Kept>>,
    Path(area): Path<String>,
    Query(read_to): Query<ReadTo>,
) -> Result<Response, Problem> {
    Desk::open(&state, &kept, area).await?.page(Kind::Sessions, "scheduled-sessions", read_to).await
}

impl Desk<'_> {
    async fn page(mut self, kind: Kind, name: &str, read_to: ReadTo) -> Result<Response, Problem> {
        let all = self.items(kind).await?;
        let address = self.links().feed(name);
        let page = page(&all, self.now.epoch, read_to.after().as_ref(), &address);
        let kept = if page.is_last { KEPT_FOR_SECONDS } else { KEPT_FOR_AN_HOUR };
        let headers =
            [(header::CACHE_CONTROL, kept), (header::CONTENT_TYPE, PAGE), FOR_OTHER_SITES];
        Ok((headers, page.body.to_string()).into_response())
    }

    async fn items(&mut self, kind: Kind) -> Result<Arc<Vec<Item>>, Problem> {
        if let Some(Made::Items(kept)) = self.find(Feed::Sport(kind)) {
            return Ok(kept);
        }
        let published = self.published().await?;
        let made = Arc::new(items(&published, self.links(), kind));
        self.keep(Feed::Sport(kind), Made::Items(Arc::clone(&made)));
        Ok(made)
    }
}
