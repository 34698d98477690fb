//! What people may do beyond looking after their own household, and what they are shown for it.

use serde::{Deserialize, Serialize};

use crate::{
    ActivityId, OccurrenceId, RegistrationId, RegistrationState, RoleId, SeriesPlaces, UnixSeconds,
};

/// Something a volunteer is there for.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Duty {
    /// Receives those who come.
    CheckIn,
    /// Minds the toy lending.
    ToyLending,
    /// Registers others who ask for it, without saying who they are.
    OnBehalf,
}

impl Duty {
    /// Every duty, in the order a form shows them.
    pub const ALL: [Self; 3] = [Self::CheckIn, Self::ToyLending, Self::OnBehalf];
}

/// A role that somebody has for a while, as her own phone keeps it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// The activities it is for; never empty.
    pub activities: Vec<ActivityId>,
    /// What it is for.
    pub duties: Vec<Duty>,
    /// Whether she may see the names of those who come. Never true of a minor.
    pub sees_names: bool,
    /// When it ends by itself.
    pub ends_at: UnixSeconds,
}

/// One household on the roster of a date, for those who receive it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct RosterEntry {
    /// The registration.
    pub registration: RegistrationId,
    /// The date; of a series, the one that it was made from.
    pub occurrence: OccurrenceId,
    /// Which dates, where it is for a series.
    pub series: Option<SeriesPlaces>,
    /// How many persons.
    pub persons: u16,
    /// Where it stands.
    pub state: RegistrationState,
}

/// Who the persons of a roster's entry are, for those who may know.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct RosterNames {
    /// The registration.
    pub registration: RegistrationId,
    /// Their names, where given.
    pub names: Vec<String>,
}

impl RosterNames {
    /// Those that were given, one after the other.
    #[must_use]
    pub fn given(&self) -> String {
        let given: Vec<&str> =
            self.names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        given.join(", ")
    }
}
