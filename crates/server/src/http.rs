//! The HTTP API: what a request is, who sent it, and what is answered. No rules.

mod access;
mod app_files;
mod areas;
mod auth;
mod bodies;
mod contact;
mod endpoints;
mod feeds;
mod figures;
mod headers;
mod health;
mod json;
mod limits;
mod nonce;
mod observe;
mod openapi;
mod problem;
mod public;
mod push;
mod reaching;
mod responses;
mod router;
mod sealed;
mod sender;
mod signature;
mod staff;
mod stopping;
mod sync;
mod transfers;

pub use access::Access;
pub use figures::metrics_router;
pub use limits::Limits;
pub use openapi::open_api;
pub use problem::Problem;
pub use router::{AppState, access_table, router};
pub use stopping::Stopping;
