//! A line for each request: which route, how it went, how long it took. Never who, never what.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};

/// Answers to surveys leave no trace of when they came.
const NOT_LOGGED: &str = "/api/responses";

/// Logs a request by its route. Paths that are no route are the app's files and are not told apart.
pub(super) async fn log_request(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    if request.uri().path().starts_with(NOT_LOGGED) {
        return next.run(request).await;
    }
    let started = Instant::now();
    let response = next.run(request).await;
    let route = route.as_deref().unwrap_or("(app)");
    let status = response.status().as_u16();
    let duration_ms = started.elapsed().as_secs_f64() * 1_000.0;
    tracing::info!(%method, route, status, duration_ms, "answered");
    response
}
