//! Giving tokens: evaluating numbers that a device has hidden.

use std::collections::BTreeSet;

use sammen_domain::{AreaId, SurveyAudience, SurveyId, SurveyPromise};
use sammen_sync::{Entitlement, TokenEvaluation, TokenRequest, TokenResponse};
use sammen_token::{IssuingKey, RANDOM_BYTES, SurveyCode};
use sha2::{Digest, Sha256};

use super::code_digest;
use crate::{
    database::{Connection, Database, DatabaseError},
    device::{DeviceId, DeviceState},
    repository::{area, device, survey_code, survey_terms, token_given},
};

/// The most numbers that one request has evaluated.
pub const ELEMENTS_MAX: usize = 100;

/// Why no token was given.
#[derive(Debug, thiserror::Error)]
pub enum GiveTokensError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// The survey was never published, or takes answers without tokens.
    #[error("find a survey that gives tokens")]
    UnknownSurvey,
    /// The device is not its household's any more.
    #[error("give a token: the device has left its household")]
    Left(DeviceState),
    /// The survey is for those who have a code.
    #[error("give a token: the survey asks for a code")]
    CodeNeeded,
    /// The code is none of this survey's.
    #[error("give a token: the code is none of this survey's")]
    CodeNotGood,
    /// Whoever asks has had all tokens that there were, for other numbers.
    #[error("give another token: all that there were have been given for other numbers")]
    Given,
    /// No numbers, or too many at once, or bytes that hide none.
    #[error("evaluate: send 1 to {ELEMENTS_MAX} hidden numbers")]
    NotElements,
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Evaluates hidden numbers for a device that may have tokens. The same numbers are evaluated again, so that a lost
/// answer costs nobody a token; others are not, once all are given.
///
/// # Errors
/// [`GiveTokensError`]; nothing is given.
pub async fn give_tokens(
    database: &Database,
    device: DeviceId,
    request: &TokenRequest,
    mut random: impl FnMut() -> [u8; RANDOM_BYTES],
) -> Result<TokenResponse, GiveTokensError> {
    // When somebody opens a survey says a little of when they answer it.
    let database = database.unobserved();
    let mut runs = database.runs();
    let key = loop {
        match try_give(&database, device, request).await {
            Err(GiveTokensError::Database(error)) if runs.go_on(&error) => {}
            given => break given?,
        }
    };
    let evaluate = |element: &[u8; 32]| {
        let made = key.evaluate(element, &random()).map_err(|_| GiveTokensError::NotElements)?;
        Ok(TokenEvaluation { element: made.element, proof: made.proof })
    };
    let evaluations = request.elements.iter().map(evaluate);
    Ok(TokenResponse { evaluations: evaluations.collect::<Result<_, GiveTokensError>>()? })
}

async fn try_give(
    database: &Database,
    device: DeviceId,
    request: &TokenRequest,
) -> Result<IssuingKey, GiveTokensError> {
    let TokenRequest { area, survey, elements, .. } = request;
    if elements.is_empty() || elements.len() > ELEMENTS_MAX {
        return Err(GiveTokensError::NotElements);
    }
    let mut transaction = database.write().await?;
    if area::find(&mut transaction, area).await?.is_none() {
        return Err(GiveTokensError::UnknownArea(area.clone()));
    }
    // Locked, so that two requests do not both find that one is left.
    let terms = survey_terms::lock(&mut transaction, area, *survey).await?;
    // Where answers are linked there is nothing that a token could hide.
    let terms = terms.filter(|terms| terms.declared.promise == SurveyPromise::Anonymous);
    let terms = terms.ok_or(GiveTokensError::UnknownSurvey)?;
    let device = device::find(&mut transaction, area, device).await?;
    if device.state != DeviceState::Active {
        return Err(GiveTokensError::Left(device.state));
    }
    let audience = terms.declared.audience;
    let share = Share::of(&mut transaction, request, audience, device.id).await?;
    // What hides no number is found out before it is noted as given.
    let key = IssuingKey::of_seed(&terms.seed);
    if elements.iter().any(|element| key.evaluate(element, &[1; RANDOM_BYTES]).is_err()) {
        return Err(GiveTokensError::NotElements);
    }
    let given = token_given::of(&mut transaction, area, *survey, &share.holder).await?;
    let asked: BTreeSet<[u8; 32]> = elements.iter().map(|element| digest(&[element])).collect();
    let new: Vec<_> = asked.difference(&given).collect();
    if given.len() + new.len() > share.tokens {
        return Err(GiveTokensError::Given);
    }
    for element in new {
        token_given::insert(&mut transaction, area, *survey, &share.holder, element).await?;
    }
    transaction.commit().await?;
    Ok(key)
}

/// How many tokens somebody may have.
struct Share {
    holder: [u8; 32],
    tokens: usize,
}

impl Share {
    async fn of(
        connection: &mut Connection,
        request: &TokenRequest,
        audience: SurveyAudience,
        device: DeviceId,
    ) -> Result<Self, GiveTokensError> {
        let TokenRequest { area, survey, entitlement, .. } = request;
        match (audience, entitlement) {
            (SurveyAudience::Open, Entitlement::Device) => {
                Ok(Self { holder: token_holder(area, *survey, &device), tokens: 1 })
            }
            (SurveyAudience::Open, Entitlement::Code(_)) => Err(GiveTokensError::CodeNotGood),
            (_, Entitlement::Device) => Err(GiveTokensError::CodeNeeded),
            (_, Entitlement::Code(typed)) => {
                let code = SurveyCode::parse(typed).ok_or(GiveTokensError::CodeNotGood)?;
                let holder = code_digest(code, area, *survey);
                let tokens = survey_code::tokens(connection, area, *survey, &holder).await?;
                let tokens = tokens.ok_or(GiveTokensError::CodeNotGood)?;
                Ok(Self { holder, tokens })
            }
        }
    }
}

/// Under what it is noted that a device had a token: another digest for each survey.
#[must_use]
pub fn token_holder(area: &AreaId, survey: SurveyId, device: &DeviceId) -> [u8; 32] {
    digest(&[area.as_str().as_bytes(), &[0], survey.0.as_bytes(), &device.0])
}

pub(super) fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut digest = Sha256::new();
    parts.iter().for_each(|part| digest.update(part));
    digest.finalize().into()
}
