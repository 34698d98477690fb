//! Whether the server lives, and whether it can do its work.

use axum::extract::State;

use super::{AppState, Problem, openapi::DatabaseProblems};
use crate::repository::area;

/// Says that the program runs.
#[utoipa::path(
    get,
    path = "/health/live",
    tag = "health",
    responses((status = 200, description = "The program runs.", body = String, content_type = "text/plain"))
)]
pub(super) async fn live() -> &'static str {
    "live\n"
}

/// Says that the database answers and that requests may come.
#[utoipa::path(
    get,
    path = "/health/ready",
    tag = "health",
    responses(
        (status = 200, description = "The database answers and requests may come; before the server stops, this is 503 `stopping`.", body = String, content_type = "text/plain"),
        DatabaseProblems,
    )
)]
pub(super) async fn ready(State(state): State<AppState>) -> Result<&'static str, Problem> {
    if state.stopping.has_begun() {
        return Err(Problem::Stopping);
    }
    area::ids(&mut *state.database.read().await?).await?;
    // Taking the writer's lock shows that the disk can be written to, without writing.
    drop(state.database.write().await?);
    Ok("ready\n")
}
