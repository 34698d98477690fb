//! Visits of interviewers that brought no answers. They come as sealed answers come, from nobody in particular.

use sammen_domain::{LocalDate, SurveyAudience, VisitNote};
use sammen_sync::{ResponseRequest, unseal};

use super::{StoreResponseError, Stored};
use crate::{
    database::Connection,
    repository::{
        survey, survey_terms,
        visit::{self, StoredVisit},
    },
};

/// Stores a visit once. Its day is the device's, but none that is still to come.
///
/// # Errors
/// [`StoreResponseError`]; nothing is stored.
pub(super) async fn store(
    connection: &mut Connection,
    request: &ResponseRequest,
    today: LocalDate,
) -> Result<Stored, StoreResponseError> {
    let ResponseRequest { id, area, survey, answers, .. } = request;
    let note: VisitNote = unseal(answers).map_err(|_| StoreResponseError::Unreadable)?;
    let given = StoredVisit { survey: *survey, change: note.change() };
    match visit::find(connection, area, *id).await? {
        Some(known) if known == given => return Ok(Stored::Already),
        Some(_) => return Err(StoreResponseError::Altered),
        None => {}
    }
    if !survey::exists(connection, area, *survey).await? {
        return Err(StoreResponseError::UnknownSurvey);
    }
    // Where each counts once by a token of their own nobody is interviewed; where the staff have the tokens they ask.
    let terms = survey_terms::find(connection, area, *survey).await?;
    if terms.is_some_and(|terms| terms.declared.audience != SurveyAudience::Supervised) {
        return Err(StoreResponseError::TokenNeeded);
    }
    visit::insert(connection, area, *id, given, note.day.min(today)).await?;
    Ok(Stored::New)
}
