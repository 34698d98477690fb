//! Registering a household for a date or a series, and what becomes of it.

mod accept;
mod answer;
mod attend;
mod book;
mod cancel;
mod forget;
mod household;
mod number;
mod place;
mod refusal;
mod share;
mod staff;

use serde::{Deserialize, Serialize};

pub use accept::{AcceptOffer, accept_offer};
pub use answer::{Answer, AnswerValue};
pub use attend::{Attendance, record_attendance};
pub use book::{Book, BookDate, Decision};
pub use cancel::{CancelRegistration, cancel_registration};
pub use number::{SeatNumber, SeatNumbers, number_seats};
pub use place::{PlaceRegistration, place_registration};
pub use refusal::Refusal;
pub use share::reconsider;
pub use staff::{call_off, cancel_by_staff, change_capacity};

use crate::{ActivityId, Occurrence, OccurrenceId, OwnerId, RegistrationId, UnixSeconds};

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
    /// The whole household has seats if it says so in time.
    Offered {
        /// When the offer ends, by the server's clock.
        until: UnixSeconds,
    },
    /// An offer was not answered in time. The household has no seats and is not asked again, until it says
    /// that it still wants to come; then it stands in the line where it stood.
    Lapsed,
    /// The staff cancelled it.
    CancelledByStaff,
}

/// A household's registration, for one date or for a series.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Registration {
    /// Its id, made where it was made.
    pub id: RegistrationId,
    /// The date; of a series, the one that it was made from.
    pub occurrence: OccurrenceId,
    /// Who may see and cancel it.
    pub owner: OwnerId,
    /// How many persons; at least 1.
    pub persons: u16,
    /// Their names, where given; never more than `persons`. Gone when it is cancelled or over.
    pub names: Vec<String>,
    /// Their ages, where the activity has limits. Gone with the names.
    pub ages: Vec<u8>,
    /// What the household answered, where the activity asks. Gone with the names.
    pub answers: Vec<Answer>,
    /// Whether it is somebody else's, whom nothing here names.
    pub on_behalf: bool,
    /// Which dates, where it is for a series.
    pub series: Option<SeriesPlaces>,
    /// Who of the dates' households came, where anybody took note.
    pub attendance: Vec<(OccurrenceId, Attendance)>,
    /// Its place in the order of arrival at the server.
    pub sequence: u64,
    /// Where it stands.
    pub state: RegistrationState,
}

/// The dates of a series that a household is registered for as a whole.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct SeriesPlaces {
    /// The series.
    pub activity: ActivityId,
    /// The dates that it has seats on, when it has any.
    pub dates: Vec<OccurrenceId>,
    /// The dates that it does not come to.
    pub declined: Vec<OccurrenceId>,
}

impl RegistrationState {
    /// Whether seats are taken by it.
    #[must_use]
    pub fn holds_seats(self) -> bool {
        matches!(self, Self::Confirmed | Self::Offered { .. })
    }

    /// Whether it is in the line for seats.
    #[must_use]
    pub fn waits(self) -> bool {
        matches!(self, Self::Waitlisted { .. })
    }
}

impl Registration {
    /// Whether the household comes or hopes to.
    #[must_use]
    pub fn is_active(&self) -> bool {
        !matches!(self.state, RegistrationState::Cancelled | RegistrationState::CancelledByStaff)
    }

    /// Whether it is meant for a date of its activity.
    #[must_use]
    pub fn wants(&self, date: OccurrenceId) -> bool {
        match &self.series {
            None => self.occurrence == date,
            Some(series) => !series.declined.contains(&date),
        }
    }

    /// Whether it takes seats on a date of its activity.
    #[must_use]
    pub fn holds(&self, date: OccurrenceId) -> bool {
        self.state.holds_seats()
            && match &self.series {
                None => self.occurrence == date,
                Some(series) => series.dates.contains(&date),
            }
    }

    /// Whether it is for a date, of whatever activity.
    #[must_use]
    pub fn is_for(&self, date: &Occurrence) -> bool {
        let is_its = self.series.as_ref().is_none_or(|series| series.activity == date.activity);
        is_its && self.wants(date.id)
    }

    /// Whether it says anything of the persons beyond how many they are.
    #[must_use]
    pub fn is_personal(&self) -> bool {
        !(self.names.is_empty() && self.ages.is_empty() && self.answers.is_empty())
    }

    /// Whether anybody noted that the household came to a date, or did not.
    #[must_use]
    pub fn attendance(&self, date: OccurrenceId) -> Attendance {
        let noted = self.attendance.iter().find(|(noted, _)| *noted == date);
        noted.map_or(Attendance::Unknown, |(_, attendance)| *attendance)
    }

    /// Forgets what is said of the persons; says whether there was anything.
    pub(crate) fn forget_persons(&mut self) -> bool {
        let was_personal = self.is_personal();
        self.names.clear();
        self.ages.clear();
        self.answers.clear();
        was_personal
    }

    /// Takes its seats back.
    pub(crate) fn give_seats_back(&mut self, state: RegistrationState) {
        self.state = state;
        if let Some(series) = &mut self.series {
            series.dates.clear();
        }
    }
}
