//! Sheets of surveys on paper, and what is keyed of them.

use std::collections::BTreeMap;

use sammen_domain::{AreaId, SurveyId};

use crate::{
    database::{Connection, DatabaseError, Record, Sql, for_update, values},
    identity::AccountId,
};

/// A survey of an area.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The area.
    pub area: &'a AreaId,
    /// The survey.
    pub survey: SurveyId,
}

/// A printed sheet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredSheet {
    /// Its number.
    pub number: u32,
    /// The version that it was printed of.
    pub form_version: String,
    /// Whether its response is stored.
    pub is_stored: bool,
}

/// What one person has keyed of a sheet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredEntry {
    /// The sheet's number.
    pub number: u32,
    /// Who.
    pub account: AccountId,
    /// What, by the path of the question.
    pub keyed: BTreeMap<String, String>,
    /// Whether that is all.
    pub is_done: bool,
    /// How often it was saved.
    pub revision: u32,
}

/// Notes that so many sheets of a version are printed, and gives their first number.
///
/// # Errors
/// When the database fails.
pub async fn add_sheets(
    connection: &mut Connection,
    Place { area, survey }: Place<'_>,
    form_version: &str,
    count: u32,
) -> Result<u32, DatabaseError> {
    let last = "SELECT COALESCE(MAX(number), 0) FROM paper_sheet WHERE area = $1 AND survey = $2";
    let mut last = connection.fetch_one(last, values![area.as_str(), survey.0]).await?;
    let first = last.take::<i64>(0)? + 1;
    let insert = "INSERT INTO paper_sheet (area, survey, number, form_version, is_stored)
         VALUES ($1, $2, $3, $4, $5)";
    for number in first..first + i64::from(count) {
        let values = values![area.as_str(), survey.0, number, form_version, false];
        connection.execute(insert, values).await?;
    }
    u32::try_from(first).map_err(DatabaseError::damaged)
}

/// How many sheets were printed, and of how many the response is stored.
///
/// # Errors
/// When the database fails.
pub async fn count(
    connection: &mut Connection,
    Place { area, survey }: Place<'_>,
) -> Result<(u64, u64), DatabaseError> {
    let count = "SELECT COUNT(*), COUNT(CASE WHEN is_stored THEN 1 END) FROM paper_sheet
         WHERE area = $1 AND survey = $2";
    let mut row = connection.fetch_one(count, values![area.as_str(), survey.0]).await?;
    Ok((row.take(0)?, row.take(1)?))
}

const SHEET: &str = "SELECT number, form_version, is_stored FROM paper_sheet
     WHERE area = $1 AND survey = $2 AND number = $3";
const LOCK_SHEET: Sql = for_update!(
    "SELECT number, form_version, is_stored FROM paper_sheet
     WHERE area = $1 AND survey = $2 AND number = $3"
);

/// A sheet, if it was printed.
///
/// # Errors
/// When the database fails.
pub async fn sheet(
    connection: &mut Connection,
    place: Place<'_>,
    number: u32,
) -> Result<Option<StoredSheet>, DatabaseError> {
    find_sheet(connection, SHEET.into(), place, number).await
}

/// A sheet, if it was printed; until the transaction ends nobody else keys of it.
///
/// # Errors
/// When the database fails.
pub async fn lock_sheet(
    connection: &mut Connection,
    place: Place<'_>,
    number: u32,
) -> Result<Option<StoredSheet>, DatabaseError> {
    find_sheet(connection, LOCK_SHEET, place, number).await
}

async fn find_sheet(
    connection: &mut Connection,
    find: Sql,
    Place { area, survey }: Place<'_>,
    number: u32,
) -> Result<Option<StoredSheet>, DatabaseError> {
    let values = values![area.as_str(), survey.0, i64::from(number)];
    let found = connection.fetch_optional(find, values).await?;
    found
        .map(|mut row| {
            let (form_version, is_stored) = (row.take(1)?, row.take(2)?);
            Ok(StoredSheet { number: small(row.take(0)?)?, form_version, is_stored })
        })
        .transpose()
}

