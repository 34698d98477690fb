//! The API's description of itself.

mod shared;

use axum::Json;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
};

pub(super) use shared::{BodyProblems, ChunkBody, DatabaseProblems, SealedBody, SecretProblems};

use super::{areas, health, problem, public, responses, sync};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Sammen",
        description = "What phones and a partnership's server say to each other. Sealed bodies are a \
            version byte and postcard; every error is a problem of RFC 9457.",
        license(name = "MPL-2.0", identifier = "MPL-2.0"),
    ),
    paths(
        areas::list_areas,
        get_open_api,
        health::live,
        health::ready,
        public::get_chunk,
        public::get_manifest,
        public::get_pack,
        responses::store_response,
        sync::pull_changes,
        sync::push_mutations,
    ),
    components(schemas(problem::ProblemBody)),
    modifiers(&DeviceSecret),
)]
struct Description;

struct DeviceSecret;

impl Modify for DeviceSecret {
    fn modify(&self, open_api: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("64 hexadecimal digits")
            .description(Some(
                "32 random bytes that the device made and keeps. The server stores only a digest of \
                 them and the area.",
            ))
            .build();
        let components = open_api.components.get_or_insert_default();
        components.add_security_scheme("device_secret", SecurityScheme::Http(scheme));
    }
}

/// The OpenAPI document.
#[must_use]
pub fn open_api() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// Describes the API.
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    tag = "description",
    responses((status = 200, description = "This document.", body = serde_json::Value))
)]
pub(super) async fn get_open_api() -> Json<utoipa::openapi::OpenApi> {
    Json(open_api())
}
