//! The HTTP API: what a request is, who sent it, and what is answered. No rules.

mod app_files;
mod areas;
mod bearer;
mod headers;
mod health;
mod log;
mod openapi;
mod problem;
mod public;
mod responses;
mod router;
mod sealed;
mod sync;

pub use openapi::open_api;
pub use problem::Problem;
pub use router::{AppState, router};
