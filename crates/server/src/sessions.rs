//! Browsers that are signed in: how long, and what is known of them.

mod begin;
mod session;

pub(crate) use begin::begin;
pub use session::{Method, Session};
