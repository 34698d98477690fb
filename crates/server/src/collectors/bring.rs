//! What other programs bring.

use sammen_domain::{AreaId, LocalDate, ResponseId};
use sammen_survey_data::Submission;
use sammen_sync::ResponseRequest;
use uuid::Uuid;

use super::collected_form;
use crate::{
    database::{Database, DatabaseError},
    response::{StoreResponseError, Stored, store_collected},
    survey::survey_id,
};

/// Under which every brought answer's id is made.
const BROUGHT: Uuid = Uuid::from_u128(0x1f0c_6a52_9b7d_4c38_8e41_d05a_27f3_b96c);

/// Why an answer was not taken.
#[derive(Debug, thiserror::Error)]
pub enum BringError {
    /// It is no XML.
    #[error("read the answer: it is no XML")]
    Unreadable,
    /// It does not say which answer it is, so nobody could tell it from the same one sent again.
    #[error("take an answer without an instanceID")]
    NoInstanceId,
    /// The area has no such form, or its author lets no other program collect with it.
    #[error("find a form of this id and version that other programs may collect with")]
    NotCollected,
    /// It was not stored.
    #[error(transparent)]
    Store(#[from] StoreResponseError),
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Stores an answer that another program brings, once: its instanceID makes its id.
///
/// # Errors
/// [`BringError`]; nothing is stored.
pub async fn bring(
    database: &Database,
    area: &AreaId,
    xml: &str,
    today: LocalDate,
) -> Result<Stored, BringError> {
    let submission = Submission::read(xml).map_err(|_| BringError::Unreadable)?;
    let Submission { form_id, form_version, instance_id } = submission;
    if instance_id.is_empty() {
        return Err(BringError::NoInstanceId);
    }
    let survey = survey_id(area, &form_id);
    if collected_form(database, area, survey, &form_version).await?.is_none() {
        return Err(BringError::NotCollected);
    }
    // Neither an area's name nor a survey's id has a slash.
    let id = Uuid::new_v5(&BROUGHT, format!("{area}/{}/{instance_id}", survey.0).as_bytes());
    let answers = xml_alone(xml).as_bytes().to_vec();
    let (id, area) = (ResponseId(id), area.clone());
    let request = ResponseRequest { id, area, survey, form_version, answers };
    // Whether somebody asked or answered by themselves, the other program does not say.
    Ok(store_collected(database, &request, None, today).await?)
}

/// Without what may stand before the outer element.
fn xml_alone(xml: &str) -> &str {
    let begins = |(at, _): &(usize, &str)| {
        xml[at + 1..].starts_with(|first: char| !matches!(first, '?' | '!'))
    };
    xml.match_indices('<').find(begins).map_or(xml, |(at, _)| &xml[at..])
}
