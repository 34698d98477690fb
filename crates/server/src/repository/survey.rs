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

/// Keeps what a version says in full, which the same form always says alike.
///
/// # Errors
/// When the database fails.
pub async fn keep_xml(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    version: &str,
    xml: &str,
) -> Result<(), DatabaseError> {
    let keep = "UPDATE survey SET xml = $1 WHERE area = $2 AND id = $3 AND form_version = $4";
    connection.execute(keep, values![xml, area.as_str(), survey.0, version]).await?;
    Ok(())
}

/// Adds a version as the survey's newest: its form as the phones read it, and in full.
///
/// # Errors
/// When the database fails, or has this version.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    version: &str,
    (form, xml): (&[u8], &str),
) -> Result<(), DatabaseError> {
    let last = "SELECT COALESCE(MAX(number), 0) FROM survey WHERE area = $1 AND id = $2";
    let mut last = connection.fetch_one(last, values![area.as_str(), survey.0]).await?;
    let number = last.take::<i64>(0)? + 1;
    let insert = "INSERT INTO survey (area, id, form_version, form, xml, number)
         VALUES ($1, $2, $3, $4, $5, $6)";
    let values = values![area.as_str(), survey.0, version, form, xml, number];
    connection.execute(insert, values).await?;
    Ok(())
}

/// A version as it was published.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredVersion {
    /// The survey.
    pub survey: SurveyId,
    /// What it is called.
    pub form_version: String,
    /// What it says in full; nothing where only what phones read is known.
    pub xml: Option<String>,
    /// How many answers there are to it.
    pub responses: u64,
}

/// All versions of an area's surveys, each survey's oldest first.
///
/// # Errors
/// When the database fails.
pub async fn versions(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<StoredVersion>, DatabaseError> {
    let find = "SELECT survey.id, survey.form_version, survey.xml,
             (SELECT COUNT(*) FROM response WHERE response.area = $1
              AND response.survey = survey.id AND response.form_version = survey.form_version)
         FROM survey WHERE survey.area = $2 ORDER BY survey.id, survey.number, survey.form_version";
    let rows = connection.fetch_all(find, values![area.as_str(), area.as_str()]).await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(StoredVersion {
                survey: SurveyId(row.take(0)?),
                form_version: row.take(1)?,
                xml: row.take(2)?,
                responses: u64::try_from(row.take::<i64>(3)?).map_err(DatabaseError::damaged)?,
            })
        })
        .collect()
}
