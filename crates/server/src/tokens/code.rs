//! Making codes for letters and for the staff's devices.

use sammen_domain::{AreaId, SurveyId};
use sammen_token::SurveyCode;

use super::{give::digest, random};
use crate::{
    database::{Connection, Database, DatabaseError},
    repository::{survey_code, survey_terms, token_given},
};

/// What is stored of a code.
pub(super) fn code_digest(code: SurveyCode, area: &AreaId, survey: SurveyId) -> [u8; 32] {
    digest(&[b"code", area.as_str().as_bytes(), &[0], survey.0.as_bytes(), code.values()])
}

/// Whether a code is good for whoever answers a confidential survey by it under a number. It stays hers: others find that it is not good
/// for them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn claim_code(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    typed: &str,
    number: &[u8],
) -> Result<bool, DatabaseError> {
    let Some(code) = SurveyCode::parse(typed) else { return Ok(false) };
    // Two who have one code do not both find it free.
    survey_terms::lock(connection, area, survey).await?;
    let holder = code_digest(code, area, survey);
    let Some(persons) = survey_code::tokens(connection, area, survey, &holder).await? else {
        return Ok(false);
    };
    let claim = digest(&[number]);
    let claims = token_given::of(connection, area, survey, &holder).await?;
    if claims.contains(&claim) {
        return Ok(true);
    }
    if claims.len() >= persons {
        return Ok(false);
    }
    token_given::insert(connection, area, survey, &holder, &claim).await?;
    Ok(true)
}

/// Lets go of the code that was claimed under a number.
///
/// # Errors
/// When the database fails.
pub(crate) async fn free_code(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    number: &[u8],
) -> Result<(), DatabaseError> {
    token_given::forget(connection, area, survey, &digest(&[number])).await
}

/// Why there are no codes.
#[derive(Debug, thiserror::Error)]
pub enum CodesError {
    /// The survey has no terms, or whoever opens it may answer.
    #[error("make codes: publish the survey with the audience `invited` or `supervised` first")]
    NoneNeeded,
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Makes codes, each good for so many tokens. They are told here and never again: the database has their digests.
///
/// # Errors
/// [`CodesError`]; no code is good then.
pub async fn make_codes(
    database: &Database,
    area: &AreaId,
    survey: SurveyId,
    count: usize,
    tokens: u32,
) -> Result<Vec<SurveyCode>, CodesError> {
    let mut transaction = database.write().await?;
    let terms = survey_terms::lock(&mut transaction, area, survey).await?;
    if terms.is_none_or(|terms| terms.declared.audience.is_open()) {
        return Err(CodesError::NoneNeeded);
    }
    let codes: Vec<_> = (0..count).map(|_| SurveyCode::of(random())).collect();
    for code in &codes {
        let digest = code_digest(*code, area, survey);
        survey_code::insert(&mut transaction, area, survey, &digest, tokens).await?;
    }
    transaction.commit().await?;
    Ok(codes)
}
