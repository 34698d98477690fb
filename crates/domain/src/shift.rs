//! Shifts of volunteers: who may take one, who gets it, and how one gets out of it.

mod age;
mod notes;
mod share;
mod sign_up;
mod volunteer;

use serde::{Deserialize, Serialize};

pub use age::AgeBand;
pub use notes::{NOTE_LENGTH_MAX, NoteShift, ShiftNote, note_shift};
pub use share::{Applicant, share_shift};
pub use sign_up::{LeaveShift, OfferShift, SignUpForShift, leave_shift, offer_shift, sign_up};
pub use volunteer::{ShiftVolunteer, Skill};

use crate::{ActivityId, Duty, LocalDateTime, ShiftId, SignUpId, Text, UnixSeconds};

/// Some hours at an activity that volunteers are needed for.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    /// Its id.
    pub id: ShiftId,
    /// The activity.
    pub activity: ActivityId,
    /// What is to be done.
    pub title: Text,
    /// Start in the area's zone.
    pub starts: LocalDateTime,
    /// End in the area's zone.
    pub ends: LocalDateTime,
    /// Start as an instant.
    pub starts_at: UnixSeconds,
    /// End as an instant.
    pub ends_at: UnixSeconds,
    /// How many volunteers are needed.
    pub needs: u16,
    /// What one must be there for to take it; `None`: any volunteer of the activity may.
    pub duty: Option<Duty>,
    /// What one must be able to; `None`: nothing in particular.
    pub skill: Option<Skill>,
    /// Whether somebody of the staff is there all the time.
    pub with_staff: bool,
    /// Whether money is handled.
    pub money: bool,
    /// When it is given out. Whoever says so before has as good a chance as the first.
    pub opens_at: UnixSeconds,
    /// How it stands.
    pub fill: ShiftFill,
    /// Whether it does not take place.
    pub cancelled: bool,
}

/// How many have a shift, or would.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct ShiftFill {
    /// Those who have it.
    pub taken: u16,
    /// Those who want it and have not got it, or not yet.
    pub waiting: u16,
    /// Those who have it and look for somebody who takes their place.
    pub offered: u16,
}

impl Shift {
    /// How long it is.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        u32::try_from((self.ends_at - self.starts_at).max(0) / 60).unwrap_or(u32::MAX)
    }

    /// The youngest that may take it.
    #[must_use]
    pub fn youngest(&self) -> u8 {
        self.youngest_band().youngest()
    }
}

/// What a volunteer has said yes to.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ShiftPlace {
    /// Its id, made on the phone.
    pub id: SignUpId,
    /// Which shift.
    pub shift: ShiftId,
    /// Where it stands.
    pub state: PlaceState,
}

/// Where a volunteer stands with a shift.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize, Deserialize)]
pub enum PlaceState {
    /// Wants it; it is not given out yet.
    Wished,
    /// Wants it, and somebody else has it; or nobody grown-up is there yet.
    Waiting,
    /// Has it.
    Taken,
    /// Has it until somebody else takes it.
    Offered,
    /// Does not come.
    Left,
}

impl PlaceState {
    /// Whether the volunteer is expected to come.
    #[must_use]
    pub fn is_coming(self) -> bool {
        matches!(self, Self::Taken | Self::Offered)
    }

    /// Whether the volunteer would come.
    #[must_use]
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Wished | Self::Waiting)
    }
}
