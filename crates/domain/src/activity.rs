//! What happens in the neighbourhood.

mod question;
mod sign_up;

use serde::{Deserialize, Serialize};

pub use question::{Choice, Per, Question, QuestionKind};
pub use sign_up::{Covers, Held, SignUp, Terms};

use crate::{
    ActivityId, Language, LocalDateTime, OccurrenceId, PartnerId, PlaceId, Text, UnixSeconds,
};

const SECONDS_PER_HOUR: i64 = 3_600;

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
    /// Youngest and oldest age, where it matters; whoever registers then says how old each participant is.
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
    /// Seats that cannot be had: those of persons who come, those offered to a household that has not answered,
    /// and those held for people without phones.
    pub taken: u32,
    /// Persons on the waitlist.
    pub waiting: u32,
    /// Households on the waitlist.
    pub waiting_households: u32,
}

impl Availability {
    /// Nobody registered yet.
    #[must_use]
    pub fn none(occurrence: OccurrenceId) -> Self {
        Self { occurrence, taken: 0, waiting: 0, waiting_households: 0 }
    }
}

impl Activity {
    /// What registering asks for; `None` where one just comes by.
    #[must_use]
    pub fn terms(&self) -> Option<&Terms> {
        match &self.sign_up {
            SignUp::DropIn => None,
            SignUp::Registration(terms) => Some(terms),
        }
    }

    /// Whether it still runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.state == ActivityState::Running
    }
}

impl Occurrence {
    /// Seats on this date; `None` where nobody registers.
    #[must_use]
    pub fn capacity(&self, activity: &Activity) -> Option<u32> {
        activity.terms().map(|terms| self.capacity.unwrap_or(terms.capacity))
    }

    /// When registration for it opens; `None`: it is open from the beginning.
    #[must_use]
    pub fn opens_at(&self, terms: &Terms) -> Option<UnixSeconds> {
        let hours = terms.opens_hours_before;
        let before = hours.map(|hours| self.starts_at - i64::from(hours) * SECONDS_PER_HOUR);
        terms.opens_at.max(before)
    }

    /// When registration for it closes.
    #[must_use]
    pub fn closes_at(&self, terms: &Terms) -> UnixSeconds {
        self.starts_at - i64::from(terms.closes_hours_before) * SECONDS_PER_HOUR
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
