//! Which answers another server has, or will never take.

use sammen_domain::{AreaId, LocalDate, ResponseId, SurveyId};
use sammen_sync::ResponseRequest;

use crate::database::{Connection, DatabaseError, values};

/// Answers to a survey of days before this one that another server has not been given, in the order of their random ids.
/// Those that are linked to somebody are none of them: she could not take them back from there.
///
/// # Errors
/// When the database fails.
pub async fn due(
    connection: &mut Connection,
    (area, survey, target): (&AreaId, SurveyId, &str),
    today: LocalDate,
    count: i64,
) -> Result<Vec<ResponseRequest>, DatabaseError> {
    let find = "SELECT id, form_version, answers FROM response
         WHERE area = $1 AND survey = $2 AND received_day < $3
         AND LENGTH(respondent) = 0 AND NOT EXISTS (
             SELECT area FROM passed_on WHERE passed_on.area = response.area
             AND passed_on.response = response.id AND passed_on.target = $4)
         ORDER BY id LIMIT $5";
    let values = values![area.as_str(), survey.0, today.0, target, count];
    let rows = connection.fetch_all(find, values).await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(ResponseRequest {
                id: ResponseId(row.take(0)?),
                area: area.clone(),
                survey,
                form_version: row.take(1)?,
                answers: row.take(2)?,
            })
        })
        .collect()
}

/// Notes that another server has an answer, or that it will never take it.
///
/// # Errors
/// When the database fails.
pub async fn note(
    connection: &mut Connection,
    (area, target): (&AreaId, &str),
    response: ResponseId,
    is_taken: bool,
) -> Result<(), DatabaseError> {
    let note = "INSERT INTO passed_on (area, target, response, is_taken) VALUES ($1, $2, $3, $4)
         ON CONFLICT (area, target, response) DO NOTHING";
    connection.execute(note, values![area.as_str(), target, response.0, is_taken]).await?;
    Ok(())
}
