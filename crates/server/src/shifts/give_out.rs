//! Giving a shift out, and telling everybody whom it concerns.

use std::collections::BTreeMap;

use sammen_domain::{
    Applicant, AreaId, PlaceState, RowKey, RowKind, Shift, ShiftFill, ShiftId, ShiftPlace,
    SignUpId, UnixSeconds, WorkRow, share_shift,
};
use sha2::{Digest, Sha256};

use crate::{
    database::{Connection, DatabaseError},
    identity::AccountId,
    repository::{
        row::{self, Space},
        shift::{self, StoredShift},
        sign_up::{self, SignUp},
    },
};

/// Who served least is looked up over so many seconds before a shift.
const SERVED_SECONDS: i64 = 60 * 86_400;

/// A shift as phones read it.
pub(super) async fn find(
    connection: &mut Connection,
    area: &AreaId,
    stored: &StoredShift,
) -> Result<Option<Shift>, DatabaseError> {
    let key = key(stored.id);
    match row::find_work(connection, area, Space::Shifts(stored.activity), key).await? {
        Some(WorkRow::Shift(shift)) => Ok(Some(shift)),
        _ => Ok(None),
    }
}

/// The key of a shift's row.
pub(super) fn key(id: ShiftId) -> RowKey {
    RowKey { kind: RowKind::Shift, id: id.0 }
}

/// Gives the places of a shift to whom they go now, and of the shifts that those wait for who are free because of it. The
/// counter's lock is held.
pub(super) async fn give_out_with(
    connection: &mut Connection,
    area: &AreaId,
    stored: &StoredShift,
    version: u64,
    freed: Option<AccountId>,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let let_off = give_out(connection, area, stored, version, now).await?;
    for account in let_off.into_iter().chain(freed) {
        free(connection, area, account, version, now).await?;
    }
    Ok(())
}

/// Gives out anew what somebody waits for who was busy, and may not be any more. The counter's lock is held.
pub(super) async fn free(
    connection: &mut Connection,
    area: &AreaId,
    account: AccountId,
    version: u64,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    for id in sign_up::waited_for(connection, area, account, now).await? {
        if let Some(waited) = shift::find(connection, area, id).await? {
            give_out(connection, area, &waited, version, now).await?;
        }
    }
    Ok(())
}

/// Gives the places of a shift to whom they go now, and tells all volunteers how it stands. Says who does not have it any
/// more. The counter's lock is held.
pub(super) async fn give_out(
    connection: &mut Connection,
    area: &AreaId,
    stored: &StoredShift,
    version: u64,
    now: UnixSeconds,
) -> Result<Vec<AccountId>, DatabaseError> {
    let Some(mut known) = find(connection, area, stored).await? else { return Ok(Vec::new()) };
    let before = sign_up::sign_ups(connection, area, stored.id).await?;
    let mut applicants = Vec::new();
    for sign_up in &before {
        applicants.push(applicant(connection, area, stored, sign_up).await?);
    }
    share_shift(&known, &mut applicants, now);
    let after: BTreeMap<SignUpId, PlaceState> =
        applicants.iter().map(|applicant| (applicant.id, applicant.state)).collect();
    let mut let_off = Vec::new();
    for sign_up in &before {
        let state = after[&sign_up.place.id];
        if state != sign_up.place.state {
            let place = ShiftPlace { state, ..sign_up.place };
            keep(connection, area, place, sign_up.account, sign_up.heard_at, version).await?;
            let_off.extend((state == PlaceState::Left).then_some(sign_up.account));
        }
    }
    let fill = fill(&applicants);
    if fill != known.fill {
        known.fill = fill;
        let told = WorkRow::Shift(known);
        row::put_work(connection, area, Space::Shifts(stored.activity), version, &told).await?;
    }
    Ok(let_off)
}

/// Stores where a volunteer stands, and tells her.
pub(super) async fn keep(
    connection: &mut Connection,
    area: &AreaId,
    place: ShiftPlace,
    account: AccountId,
    heard_at: UnixSeconds,
    version: u64,
) -> Result<(), DatabaseError> {
    sign_up::put_sign_up(connection, area, place, account, heard_at).await?;
    let space = Space::Volunteer(account);
    let told = WorkRow::ShiftPlace(place);
    if place.state == PlaceState::Left {
        return row::delete(connection, area, space, version, told.key()).await;
    }
    row::put_work(connection, area, space, version, &told).await
}

async fn applicant(
    connection: &mut Connection,
    area: &AreaId,
    stored: &StoredShift,
    sign_up: &SignUp,
) -> Result<Applicant, DatabaseError> {
    let weeks = (stored.starts_at - SERVED_SECONDS, stored.starts_at);
    let served_minutes =
        sign_up::served_minutes(connection, area, sign_up.account, stored.id, weeks).await?;
    let rest = sign_up.age.rest_seconds();
    let near = (stored.starts_at - rest, stored.ends_at + rest);
    let is_busy = sign_up::is_busy(connection, area, sign_up.account, stored.id, near).await?;
    Ok(Applicant {
        id: sign_up.place.id,
        age: sign_up.age,
        served_minutes,
        lot: lot(&stored.seed, sign_up.account),
        heard_at: sign_up.heard_at,
        is_busy,
        state: sign_up.place.state,
    })
}

/// A volunteer's lot for a shift: nobody knows the seed, and it is older than every sign-up.
fn lot(seed: &[u8], account: AccountId) -> u64 {
    let digest = Sha256::new_with_prefix(seed).chain_update(account.0).finalize();
    u64::from_le_bytes(*digest.first_chunk().expect("a digest has 32 bytes"))
}

fn fill(applicants: &[Applicant]) -> ShiftFill {
    let count = |wanted: fn(PlaceState) -> bool| {
        let those = applicants.iter().filter(|applicant| wanted(applicant.state)).count();
        u16::try_from(those).unwrap_or(u16::MAX)
    };
    ShiftFill {
        taken: count(PlaceState::is_coming),
        waiting: count(PlaceState::is_waiting),
        offered: count(|state| state == PlaceState::Offered),
    }
}
