//! Who collects: HTTP's basic credentials, which an operator gave for the area.

use axum::{
    RequestPartsExt,
    extract::{FromRequestParts, RawPathParams},
    http::{HeaderMap, header, request::Parts},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use sammen_domain::AreaId;

use super::{
    answer::{Answer, Told},
    reads_english,
};
use crate::{collectors::may_collect, http::AppState};

/// A program that may collect in the area of the address.
pub(in crate::http) struct Collector {
    /// The area.
    pub(super) area: AreaId,
    /// Whether whoever holds it reads English rather than Danish.
    pub(super) language: bool,
}

impl FromRequestParts<AppState> for Collector {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Answer> {
        let language = reads_english(&parts.headers);
        let told = Told::new(state, language);
        let places = parts.extract::<RawPathParams>().await.map_err(|_| told.unknown())?;
        let area = places.iter().find(|(name, _)| *name == "area");
        let area = area.and_then(|(_, area)| AreaId::new(area).ok());
        let area = area.ok_or_else(|| told.unknown())?;
        let given = credentials(&parts.headers).ok_or_else(|| told.unknown())?;
        let (name, password) = given.split_once(':').ok_or_else(|| told.unknown())?;
        let may = may_collect(&state.database, &area, (name, password)).await;
        match may.map_err(|error| told.database(&error))? {
            true => Ok(Self { area, language }),
            false => Err(told.unknown()),
        }
    }
}

fn credentials(headers: &HeaderMap) -> Option<String> {
    let given = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = given.split_once(' ')?;
    let decoded = BASE64_STANDARD.decode(encoded.trim()).ok()?;
    scheme.eq_ignore_ascii_case("basic").then(|| String::from_utf8(decoded).ok()).flatten()
}
