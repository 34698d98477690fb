//! Households that were let in more than once.

use sammen_domain::{OccurrenceId, RegistrationId, UnixSeconds};
use serde::Deserialize;

use super::Translation;

/// A household that was let in more than once.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct DoorConflict {
    /// The date.
    pub occurrence: OccurrenceId,
    /// When it begins.
    pub starts_at: UnixSeconds,
    /// What the activity is called.
    pub title: Vec<Translation>,
    /// The household.
    pub registration: RegistrationId,
    /// What is printed on its ticket.
    pub ticket_code: String,
    /// How many are registered, where that is known still.
    pub persons: Option<u32>,
    /// Who they are, where that is told.
    pub names: Option<Vec<String>>,
    /// Each time; the one that counts first.
    pub scans: Vec<DoorScan>,
}

/// One time that a phone let somebody in.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct DoorScan {
    /// How many.
    pub persons: u32,
    /// When; `None` where the phone's clock cannot be right.
    pub at: Option<UnixSeconds>,
    /// What the staff call the volunteer, where that is known still.
    pub volunteer: Option<String>,
}
