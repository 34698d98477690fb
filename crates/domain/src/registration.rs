//! Registering a household for one date, and cancelling.

mod book;
mod cancel;
mod place;

use serde::{Deserialize, Serialize};

pub use book::{Book, Decision, reconsider};
pub use cancel::{CancelRegistration, cancel_registration};
pub use place::{PlaceRegistration, place_registration};

use crate::{OccurrenceId, OwnerId, RegistrationId};

/// Where a registration stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum RegistrationState {
    /// The whole household has seats.
    Confirmed,
    /// The whole household waits.
    Waitlisted {
        /// Its number among the waiting households; the first is 1.
        position: u32,
    },
    /// The household does not come.
    Cancelled,
}

/// A household's registration for one date.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Registration {
    /// Its id, made where it was made.
    pub id: RegistrationId,
    /// The date.
    pub occurrence: OccurrenceId,
    /// Who may see and cancel it.
    pub owner: OwnerId,
    /// How many persons; at least 1.
    pub persons: u16,
    /// Their names, where given; never more than `persons`.
    pub names: Vec<String>,
    /// Its place in the order of arrival at the server.
    pub sequence: u64,
    /// Where it stands.
    pub state: RegistrationState,
}

impl Registration {
    /// Whether the household holds or waits for seats.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.state != RegistrationState::Cancelled
    }
}

/// Why the rules say no. Shown to people as a translated message chosen by variant.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The date is not known.
    #[error("find the date: it was removed")]
    UnknownOccurrence,
    /// The registration is not known, or not this owner's.
    #[error("find the registration")]
    UnknownRegistration,
    /// The registration's id is taken.
    #[error("register under an id that is taken")]
    DuplicateRegistration,
    /// The activity or the date was cancelled.
    #[error("register for a date that was cancelled")]
    ActivityCancelled,
    /// Nobody registers for this activity.
    #[error("register where one just comes by")]
    NoRegistrationNeeded,
    /// Registration has not opened.
    #[error("register before registration opens")]
    NotOpenYet,
    /// Registration has closed.
    #[error("register after registration closed")]
    Closed,
    /// The date has passed.
    #[error("change a date that has passed")]
    Past,
    /// The household is larger than allowed, or empty.
    #[error("register this many: 1 to {max} are allowed")]
    HouseholdSize {
        /// The most that one household may bring.
        max: u16,
    },
    /// A participant is not named, and must be.
    #[error("register without a name for each participant")]
    NameMissing,
    /// A name is too long.
    #[error("store a name this long: at most {max} characters")]
    NameTooLong {
        /// The longest name in characters.
        max: u16,
    },
    /// This household is already registered for the date.
    #[error("register twice for one date")]
    AlreadyRegistered,
    /// The operation is of a form that this version does not know.
    #[error("understand the operation: it was made by another version of the app")]
    NotUnderstood,
}
