//! Bodies of the sync protocol.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sammen_sync::{Body, seal, unseal};

use super::Problem;

pub(super) const CONTENT_TYPE: &str = "application/vnd.sammen.sync";

/// A body behind its version byte, in a request or a response.
pub(super) struct Sealed<T>(pub(super) T);

impl<T: Body, S: Send + Sync> FromRequest<S> for Sealed<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let AnyVersion(body) = AnyVersion::from_request(request, state).await?;
        Ok(Self(unseal(&body)?))
    }
}

/// A body of whichever version, still sealed.
pub(super) struct AnyVersion(pub(super) Bytes);

impl<S: Send + Sync> FromRequest<S> for AnyVersion {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        // A type that no form in a browser can send, so that no other page can have this sent.
        let content_type = request.headers().get(header::CONTENT_TYPE);
        if content_type.is_none_or(|given| given != CONTENT_TYPE) {
            return Err(Problem::WrongContentType);
        }
        Ok(Self(whole_body(request, state).await?))
    }
}

/// All of a body, if it is not too large.
pub(super) async fn whole_body(
    request: Request,
    state: &(impl Send + Sync),
) -> Result<Bytes, Problem> {
    let body = Bytes::from_request(request, state).await;
    body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        _ => Problem::Malformed("the body did not come whole".to_owned()),
    })
}

impl<T: Body> IntoResponse for Sealed<T> {
    fn into_response(self) -> Response {
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE)),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        (headers, seal(&self.0)).into_response()
    }
}
