//! Shifts: who may take one, and who gets it.

mod properties;
mod rules;

use sammen_domain::{
    ActivityId, AgeBand, Applicant, LocalDate, LocalDateTime, PlaceState, Shift, ShiftFill,
    ShiftId, SignUpId, Text, UnixSeconds,
};
use uuid::Uuid;

const OPENS: UnixSeconds = 1_800_000_000;
const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;

/// A Saturday.
const SATURDAY: LocalDate = LocalDate(20_834);

/// Two hours in the afternoon for two volunteers, with nobody of the staff.
fn shift() -> Shift {
    let at = |minute| LocalDateTime { date: SATURDAY, minute };
    Shift {
        id: ShiftId(Uuid::from_u128(1)),
        activity: ActivityId(Uuid::from_u128(2)),
        title: Text::new("da", "Pas legetøjet"),
        starts: at(14 * 60),
        ends: at(16 * 60),
        starts_at: OPENS + 3 * DAY,
        ends_at: OPENS + 3 * DAY + 2 * HOUR,
        needs: 2,
        duty: None,
        skill: None,
        with_staff: false,
        money: false,
        opens_at: OPENS,
        fill: ShiftFill::default(),
        cancelled: false,
    }
}

fn sign_up_id(number: u128) -> SignUpId {
    SignUpId(Uuid::from_u128(number))
}

/// Somebody grown-up who wished for the shift an hour before it was given out.
fn applicant(number: u128) -> Applicant {
    Applicant {
        id: sign_up_id(number),
        age: AgeBand::Adult,
        served_minutes: 0,
        lot: 0,
        heard_at: OPENS - HOUR,
        is_busy: false,
        state: PlaceState::Wished,
    }
}

fn states(applicants: &[Applicant]) -> Vec<(u128, PlaceState)> {
    let mut states: Vec<_> = applicants.iter().map(|one| (one.id.0.as_u128(), one.state)).collect();
    states.sort_by_key(|(number, _)| *number);
    states
}
