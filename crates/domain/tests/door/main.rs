//! The door of a date: what is kept, who is in, what a volunteer is told.

mod properties;
mod rules;
mod verdicts;

use sammen_domain::{
    ActivityId, LocalDate, LocalDateTime, Occurrence, OccurrenceId, OccurrenceState,
    RegistrationId, Scan, ScanId, UnixSeconds,
};
use uuid::Uuid;

const STARTS: UnixSeconds = 1_800_000_000;
const HOUR: i64 = 3_600;

fn date() -> Occurrence {
    let at = LocalDateTime { date: LocalDate(20_833), minute: 480 };
    Occurrence {
        id: OccurrenceId(Uuid::from_u128(1)),
        activity: ActivityId(Uuid::from_u128(2)),
        starts: at,
        ends: at,
        starts_at: STARTS,
        ends_at: STARTS + 2 * HOUR,
        capacity: None,
        state: OccurrenceState::Scheduled,
        change: None,
    }
}

fn household(number: u128) -> RegistrationId {
    RegistrationId(Uuid::from_u128(100 + number))
}

fn scan(id: u128, registration: Option<RegistrationId>, moment: Option<UnixSeconds>) -> Scan {
    let persons = 2;
    Scan { id: ScanId(Uuid::from_u128(id)), occurrence: date().id, registration, persons, moment }
}
