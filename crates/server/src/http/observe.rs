//! A line, a figure and a span for each request: which route, how it went, how long it took. Never
//! who, never what.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method},
    middleware::Next,
    response::Response,
};
use tracing::{Dispatch, Instrument, field, instrument::WithSubscriber};

use super::{AppState, limits::TurnedAway};
use crate::telemetry::TraceContext;

/// Answers to surveys, what they need to be counted once, and notes of who chose to be counted leave no trace of when
/// they came.
const UNOBSERVED: [&str; 3] = ["/api/responses", "/api/survey-tokens", "/api/programme-notes"];
/// What paths that are no route are called: the app's files are not told apart.
const APP: &str = "(app)";
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Tells of a request by its route.
pub(super) async fn observe_request(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    if UNOBSERVED.iter().any(|path| request.uri().path().starts_with(path)) {
        // Nothing on the way may tell of it either, a failing database least of all.
        return next.run(request).with_subscriber(Dispatch::none()).await;
    }
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = route.as_deref().unwrap_or(APP);
    let context = TraceContext::of(request.headers());
    let request_id = context.request_id();
    let span = tracing::info_span!(
        "request",
        otel.name = format!("{method} {route}"),
        otel.kind = "server",
        http.request.method = method,
        http.route = route,
        http.response.status_code = field::Empty,
        request_id,
    );
    #[cfg(feature = "otlp")]
    crate::telemetry::continue_trace(&span, context);

    let in_flight = state.metrics.http.begin();
    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();
    drop(in_flight);

    let status = response.status().as_u16();
    span.record("http.response.status_code", status);
    state.metrics.http.answered(method, route, status, took);
    if let Some(TurnedAway(reason)) = response.extensions().get() {
        state.metrics.http.turned_away(reason);
    }
    let duration_ms = took.as_secs_f64() * 1_000.0;
    tracing::info!(method, route, status, duration_ms, request_id, "answered");
    let id = HeaderValue::from_str(&request_id).expect("a request's id is hexadecimal");
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

/// A method that there is a use for. Anybody can make up others, to say anything in our logs.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
