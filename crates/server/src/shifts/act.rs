//! Deciding what volunteers ask for.

use sammen_domain::{
    ActivityId, AreaId, LeaveShift, NoteShift, OfferShift, PlaceState, Refusal, Shift, ShiftId,
    ShiftPlace, ShiftVolunteer, SignUpForShift, SignUpId, UnixSeconds, WorkRow, leave_shift,
    note_shift, offer_shift,
};
use sammen_sync::Outcome;

use super::give_out::{find, give_out_with, keep};
use crate::{
    database::{Connection, DatabaseError},
    device::Device,
    identity::{AccountId, Grant},
    repository::{
        area, qualification, role_grant,
        row::{self, Space},
        shift::{self, StoredShift},
        sign_up::{self, SignUp},
    },
};

/// What a volunteer does with a shift.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Deed<'a> {
    /// Wants it.
    SignUp(&'a SignUpForShift),
    /// Does not come.
    Leave(&'a LeaveShift),
    /// Looks for somebody to take it, or comes after all.
    Offer(&'a OfferShift),
    /// Tells the next ones something.
    Note(&'a NoteShift),
}

impl Deed<'_> {
    fn of(&self) -> (ShiftId, ActivityId) {
        match self {
            Self::SignUp(request) => (request.shift, request.activity),
            Self::Leave(request) => (request.shift, request.activity),
            Self::Offer(request) => (request.shift, request.activity),
            Self::Note(request) => (request.shift, request.activity),
        }
    }
}

/// Decides about a deed, stores what it changes, and gives places that are free to whoever waits.
pub(crate) async fn act(
    connection: &mut Connection,
    area: &AreaId,
    device: &Device,
    deed: Deed<'_>,
    now: UnixSeconds,
) -> Result<Outcome, DatabaseError> {
    let (id, activity) = deed.of();
    let grants = role_grant::active_for_device(connection, area, &device.id.0, now).await?;
    let hers: Vec<Grant> =
        grants.into_iter().filter(|grant| grant.activities.contains(activity)).collect();
    let Some(account) = hers.first().map(|grant| grant.account) else {
        return Ok(Outcome::Refused(Refusal::NotAllowed));
    };
    // Held to the commit: places are given to one after the other.
    let version = area::next_version(connection, area).await?;
    let stored = shift::find(connection, area, id).await?;
    let Some(stored) = stored.filter(|stored| stored.activity == activity) else {
        return Ok(Outcome::Refused(Refusal::NotUnderstood));
    };
    let Some(known) = find(connection, area, &stored).await? else {
        return Ok(Outcome::Refused(Refusal::Past));
    };
    let desk = Desk { area, stored: &stored, shift: &known, account, version, now };
    let decided = match deed {
        Deed::SignUp(request) => desk.sign_up(connection, request, &hers).await?,
        Deed::Leave(request) => {
            let place = desk.place(connection, request.id).await?;
            leave_shift(&known, place, Some(now))
        }
        Deed::Offer(request) => {
            let place = desk.place(connection, request.id).await?;
            offer_shift(&known, place, request.offered, Some(now))
        }
        Deed::Note(request) => return desk.note(connection, request).await,
    };
    match decided {
        Err(refusal) => Ok(Outcome::Refused(refusal)),
        Ok(place) => {
            keep(connection, area, place, account, now, version).await?;
            let freed = (place.state == PlaceState::Left).then_some(account);
            give_out_with(connection, area, &stored, version, freed, now).await?;
            Ok(Outcome::Accepted)
        }
    }
}

/// A shift while something is decided about it.
struct Desk<'a> {
    area: &'a AreaId,
    stored: &'a StoredShift,
    shift: &'a Shift,
    account: AccountId,
    version: u64,
    now: UnixSeconds,
}

impl Desk<'_> {
    async fn sign_up(
        &self,
        connection: &mut Connection,
        request: &SignUpForShift,
        grants: &[Grant],
    ) -> Result<Result<ShiftPlace, Refusal>, DatabaseError> {
        let qualified = qualification::find(connection, self.account).await?;
        let volunteer = qualified.map(|known| ShiftVolunteer {
            age: known.age,
            duties: grants.iter().flat_map(|grant| grant.duties.iter().copied()).collect(),
            skills: known.skills,
        });
        let known = sign_up::sign_ups(connection, self.area, self.stored.id).await?;
        let is_in = |one: &SignUp| {
            let wants = one.account == self.account && one.place.state != PlaceState::Left;
            wants || one.place.id == request.id
        };
        let has_signed_up = known.iter().any(is_in);
        Ok(sammen_domain::sign_up(
            self.shift,
            request,
            volunteer.as_ref(),
            has_signed_up,
            Some(self.now),
        ))
    }

    /// The volunteer's own sign-up of this id.
    async fn place(
        &self,
        connection: &mut Connection,
        id: SignUpId,
    ) -> Result<Option<ShiftPlace>, DatabaseError> {
        let known = sign_up::sign_ups(connection, self.area, self.stored.id).await?;
        let own = known.iter().find(|one| one.account == self.account && one.place.id == id);
        Ok(own.map(|own| own.place))
    }

    async fn note(
        &self,
        connection: &mut Connection,
        request: &NoteShift,
    ) -> Result<Outcome, DatabaseError> {
        let note = match note_shift(self.shift, request, true, Some(self.now)) {
            Ok(note) => WorkRow::ShiftNote(note),
            Err(refusal) => return Ok(Outcome::Refused(refusal)),
        };
        let space = Space::Shifts(self.stored.activity);
        if row::find_work(connection, self.area, space, note.key()).await?.is_none() {
            row::put_work(connection, self.area, space, self.version, &note).await?;
        }
        Ok(Outcome::Accepted)
    }
}
