//! Tickets and the keys they are signed with, as they travel.

use serde::{Deserialize, Serialize};

use crate::RegistrationId;

/// A household's ticket, on its own phones.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Ticket {
    /// The registration.
    pub registration: RegistrationId,
    /// What is in its picture.
    pub text: String,
}

/// A key that tickets of an area are signed with, on the phones of those who check them.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct TicketKey {
    /// Its number in the area.
    pub number: u16,
    /// The public half.
    pub public: [u8; 32],
    /// Whether nothing that it signed counts any more.
    pub is_revoked: bool,
}
