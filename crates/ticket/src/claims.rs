//! What a ticket says, and its bytes.

use crate::KeyNumber;

/// The version of the layout and the kind of subject, the key's number, the registration, the subject, two moments.
pub(crate) const CLAIMS_BYTES: usize = 1 + 2 + 16 + 8 + 4 + 4;

const VERSION: u8 = 0x10;
const DATE: u8 = 0;
const SERIES: u8 = 1;
const SECONDS_PER_MINUTE: i64 = 60;

/// The last eight bytes of an id: enough to tell the dates of one area apart, and half as long in the picture.
pub type Tail = [u8; 8];

/// The tail of an id.
#[must_use]
pub fn tail(id: &[u8; 16]) -> Tail {
    let mut tail = Tail::default();
    tail.copy_from_slice(&id[8..]);
    tail
}

/// What a ticket is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Subject {
    /// One date.
    Date(Tail),
    /// Every date of an activity that is registered for as a whole.
    Series(Tail),
}

/// What a ticket says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Claims {
    /// Which of the area's keys signs it.
    pub key: KeyNumber,
    /// The registration's id.
    pub registration: [u8; 16],
    /// What it is for.
    pub subject: Subject,
    /// It is for dates that begin at this moment or later, in whole minutes since 1970.
    pub not_before_minutes: u32,
    /// It is for dates that begin at this moment or earlier, in whole minutes since 1970.
    pub not_after_minutes: u32,
}

impl Claims {
    /// Whether a date is one that the ticket is for: it is the date or of the series, and begins in the ticket's time.
    /// No clock is asked: a phone's may be wrong by years.
    #[must_use]
    pub fn is_for(&self, date: &[u8; 16], activity: &[u8; 16], starts_at_seconds: i64) -> bool {
        let is_subject = match self.subject {
            Subject::Date(of) => of == tail(date),
            Subject::Series(of) => of == tail(activity),
        };
        let starts = starts_at_seconds.div_euclid(SECONDS_PER_MINUTE);
        let holds = i64::from(self.not_before_minutes)..=i64::from(self.not_after_minutes);
        is_subject && holds.contains(&starts)
    }

    pub(crate) fn to_bytes(self) -> [u8; CLAIMS_BYTES] {
        let (kind, subject) = match self.subject {
            Subject::Date(of) => (DATE, of),
            Subject::Series(of) => (SERIES, of),
        };
        let mut bytes = [0; CLAIMS_BYTES];
        bytes[0] = VERSION | kind;
        bytes[1..3].copy_from_slice(&self.key.to_be_bytes());
        bytes[3..19].copy_from_slice(&self.registration);
        bytes[19..27].copy_from_slice(&subject);
        bytes[27..31].copy_from_slice(&self.not_before_minutes.to_be_bytes());
        bytes[31..].copy_from_slice(&self.not_after_minutes.to_be_bytes());
        bytes
    }

    /// Reads the bytes; `None` when they are of no layout that is known here.
    pub(crate) fn from_bytes(bytes: &[u8; CLAIMS_BYTES]) -> Option<Self> {
        let (head, rest) = bytes.split_first()?;
        let (key, rest) = rest.split_first_chunk()?;
        let (registration, rest) = rest.split_first_chunk()?;
        let (subject, rest) = rest.split_first_chunk()?;
        let (not_before, not_after) = rest.split_first_chunk()?;
        let subject = match head.checked_sub(VERSION)? {
            DATE => Subject::Date(*subject),
            SERIES => Subject::Series(*subject),
            _ => return None,
        };
        Some(Self {
            key: KeyNumber::from_be_bytes(*key),
            registration: *registration,
            subject,
            not_before_minutes: u32::from_be_bytes(*not_before),
            not_after_minutes: u32::from_be_bytes(*not_after.first_chunk()?),
        })
    }
}
