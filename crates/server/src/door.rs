//! The door of a date: what phones noted there, what a human must look at, and the tickets that are shown there.

mod conflict;
mod note;
mod tickets;

pub use conflict::ResolveError;
pub(crate) use conflict::{Conflict, conflicts_of, resolve};
pub(crate) use note::{Noting, note};
pub(crate) use tickets::put_ticket;
pub use tickets::{TicketError, ensure_ticket_keys, revoke_ticket_key, rotate_ticket_key};
