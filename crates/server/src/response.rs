//! Taking answers to surveys, from nobody in particular.

mod linked;
mod verdict;
mod visit;

use sammen_domain::{AreaId, Collected, LocalDate, SurveyAudience, SurveyPromise};
use sammen_sync::{Month, ResponseRequest, SealedAs, SurveyToken, TokenedResponse};
use sammen_token::IssuingKey;

use crate::{
    answers_key,
    database::{Connection, Database, DatabaseError},
    repository::{
        area,
        response::{self, Receipt},
        survey, survey_terms,
    },
    tokens,
};

pub(crate) use linked::{answer, withdraw};
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
    /// The survey counts everybody once, and nothing says that this one counts.
    #[error("store a response without a token: the survey counts answers by tokens")]
    TokenNeeded,
    /// The survey's key did not make the token.
    #[error("store a response: its token is none of this survey's")]
    TokenNotGood,
    /// The token counted for another response.
    #[error("store a response: its token was spent by another one")]
    TokenSpent,
    /// The survey links answers to whoever gives them, and this one came from nobody.
    #[error(
        "store a response that nobody sends: the survey is confidential and answered in the app"
    )]
    SenderNeeded,
    /// The answers are no answers.
    #[error("read the answers: they are cut short or damaged")]
    Unreadable,
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Stores a response to a survey without terms once, with what the form of its version says of it, and how it was
/// collected: on a device of one's own, or as it was sealed. The day is all that is kept of when.
///
/// # Errors
/// [`StoreResponseError`]; nothing is stored.
pub async fn store_response(
    database: &Database,
    request: &ResponseRequest,
    today: LocalDate,
) -> Result<Stored, StoreResponseError> {
    store(database, request, Way::Told, today).await
}

/// Stores a response as [`store_response`] does, collected in a way that who brings it knows; `None` where nobody does.
///
/// # Errors
/// [`StoreResponseError`]; nothing is stored.
pub async fn store_collected(
    database: &Database,
    request: &ResponseRequest,
    collected: Option<Collected>,
    today: LocalDate,
) -> Result<Stored, StoreResponseError> {
    store(database, request, Way::Known(collected), today).await
}

/// Stores a response once and spends its token, both or neither. The year is all that is
/// kept of when: by a day or a month, those who used the app in it could be told from those who did not.
///
/// # Errors
/// [`StoreResponseError`]; nothing is stored and nothing spent.
pub async fn store_tokened_response(
    database: &Database,
    TokenedResponse { response, token }: &TokenedResponse,
    today: LocalDate,
) -> Result<Stored, StoreResponseError> {
    store(database, response, Way::Tokened(token), today).await
}

/// Stores a response once that the staff bring from a device which they handed round. Where the staff say who may answer,
/// as supervised surveys have it, it needs no token: the device sends it with one when it can, and it counts once.
///
/// # Errors
/// [`StoreResponseError`]; nothing is stored.
pub(crate) async fn store_brought_response(
    database: &Database,
    request: &ResponseRequest,
    today: LocalDate,
) -> Result<Stored, StoreResponseError> {
    store(database, request, Way::Brought, today).await
}

/// How a response came.
#[derive(Clone, Copy)]
enum Way<'a> {
    /// It says itself how it was collected.
    Told,
    /// Who brings it says how it was collected.
    Known(Option<Collected>),
    /// With a token, which is spent with it.
    Tokened(&'a SurveyToken),
    /// From a device of the staff, who bring it.
    Brought,
}

impl Way<'_> {
    /// Whether a response that is stored, and is the same but for what it spent, came as this one comes.
    fn is_alike(self, spent: &[u8], digest: &[u8]) -> bool {
        // What was brought has spent nothing, and what was sent is in the file too.
        spent == digest || spent.is_empty() || matches!(self, Self::Brought)
    }
}

async fn store(
    database: &Database,
    request: &ResponseRequest,
    way: Way<'_>,
    today: LocalDate,
) -> Result<Stored, StoreResponseError> {
    // How many transactions there are, and when, would tell when answers come.
    let database = database.unobserved();
    let mut runs = database.runs();
    loop {
        match try_store(&database, request, way, today).await {
            Err(StoreResponseError::Database(error)) if runs.go_on(&error) => {}
            stored => return stored,
        }
    }
}

