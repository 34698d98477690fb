//! Answers to surveys in the formats that analysts open, and what there is to take out.

mod file;
mod summary;

use sammen_domain::{AreaId, SurveyAudience, SurveyId, SurveyPromise, UnixSeconds};
use sammen_survey_data::{
    Audience, Form, ReadFormError, Response, Survey, UnreadableResponse, Wording,
};

use crate::{
    audit::{self, Action},
    database::{Connection, Database, DatabaseError},
    identity::AccountId,
    repository::{
        response,
        survey::{self, StoredVersion},
        survey_terms,
    },
    response::as_xml,
};

pub use file::{ExportFormat, ExportedSurvey};
pub use summary::{SurveySummary, survey_summaries};

/// What is taken out.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// Only answers to this version; all side by side without one.
    pub form_version: Option<String>,
    /// As what.
    pub format: ExportFormat,
    /// Which repeat's table, where the format holds one only; that of the responses without one.
    pub repeat: Option<String>,
    /// What the files say, and in which language labels are.
    pub wording: &'static Wording,
}

/// Why nothing was taken out.
#[derive(Debug, thiserror::Error)]
pub enum ExportSurveyError {
    /// The survey was never published in the area.
    #[error("find the survey")]
    UnknownSurvey,
    /// Not in this version.
    #[error("find version {0} of the survey")]
    UnknownVersion(String),
    /// It has no such repeat.
    #[error("find the repeat {0}")]
    UnknownRepeat(String),
    /// What the version says in full is not known.
    #[error("read version {0}'s form in full: publish its workbook again, unchanged")]
    NotInFull(String),
    /// A form is none.
    #[error("read version {form_version}: {error}")]
    Form {
        /// The version.
        form_version: String,
        /// What is wrong.
        error: ReadFormError,
    },
    /// A response from before answers were XML belongs to a form that this program cannot open.
    #[error("read an answer to version {0}: publish its workbook again, unchanged")]
    OldAnswers(String),
    /// A response is no answer to its form.
    #[error(transparent)]
    Response(#[from] UnreadableResponse),
    /// The format does not hold it.
    #[error("write the file: {0}; take another format")]
    Format(String),
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Takes a survey's answers out. The log tells of it first.
///
/// # Errors
/// [`ExportSurveyError`].
pub async fn export_survey(
    database: &Database,
    area: &AreaId,
    survey: SurveyId,
    request: ExportRequest,
    (actor, now): (Option<AccountId>, UnixSeconds),
) -> Result<ExportedSurvey, ExportSurveyError> {
    let (forms, responses) = read(database, area, survey, &request).await?;
    let mut transaction = database.write().await?;
    let action = Action::ResponsesExported;
    audit::record(&mut transaction, area, actor, action, Some(survey.0), now).await?;
    transaction.commit().await?;
    let write = move || file::write(&forms, &responses, &request);
    let written = tokio::task::spawn_blocking(write).await;
    written.map_err(|error| ExportSurveyError::Format(error.to_string()))?
}

async fn read(
    database: &Database,
    area: &AreaId,
    survey: SurveyId,
    request: &ExportRequest,
) -> Result<(Survey, Vec<Response>), ExportSurveyError> {
    let mut snapshot = database.read().await?;
    let mut versions = survey::versions(&mut snapshot, area).await?;
    versions.retain(|version| version.survey == survey);
    if versions.is_empty() {
        return Err(ExportSurveyError::UnknownSurvey);
    }
    if let Some(wanted) = &request.form_version {
        versions.retain(|version| version.form_version == *wanted);
        if versions.is_empty() {
            return Err(ExportSurveyError::UnknownVersion(wanted.clone()));
        }
    }
    let forms = versions.iter().map(form).collect::<Result<Vec<_>, _>>()?;
    let responses = responses(&mut snapshot, area, survey, &forms).await?;
    let terms = survey_terms::find(&mut snapshot, area, survey).await?;
    let declared = terms.map(|terms| terms.declared);
    let audience = declared.map(|declared| match declared.audience {
        SurveyAudience::Open => Audience::Open,
        SurveyAudience::Invited => Audience::Invited,
        SurveyAudience::Supervised => Audience::Supervised,
    });
    let is_linked = declared.is_some_and(|it| it.promise == SurveyPromise::Confidential);
    Ok((Survey { audience, is_linked, forms }, responses))
}

fn form(version: &StoredVersion) -> Result<Form, ExportSurveyError> {
    let form_version = &version.form_version;
    let xml = version.xml.as_deref();
    let xml = xml.ok_or_else(|| ExportSurveyError::NotInFull(form_version.clone()))?;
    Form::read(xml)
        .map_err(|error| ExportSurveyError::Form { form_version: form_version.clone(), error })
}

/// The responses to some versions, in the order of their random ids.
async fn responses(
    snapshot: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    forms: &[Form],
) -> Result<Vec<Response>, ExportSurveyError> {
    let mut responses = Vec::new();
    for stored in response::of_survey(snapshot, area, survey).await? {
        let form_version = stored.form_version;
        if forms.iter().all(|form| form.version != form_version) {
            continue;
        }
        let is_xml = stored.answers.starts_with(b"<");
        let form =
            if is_xml { None } else { survey::form(snapshot, area, survey, &form_version).await? };
        let answers = as_xml(&form.unwrap_or_default(), &stored.answers, stored.received);
        let answers = answers.ok_or_else(|| ExportSurveyError::OldAnswers(form_version.clone()))?;
        responses.push(Response {
            form_version,
            received_day: stored.received.0,
            verdict: stored.verdict,
            collected: stored.collected,
            respondent: stored.respondent.iter().map(|byte| format!("{byte:02x}")).collect(),
            answers,
        });
    }
    Ok(responses)
}
