//! Tickets: what a household shows at the door, and how a phone without a network knows that it is ours.
//!
//! A ticket says which registration it is, for which date or series, within which time, and which of the area's keys
//! signed it. It says nothing of anybody. It is 99 bytes, written in base45, so that its picture is made in the letters
//! that such pictures keep smallest, and any reader reads it as text. Everything here is pure.

mod claims;
mod code;
mod key;
mod seal;

pub use claims::{Claims, Subject, Tail, tail};
pub use code::{read_short_code, short_code};
pub use key::{KeyNumber, PublicKey, SigningSeed, public_key};
pub use seal::{OpenTicketError, TEXT_CHARS_MAX, TICKET_BYTES, issue, open};
