//! The areas that the server has.

use sammen_domain::Area;
use sammen_sync::TransportError;

use crate::http;

/// `GET /api/areas`: the areas that a person can follow.
///
/// # Errors
/// When the server cannot be reached or gives no list.
pub async fn fetch_areas() -> Result<Vec<Area>, TransportError> {
    let answer = http::get("/api/areas").await?;
    http::accept(answer).and_then(|body| http::read(&body))
}
