//! Who gets a shift.

use super::{AgeBand, PlaceState, Shift};
use crate::{SignUpId, UnixSeconds};

/// A volunteer who wants a shift, or has it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Applicant {
    /// The sign-up.
    pub id: SignUpId,
    /// How old, as far as it is known.
    pub age: AgeBand,
    /// For how long the volunteer was on other shifts in the weeks before this one.
    pub served_minutes: u32,
    /// A number drawn for this volunteer and this shift, which nobody can know or change.
    pub lot: u64,
    /// When the server heard of it.
    pub heard_at: UnixSeconds,
    /// Whether the volunteer has another shift at that time, or too near to it for somebody of that age.
    pub is_busy: bool,
    /// Where it stands.
    pub state: PlaceState,
}

impl Applicant {
    fn is_adult(&self) -> bool {
        self.age == AgeBand::Adult
    }

    /// Who goes first. Whoever said so before the shift was given out is treated alike: those who have served least go
    /// first, and the lot decides between equals. Whoever came later follows in the order they came.
    fn order(&self, shift: &Shift) -> (bool, UnixSeconds, u32, u64, SignUpId) {
        let is_late = self.heard_at >= shift.opens_at;
        let (heard_at, served) =
            if is_late { (self.heard_at, 0) } else { (0, self.served_minutes) };
        (is_late, heard_at, served, self.lot, self.id)
    }
}

/// Gives a shift out: to as many as are needed, in the order of fairness. Nobody loses a place to somebody else; who looks
/// for somebody to take it is let off when there is one. Nobody under 18 is there without somebody grown-up: those wait
/// then, also if they had a place. Nobody gets two shifts at a time. Before the shift is given out everybody just wishes.
pub fn share_shift(shift: &Shift, applicants: &mut [Applicant], now: UnixSeconds) {
    if now < shift.opens_at || shift.cancelled {
        return;
    }
    applicants.sort_by_key(|applicant| applicant.order(shift));
    for applicant in applicants.iter_mut().filter(|one| one.state == PlaceState::Wished) {
        applicant.state = PlaceState::Waiting;
    }
    while give_one(shift, applicants) {}
    if !has_adult(shift, applicants) {
        let alone = applicants.iter_mut().filter(|one| one.state.is_coming());
        alone.for_each(|one| one.state = PlaceState::Waiting);
    }
}

/// Gives one place, free or offered, to the first who may have it; says whether it did.
fn give_one(shift: &Shift, applicants: &mut [Applicant]) -> bool {
    let coming = applicants.iter().filter(|one| one.state.is_coming()).count();
    let has_adult = has_adult(shift, applicants);
    let first = |adults_only: bool| {
        let may = |one: &Applicant| {
            one.state == PlaceState::Waiting && !one.is_busy && (one.is_adult() || !adults_only)
        };
        applicants.iter().position(may)
    };
    if coming < usize::from(shift.needs) {
        // The first place goes to somebody grown-up, or to nobody.
        let Some(next) = first(!has_adult) else { return false };
        applicants[next].state = PlaceState::Taken;
        return true;
    }
    // Where nobody grown-up is left, the last to have come makes room for one.
    if !has_adult && let Some(next) = first(true) {
        if let Some(last) = applicants.iter().rposition(|one| one.state.is_coming()) {
            applicants[last].state = PlaceState::Waiting;
        }
        applicants[next].state = PlaceState::Taken;
        return true;
    }
    let Some(offered) = applicants.iter().position(|one| one.state == PlaceState::Offered) else {
        return false;
    };
    let is_needed = !shift.with_staff
        && applicants[offered].is_adult()
        && applicants.iter().filter(|one| one.state.is_coming() && one.is_adult()).count() == 1;
    let Some(next) = first(is_needed || !has_adult) else { return false };
    applicants[next].state = PlaceState::Taken;
    applicants[offered].state = PlaceState::Left;
    true
}

fn has_adult(shift: &Shift, applicants: &[Applicant]) -> bool {
    shift.with_staff || applicants.iter().any(|one| one.state.is_coming() && one.is_adult())
}
