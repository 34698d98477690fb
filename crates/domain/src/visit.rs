//! Visits of interviewers, and what came of asking at people's doors.
//!
//! A household is counted by what came of the last visit, and nothing says which household it is: whoever comes again where
//! nobody was at home says so, and that takes the household out of those that were not at home.

use serde::{Deserialize, Serialize};

use crate::LocalDate;

/// What came of a visit.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum AtTheDoor {
    /// Somebody answered all that was asked.
    Answered,
    /// Somebody said no.
    Refused,
    /// Nobody was at home.
    NobodyHome,
}

/// A visit that changes how many said no or were not at home.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Visit {
    /// Somebody said no.
    Refused,
    /// Nobody was at home.
    NobodyHome,
    /// Somebody said no where nobody was at home before.
    RefusedLater,
    /// Somebody answered where nobody was at home before.
    AnsweredLater,
}

impl Visit {
    /// What is to be counted of a visit beside the answers; `None` where nothing is: answers count by themselves, and a
    /// household that is not at home again is counted already.
    ///
    /// ```
    /// use sammen_domain::{AtTheDoor, Visit};
    /// assert_eq!(Visit::of(AtTheDoor::Refused, true), Some(Visit::RefusedLater));
    /// assert_eq!(Visit::of(AtTheDoor::NobodyHome, true), None);
    /// ```
    #[must_use]
    pub const fn of(met: AtTheDoor, was_not_home: bool) -> Option<Self> {
        match (met, was_not_home) {
            (AtTheDoor::Answered, false) | (AtTheDoor::NobodyHome, true) => None,
            (AtTheDoor::Answered, true) => Some(Self::AnsweredLater),
            (AtTheDoor::Refused, false) => Some(Self::Refused),
            (AtTheDoor::Refused, true) => Some(Self::RefusedLater),
            (AtTheDoor::NobodyHome, false) => Some(Self::NobodyHome),
        }
    }

    /// What it changes.
    #[must_use]
    pub const fn change(self) -> VisitChange {
        let (refused, nobody_home) = match self {
            Self::Refused => (1, 0),
            Self::NobodyHome => (0, 1),
            Self::RefusedLater => (1, -1),
            Self::AnsweredLater => (0, -1),
        };
        VisitChange { refused, nobody_home }
    }
}

/// What a visit changes. Changes are added up, never put in each other's place: so the sums are the same in whatever order
/// they come, and from however many devices.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct VisitChange {
    /// How many more said no.
    pub refused: i8,
    /// How many more were not at home.
    pub nobody_home: i8,
}

/// A visit as a device tells of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct VisitNote {
    /// The day, by the device's clock.
    pub day: LocalDate,
    /// What came of it.
    pub visit: Visit,
    /// Whether it is a tap by mistake that is taken back.
    pub is_taken_back: bool,
}

impl VisitNote {
    /// What it changes.
    #[must_use]
    pub const fn change(self) -> VisitChange {
        let VisitChange { refused, nobody_home } = self.visit.change();
        match self.is_taken_back {
            true => VisitChange { refused: -refused, nobody_home: -nobody_home },
            false => VisitChange { refused, nobody_home },
        }
    }
}

/// What came of asking at doors, by how each household was counted last.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Fieldwork {
    /// Interviews that were finished.
    pub interviews: u64,
    /// Those who said no.
    pub refused: u64,
    /// Those who were never at home.
    pub not_at_home: u64,
}

impl Fieldwork {
    /// Of interviews and the sums of what visits changed. A sum below zero is none: the device that counted up has not been
    /// heard yet, or nobody had counted the household before.
    #[must_use]
    pub fn of(interviews: u64, refused: i64, nobody_home: i64) -> Self {
        let at_least_none = |sum: i64| u64::try_from(sum).unwrap_or(0);
        Self {
            interviews,
            refused: at_least_none(refused),
            not_at_home: at_least_none(nobody_home),
        }
    }

