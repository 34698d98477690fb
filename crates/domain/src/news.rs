//! What changed of a date since somebody last knew of it.

use serde::{Deserialize, Serialize};

use crate::{Activity, ActivityState, LocalDateTime, Occurrence};

/// What somebody who comes knows of a date.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct KnownDate {
    /// When it starts.
    pub starts: LocalDateTime,
    /// When it ends.
    pub ends: LocalDateTime,
    /// Whether it takes place.
    pub takes_place: bool,
}

/// What somebody who comes must hear of a date.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum News {
    /// It does not take place.
    CalledOff,
    /// It takes place after all.
    TakesPlace,
    /// It is at another time than this.
    Moved {
        /// When it was to start.
        starts: LocalDateTime,
        /// When it was to end.
        ends: LocalDateTime,
    },
}

impl Occurrence {
    /// Whether the date takes place, and its activity at all.
    #[must_use]
    pub fn takes_place(&self, activity: &Activity) -> bool {
        self.is_scheduled() && activity.state == ActivityState::Running
    }

    /// What there is to know of the date now.
    #[must_use]
    pub fn known(&self, activity: &Activity) -> KnownDate {
        let takes_place = self.takes_place(activity);
        KnownDate { starts: self.starts, ends: self.ends, takes_place }
    }

    /// What somebody who knew this must hear now. Who was never told anything knows what was first
    /// planned.
    #[must_use]
    pub fn news(&self, activity: &Activity, known: Option<KnownDate>) -> Option<News> {
        let known = known.unwrap_or_else(|| {
            let (starts, ends) = self.planned();
            KnownDate { starts, ends, takes_place: true }
        });
        let now = self.known(activity);
        match (known.takes_place, now.takes_place) {
            (true, false) => Some(News::CalledOff),
            (false, false) => None,
            (false, true) => Some(News::TakesPlace),
            (true, true) if known == now => None,
            (true, true) => Some(News::Moved { starts: known.starts, ends: known.ends }),
        }
    }
}
