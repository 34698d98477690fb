//! What a volunteer is told of a ticket, or of a name on the list.

use super::Tally;
use crate::{Occurrence, RegistrationId, RegistrationState, RosterEntry, UnixSeconds};

/// What a volunteer is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// They may come in: so many.
    Valid {
        /// How many; `None` when the list on the phone is older than the ticket.
        persons: Option<u16>,
    },
    /// The household is in.
    AlreadyIn {
        /// How many came in.
        persons: u16,
        /// When, as far as a clock can be believed.
        since: Option<UnixSeconds>,
    },
    /// It is for another date.
    OtherDate,
    /// The household does not come, or the date does not take place.
    Cancelled,
    /// The household has no seats: it waits, or did not answer.
    Waits,
    /// It is no ticket of this area.
    NotOurs,
    /// It was signed with a key that does not count any more.
    Revoked,
}

/// What is claimed at the door, once the signature was looked at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Claim {
    /// A name on the list was chosen.
    Listed(RegistrationId),
    /// A ticket of this area, for this date or not.
    Signed {
        /// The household.
        registration: RegistrationId,
        /// Whether the ticket itself says that it is for this date.
        is_for_date: bool,
    },
    /// A ticket that a revoked key signed.
    Revoked,
    /// Anything else.
    NotOurs,
}

impl Claim {
    /// The household that is claimed to come.
    #[must_use]
    pub fn registration(self) -> Option<RegistrationId> {
        match self {
            Self::Listed(registration) | Self::Signed { registration, .. } => Some(registration),
            Self::Revoked | Self::NotOurs => None,
        }
    }
}

/// Says whether somebody may come in. The list goes before the ticket, since it is newer; the ticket alone counts where
/// the list does not know it yet. No clock is asked: a phone's may be years wrong.
#[must_use]
pub fn judge(
    claim: Claim,
    date: &Occurrence,
    listed: Option<&RosterEntry>,
    tally: &Tally,
) -> Verdict {
    let (registration, is_for_date) = match claim {
        Claim::Revoked => return Verdict::Revoked,
        Claim::NotOurs => return Verdict::NotOurs,
        Claim::Listed(registration) => (registration, false),
        Claim::Signed { registration, is_for_date } => (registration, is_for_date),
    };
    if !date.is_scheduled() {
        return Verdict::Cancelled;
    }
    if let Some(entry) = tally.entry(registration) {
        let canonical = entry.canonical();
        return Verdict::AlreadyIn { persons: canonical.persons, since: canonical.moment };
    }
    match listed {
        None if is_for_date => Verdict::Valid { persons: None },
        None => Verdict::OtherDate,
        Some(entry) => judge_listed(entry, date),
    }
}

fn judge_listed(entry: &RosterEntry, date: &Occurrence) -> Verdict {
    if matches!(entry.state, RegistrationState::Cancelled | RegistrationState::CancelledByStaff) {
        return Verdict::Cancelled;
    }
    let is_its_date = match &entry.series {
        None => entry.occurrence == date.id,
        Some(series) if series.declined.contains(&date.id) => return Verdict::Cancelled,
        Some(series) => series.activity == date.activity,
    };
    let holds = |dates: &[_]| dates.contains(&date.id);
    let has_seats = entry.series.as_ref().is_none_or(|series| holds(&series.dates));
    match (is_its_date, entry.state) {
        (false, _) => Verdict::OtherDate,
        (true, RegistrationState::Confirmed) if has_seats => {
            Verdict::Valid { persons: Some(entry.persons) }
        }
        (true, RegistrationState::Confirmed) => Verdict::OtherDate,
        (true, _) => Verdict::Waits,
    }
}
