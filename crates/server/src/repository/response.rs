//! Answers to surveys: append-only, but for those that somebody may take back.

use sammen_domain::{AreaId, Collected, LocalDate, ResponseId, SurveyId};
use sammen_sync::ResponseRequest;

use crate::{
    database::{Connection, DatabaseError, values},
    response::Verdict,
};

/// What is stored of how a response came.
#[derive(Clone, Copy, Debug)]
pub struct Receipt<'a> {
    /// The day it is told to have come on.
    pub day: LocalDate,
    /// What its form says of it.
    pub verdict: Verdict,
    /// The digest of the token that it spent; empty where it needed none.
    pub token_digest: &'a [u8],
    /// The number of whoever gave it; empty where it is not linked to anybody.
    pub respondent: &'a [u8],
    /// How it was collected, if that is known.
    pub collected: Option<Collected>,
}

/// A response as it was sent and the digest of its token, if it is stored.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    id: ResponseId,
) -> Result<Option<(ResponseRequest, Vec<u8>)>, DatabaseError> {
    let find = "SELECT survey, form_version, answers, token_digest FROM response
         WHERE area = $1 AND id = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), id.0]).await?;
    found
        .map(|mut row| {
            let response = ResponseRequest {
                id,
                area: area.clone(),
                survey: SurveyId(row.take(0)?),
                form_version: row.take(1)?,
                answers: row.take(2)?,
            };
            Ok((response, row.take(3)?))
        })
        .transpose()
}

/// Whether a survey's token was spent.
///
/// # Errors
/// When the database fails.
pub async fn is_spent(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    token_digest: &[u8],
) -> Result<bool, DatabaseError> {
    let count =
        "SELECT COUNT(*) FROM response WHERE area = $1 AND survey = $2 AND token_digest = $3";
    let mut row =
        connection.fetch_one(count, values![area.as_str(), survey.0, token_digest]).await?;
    Ok(row.take::<i64>(0)? > 0)
}

/// Stores a response with what its form says of it and the day it came, nothing finer.
///
/// # Errors
/// When the database fails, or has this response, or one that spent the same token.
pub async fn insert(
    connection: &mut Connection,
    response: &ResponseRequest,
    receipt: Receipt<'_>,
) -> Result<(), DatabaseError> {
    let insert =
        "INSERT INTO response (area, id, survey, form_version, answers, received_day, verdict, token_digest, respondent, collected)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values = values![
        response.area.as_str(),
        response.id.0,
        response.survey.0,
        &response.form_version,
        &response.answers,
        receipt.day.0,
        receipt.verdict.name(),
        receipt.token_digest,
        receipt.respondent,
        receipt.collected.map_or("", Collected::name),
    ];
    connection.execute(insert, values).await?;
    Ok(())
}

/// A response as analysts see it: with nothing that tells when on its day it came.
#[derive(Clone, Debug)]
pub struct StoredResponse {
    /// The version that was answered.
    pub form_version: String,
    /// The answers, as they were sent.
    pub answers: Vec<u8>,
    /// The day on which it came.
    pub received: LocalDate,
    /// What its form said of it.
    pub verdict: String,
    /// How it was collected; empty where that is not known.
    pub collected: String,
    /// The number of whoever gave it; empty where it is not linked to anybody.
    pub respondent: Vec<u8>,
}

/// A survey's responses in the order of their ids, which are random: it is not the order in which they came.
///
/// # Errors
/// When the database fails.
pub async fn of_survey(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
) -> Result<Vec<StoredResponse>, DatabaseError> {
    let find =
        "SELECT form_version, answers, received_day, verdict, collected, respondent FROM response
         WHERE area = $1 AND survey = $2 ORDER BY id";
    let rows = connection.fetch_all(find, values![area.as_str(), survey.0]).await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(StoredResponse {
                form_version: row.take(0)?,
                answers: row.take(1)?,
                received: LocalDate(row.take(2)?),
                verdict: row.take(3)?,
                collected: row.take(4)?,
                respondent: row.take(5)?,
            })
        })
        .collect()
}

/// Whether somebody has answered a version of a survey, by her number in it.
///
/// # Errors
/// When the database fails.
pub async fn has_answered(
    connection: &mut Connection,
    area: &AreaId,
    (survey, form_version): (SurveyId, &str),
    respondent: &[u8],
) -> Result<bool, DatabaseError> {
    let count = "SELECT COUNT(*) FROM response
         WHERE area = $1 AND survey = $2 AND form_version = $3 AND respondent = $4";
    let values = values![area.as_str(), survey.0, form_version, respondent];
    Ok(connection.fetch_one(count, values).await?.take::<i64>(0)? > 0)
}

/// Whether any response to a survey has a number.
///
/// # Errors
/// When the database fails.
pub async fn is_linked(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    respondent: &[u8],
) -> Result<bool, DatabaseError> {
    let count = "SELECT COUNT(*) FROM response
         WHERE area = $1 AND survey = $2 AND respondent = $3";
    let mut row = connection.fetch_one(count, values![area.as_str(), survey.0, respondent]).await?;
    Ok(row.take::<i64>(0)? > 0)
}

/// Takes a response away that is linked to somebody; one that is not stays.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(
    connection: &mut Connection,
    area: &AreaId,
    id: ResponseId,
) -> Result<(), DatabaseError> {
    let withdraw = "DELETE FROM response WHERE area = $1 AND id = $2 AND LENGTH(respondent) > 0";
    connection.execute(withdraw, values![area.as_str(), id.0]).await?;
    Ok(())
}

/// How many interviews of a survey were finished.
///
/// # Errors
/// When the database fails.
pub async fn count_interviews(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
) -> Result<u64, DatabaseError> {
    let count = "SELECT COUNT(*) FROM response WHERE area = $1 AND survey = $2 AND collected = $3";
    let values = values![area.as_str(), survey.0, Collected::Interview.name()];
    let count: i64 = connection.fetch_one(count, values).await?.take(0)?;
    u64::try_from(count).map_err(DatabaseError::damaged)
}

/// How many responses there are of days before this one.
///
/// # Errors
/// When the database fails.
pub async fn count_before(
    connection: &mut Connection,
    day: LocalDate,
) -> Result<u64, DatabaseError> {
    let count = "SELECT COUNT(*) FROM response WHERE received_day < $1";
    let count: i64 = connection.fetch_one(count, values![day.0]).await?.take(0)?;
    u64::try_from(count).map_err(DatabaseError::damaged)
}
