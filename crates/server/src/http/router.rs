//! The route tree.

use std::{path::PathBuf, sync::Arc};

use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn_with_state, map_response},
    routing::{get, post},
};
use tower_http::compression::{CompressionLayer, predicate::SizeAbove};

use super::{
    Limits, Problem, Stopping, app_files, areas, headers, health, limits::limit_requests,
    observe::observe_request, openapi, public, public::Encoded, responses, sender::say_nonce, sync,
    transfers,
};
use crate::{clock::Clock, database::Database, day_secret::DaySecrets, telemetry::Metrics};

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
    /// The figures.
    pub metrics: Arc<Metrics>,
    /// How much is done at once.
    pub limits: Limits,
    /// Whether the server is about to stop.
    pub stopping: Stopping,
    /// What nonces and codes are made with.
    pub secrets: DaySecrets,
    /// Whether a proxy stands before the server and says, last in `X-Forwarded-For`, who asks.
    pub is_behind_proxy: bool,
}

impl AppState {
    /// What handlers need at least: no app, and limits as they are by default.
    #[must_use]
    pub fn new(database: Database, clock: Clock) -> Self {
        let metrics = Arc::new(Metrics::new(&database));
        let (limits, stopping) = Default::default();
        let secrets = DaySecrets::new(database.clone());
        Self {
            database,
            clock,
            app: None,
            metrics,
            limits,
            stopping,
            secrets,
            is_behind_proxy: false,
        }
    }
}

/// Everything that the server answers.
pub fn router(state: AppState) -> Router {
    let private = Router::new()
        .route("/areas/{area}/devices/adopt", post(transfers::adopt_secret))
        .route("/areas/{area}/transfers", post(transfers::issue_transfer))
        .route("/areas/{area}/transfers/redeem", post(transfers::redeem_transfer))
        .route("/sync/push", post(sync::push_mutations))
        .route("/sync/pull", post(sync::pull_changes))
        .route_layer(from_fn_with_state(state.clone(), say_nonce));
    let api = Router::new()
        .route("/areas", get(areas::list_areas))
        .route("/areas/{area}/public/manifest", get(public::get_manifest))
        .route("/areas/{area}/public/packs/{hash}", get(public::get_pack))
        .route("/areas/{area}/public/chunks/{hash}", get(public::get_chunk))
        .route("/openapi.json", get(openapi::get_open_api))
        .route("/responses", post(responses::store_response))
        .merge(private)
        .fallback(no_such_route)
        // What is compressed already is left as it is.
        .layer(CompressionLayer::new().compress_when(SizeAbove::new(COMPRESSED_FROM_BYTES)))
        .layer(Extension(Arc::new(Encoded::default())));
    // A server that has too much to do still says that it lives.
    let health = Router::new()
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .method_not_allowed_fallback(wrong_method);
    Router::new()
        .nest("/api", api)
        .fallback(app_files::get_file)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(state.clone(), limit_requests))
        .merge(health)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(map_response(headers::add_security_headers))
        .layer(from_fn_with_state(state.clone(), observe_request))
        .with_state(state)
}

async fn no_such_route() -> Problem {
    Problem::NotFound
}

async fn wrong_method() -> Problem {
    Problem::MethodNotAllowed
}
