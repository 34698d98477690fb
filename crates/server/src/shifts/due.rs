//! What time alone brings about: shifts are given out, nobody has one who is no volunteer any more, and those that are
//! long over are put away.

use sammen_domain::{AreaId, PlaceState, ShiftId, ShiftPlace, UnixSeconds, WorkRow};

use super::give_out::{give_out, keep, key};
use crate::{
    clock::Clock,
    database::{Connection, Database, DatabaseError},
    identity::AccountId,
    repository::{
        area,
        row::{self, Space},
        shift::{self, StoredShift},
        sign_up,
    },
};

/// Shifts and their notes are on phones for so long after they ended.
const KEPT_SECONDS: i64 = 30 * 86_400;
/// Who was on a shift is known for so long after it ended.
const KNOWN_SECONDS: i64 = 400 * 86_400;

/// What is due with a shift.
#[derive(Clone, Copy)]
enum Due {
    /// Its time to be given out has come.
    GiveOut,
    /// Somebody has it who is no volunteer any more.
    LetOff(AccountId),
    /// It is long over.
    PutAway,
}

/// Gives out the shifts whose time has come, lets former volunteers off theirs, puts old ones away and forgets the oldest,
/// each in one transaction. Says how many. To be called every now and then; several servers may do it at once.
///
/// # Errors
/// When the database fails; what was done until then stays so.
pub async fn settle_shifts(database: &Database, clock: &Clock) -> Result<usize, DatabaseError> {
    let now = clock.now();
    let all = all_due(database, now).await?;
    for (area, id, due) in &all {
        let mut runs = database.runs();
        while let Err(error) = settle(database, area, *id, *due, clock.now()).await {
            if !runs.go_on(&error) {
                return Err(error);
            }
        }
    }
    forget(database, now - KNOWN_SECONDS).await?;
    Ok(all.len())
}

async fn all_due(
    database: &Database,
    now: UnixSeconds,
) -> Result<Vec<(AreaId, ShiftId, Due)>, DatabaseError> {
    let mut snapshot = database.read().await?;
    let opened = shift::to_give_out(&mut snapshot, now).await?.into_iter();
    let former = sign_up::of_former_volunteers(&mut snapshot, now).await?.into_iter();
    let ended = shift::to_put_away(&mut snapshot, now - KEPT_SECONDS).await?.into_iter();
    let opened = opened.map(|(area, id)| (area, id, Due::GiveOut));
    let former = former.map(|(area, id, account)| (area, id, Due::LetOff(account)));
    let ended = ended.map(|(area, id)| (area, id, Due::PutAway));
    Ok(opened.chain(former).chain(ended).collect())
}

async fn settle(
    database: &Database,
    area: &AreaId,
    id: ShiftId,
    due: Due,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let mut transaction = database.write().await?;
    let version = area::next_version(&mut transaction, area).await?;
    let Some(stored) = shift::find(&mut transaction, area, id).await? else { return Ok(()) };
    match due {
        Due::GiveOut => {
            give_out(&mut transaction, area, &stored, version, now).await?;
            shift::set_given_out(&mut transaction, area, id).await?;
        }
        Due::LetOff(account) => {
            let_off(&mut transaction, area, &stored, account, version).await?;
            give_out(&mut transaction, area, &stored, version, now).await?;
        }
        Due::PutAway => put_away(&mut transaction, area, &stored, version).await?,
    }
    transaction.commit().await
}

async fn let_off(
    connection: &mut Connection,
    area: &AreaId,
    stored: &StoredShift,
    account: AccountId,
    version: u64,
) -> Result<(), DatabaseError> {
    for known in sign_up::sign_ups(connection, area, stored.id).await? {
        if known.account == account {
            let place = ShiftPlace { state: PlaceState::Left, ..known.place };
            keep(connection, area, place, account, known.heard_at, version).await?;
        }
    }
    Ok(())
}

/// Takes a shift, its notes and what everybody was told of it off all phones.
async fn put_away(
    connection: &mut Connection,
    area: &AreaId,
    stored: &StoredShift,
    version: u64,
) -> Result<(), DatabaseError> {
    let space = Space::Shifts(stored.activity);
    for row in row::all_work(connection, area, space).await? {
        if matches!(&row, WorkRow::ShiftNote(note) if note.shift == stored.id) {
            row::delete(connection, area, space, version, row.key()).await?;
        }
    }
    row::delete(connection, area, space, version, key(stored.id)).await?;
    for sign_up in sign_up::sign_ups(connection, area, stored.id).await? {
        let (space, told) = (Space::Volunteer(sign_up.account), WorkRow::ShiftPlace(sign_up.place));
        row::delete(connection, area, space, version, told.key()).await?;
    }
    shift::set_put_away(connection, area, stored.id).await
}

async fn forget(database: &Database, ended_before: UnixSeconds) -> Result<(), DatabaseError> {
    let mut snapshot = database.read().await?;
    let is_any_older = shift::is_any_older(&mut snapshot, ended_before).await?;
    drop(snapshot);
    if !is_any_older {
        return Ok(());
    }
    let mut transaction = database.write().await?;
    shift::forget(&mut transaction, ended_before).await?;
    transaction.commit().await
}
