//! Codes by which tokens may be had, by their digests.

use sammen_domain::{AreaId, SurveyId};

use crate::database::{Connection, DatabaseError, values};

/// How many tokens may be had by a code, if it is one.
///
/// # Errors
/// When the database fails.
pub async fn tokens(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    digest: &[u8; 32],
) -> Result<Option<usize>, DatabaseError> {
    let find =
        "SELECT tokens FROM survey_code WHERE area = $1 AND survey = $2 AND code_digest = $3";
    let values = values![area.as_str(), survey.0, &digest[..]];
    let Some(mut row) = connection.fetch_optional(find, values).await? else { return Ok(None) };
    row.take::<i64>(0)?.try_into().map(Some).map_err(DatabaseError::damaged)
}

/// Adds a code.
///
/// # Errors
/// When the database fails, or has this code.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    digest: &[u8; 32],
    tokens: u32,
) -> Result<(), DatabaseError> {
    let insert =
        "INSERT INTO survey_code (area, survey, code_digest, tokens) VALUES ($1, $2, $3, $4)";
    let values = values![area.as_str(), survey.0, &digest[..], i64::from(tokens)];
    connection.execute(insert, values).await?;
    Ok(())
}
