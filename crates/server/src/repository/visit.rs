//! Visits of interviewers that brought no answers: append-only.

use sammen_domain::{AreaId, LocalDate, ResponseId, SurveyId, VisitChange};

use crate::database::{Connection, DatabaseError, values};

/// A visit as it is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StoredVisit {
    /// The survey.
    pub survey: SurveyId,
    /// What it changes.
    pub change: VisitChange,
}

/// A visit, if it is stored.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    id: ResponseId,
) -> Result<Option<StoredVisit>, DatabaseError> {
    let find = "SELECT survey, refused, nobody_home FROM visit WHERE area = $1 AND id = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), id.0]).await?;
    let small = |change: i64| i8::try_from(change).map_err(DatabaseError::damaged);
    found
        .map(|mut row| {
            let change =
                VisitChange { refused: small(row.take(1)?)?, nobody_home: small(row.take(2)?)? };
            Ok(StoredVisit { survey: SurveyId(row.take(0)?), change })
        })
        .transpose()
}

/// Stores a visit with the day that it was on, nothing finer.
///
/// # Errors
/// When the database fails, or has this visit.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    id: ResponseId,
    visit: StoredVisit,
    day: LocalDate,
) -> Result<(), DatabaseError> {
    let StoredVisit { survey, change: VisitChange { refused, nobody_home } } = visit;
    let insert = "INSERT INTO visit (area, id, survey, day, refused, nobody_home)
         VALUES ($1, $2, $3, $4, $5, $6)";
    let (refused, nobody_home) = (i64::from(refused), i64::from(nobody_home));
    let values = values![area.as_str(), id.0, survey.0, day.0, refused, nobody_home];
    connection.execute(insert, values).await?;
    Ok(())
}

/// How many said no and how many were not at home: all changes of a survey, added up.
///
/// # Errors
/// When the database fails.
pub async fn sums(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
) -> Result<(i64, i64), DatabaseError> {
    let find = "SELECT CAST(COALESCE(SUM(refused), 0) AS BIGINT),
             CAST(COALESCE(SUM(nobody_home), 0) AS BIGINT)
         FROM visit WHERE area = $1 AND survey = $2";
    let mut row = connection.fetch_one(find, values![area.as_str(), survey.0]).await?;
    Ok((row.take(0)?, row.take(1)?))
}
