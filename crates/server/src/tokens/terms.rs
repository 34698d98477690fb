//! What a survey's workbook says of who may answer, and the key that comes of it.

use sammen_domain::{AreaId, SurveyAudience, SurveyId, SurveyPromise, SurveyTerms, WorkRow};
use sammen_token::IssuingKey;

use super::random;
use crate::{
    database::{Connection, DatabaseError},
    repository::{
        row::{self, Space},
        survey_terms::{self, StoredTerms},
    },
};

/// Who may answer and what is promised, as a workbook declares it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DeclaredTerms {
    /// Who may answer.
    pub audience: SurveyAudience,
    /// What is promised.
    pub promise: SurveyPromise,
    /// For how long at most a phone keeps an answer.
    pub delay_minutes_max: u32,
}

impl DeclaredTerms {
    /// Whether what is promised can be kept: answers that are linked to whoever gives them are not given on a device that
    /// many people answer on.
    #[must_use]
    pub fn can_be_kept(&self) -> bool {
        (self.promise, self.audience) != (SurveyPromise::Confidential, SurveyAudience::Supervised)
    }
}

/// What publishing told phones of a survey's terms.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Told {
    /// They know these already, or there are none.
    Known,
    /// These are new to them.
    New(SurveyTerms),
    /// There were some, and the workbook has none any more: what was promised is not taken back.
    Withdrawn,
}

/// Keeps what a workbook declares, with a key that the survey has from its first publication on.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell_terms(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    declared: Option<DeclaredTerms>,
) -> Result<Told, DatabaseError> {
    let known = survey_terms::find(connection, area, survey).await?;
    let Some(declared) = declared else {
        return Ok(if known.is_some() { Told::Withdrawn } else { Told::Known });
    };
    let seed = known.as_ref().map_or_else(random, |known| known.seed);
    let stored = StoredTerms { declared, seed };
    if known.as_ref() != Some(&stored) {
        survey_terms::put(connection, area, survey, &stored).await?;
    }
    let DeclaredTerms { audience, promise, delay_minutes_max } = declared;
    let token_key = IssuingKey::of_seed(&seed).public().to_bytes();
    let terms = SurveyTerms { survey, audience, promise, token_key, delay_minutes_max };
    let told = WorkRow::SurveyTerms(terms.clone());
    let before = row::find_work(connection, area, Space::SurveyTerms, told.key()).await?;
    Ok(if before.as_ref() == Some(&told) { Told::Known } else { Told::New(terms) })
}
