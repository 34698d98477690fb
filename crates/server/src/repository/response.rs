//! Answers to surveys: append-only.

use sammen_domain::{AreaId, LocalDate, ResponseId, SurveyId};
use sammen_sync::ResponseRequest;
use uuid::Uuid;

use crate::database::Connection;

/// A response as it was sent, if it is stored.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    id: ResponseId,
) -> Result<Option<ResponseRequest>, sqlx::Error> {
    let found: Option<(Uuid, String, Vec<u8>)> = sqlx::query_as(
        "SELECT survey, form_version, answers FROM response WHERE area = $1 AND id = $2",
    )
    .bind(area.as_str())
    .bind(id.0)
    .fetch_optional(connection)
    .await?;
    Ok(found.map(|(survey, form_version, answers)| ResponseRequest {
        id,
        area: area.clone(),
        survey: SurveyId(survey),
        form_version,
        answers,
    }))
}

/// Stores a response and the day it came, nothing finer.
///
/// # Errors
/// When the database fails, or has this response.
pub async fn insert(
    connection: &mut Connection,
    response: &ResponseRequest,
    received: LocalDate,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO response (area, id, survey, form_version, answers, received_day)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(response.area.as_str())
    .bind(response.id.0)
    .bind(response.survey.0)
    .bind(response.form_version.as_str())
    .bind(response.answers.as_slice())
    .bind(received.0)
    .execute(connection)
    .await?;
    Ok(())
}
