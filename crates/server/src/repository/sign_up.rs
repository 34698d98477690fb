//! Who wants which shift, and who has been on shifts for how long.

use sammen_domain::{AgeBand, AreaId, PlaceState, ShiftId, ShiftPlace, SignUpId, UnixSeconds};

use super::qualification::age_band;
use crate::{
    database::{Connection, DatabaseError, Record, values},
    identity::AccountId,
};

/// Who wants a shift.
#[derive(Clone, Debug)]
pub struct SignUp {
    /// What the volunteer is told of it.
    pub place: ShiftPlace,
    /// The volunteer.
    pub account: AccountId,
    /// When the server heard of it.
    pub heard_at: UnixSeconds,
    /// What the staff call the volunteer.
    pub name: String,
    /// How old, as far as it is known.
    pub age: AgeBand,
}

const STATES: [(PlaceState, &str); 5] = [
    (PlaceState::Wished, "wished"),
    (PlaceState::Waiting, "waiting"),
    (PlaceState::Taken, "taken"),
    (PlaceState::Offered, "offered"),
    (PlaceState::Left, "left"),
];

fn state_name(state: PlaceState) -> &'static str {
    STATES.iter().find(|(known, _)| *known == state).map_or("left", |(_, name)| name)
}

fn read_sign_up(mut row: Record) -> Result<SignUp, DatabaseError> {
    let state: String = row.take(2)?;
    let state = STATES.iter().find(|(_, name)| *name == state);
    let state = state.ok_or_else(|| DatabaseError::damaged("a sign-up's state"))?.0;
    let place = ShiftPlace { id: SignUpId(row.take(0)?), shift: ShiftId(row.take(1)?), state };
    let age = age_band(row.take(6)?, row.take(7)?);
    Ok(SignUp {
        place,
        account: AccountId(row.take(3)?),
        heard_at: row.take(4)?,
        name: row.take(5)?,
        age,
    })
}

/// Stores a sign-up, or where it stands now.
///
/// # Errors
/// When the database fails.
pub async fn put_sign_up(
    connection: &mut Connection,
    area: &AreaId,
    place: ShiftPlace,
    account: AccountId,
    heard_at: UnixSeconds,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO shift_sign_up (area, id, shift, account, state, heard_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (area, id) DO UPDATE SET state = excluded.state
             WHERE shift_sign_up.account = excluded.account
                 AND shift_sign_up.shift = excluded.shift";
    let state = state_name(place.state);
    let values = values![area.as_str(), place.id.0, place.shift.0, account.0, state, heard_at];
    connection.execute(put, values).await?;
    Ok(())
}

/// Everybody who wants a shift, or wanted it.
///
/// # Errors
/// When the database fails.
pub async fn sign_ups(
    connection: &mut Connection,
    area: &AreaId,
    shift: ShiftId,
) -> Result<Vec<SignUp>, DatabaseError> {
    let find =
        "SELECT shift_sign_up.id, shift, state, account.id, heard_at, display_name, is_minor,
             left_school
         FROM shift_sign_up JOIN account ON account.id = shift_sign_up.account
             LEFT JOIN qualification ON qualification.account = account.id
         WHERE area = $1 AND shift = $2 ORDER BY shift_sign_up.id";
    let rows = connection.fetch_all(find, values![area.as_str(), shift.0]).await?;
    rows.into_iter().map(read_sign_up).collect()
}

/// Whether a volunteer has another shift than this one that touches what lies between two instants.
///
/// # Errors
/// When the database fails.
pub async fn is_busy(
    connection: &mut Connection,
    area: &AreaId,
    account: AccountId,
    other_than: ShiftId,
    (since, until): (UnixSeconds, UnixSeconds),
) -> Result<bool, DatabaseError> {
    let find = "SELECT EXISTS (SELECT 1 FROM shift_sign_up
             JOIN shift ON shift.area = shift_sign_up.area AND shift.id = shift_sign_up.shift
         WHERE shift.area = $1 AND account = $2 AND shift.id <> $3 AND NOT called_off
             AND state IN ('taken', 'offered') AND ends_at > $4 AND starts_at < $5)";
    let values = values![area.as_str(), account.0, other_than.0, since, until];
    connection.fetch_one(find, values).await?.take(0)
}

