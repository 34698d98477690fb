//! A request that a resident's device proves itself with, where a person with a role signs in on it.

use axum::{
    RequestExt,
    body::Body,
    extract::{FromRequest, Path, Request},
};
use sammen_domain::AreaId;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    http::{AppState, Problem, json::JsonBody, sealed::whole_body, sender::Claim},
    identity::DeviceDigest,
};

/// The area of an address.
#[derive(Deserialize)]
pub(in crate::http) struct InArea {
    area: String,
}

impl InArea {
    /// The area, if it can be one.
    pub(in crate::http) fn read(self) -> Result<AreaId, Problem> {
        AreaId::new(self.area).map_err(|_| Problem::UnknownArea)
    }
}

/// A body, the area of the address, and the device that sends it if it proves itself.
pub(in crate::http) struct FromDevice<T> {
    /// The area.
    pub(in crate::http) area: AreaId,
    /// The device.
    pub(in crate::http) device: Option<DeviceDigest>,
    /// The body.
    pub(in crate::http) body: T,
}

impl<T: DeserializeOwned> FromRequest<AppState> for FromDevice<T> {
    type Rejection = Problem;

    async fn from_request(mut request: Request, state: &AppState) -> Result<Self, Problem> {
        let Path(place): Path<InArea> =
            request.extract_parts().await.map_err(|_| Problem::UnknownArea)?;
        let area = place.read()?;
        let claim = Claim::read(&request)?;
        let (parts, body) = request.into_parts();
        let head = parts.clone();
        let body = whole_body(Request::from_parts(parts, body), state).await?;
        let device = match claim {
            Some(claim) => Some(claim.check(state, &body).await?.device(&area).0),
            None => None,
        };
        let request = Request::from_parts(head, Body::from(body));
        let JsonBody(body) = JsonBody::from_request(request, state).await?;
        Ok(Self { area, device, body })
    }
}

impl<T> FromDevice<T> {
    /// The device.
    ///
    /// # Errors
    /// When it does not prove itself.
    pub(in crate::http) fn device(&self) -> Result<DeviceDigest, Problem> {
        self.device.ok_or(Problem::SignatureMissing)
    }
}
