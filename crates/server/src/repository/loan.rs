//! Toys that were handed out.

use sammen_domain::{ActivityId, AreaId, Loan, LoanId, ToyId};

use crate::database::{Connection, DatabaseError, Record, values};

fn read(mut row: Record) -> Result<Loan, DatabaseError> {
    Ok(Loan {
        id: LoanId(row.take(0)?),
        toy: ToyId(row.take(1)?),
        token: row.take(2)?,
        moment: row.take(3)?,
    })
}

/// Keeps a loan; says whether it was new.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
    loan: &Loan,
) -> Result<bool, DatabaseError> {
    let insert = "INSERT INTO loan (area, id, activity, toy, token, moment, ended)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (area, id) DO NOTHING";
    let values = values![
        area.as_str(),
        loan.id.0,
        activity.0,
        loan.toy.0,
        loan.token.as_deref(),
        loan.moment,
        false,
    ];
    Ok(connection.execute(insert, values).await? > 0)
}

/// The loans of a toy that no return names, by their ids.
///
/// # Errors
/// When the database fails.
pub async fn of_toy(
    connection: &mut Connection,
    area: &AreaId,
    toy: ToyId,
) -> Result<Vec<Loan>, DatabaseError> {
    let find = "SELECT id, toy, token, moment FROM loan
         WHERE area = $1 AND toy = $2 AND NOT ended ORDER BY id";
    let rows = connection.fetch_all(find, values![area.as_str(), toy.0]).await?;
    rows.into_iter().map(read).collect()
}

/// The loans of an activity's toys that no return names, by their ids.
///
/// # Errors
/// When the database fails.
pub async fn of_activity(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
) -> Result<Vec<Loan>, DatabaseError> {
    let find = "SELECT id, toy, token, moment FROM loan
         WHERE area = $1 AND activity = $2 AND NOT ended ORDER BY id";
    let rows = connection.fetch_all(find, values![area.as_str(), activity.0]).await?;
    rows.into_iter().map(read).collect()
}

/// A loan that no return names, with its activity.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    loan: LoanId,
) -> Result<Option<(ActivityId, ToyId)>, DatabaseError> {
    let find = "SELECT activity, toy FROM loan WHERE area = $1 AND id = $2 AND NOT ended";
    let found = connection.fetch_optional(find, values![area.as_str(), loan.0]).await?;
    found.map(|mut row| Ok((ActivityId(row.take(0)?), ToyId(row.take(1)?)))).transpose()
}

/// Stores whether a return names a loan, and what is still known of whoever had the toy.
///
/// # Errors
/// When the database fails.
pub async fn put_end(
    connection: &mut Connection,
    area: &AreaId,
    loan: &Loan,
    ended: bool,
) -> Result<(), DatabaseError> {
    let update = "UPDATE loan SET token = $1, ended = $2 WHERE area = $3 AND id = $4";
    let values = values![loan.token.as_deref(), ended, area.as_str(), loan.id.0];
    connection.execute(update, values).await?;
    Ok(())
}

/// Whether a return names a loan; what [`ReturnCountedTwice`] asks.
///
/// [`ReturnCountedTwice`]: sammen_domain::mutant::Mutant::ReturnCountedTwice
///
/// # Errors
/// When the database fails.
pub async fn has_ended(
    connection: &mut Connection,
    area: &AreaId,
    loan: LoanId,
) -> Result<bool, DatabaseError> {
    let find = "SELECT id FROM loan WHERE area = $1 AND id = $2 AND ended";
    let found = connection.fetch_optional(find, values![area.as_str(), loan.0]).await?;
    Ok(found.is_some())
}
