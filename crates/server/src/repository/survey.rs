//! Published forms, every version of each.

use sammen_domain::{AreaId, SurveyId};

use crate::database::{Connection, DatabaseError, values};

/// The form of one version.
///
/// # Errors
/// When the database fails.
pub async fn form(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    version: &str,
) -> Result<Option<Vec<u8>>, DatabaseError> {
    let find = "SELECT form FROM survey WHERE area = $1 AND id = $2 AND form_version = $3";
    let values = values![area.as_str(), survey.0, version];
    let found = connection.fetch_optional(find, values).await?;
    found.map(|mut row| row.take(0)).transpose()
}

/// Whether any version of a survey was published.
///
/// # Errors
/// When the database fails.
pub async fn exists(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
) -> Result<bool, DatabaseError> {
    let count = "SELECT COUNT(*) FROM survey WHERE area = $1 AND id = $2";
    let mut row = connection.fetch_one(count, values![area.as_str(), survey.0]).await?;
    Ok(row.take::<i64>(0)? > 0)
}

/// Puts another form in the place of a version's.
///
/// # Errors
/// When the database fails.
pub async fn replace(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    version: &str,
    form: &[u8],
) -> Result<(), DatabaseError> {
    let replace = "UPDATE survey SET form = $1 WHERE area = $2 AND id = $3 AND form_version = $4";
    connection.execute(replace, values![form, area.as_str(), survey.0, version]).await?;
    Ok(())
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
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO survey (area, id, form_version, form) VALUES ($1, $2, $3, $4)";
    connection.execute(insert, values![area.as_str(), survey.0, version, form]).await?;
    Ok(())
}
