//! The HTTP API: what a request is, who sent it, and what is answered. No rules.

mod address;
mod app_files;
mod areas;
mod figures;
mod headers;
mod health;
mod limits;
mod nonce;
mod observe;
mod openapi;
mod problem;
mod public;
mod responses;
mod router;
mod sealed;
mod sender;
mod signature;
mod stopping;
mod sync;
mod transfers;

pub use figures::metrics_router;
pub use limits::Limits;
pub use openapi::open_api;
pub use problem::Problem;
pub use router::{AppState, router};
pub use stopping::Stopping;
