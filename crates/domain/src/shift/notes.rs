//! What those who had a shift tell the next ones.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::Shift;
use crate::{ActivityId, NoteId, Refusal, ShiftId, UnixSeconds};

/// The longest note in characters.
pub const NOTE_LENGTH_MAX: usize = 500;

/// A note at the end of a shift.
#[derive(Clone, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct NoteShift {
    /// The note's id, made on the phone.
    #[n(0)]
    pub id: NoteId,
    /// The shift that it is of.
    #[n(1)]
    pub shift: ShiftId,
    /// Its activity.
    #[n(2)]
    pub activity: ActivityId,
    /// What the next ones should know.
    #[n(3)]
    pub words: String,
}

/// A note as all volunteers of the activity read it. It says nothing of who wrote it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ShiftNote {
    /// Its id.
    pub id: NoteId,
    /// The shift that it is of.
    pub shift: ShiftId,
    /// What the next ones should know.
    pub words: String,
    /// When the server heard of it; the beginning of time on the phone that wrote it, until then.
    pub at: UnixSeconds,
}

/// Keeps a note.
///
/// # Errors
/// [`Refusal::NotAllowed`] when the actor is no volunteer of the activity; [`Refusal::NotUnderstood`] for no words or too
/// many.
pub fn note_shift(
    shift: &Shift,
    request: &NoteShift,
    may_note: bool,
    now: Option<UnixSeconds>,
) -> Result<ShiftNote, Refusal> {
    if !may_note {
        return Err(Refusal::NotAllowed);
    }
    let words = request.words.trim();
    if !(1..=NOTE_LENGTH_MAX).contains(&words.chars().count()) {
        return Err(Refusal::NotUnderstood);
    }
    let at = now.unwrap_or_default();
    Ok(ShiftNote { id: request.id, shift: shift.id, words: words.to_owned(), at })
}
