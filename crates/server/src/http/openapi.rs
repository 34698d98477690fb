//! The API's description of itself.

mod shared;

use axum::Json;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
};

pub(super) use shared::{BodyProblems, ChunkBody, DatabaseProblems, SealedBody, SenderProblems};

use super::{areas, health, problem, public, responses, sync, transfers};

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
        transfers::adopt_secret,
        transfers::issue_transfer,
        transfers::redeem_transfer,
    ),
    components(schemas(problem::ProblemBody)),
    modifiers(&DeviceProofs),
)]
struct Description;

struct DeviceProofs;

impl Modify for DeviceProofs {
    fn modify(&self, open_api: &mut utoipa::openapi::OpenApi) {
        let components = open_api.components.get_or_insert_default();
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("64 hexadecimal digits")
            .description(Some(
                "What apps from before there were keys send: 32 random bytes. A key adopts it, and then it is \
                 good for nothing.",
            ))
            .build();
        components.add_security_scheme("device_secret", SecurityScheme::Http(scheme));
        let header = ApiKeyValue::with_description("Signature", KEY);
        let scheme = SecurityScheme::ApiKey(ApiKey::Header(header));
        components.add_security_scheme("device_key", scheme);
    }
}

const KEY: &str = "An HTTP Message Signature (RFC 9421) by a P-256 key that the device made for the area and cannot \
    export. `Content-Digest` is the body's SHA-256 (RFC 9530). `Signature-Input` is exactly \
    `sammen=(\"@method\" \"@path\" \"content-digest\");keyid=\"…\";nonce=\"…\";alg=\"ecdsa-p256-sha256\"`, \
    where keyid is the public key, an uncompressed point in base64url without padding, and nonce the newest \
    `Sammen-Nonce` of an answer. `Signature` is `sammen=:…:`, the numbers r and s in base64. No clock is needed: \
    a nonce that is missing or old is answered with `nonce`, and a new one.";

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
