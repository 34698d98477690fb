//! The survey session as a program of its own: all that the app asks of a session and nothing of the app.
//!
//! `cargo xtask bench survey` takes its time, `cargo xtask size` its bytes.

mod session;
mod shown;

pub use session::Session;
