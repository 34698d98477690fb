//! Toys that came back.

use sammen_domain::{ActivityId, AreaId, Condition, LoanId, ReturnId, ToyId, ToyReturn};

use crate::database::{Connection, DatabaseError, Record, values};

fn read(mut row: Record) -> Result<ToyReturn, DatabaseError> {
    let condition: i64 = row.take(3)?;
    let condition = usize::try_from(condition).ok().and_then(|at| Condition::ALL.get(at));
    Ok(ToyReturn {
        id: ReturnId(row.take(0)?),
        toy: ToyId(row.take(1)?),
        loan: row.take::<Option<_>>(2)?.map(LoanId),
        condition: *condition.ok_or_else(|| DatabaseError::damaged("a toy's condition"))?,
        moment: row.take(4)?,
    })
}

/// Keeps a return; says whether it was new.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
    back: &ToyReturn,
) -> Result<bool, DatabaseError> {
    let insert = "INSERT INTO toy_return (area, id, activity, toy, loan, condition, moment)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (area, id) DO NOTHING";
    let values = values![
        area.as_str(),
        back.id.0,
        activity.0,
        back.toy.0,
        back.loan.map(|loan| loan.0),
        back.condition as i16,
        back.moment,
    ];
    Ok(connection.execute(insert, values).await? > 0)
}

/// The returns of a toy that say something of loans which have not ended: those that name no loan, and those whose loan
/// another phone has not sent yet.
///
/// # Errors
/// When the database fails.
pub async fn of_toy(
    connection: &mut Connection,
    area: &AreaId,
    toy: ToyId,
) -> Result<Vec<ToyReturn>, DatabaseError> {
    let find = "SELECT id, toy, loan, condition, moment FROM toy_return
         WHERE area = $1 AND toy = $2 AND NOT EXISTS (
             SELECT 1 FROM loan WHERE loan.area = toy_return.area AND loan.id = toy_return.loan AND ended)
         ORDER BY id";
    let rows = connection.fetch_all(find, values![area.as_str(), toy.0]).await?;
    rows.into_iter().map(read).collect()
}

/// The same for all toys of an activity.
///
/// # Errors
/// When the database fails.
pub async fn of_activity(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
) -> Result<Vec<ToyReturn>, DatabaseError> {
    let find = "SELECT id, toy, loan, condition, moment FROM toy_return
         WHERE area = $1 AND activity = $2 AND NOT EXISTS (
             SELECT 1 FROM loan WHERE loan.area = toy_return.area AND loan.id = toy_return.loan AND ended)
         ORDER BY id";
    let rows = connection.fetch_all(find, values![area.as_str(), activity.0]).await?;
    rows.into_iter().map(read).collect()
}
