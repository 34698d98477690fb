//! The route tree.

use std::{path::PathBuf, sync::Arc};

use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    http::Method,
    middleware::{from_fn_with_state, map_response},
};
use tower_http::compression::{CompressionLayer, predicate::SizeAbove};

use super::{
    Limits, Problem, Stopping,
    access::{Access, Endpoint, Gate, admit},
    app_files, endpoints, headers,
    limits::limit_requests,
    observe::observe_request,
    public::Encoded,
    sender::say_nonce,
};
use crate::{
    clock::Clock, database::Database, day_secret::DaySecrets, feeds::Kept, site::Site,
    sync::Together, telemetry::Metrics,
};

pub(super) const BODY_BYTES_MAX: usize = 1024 * 1024;
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
    /// The address that people know it by, and what follows from that.
    pub site: Arc<Site>,
    /// What nonces and codes are made with.
    pub secrets: DaySecrets,
    /// What was noted at doors and waits to be decided.
    pub together: Together,
}

impl AppState {
    /// What handlers need at least: no app, limits as they are by default, and the site of this machine.
    #[must_use]
    pub fn new(database: Database, clock: Clock) -> Self {
        let metrics = Arc::new(Metrics::new(&database));
        let (limits, stopping) = Default::default();
        let site = Arc::new(Site::of_this_machine(8080));
        let secrets = DaySecrets::new(database.clone());
        let together = Together::default();
        Self { database, clock, app: None, metrics, limits, stopping, site, secrets, together }
    }
}

/// Everything that the server answers.
pub fn router(state: AppState) -> Router {
    let api = gated(Router::new(), endpoints::api(), "/api", &state)
        .fallback(no_such_route)
        // What is compressed already is left as it is.
        .layer(CompressionLayer::new().compress_when(SizeAbove::new(COMPRESSED_FROM_BYTES)))
        .layer(Extension(Arc::new(Kept::default())))
        .layer(Extension(Arc::new(Encoded::default())));
    let openrosa =
        gated(Router::new(), endpoints::openrosa(), "/openrosa", &state).fallback(no_such_route);
    // A server that has too much to do still says that it lives.
    let health = gated(Router::new(), endpoints::health(), "", &state)
        .method_not_allowed_fallback(wrong_method);
    Router::new()
        .nest("/api", api)
        .nest("/openrosa", openrosa)
        .fallback(app_files::get_file)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(state.clone(), limit_requests))
        .merge(health)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(map_response(headers::add_security_headers))
        .layer(from_fn_with_state(state.clone(), observe_request))
        .with_state(state)
}

/// Routes for lines of the table, each behind its gate.
fn gated(
    router: Router<AppState>,
    endpoints: Vec<Endpoint>,
    prefix: &str,
    state: &AppState,
) -> Router<AppState> {
    endpoints.into_iter().fold(router, |router, endpoint| {
        let Endpoint { path, access, rate, route, .. } = endpoint;
        let gate = Gate { state: state.clone(), access, rate };
        let path = path.strip_prefix(prefix).expect("the table's paths begin so");
        let route = route.route_layer(from_fn_with_state(gate, admit));
        // Wherever a device may prove itself, it is told what to sign under.
        let route = match access {
            Access::Public | Access::Collector => route,
            _ => route.route_layer(from_fn_with_state(state.clone(), say_nonce)),
        };
        router.route(path, route)
    })
}

/// The table of endpoints: method, path and who may call it.
#[must_use]
pub fn access_table() -> Vec<(Method, &'static str, Access)> {
    let all = endpoints::api().into_iter();
    let all = all.chain(endpoints::openrosa()).chain(endpoints::health());
    all.map(|endpoint| (endpoint.method, endpoint.path, endpoint.access)).collect()
}

async fn no_such_route() -> Problem {
    Problem::NotFound
}

async fn wrong_method() -> Problem {
    Problem::MethodNotAllowed
}
