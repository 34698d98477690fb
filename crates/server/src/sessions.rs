//! Browsers that are signed in: how long, and what is known of them.

mod session;

pub use session::{Method, Session};
