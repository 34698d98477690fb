//! JSON bodies of requests.

use axum::{
    Json,
    extract::{FromRequest, Request, rejection::JsonRejection},
};
use serde::de::DeserializeOwned;

use super::Problem;

/// A request's body. Its type is one that no form in a browser can send, so that no other page can have this
/// sent.
pub(super) struct JsonBody<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match Json::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(JsonRejection::MissingJsonContentType(_)) => Err(Problem::WrongContentType),
            Err(JsonRejection::BytesRejection(_)) => Err(Problem::TooLarge),
            Err(other) => Err(Problem::Malformed(other.body_text())),
        }
    }
}
