//! What happens in the neighbourhood.

use serde::{Deserialize, Serialize};

use crate::{
    ActivityId, Language, LocalDateTime, OccurrenceId, PartnerId, PlaceId, Text, UnixSeconds,
};

/// For whom an activity is meant.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Audience {
    Everyone,
    Children,
    Young,
    Adults,
    Families,
    Elders,
    Women,
}

impl Audience {
    /// Every audience, in the order a filter shows them.
    pub const ALL: [Self; 7] = [
        Self::Everyone,
        Self::Children,
        Self::Young,
        Self::Adults,
        Self::Families,
        Self::Elders,
        Self::Women,
    ];
}

/// What an activity is about.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Theme {
    Community,
    Food,
    Culture,
    Sport,
    Advice,
    Learning,
    Green,
    Parenting,
    Play,
    Market,
}

impl Theme {
    /// Every theme, in the order a filter shows them.
    pub const ALL: [Self; 10] = [
        Self::Community,
        Self::Food,
        Self::Culture,
        Self::Sport,
        Self::Advice,
        Self::Learning,
        Self::Green,
        Self::Parenting,
        Self::Play,
        Self::Market,
    ];
}

/// What it costs to take part, in øre (1/100 krone).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Cost {
    /// Nothing.
    Free,
    /// This much for each person.
    PerPerson(u32),
    /// This much for a household.
    PerHousehold(u32),
}

/// How one joins.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum SignUp {
    /// Come by; nobody registers.
    DropIn,
    /// A household registers for a date.
    Registration {
        /// Seats on each date unless the date says otherwise.
        capacity: u32,
        /// The most that one household may bring.
        household_max: u16,
        /// Whether every participant must be named.
        names_required: bool,
        /// Registration opens this long before the date; `None`: at once.
        opens_hours_before: Option<u32>,
        /// Registration closes this long before the date.
        closes_hours_before: u32,
    },
}

/// Whether the activity still runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ActivityState {
    Running,
    Cancelled,
}

/// A series or a single event: what all its dates have in common.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// What it is called.
    pub title: Text,
    /// What one does there.
    pub description: Text,
    /// Where.
    pub place: PlaceId,
    /// Who runs it.
    pub organiser: PartnerId,
    /// For whom; never empty.
    pub audiences: Vec<Audience>,
    /// Youngest and oldest age, where it matters.
    pub ages: Option<(u8, u8)>,
    /// What it is about; never empty.
    pub themes: Vec<Theme>,
    /// What it costs.
    pub cost: Cost,
    /// Languages spoken there, by code.
    pub languages: Vec<Language>,
    /// How one joins.
    pub sign_up: SignUp,
    /// Whether it has more than one date.
    pub series: bool,
    /// Whether it still runs.
    pub state: ActivityState,
}

/// What is known of one date.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum OccurrenceState {
    /// It takes place.
    Scheduled,
    /// It does not, and why.
    Cancelled {
        /// What the secretariat says of it; may be empty.
        reason: Text,
    },
}

/// One date of an activity.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Occurrence {
    /// Its id.
    pub id: OccurrenceId,
    /// The activity it is a date of.
    pub activity: ActivityId,
    /// Start in the area's zone.
    pub starts: LocalDateTime,
    /// End in the area's zone.
    pub ends: LocalDateTime,
    /// Start as an instant.
    pub starts_at: UnixSeconds,
    /// End as an instant.
    pub ends_at: UnixSeconds,
    /// Seats on this date, where it differs from the activity's.
    pub capacity: Option<u32>,
    /// Whether it takes place.
    pub state: OccurrenceState,
    /// What was first planned, where that was another time.
    pub change: Option<Change>,
}

/// When a date was first planned, where it is at another time now.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Start as first planned, in the area's zone.
    pub starts: LocalDateTime,
    /// End as first planned, in the area's zone.
    pub ends: LocalDateTime,
    /// What the secretariat says of it; may be empty.
    pub reason: Text,
}

/// How many seats of a date are taken; travels apart from the date, as it changes often.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Availability {
    /// The date.
    pub occurrence: OccurrenceId,
    /// Persons with a seat.
    pub confirmed: u32,
    /// Persons on the waitlist.
    pub waiting: u32,
    /// Households on the waitlist.
    pub waiting_households: u32,
}

impl Availability {
    /// Nobody registered yet.
    #[must_use]
    pub fn none(occurrence: OccurrenceId) -> Self {
        Self { occurrence, confirmed: 0, waiting: 0, waiting_households: 0 }
    }
}

impl Occurrence {
    /// Seats on this date; `None` where nobody registers.
    #[must_use]
    pub fn capacity(&self, activity: &Activity) -> Option<u32> {
        match activity.sign_up {
            SignUp::DropIn => None,
            SignUp::Registration { capacity, .. } => Some(self.capacity.unwrap_or(capacity)),
        }
    }

    /// When it was first planned to start and to end.
    #[must_use]
    pub fn planned(&self) -> (LocalDateTime, LocalDateTime) {
        self.change.as_ref().map_or((self.starts, self.ends), |change| (change.starts, change.ends))
    }

    /// Whether it takes place.
    #[must_use]
    pub fn is_scheduled(&self) -> bool {
        self.state == OccurrenceState::Scheduled
    }
}
