//! Taking answers to surveys, from nobody in particular.

mod verdict;

use sammen_domain::{AreaId, LocalDate};
use sammen_sync::ResponseRequest;

use crate::{
    database::{Database, DatabaseError},
    repository::{area, response, survey},
};

pub use verdict::Verdict;
pub(crate) use verdict::as_xml;

/// What storing did.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stored {
    /// The response is new.
    New,
    /// The same response is stored already.
    Already,
}

/// Why a response was not stored.
#[derive(Debug, thiserror::Error)]
pub enum StoreResponseError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// The survey was never published.
    #[error("find the survey")]
    UnknownSurvey,
    /// The survey was never published in this version.
    #[error("find this version of the survey")]
    UnknownVersion,
    /// Another response has this id. Responses are not changed once sent.
    #[error("change a response that was sent: send another under an id of its own")]
    Altered,
    /// The answers are no answers.
    #[error("read the answers: they are cut short or damaged")]
    Unreadable,
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Stores a response once, with what the form of its version says of it. The day is all that is kept of when.
///
/// # Errors
/// [`StoreResponseError`]; nothing is stored.
pub async fn store_response(
    database: &Database,
    request: &ResponseRequest,
    today: LocalDate,
) -> Result<Stored, StoreResponseError> {
    // How many transactions there are, and when, would tell when answers come.
    let database = database.unobserved();
    let mut runs = database.runs();
    loop {
        match try_store(&database, request, today).await {
            Err(StoreResponseError::Database(error)) if runs.go_on(&error) => {}
            stored => return stored,
        }
    }
}

async fn try_store(
    database: &Database,
    request: &ResponseRequest,
    today: LocalDate,
) -> Result<Stored, StoreResponseError> {
    let ResponseRequest { area, survey, form_version, .. } = request;
    let mut transaction = database.write().await?;
    if area::find(&mut transaction, area).await?.is_none() {
        return Err(StoreResponseError::UnknownArea(area.clone()));
    }
    if let Some(known) = response::find(&mut transaction, area, request.id).await? {
        return if known == *request {
            Ok(Stored::Already)
        } else {
            Err(StoreResponseError::Altered)
        };
    }
    let Some(form) = survey::form(&mut transaction, area, *survey, form_version).await? else {
        return Err(if survey::exists(&mut transaction, area, *survey).await? {
            StoreResponseError::UnknownVersion
        } else {
            StoreResponseError::UnknownSurvey
        });
    };
    let verdict = Verdict::of(&form, &request.answers, today);
    let verdict = verdict.ok_or(StoreResponseError::Unreadable)?;
    response::insert(&mut transaction, request, today, verdict).await?;
    transaction.commit().await?;
    Ok(Stored::New)
}
