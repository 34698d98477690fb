//! The server's side of the protocol: push decides, pull tells.

mod owner;
mod pull;
mod push;
mod standing;

pub use owner::{Secret, owner_of};
pub use pull::{PullError, pull};
pub(crate) use push::{Decided, decide_push};
pub use push::{PushError, push};
