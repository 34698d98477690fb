//! Surveys: how many answered them, and their answers in the formats that analysts open.

use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
    http::header,
    response::{IntoResponse, Response},
};
use sammen_domain::{Fieldwork, SurveyId};
use sammen_survey_data::{DANISH, ENGLISH, Wording};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::Id;
use crate::{
    http::{
        AppState, Problem,
        access::Caller,
        areas::{TranslationBody, translations},
        openapi::{DatabaseProblems, SessionProblems},
    },
    survey_export::{
        ExportFormat, ExportRequest, ExportSurveyError, SurveySummary, export_survey as export,
        survey_summaries,
    },
};

/// A survey, and how many answered it.
#[derive(Serialize, ToSchema)]
#[schema(as = StaffSurvey)]
pub(in crate::http) struct SurveyBody {
    id: Uuid,
    /// What its form is known by; empty where no version is known in full.
    form_id: String,
    /// Empty where it is not shown to residents any more.
    title: Vec<TranslationBody>,
    /// The oldest first.
    versions: Vec<SurveyVersionBody>,
    /// Its repeats: each is a table of its own.
    repeats: Vec<String>,
    /// How many of its questions take words of people's own, in which they may write of persons.
    free_texts: usize,
    /// Who may answer, each once: `open` (everybody), `invited` (who has a letter's code) or `supervised` (whom the staff hand a
    /// phone); `null` where that is not declared, and everybody may answer as often as they like.
    audience: Option<&'static str>,
    /// What they are promised: `anonymous`, or `confidential` (a phone's answers to all versions have one number); `null` where
    /// nothing is declared.
    promise: Option<&'static str>,
    /// What came of interviewing.
    fieldwork: FieldworkBody,
}

/// What came of interviewing, each household by its last visit.
#[derive(Serialize, ToSchema)]
#[schema(as = StaffSurveyFieldwork)]
struct FieldworkBody {
    /// Interviews that were finished (I).
    interviews: u64,
    /// Those who said no (R).
    refused: u64,
    /// Those who were never at home (NC).
    not_at_home: u64,
    /// I / (I + R + NC): response rate 1 of AAPOR's Standard Definitions, from 0 to 1; `null` where nobody was visited.
    response_rate: Option<f64>,
    /// I / (I + R): cooperation rate 1, from 0 to 1; `null` where nobody was met.
    cooperation_rate: Option<f64>,
}

impl From<Fieldwork> for FieldworkBody {
    fn from(fieldwork: Fieldwork) -> Self {
        let Fieldwork { interviews, refused, not_at_home } = fieldwork;
        let response_rate = fieldwork.response_rate();
        let cooperation_rate = fieldwork.cooperation_rate();
        Self { interviews, refused, not_at_home, response_rate, cooperation_rate }
    }
}

/// A version.
#[derive(Serialize, ToSchema)]
#[schema(as = StaffSurveyVersion)]
struct SurveyVersionBody {
    form_version: String,
    responses: u64,
}

impl From<SurveySummary> for SurveyBody {
    fn from(summary: SurveySummary) -> Self {
        let version = |(form_version, responses)| SurveyVersionBody { form_version, responses };
        Self {
            id: summary.id.0,
            form_id: summary.form_id,
            title: translations(&summary.title),
            versions: summary.versions.into_iter().map(version).collect(),
            repeats: summary.repeats,
            free_texts: summary.free_texts,
            audience: summary.terms.map(|terms| terms.audience.name()),
            promise: summary.terms.map(|terms| terms.promise.name()),
            fieldwork: summary.fieldwork.into(),
        }
    }
}

/// Lists the surveys of an area, each with how many answered which version, and what came of interviewing.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/surveys",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 200, description = "Every survey that was ever published.", body = Vec<SurveyBody>),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_surveys(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<SurveyBody>>, Problem> {
    let summaries = survey_summaries(&state.database, caller.area()).await?;
    Ok(Json(summaries.into_iter().map(SurveyBody::from).collect()))
}

/// As what answers are taken out.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = SurveyExportFormat)]
enum FormatBody {
    /// One table as comma-separated values.
    Csv,
    /// All tables and the code book as a workbook.
    Xlsx,
    /// An archive with all tables as SPSS opens them, and the code book.
    Spss,
    /// The code book as comma-separated values.
    CodeBook,
}

/// A language of labels.
#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = SurveyExportLanguage)]
enum LanguageBody {
    /// Danish.
    #[default]
    Da,
    /// English.
    En,
}

impl From<FormatBody> for ExportFormat {
    fn from(format: FormatBody) -> Self {
        match format {
            FormatBody::Csv => Self::Csv,
            FormatBody::Xlsx => Self::Xlsx,
            FormatBody::Spss => Self::Spss,
            FormatBody::CodeBook => Self::CodeBook,
        }
    }
}

impl From<LanguageBody> for &'static Wording {
    fn from(language: LanguageBody) -> Self {
        match language {
            LanguageBody::Da => &DANISH,
            LanguageBody::En => &ENGLISH,
        }
    }
}

/// What is taken out.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct ExportQuery {
    /// As what.
    #[param(inline)]
    format: FormatBody,
    /// Only answers to this version; all side by side without one.
    form_version: Option<String>,
    /// With `csv`, which repeat's table; that of the responses without one.
    repeat: Option<String>,
    /// Of labels.
    #[param(inline)]
    #[serde(default)]
    language: LanguageBody,
}

/// Takes a survey's answers out, one row a response in the order of random ids. The log tells of it.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/surveys/{id}/export",
    tag = "staff",
    params(ExportQuery),
    security(("session" = [])),
    responses(
        (status = 200, description = "The file.", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 404, description = "`not-found`: no such survey, version or repeat."),
        (status = 409, description = "`conflict`: a version's workbook is to be published again first, or another \
            format to be taken; the problem says which."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn export_survey(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
    query: Result<Query<ExportQuery>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(query) = query.map_err(|error| Problem::Malformed(error.body_text()))?;
    let request = ExportRequest {
        form_version: query.form_version,
        format: query.format.into(),
        repeat: query.repeat,
        wording: query.language.into(),
    };
    let by = (Some(caller.account.id), state.clock.now());
    let file = export(&state.database, caller.area(), SurveyId(id), request, by).await?;
    // A form's id is a name of XML, and of a file with what may be in one left.
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let name: String = file.file_name.chars().filter(|letter| plain(*letter)).collect();
    let headers = [
        (header::CONTENT_TYPE, file.format.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, file.bytes).into_response())
}

impl From<ExportSurveyError> for Problem {
    fn from(error: ExportSurveyError) -> Self {
        use ExportSurveyError as E;
        match error {
            E::UnknownSurvey | E::UnknownVersion(_) | E::UnknownRepeat(_) => Self::NotFound,
            E::Database(error) => error.into(),
            E::NotInFull(_) | E::Form { .. } | E::OldAnswers(_) | E::Response(_) | E::Format(_) => {
                Self::Conflict(format!("failed to {error}"))
            }
        }
    }
}