async fn try_store(
    database: &Database,
    request: &ResponseRequest,
    way: Way<'_>,
    today: LocalDate,
) -> Result<Stored, StoreResponseError> {
    let mut transaction = database.write().await?;
    let stored = store_within(&mut transaction, request, way, today).await?;
    transaction.commit().await?;
    Ok(stored)
}

/// Stores what the staff have keyed of a sheet of paper, within a transaction that forgets what they keyed.
///
/// # Errors
/// [`StoreResponseError`].
pub(crate) async fn store_keyed(
    connection: &mut Connection,
    request: &ResponseRequest,
    today: LocalDate,
) -> Result<Stored, StoreResponseError> {
    store_within(connection, request, Way::Known(Some(Collected::Paper)), today).await
}

async fn store_within(
    transaction: &mut Connection,
    request: &ResponseRequest,
    way: Way<'_>,
    today: LocalDate,
) -> Result<Stored, StoreResponseError> {
    let ResponseRequest { area, survey, form_version, .. } = request;
    if area::find(transaction, area).await?.is_none() {
        return Err(StoreResponseError::UnknownArea(area.clone()));
    }
    // What a device could not read itself is stored as it was given.
    let opened = answers_key::open(transaction, request).await?;
    let (request, sealed_as) = &opened.ok_or(StoreResponseError::Unreadable)?;
    if *sealed_as == Some(SealedAs::Visit) {
        return visit::store(transaction, request, today).await;
    }
    let told = sealed_as.map_or(Some(Collected::OnOwn), SealedAs::collected);
    let (token, collected) = match way {
        Way::Told | Way::Brought => (None, told),
        Way::Known(collected) => (None, collected),
        Way::Tokened(token) => (Some(token), told),
    };
    let digest = token.map(|token| tokens::token(token).digest());
    let token_digest = digest.as_ref().map_or(&[][..], |digest| digest);
    if let Some((known, spent)) = response::find(transaction, area, request.id).await? {
        return if known == *request && way.is_alike(&spent, token_digest) {
            Ok(Stored::Already)
        } else {
            Err(StoreResponseError::Altered)
        };
    }
    let Some(form) = survey::form(transaction, area, *survey, form_version).await? else {
        return Err(if survey::exists(transaction, area, *survey).await? {
            StoreResponseError::UnknownVersion
        } else {
            StoreResponseError::UnknownSurvey
        });
    };
    let verdict = Verdict::of(&form, &request.answers, today);
    let verdict = verdict.ok_or(StoreResponseError::Unreadable)?;
    let day = day_told(transaction, request, way, today).await?;
    if !token_digest.is_empty()
        && response::is_spent(transaction, area, *survey, token_digest).await?
    {
        return Err(StoreResponseError::TokenSpent);
    }
    let receipt = Receipt { day, verdict, token_digest, respondent: &[], collected };
    response::insert(transaction, request, receipt).await?;
    Ok(Stored::New)
}

/// The day that a response is told to have come on: its own for a survey without terms, else its year's last, once it is
/// found to count.
async fn day_told(
    connection: &mut Connection,
    request: &ResponseRequest,
    way: Way<'_>,
    today: LocalDate,
) -> Result<LocalDate, StoreResponseError> {
    let terms = survey_terms::find(connection, &request.area, request.survey).await?;
    match (terms, way) {
        (None, Way::Told | Way::Known(_) | Way::Brought) => Ok(today),
        (None, Way::Tokened(_)) => Err(StoreResponseError::TokenNotGood),
        (Some(terms), _) if terms.declared.promise == SurveyPromise::Confidential => {
            Err(StoreResponseError::SenderNeeded)
        }
        (Some(terms), Way::Tokened(token)) => {
            let key = IssuingKey::of_seed(&terms.seed);
            let is_good = key.made(&tokens::token(token));
            is_good.then(|| Month::last_day_of_year(today)).ok_or(StoreResponseError::TokenNotGood)
        }
        (Some(terms), Way::Brought) if terms.declared.audience == SurveyAudience::Supervised => {
            Ok(Month::last_day_of_year(today))
        }
        (Some(_), Way::Told | Way::Known(_) | Way::Brought) => Err(StoreResponseError::TokenNeeded),
    }
}