    /// Interviews of all households that were visited, I / (I + R + NC): response rate 1 of AAPOR's *Standard Definitions*,
    /// where every door is taken for one of a household that could answer. Unfinished interviews are not kept, so it is
    /// response rate 2 as well. `None` where nobody was visited.
    #[must_use]
    pub fn response_rate(self) -> Option<f64> {
        share(self.interviews, self.interviews + self.refused + self.not_at_home)
    }

    /// Interviews of all who were met, I / (I + R): cooperation rate 1 of the same. `None` where nobody was met.
    #[must_use]
    pub fn cooperation_rate(self) -> Option<f64> {
        share(self.interviews, self.interviews + self.refused)
    }
}

#[expect(clippy::cast_precision_loss, reason = "no area has so many households")]
fn share(part: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| part as f64 / of as f64)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// What came of each visit to a household until somebody opened, and whether the last tap was made by mistake first.
    type Visits = (u8, Option<AtTheDoor>, bool);

    fn household() -> impl Strategy<Value = Visits> {
        let met = prop_oneof![Just(AtTheDoor::Answered), Just(AtTheDoor::Refused)];
        (0_u8..4, prop::option::of(met), any::<bool>())
    }

    /// What the devices tell of a household.
    fn notes((not_home, met, mistaken): Visits) -> Vec<VisitNote> {
        let note =
            |visit, is_taken_back| VisitNote { day: LocalDate(20_000), visit, is_taken_back };
        let mut notes = Vec::new();
        for at in 0..not_home {
            notes.extend(Visit::of(AtTheDoor::NobodyHome, at > 0).map(|visit| note(visit, false)));
        }
        if mistaken && let Some(wrong) = Visit::of(AtTheDoor::Refused, not_home > 0) {
            notes.extend([note(wrong, false), note(wrong, true)]);
        }
        let met = met.and_then(|met| Visit::of(met, not_home > 0));
        notes.extend(met.map(|visit| note(visit, false)));
        notes
    }

    proptest! {
        /// Whichever device tells of which visit, in whatever order and however often: each household counts once, by what
        /// came of the last visit.
        #[test]
        fn every_household_counts_once(
            households in prop::collection::vec(household(), 0..40),
            order in prop::collection::vec(any::<prop::sample::Index>(), 0..300),
        ) {
            let told: Vec<_> = households.iter().copied().flat_map(notes).collect();
            let mut kept: BTreeMap<usize, VisitChange> = BTreeMap::new();
            // Some come early and often, all of them come at last.
            let early = order.iter().filter(|_| !told.is_empty()).map(|at| at.index(told.len()));
            for id in early.chain((0..told.len()).rev()) {
                kept.entry(id).or_insert(told[id].change());
            }
            let sum = |of: fn(&VisitChange) -> i8| kept.values().map(|it| i64::from(of(it))).sum();
            let count = |is: fn(&Visits) -> bool| households.iter().filter(|one| is(one)).count() as u64;
            let interviews = count(|(_, met, _)| *met == Some(AtTheDoor::Answered));
            let found = Fieldwork::of(interviews, sum(|it| it.refused), sum(|it| it.nobody_home));
            let expect = Fieldwork {
                interviews,
                refused: count(|(_, met, _)| *met == Some(AtTheDoor::Refused)),
                not_at_home: count(|(not_home, met, _)| *not_home > 0 && met.is_none()),
            };
            prop_assert_eq!(found, expect);
        }
    }

    #[test]
    fn a_rate_needs_somebody_to_divide_by() {
        let check = |(interviews, refused, nobody_home), expect| {
            let found = Fieldwork::of(interviews, refused, nobody_home);
            assert_eq!((found.response_rate(), found.cooperation_rate()), expect, "{found:?}");
        };
        check((0, 0, 0), (None, None));
        check((0, 0, 4), (Some(0.0), None));
        check((3, 1, 4), (Some(0.375), Some(0.75)));
        // One that was never counted is said to have been not at home before.
        check((1, 1, -1), (Some(0.5), Some(0.5)));
    }
}
