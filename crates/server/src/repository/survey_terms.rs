//! Who may answer surveys, and the seeds of their keys.

use sammen_domain::{AreaId, SurveyAudience, SurveyId, SurveyPromise};

use crate::{
    database::{Connection, DatabaseError, Record, Sql, for_update, values},
    tokens::DeclaredTerms,
};

/// A survey's terms with the seed of its key.
#[derive(Clone, Eq, PartialEq)]
pub struct StoredTerms {
    /// What its workbook declares.
    pub declared: DeclaredTerms,
    /// What its key is made of.
    pub seed: [u8; 32],
}

const FIND: &str = "SELECT audience, promise, delay_minutes_max, token_seed FROM survey_terms
     WHERE area = $1 AND survey = $2";
const LOCK: Sql = for_update!(
    "SELECT audience, promise, delay_minutes_max, token_seed FROM survey_terms
     WHERE area = $1 AND survey = $2"
);

/// A survey's terms, if it has any.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
) -> Result<Option<StoredTerms>, DatabaseError> {
    read(connection, FIND.into(), area, survey).await
}

/// A survey's terms, to give tokens by: until the transaction ends nobody else does.
///
/// # Errors
/// When the database fails.
pub async fn lock(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
) -> Result<Option<StoredTerms>, DatabaseError> {
    read(connection, LOCK, area, survey).await
}

async fn read(
    connection: &mut Connection,
    query: Sql,
    area: &AreaId,
    survey: SurveyId,
) -> Result<Option<StoredTerms>, DatabaseError> {
    let found = connection.fetch_optional(query, values![area.as_str(), survey.0]).await?;
    found.map(stored).transpose()
}

fn stored(mut row: Record) -> Result<StoredTerms, DatabaseError> {
    let audience: String = row.take(0)?;
    let audience = SurveyAudience::from_name(&audience)
        .ok_or_else(|| DatabaseError::damaged(format!("the audience {audience}")))?;
    let promise: String = row.take(1)?;
    let promise = SurveyPromise::from_name(&promise)
        .ok_or_else(|| DatabaseError::damaged(format!("the promise {promise}")))?;
    let delay_minutes_max: i64 = row.take(2)?;
    let delay_minutes_max = delay_minutes_max.try_into().map_err(DatabaseError::damaged)?;
    let seed: Vec<u8> = row.take(3)?;
    let seed = seed.try_into().map_err(|_| DatabaseError::damaged("a seed of another length"))?;
    Ok(StoredTerms { declared: DeclaredTerms { audience, promise, delay_minutes_max }, seed })
}

/// Stores a survey's terms, in the place of those that there were.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    terms: &StoredTerms,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO survey_terms
             (area, survey, audience, promise, delay_minutes_max, token_seed)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (area, survey) DO UPDATE SET
             audience = excluded.audience, promise = excluded.promise,
             delay_minutes_max = excluded.delay_minutes_max";
    let DeclaredTerms { audience, promise, delay_minutes_max } = terms.declared;
    let delay = i64::from(delay_minutes_max);
    let values =
        values![area.as_str(), survey.0, audience.name(), promise.name(), delay, &terms.seed[..]];
    connection.execute(put, values).await?;
    Ok(())
}