/// The shifts that are to come and that a volunteer waits for.
///
/// # Errors
/// When the database fails.
pub async fn waited_for(
    connection: &mut Connection,
    area: &AreaId,
    account: AccountId,
    now: UnixSeconds,
) -> Result<Vec<ShiftId>, DatabaseError> {
    let find = "SELECT shift.id FROM shift_sign_up
             JOIN shift ON shift.area = shift_sign_up.area AND shift.id = shift_sign_up.shift
         WHERE shift.area = $1 AND account = $2 AND state = 'waiting' AND starts_at > $3
         ORDER BY shift.id";
    let rows = connection.fetch_all(find, values![area.as_str(), account.0, now]).await?;
    rows.into_iter().map(|mut row| Ok(ShiftId(row.take(0)?))).collect()
}

/// Those who have or want a shift that is to come, and are no volunteers any more.
///
/// # Errors
/// When the database fails.
pub async fn of_former_volunteers(
    connection: &mut Connection,
    now: UnixSeconds,
) -> Result<Vec<(AreaId, ShiftId, AccountId)>, DatabaseError> {
    let find = "SELECT shift.area, shift.id, shift_sign_up.account FROM shift_sign_up
             JOIN shift ON shift.area = shift_sign_up.area AND shift.id = shift_sign_up.shift
         WHERE starts_at > $1 AND state <> 'left' AND NOT EXISTS (
             SELECT 1 FROM role_grant JOIN account ON account.id = role_grant.account
             WHERE role_grant.account = shift_sign_up.account AND role_grant.area = shift.area
                 AND role = 'volunteer' AND valid_until > $2
                 AND revoked_at IS NULL AND disabled_at IS NULL)";
    let read = |mut row: Record| {
        let area = AreaId::new(row.take::<String>(0)?).map_err(DatabaseError::damaged)?;
        Ok((area, ShiftId(row.take(1)?), AccountId(row.take(2)?)))
    };
    connection.fetch_all(find, values![now, now]).await?.into_iter().map(read).collect()
}

/// For how many minutes a volunteer has other shifts than this one that begin between two instants.
///
/// # Errors
/// When the database fails.
pub async fn served_minutes(
    connection: &mut Connection,
    area: &AreaId,
    account: AccountId,
    other_than: ShiftId,
    (since, until): (UnixSeconds, UnixSeconds),
) -> Result<u32, DatabaseError> {
    let find = "SELECT CAST(COALESCE(SUM((ends_at - starts_at) / 60), 0) AS BIGINT)
         FROM shift_sign_up
             JOIN shift ON shift.area = shift_sign_up.area AND shift.id = shift_sign_up.shift
         WHERE shift.area = $1 AND account = $2 AND shift.id <> $3
             AND NOT called_off AND state IN ('taken', 'offered')
             AND starts_at >= $4 AND starts_at < $5";
    let values = values![area.as_str(), account.0, other_than.0, since, until];
    let minutes: i64 = connection.fetch_one(find, values).await?.take(0)?;
    Ok(u32::try_from(minutes).unwrap_or(u32::MAX))
}

/// For how many minutes each volunteer was on shifts that ended between two instants.
///
/// # Errors
/// When the database fails.
pub async fn worked(
    connection: &mut Connection,
    area: &AreaId,
    (since, until): (UnixSeconds, UnixSeconds),
) -> Result<Vec<(AccountId, i64)>, DatabaseError> {
    let find = "SELECT account, CAST(SUM((ends_at - starts_at) / 60) AS BIGINT)
         FROM shift_sign_up
             JOIN shift ON shift.area = shift_sign_up.area AND shift.id = shift_sign_up.shift
         WHERE shift.area = $1 AND NOT called_off AND state IN ('taken', 'offered')
             AND ends_at > $2 AND ends_at <= $3
         GROUP BY account";
    let rows = connection.fetch_all(find, values![area.as_str(), since, until]).await?;
    rows.into_iter().map(|mut row| Ok((AccountId(row.take(0)?), row.take(1)?))).collect()
}
