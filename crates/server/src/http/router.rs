//! The route tree.

use std::{path::PathBuf, sync::Arc};

use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, map_response},
    routing::{get, post},
};
use tower_http::compression::{CompressionLayer, predicate::SizeAbove};

use super::{
    Problem, app_files, areas, headers, health, log, openapi, public, public::Encoded, responses,
    sync,
};
use crate::{clock::Clock, database::Database};

const BODY_BYTES_MAX: usize = 1024 * 1024;
/// Below this an answer is in one packet with its headers either way.
const COMPRESSED_FROM_BYTES: u16 = 512;

/// What every handler may use.
#[derive(Clone, Debug)]
pub struct AppState {
    /// The data.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// The folder of the built app, if it is served from here.
    pub app: Option<Arc<PathBuf>>,
}

/// Everything that the server answers.
pub fn router(state: AppState) -> Router {
    let api = Router::new()
        .route("/areas", get(areas::list_areas))
        .route("/areas/{area}/public/manifest", get(public::get_manifest))
        .route("/areas/{area}/public/packs/{hash}", get(public::get_pack))
        .route("/areas/{area}/public/chunks/{hash}", get(public::get_chunk))
        .route("/openapi.json", get(openapi::get_open_api))
        .route("/responses", post(responses::store_response))
        .route("/sync/push", post(sync::push_mutations))
        .route("/sync/pull", post(sync::pull_changes))
        .fallback(no_such_route)
        // What is compressed already is left as it is.
        .layer(CompressionLayer::new().compress_when(SizeAbove::new(COMPRESSED_FROM_BYTES)))
        .layer(Extension(Arc::new(Encoded::default())));
    Router::new()
        .nest("/api", api)
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .fallback(app_files::get_file)
        .method_not_allowed_fallback(wrong_method)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(map_response(headers::add_security_headers))
        .layer(from_fn(log::log_request))
        .with_state(state)
}

async fn no_such_route() -> Problem {
    Problem::NotFound
}

async fn wrong_method() -> Problem {
    Problem::MethodNotAllowed
}
