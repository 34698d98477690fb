//! Which shifts the young may take.
//!
//! Volunteers are not employed, so Danish law on young people's work does not bind them. We hold ourselves to what it says
//! all the same, as Arbejdstilsynet tells it (*Unges arbejdstid, hviletid og fridøgn*,
//! <https://arbejdstilsynet.dk/da/regler/unge/unges-arbejdstid-hviletid-og-fridogn>; the rest between two days is
//! arbejdsmiljøloven § 62):
//!
//! | | still in compulsory school | 15 to 17, has left it |
//! | --- | --- | --- |
//! | by day only | 6 to 20 o'clock | 6 to 20 o'clock |
//! | at most, on a school day | 2 hours | 8 hours |
//! | at most, on another day | 7 hours | 8 hours |
//! | rest before and after | 14 hours | 12 hours |
//!
//! Monday to Friday count as school days, since no holidays are known here. No birthday is known either: whoever is under
//! 18 counts as a pupil until the staff have noted otherwise. That nobody under 18 is there without somebody grown-up, and
//! that they handle no money, is the partnership's own rule.
//!
//! What this does not hold: the law's limits by the week and its two days off, which are for who plans the shifts; the
//! staff see everybody's hours.

use serde::{Deserialize, Serialize};

use super::Shift;
use crate::Weekday;

const EVENING_MINUTE: u16 = 20 * 60;
const MORNING_MINUTE: u16 = 6 * 60;
const SCHOOL_DAY_MINUTES_MAX: u32 = 2 * 60;
const FREE_DAY_MINUTES_MAX: u32 = 7 * 60;
const YOUNG_MINUTES_MAX: u32 = 8 * 60;
const HOUR_SECONDS: i64 = 3_600;

/// All that is known of a volunteer's age.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum AgeBand {
    /// Under 15, or older and still in compulsory school.
    Pupil,
    /// 15 to 17, and has left it.
    Young,
    /// 18 or more.
    Adult,
}

impl AgeBand {
    /// Every band, the youngest first.
    pub const ALL: [Self; 3] = [Self::Pupil, Self::Young, Self::Adult];

    /// The youngest in it.
    #[must_use]
    pub fn youngest(self) -> u8 {
        match self {
            Self::Pupil => 0,
            Self::Young => 15,
            Self::Adult => 18,
        }
    }

    /// How long it must be from the end of one shift to the beginning of the next.
    #[must_use]
    pub fn rest_seconds(self) -> i64 {
        match self {
            Self::Pupil => 14 * HOUR_SECONDS,
            Self::Young => 12 * HOUR_SECONDS,
            Self::Adult => 0,
        }
    }
}

impl Shift {
    /// The youngest that may take it. Beside this, nobody under 18 is there without somebody grown-up.
    #[must_use]
    pub fn youngest_band(&self) -> AgeBand {
        let (starts, ends) = (self.starts, self.ends);
        let is_by_day = starts.date == ends.date
            && starts.minute >= MORNING_MINUTE
            && ends.minute <= EVENING_MINUTE;
        let is_alone = self.needs <= 1 && !self.with_staff;
        if self.money || is_alone || !is_by_day || self.minutes() > YOUNG_MINUTES_MAX {
            return AgeBand::Adult;
        }
        let is_weekend = matches!(starts.date.weekday(), Weekday::Saturday | Weekday::Sunday);
        let longest = if is_weekend { FREE_DAY_MINUTES_MAX } else { SCHOOL_DAY_MINUTES_MAX };
        if self.minutes() > longest { AgeBand::Young } else { AgeBand::Pupil }
    }
}
