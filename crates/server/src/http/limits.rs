//! How much is done at once, and for how long: more is turned away at once rather than piled up.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tokio::sync::Semaphore;

use super::{AppState, Problem};

/// How many requests are worked on at once, and how long each may take.
#[derive(Clone, Debug)]
pub struct Limits {
    slots: Arc<Semaphore>,
    /// How long a request may take, the coming of its body included.
    pub request_timeout: Duration,
}

impl Limits {
    /// The most requests at once, unless another number is given.
    pub const REQUESTS_MAX: usize = 256;
    /// How long a request may take, unless another time is given.
    pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(20);

    /// Limits of one server.
    #[must_use]
    pub fn new(requests_max: usize, request_timeout: Duration) -> Self {
        let slots = Arc::new(Semaphore::new(requests_max.min(Semaphore::MAX_PERMITS)));
        Self { slots, request_timeout }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new(Self::REQUESTS_MAX, Self::REQUEST_TIMEOUT)
    }
}

/// Marks an answer as one that turned its request away, and why.
#[derive(Clone, Copy, Debug)]
pub(super) struct TurnedAway(pub(super) &'static str);

/// Does a request if there is room for it, and gives it up if it takes too long. A transaction that is
/// not committed then is undone.
pub(super) async fn limit_requests(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let Ok(_slot) = state.limits.slots.try_acquire() else {
        return turned_away(Problem::Busy, "busy");
    };
    tokio::time::timeout(state.limits.request_timeout, next.run(request))
        .await
        .unwrap_or_else(|_| turned_away(Problem::TimedOut, "timed-out"))
}

fn turned_away(problem: Problem, reason: &'static str) -> Response {
    let mut response = problem.into_response();
    response.extensions_mut().insert(TurnedAway(reason));
    response
}
