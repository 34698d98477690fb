//! JSON bodies of requests.

use axum::{
    Json,
    body::Bytes,
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
        Json::from_request(request, state).await.map(|Json(body)| Self(body)).map_err(refuse)
    }
}

impl<T: DeserializeOwned> JsonBody<T> {
    /// A body, and its bytes as they were signed for.
    pub(super) async fn with_bytes<S: Send + Sync>(
        request: Request,
        state: &S,
    ) -> Result<(T, Bytes), Problem> {
        let (parts, body) = request.into_parts();
        let whole = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(whole, state).await.map_err(|_| Problem::TooLarge)?;
        let again = Request::from_parts(parts, bytes.clone().into());
        let Self(body) = Self::from_request(again, state).await?;
        Ok((body, bytes))
    }
}

fn refuse(rejection: JsonRejection) -> Problem {
    match rejection {
        JsonRejection::MissingJsonContentType(_) => Problem::WrongContentType,
        JsonRejection::BytesRejection(_) => Problem::TooLarge,
        other => Problem::Malformed(other.body_text()),
    }
}
