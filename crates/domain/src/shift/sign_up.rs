//! Saying yes to a shift, and getting out of it.

use minicbor::{Decode, Encode};

use super::{PlaceState, Shift, ShiftPlace, ShiftVolunteer};
use crate::{ActivityId, Refusal, ShiftId, SignUpId, UnixSeconds};

/// A volunteer wants a shift.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct SignUpForShift {
    /// The sign-up's id, made on the phone.
    #[n(0)]
    pub id: SignUpId,
    /// Which shift.
    #[n(1)]
    pub shift: ShiftId,
    /// Its activity.
    #[n(2)]
    pub activity: ActivityId,
}

/// A volunteer does not come, or does not want a shift any more.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct LeaveShift {
    /// The sign-up.
    #[n(0)]
    pub id: SignUpId,
    /// Which shift.
    #[n(1)]
    pub shift: ShiftId,
    /// Its activity.
    #[n(2)]
    pub activity: ActivityId,
}

/// A volunteer looks for somebody to take a shift over, or comes after all.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct OfferShift {
    /// The sign-up.
    #[n(0)]
    pub id: SignUpId,
    /// Which shift.
    #[n(1)]
    pub shift: ShiftId,
    /// Its activity.
    #[n(2)]
    pub activity: ActivityId,
    /// Whether somebody else may take it.
    #[n(3)]
    pub offered: bool,
}

/// Lets a volunteer wish for a shift; who gets it is decided by [`share_shift`](super::share_shift).
///
/// # Errors
/// [`Refusal::NotAllowed`] without the role or the duty; [`Refusal::AgeOutside`] for who is too young;
/// [`Refusal::SkillMissing`] for who is not known to be able to what it takes;
/// [`Refusal::ActivityCancelled`] and [`Refusal::Past`] for what does not take place or has begun;
/// [`Refusal::AlreadyRegistered`] for who has said so.
pub fn sign_up(
    shift: &Shift,
    request: &SignUpForShift,
    volunteer: Option<&ShiftVolunteer>,
    has_signed_up: bool,
    now: Option<UnixSeconds>,
) -> Result<ShiftPlace, Refusal> {
    let volunteer = volunteer.ok_or(Refusal::NotAllowed)?;
    check_open(shift, now)?;
    volunteer.check(shift)?;
    if has_signed_up {
        return Err(Refusal::AlreadyRegistered);
    }
    Ok(ShiftPlace { id: request.id, shift: shift.id, state: PlaceState::Wished })
}

/// Lets a volunteer out of a shift.
///
/// # Errors
/// [`Refusal::UnknownRegistration`] when the sign-up is not theirs or has ended; [`Refusal::Past`] when the shift has
/// begun.
pub fn leave_shift(
    shift: &Shift,
    place: Option<ShiftPlace>,
    now: Option<UnixSeconds>,
) -> Result<ShiftPlace, Refusal> {
    let place = place.filter(|place| place.state != PlaceState::Left);
    let place = place.ok_or(Refusal::UnknownRegistration)?;
    if now.is_some_and(|now| now >= shift.starts_at) {
        return Err(Refusal::Past);
    }
    Ok(ShiftPlace { state: PlaceState::Left, ..place })
}

/// Lets a volunteer look for somebody to take a shift over. Until there is one the shift stays theirs.
///
/// # Errors
/// As [`leave_shift`]; also when the volunteer has no place to offer.
pub fn offer_shift(
    shift: &Shift,
    place: Option<ShiftPlace>,
    offered: bool,
    now: Option<UnixSeconds>,
) -> Result<ShiftPlace, Refusal> {
    let place = place.filter(|place| place.state.is_coming());
    let place = leave_shift(shift, place, now)?;
    let state = if offered { PlaceState::Offered } else { PlaceState::Taken };
    Ok(ShiftPlace { state, ..place })
}

fn check_open(shift: &Shift, now: Option<UnixSeconds>) -> Result<(), Refusal> {
    if shift.cancelled {
        return Err(Refusal::ActivityCancelled);
    }
    if now.is_some_and(|now| now >= shift.starts_at) { Err(Refusal::Past) } else { Ok(()) }
}
