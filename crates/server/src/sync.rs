//! The server's side of the protocol: push decides, pull tells.

mod act;
mod part;
mod pull;
mod push;
mod standing;
mod together;
mod work;

pub use pull::{PullError, pull};
pub(crate) use push::{Decided, decide_push};
pub use push::{PushError, push};
pub use together::Together;
