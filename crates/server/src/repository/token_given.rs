//! What was evaluated for whom, and who answered confidentially by which code.

use std::collections::BTreeSet;

use sammen_domain::{AreaId, SurveyId};

use crate::database::{Connection, DatabaseError, Record, values};

/// The digests of all that was evaluated for somebody.
///
/// # Errors
/// When the database fails.
pub async fn of(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    holder: &[u8; 32],
) -> Result<BTreeSet<[u8; 32]>, DatabaseError> {
    let find = "SELECT element_digest FROM token_given
         WHERE area = $1 AND survey = $2 AND holder = $3";
    let rows = connection.fetch_all(find, values![area.as_str(), survey.0, &holder[..]]).await?;
    let read = |mut row: Record| {
        let digest: Vec<u8> = row.take(0)?;
        digest.try_into().map_err(|_| DatabaseError::damaged("a digest of another length"))
    };
    rows.into_iter().map(read).collect()
}

/// Notes that something was evaluated for somebody.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    holder: &[u8; 32],
    element: &[u8; 32],
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO token_given (area, survey, holder, element_digest)
         VALUES ($1, $2, $3, $4)";
    connection.execute(insert, values![area.as_str(), survey.0, &holder[..], &element[..]]).await?;
    Ok(())
}

/// Forgets something that was noted, whoever it was noted for.
///
/// # Errors
/// When the database fails.
pub async fn forget(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    element: &[u8; 32],
) -> Result<(), DatabaseError> {
    let forget = "DELETE FROM token_given
         WHERE area = $1 AND survey = $2 AND element_digest = $3";
    connection.execute(forget, values![area.as_str(), survey.0, &element[..]]).await?;
    Ok(())
}
