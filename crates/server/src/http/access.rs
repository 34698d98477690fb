//! Who may call what. Every endpoint is made by a line of one table (see [`super::endpoints`]) that says so; one
//! without a line does not exist.

mod admit;
mod caller;
mod client;
mod cookie;
mod cross_site;
mod endpoint;

pub(super) use admit::{Gate, admit, csrf_token};
pub(super) use caller::Caller;
pub(super) use client::ClientAddress;
pub(super) use cookie::{AWAY, SESSION, removed, set};
pub use endpoint::Access;
pub(super) use endpoint::{Endpoint, delete, get, head, post, put};
