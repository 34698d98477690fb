//! The shifts that a volunteer's phone knows of, with what was asked for here and is not decided yet.

use std::collections::BTreeMap;

use sammen_domain::{
    PlaceState, Shift, ShiftId, ShiftNote, ShiftPlace, WorkMutation, WorkRow, note_shift,
};

use super::{Sending, View};

/// A shift as a volunteer's phone knows it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ShiftView {
    /// The shift.
    pub shift: Shift,
    /// Where this phone's person stands with it; what was asked for here is shown as wished, never as hers.
    pub place: Option<ShiftPlace>,
    /// How far that has come.
    pub sending: Sending,
    /// What those who had it wrote.
    pub notes: Vec<ShiftNote>,
}

impl View {
    /// The shifts of this phone's person's activities, by their ids.
    #[must_use]
    pub fn shifts(&self) -> Vec<ShiftView> {
        let mut shifts: BTreeMap<ShiftId, ShiftView> = BTreeMap::new();
        // Shifts come before what is said of them, as their kinds do.
        for row in self.work_rows() {
            match row {
                WorkRow::Shift(shift) => {
                    let (place, sending, notes) = (None, Sending::Decided, Vec::new());
                    shifts.insert(shift.id, ShiftView { shift, place, sending, notes });
                }
                WorkRow::ShiftPlace(place) => {
                    if let Some(known) = shifts.get_mut(&place.shift) {
                        known.place = Some(place);
                    }
                }
                WorkRow::ShiftNote(note) => {
                    if let Some(known) = shifts.get_mut(&note.shift) {
                        known.notes.push(note);
                    }
                }
                _ => {}
            }
        }
        for (mutation, sending) in self.work_waiting() {
            replay(&mut shifts, &mutation, sending);
        }
        shifts.into_values().collect()
    }
}

fn replay(shifts: &mut BTreeMap<ShiftId, ShiftView>, mutation: &WorkMutation, sending: Sending) {
    match mutation {
        WorkMutation::SignUpForShift(request) => {
            if let Some(known) = shifts.get_mut(&request.shift)
                && known.place.is_none()
            {
                let (shift, state) = (request.shift, PlaceState::Wished);
                known.place = Some(ShiftPlace { id: request.id, shift, state });
                known.sending = sending;
            }
        }
        WorkMutation::LeaveShift(request) => {
            let known = shifts.get_mut(&request.shift);
            if let Some(known) = known.filter(|known| known.is_place(request.id)) {
                (known.place, known.sending) = (None, sending);
            }
        }
        WorkMutation::OfferShift(request) => {
            let known = shifts.get_mut(&request.shift);
            if let Some(known) = known.filter(|known| known.is_place(request.id))
                && let Some(place) = &mut known.place
                && place.state.is_coming()
            {
                place.state = if request.offered { PlaceState::Offered } else { PlaceState::Taken };
                known.sending = sending;
            }
        }
        WorkMutation::NoteShift(request) => {
            if let Some(known) = shifts.get_mut(&request.shift)
                && let Ok(note) = note_shift(&known.shift, request, true, None)
                && known.notes.iter().all(|known| known.id != note.id)
            {
                known.notes.push(note);
            }
        }
        WorkMutation::LendToy(_)
        | WorkMutation::GiveBackToy(_)
        | WorkMutation::AnswerSurvey(_)
        | WorkMutation::WithdrawAnswer(_) => {}
    }
}

impl ShiftView {
    fn is_place(&self, id: sammen_domain::SignUpId) -> bool {
        self.place.is_some_and(|place| place.id == id)
    }
}
