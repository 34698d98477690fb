//! Being counted in a programme: apart from everything else that a phone says.

use hmac::{Hmac, Mac};
use sammen_domain::{ActivityId, AreaId, LocalDate};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::Body;

/// The answer to `GET /api/areas/{area}/programmes`: which activities are counted in which programme.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Programmes {
    /// Each activity with its programme's name.
    pub activities: Vec<(ActivityId, String)>,
}

/// `POST /api/programme-notes`: somebody who chose to be counted took part in a programme in a month.
///
/// It has no id: whatever is sent again is the same note.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct ProgrammeNote {
    /// The area.
    pub area: AreaId,
    /// The programme's name.
    pub programme: String,
    /// The month of the date.
    pub month: Month,
    /// Who, for this programme alone.
    pub pseudonym: [u8; 32],
}

impl Body for Programmes {
    const VERSION: u8 = 2;
}

impl Body for ProgrammeNote {
    const VERSION: u8 = 2;
}

/// A month: months since the beginning of our calendar.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Month(pub i32);

impl Month {
    /// A month of a year, from 1 to 12.
    ///
    /// ```
    /// use sammen_sync::Month;
    /// assert_eq!(Month::new(2026, 11).year(), 2026);
    /// assert_eq!(Month::new(2026, 12).number(), 12);
    /// assert_eq!(Month(Month::new(2026, 12).0 + 1), Month::new(2027, 1));
    /// ```
    #[must_use]
    pub fn new(year: i32, number: i32) -> Self {
        Self(year * 12 + number - 1)
    }

    /// The month that a day is in.
    ///
    /// ```
    /// use sammen_domain::LocalDate;
    /// use sammen_sync::Month;
    /// assert_eq!(Month::of(LocalDate(0)), Month::new(1970, 1));
    /// assert_eq!(Month::of(LocalDate(-1)), Month::new(1969, 12));
    /// assert_eq!(Month::of(LocalDate(20_512)), Month::new(2026, 2));
    /// assert_eq!(Month::of(LocalDate(20_513)), Month::new(2026, 3));
    /// ```
    #[must_use]
    pub fn of(day: LocalDate) -> Self {
        // Years that begin in March, so that a leap day is a year's last; 400 of them have 146,097 days.
        let days = i64::from(day.0) + 719_468;
        let (cycle, of_cycle) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_cycle - of_cycle / 1_460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
        let of_year = of_cycle - (365 * year + year / 4 - year / 100);
        let since_march = (5 * of_year + 2) / 153;
        let months = (cycle * 400 + year) * 12 + since_march + 2;
        Self(i32::try_from(months).expect("days of 32 bits are months of fewer"))
    }

    /// The last day of the year that a day is in.
    ///
    /// ```
    /// use sammen_domain::LocalDate;
    /// use sammen_sync::Month;
    /// assert_eq!(Month::last_day_of_year(LocalDate(0)), LocalDate(364));
    /// assert_eq!(Month::last_day_of_year(LocalDate(364)), LocalDate(364));
    /// ```
    #[must_use]
    pub fn last_day_of_year(day: LocalDate) -> LocalDate {
        let year = Self::of(day).year();
        let days = (1..366).take_while(|days| Self::of(day.plus_days(*days)).year() == year);
        day.plus_days(days.last().unwrap_or_default())
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// From 1 to 12.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }
}

/// Who a phone is in a programme: HMAC-SHA-256 of the programme under the phone's own secret. The same phone is the same
/// one in one programme, and nobody can tell that two programmes' pseudonyms are one phone's.
///
/// ```
/// use sammen_domain::AreaId;
/// use sammen_sync::pseudonym;
/// let area = AreaId::new("hoeje-gladsaxe").unwrap();
/// let of = |secret, programme| pseudonym(&[secret; 32], &area, programme);
/// assert_eq!(of(1, "Parents"), of(1, "Parents"));
/// assert_ne!(of(1, "Parents"), of(1, "Sport"));
/// assert_ne!(of(1, "Parents"), of(2, "Parents"));
/// ```
///
/// # Panics
/// Never: every secret of this length is a key.
#[must_use]
pub fn pseudonym(secret: &[u8; 32], area: &AreaId, programme: &str) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("a key may have any length");
    mac.update(area.as_str().as_bytes());
    // No area's name has this in it.
    mac.update(&[0]);
    mac.update(programme.as_bytes());
    mac.finalize().into_bytes().into()
}
