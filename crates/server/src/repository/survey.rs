//! Published forms, every version of each.

use sammen_domain::{AreaId, SurveyId};

use crate::database::Connection;

/// The form of one version.
///
/// # Errors
/// When the database fails.
pub async fn form(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    version: &str,
) -> Result<Option<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar("SELECT form FROM survey WHERE area = $1 AND id = $2 AND form_version = $3")
        .bind(area.as_str())
        .bind(survey.0)
        .bind(version)
        .fetch_optional(connection)
        .await
}

/// Whether any version of a survey was published.
///
/// # Errors
/// When the database fails.
pub async fn exists(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
) -> Result<bool, sqlx::Error> {
    let versions: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM survey WHERE area = $1 AND id = $2")
            .bind(area.as_str())
            .bind(survey.0)
            .fetch_one(connection)
            .await?;
    Ok(versions > 0)
}

/// Adds a version.
///
/// # Errors
/// When the database fails, or has this version.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    version: &str,
    form: &[u8],
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO survey (area, id, form_version, form) VALUES ($1, $2, $3, $4)")
        .bind(area.as_str())
        .bind(survey.0)
        .bind(version)
        .bind(form)
        .execute(connection)
        .await?;
    Ok(())
}