/// The versions of sheets from one number to another; those that were not printed have none.
///
/// # Errors
/// When the database fails.
pub async fn versions(
    connection: &mut Connection,
    Place { area, survey }: Place<'_>,
    (first, last): (u32, u32),
) -> Result<Vec<(u32, String)>, DatabaseError> {
    let find = "SELECT number, form_version FROM paper_sheet
         WHERE area = $1 AND survey = $2 AND number >= $3 AND number <= $4 ORDER BY number";
    let values = values![area.as_str(), survey.0, i64::from(first), i64::from(last)];
    let rows = connection.fetch_all(find, values).await?;
    rows.into_iter().map(|mut row| Ok((small(row.take(0)?)?, row.take(1)?))).collect()
}

/// All that is keyed of a survey's sheets and waits, by number and then by who keyed it.
///
/// # Errors
/// When the database fails.
pub async fn entries(
    connection: &mut Connection,
    Place { area, survey }: Place<'_>,
) -> Result<Vec<StoredEntry>, DatabaseError> {
    let find = "SELECT number, account, keyed, is_done, revision FROM paper_entry
         WHERE area = $1 AND survey = $2 ORDER BY number, account";
    let rows = connection.fetch_all(find, values![area.as_str(), survey.0]).await?;
    rows.into_iter().map(read).collect()
}

/// What is keyed of one sheet, by who keyed it.
///
/// # Errors
/// When the database fails.
pub async fn entries_of(
    connection: &mut Connection,
    Place { area, survey }: Place<'_>,
    number: u32,
) -> Result<Vec<StoredEntry>, DatabaseError> {
    let find = "SELECT number, account, keyed, is_done, revision FROM paper_entry
         WHERE area = $1 AND survey = $2 AND number = $3 ORDER BY account";
    let values = values![area.as_str(), survey.0, i64::from(number)];
    connection.fetch_all(find, values).await?.into_iter().map(read).collect()
}

/// Saves what somebody has keyed, in the place of what they had.
///
/// # Errors
/// When the database fails.
pub async fn put_entry(
    connection: &mut Connection,
    Place { area, survey }: Place<'_>,
    entry: &StoredEntry,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO paper_entry (area, survey, number, account, keyed, is_done, revision)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (area, survey, number, account) DO UPDATE
         SET keyed = excluded.keyed, is_done = excluded.is_done, revision = excluded.revision";
    let keyed = serde_json::to_string(&entry.keyed).map_err(DatabaseError::damaged)?;
    let values = values![
        area.as_str(),
        survey.0,
        i64::from(entry.number),
        entry.account.0,
        keyed.as_str(),
        entry.is_done,
        i64::from(entry.revision),
    ];
    connection.execute(put, values).await?;
    Ok(())
}

/// Forgets what was keyed of a sheet, and notes that its response is stored.
///
/// # Errors
/// When the database fails.
pub async fn finish(
    connection: &mut Connection,
    Place { area, survey }: Place<'_>,
    number: u32,
) -> Result<(), DatabaseError> {
    let number = i64::from(number);
    let forget = "DELETE FROM paper_entry WHERE area = $1 AND survey = $2 AND number = $3";
    connection.execute(forget, values![area.as_str(), survey.0, number]).await?;
    let note = "UPDATE paper_sheet SET is_stored = $1
         WHERE area = $2 AND survey = $3 AND number = $4";
    connection.execute(note, values![true, area.as_str(), survey.0, number]).await?;
    Ok(())
}

fn read(mut row: Record) -> Result<StoredEntry, DatabaseError> {
    let keyed: String = row.take(2)?;
    Ok(StoredEntry {
        number: small(row.take(0)?)?,
        account: AccountId(row.take(1)?),
        keyed: serde_json::from_str(&keyed).map_err(DatabaseError::damaged)?,
        is_done: row.take(3)?,
        revision: small(row.take(4)?)?,
    })
}

fn small(number: i64) -> Result<u32, DatabaseError> {
    u32::try_from(number).map_err(DatabaseError::damaged)
}
