//! The figures, on an address of their own that phones do not reach.

use axum::{
    Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};

use super::AppState;
use crate::{
    database::{Database, DatabaseError},
    repository::{area, notice, response},
    telemetry::Metrics,
};

/// Answers `GET /metrics` and nothing else.
pub fn metrics_router(state: AppState) -> Router {
    Router::new().route("/metrics", get(get_metrics)).with_state(state)
}

async fn get_metrics(State(state): State<AppState>) -> Response {
    // Figures are wanted most when the database is gone; its own stay as they were.
    if let Err(error) = refresh(&state).await {
        tracing::warn!(%error, "failed to read figures from the database");
    }
    ([(header::CONTENT_TYPE, Metrics::MEDIA_TYPE)], state.metrics.text()).into_response()
}

async fn refresh(state: &AppState) -> Result<(), DatabaseError> {
    let database: Database = state.database.unobserved();
    let mut snapshot = database.read().await?;
    let mut areas = Vec::new();
    for id in area::ids(&mut snapshot).await? {
        let cookie = area::find(&mut snapshot, &id).await?;
        areas.extend(cookie.map(|cookie| (id, cookie)));
    }
    state.metrics.set_areas(areas);
    let count = response::count_before(&mut snapshot, state.clock.today()).await?;
    state.metrics.set_responses_before_today(count);
    state.metrics.push.set_waiting(notice::count_waiting(&mut snapshot).await?);
    Ok(())
}
