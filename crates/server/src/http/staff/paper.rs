//! Surveys on paper: sheets to print, and what is keyed of them.

mod bodies;

use axum::{
    Json,
    extract::{FromRequestParts, Path, Query, State, rejection::QueryRejection},
    http::header,
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sammen_domain::SurveyId;
use sammen_paper::{STYLE, SheetNumber};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use utoipa::IntoParams;
use uuid::Uuid;

use super::Id;
use crate::{
    http::{
        AppState, Problem,
        access::Caller,
        json::JsonBody,
        openapi::{DatabaseProblems, SessionProblems},
    },
    paper::{self, At, PaperError},
    repository::paper::Place,
};
use bodies::{KeyedBody, NumbersBody, OrderBody, OverviewBody, SheetBody};

/// The survey and the number of one of its sheets in an address.
pub(in crate::http) struct SheetAt {
    survey: Uuid,
    number: SheetNumber,
}

impl FromRequestParts<AppState> for SheetAt {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        state: &AppState,
    ) -> Result<Self, Problem> {
        #[derive(Deserialize)]
        struct Named {
            id: Uuid,
            number: String,
        }
        let named = Path::<Named>::from_request_parts(parts, state).await;
        let Path(Named { id, number }) = named.map_err(|_| Problem::NotFound)?;
        let number =
            number.parse().map_err(|error| Problem::Invalid(format!("failed to {error}")))?;
        Ok(Self { survey: id, number })
    }
}

/// Tells how many sheets of a survey were printed and keyed, and which wait.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/surveys/{id}/sheets",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 200, description = "How far they are.", body = OverviewBody),
        (status = 404, description = "`not-found`: no such survey is shown to residents."),
        (status = 409, description = "`conflict`: its workbook is to be published again first."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn get_sheets(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
) -> Result<Json<OverviewBody>, Problem> {
    let place = Place { area: caller.area(), survey: SurveyId(id) };
    let overview = paper::overview(&state.database, place).await?;
    Ok(Json(OverviewBody::new(overview, &caller)))
}

/// Gives numbers to new sheets of the version that is shown to residents. They are printed with `sheets/print`.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/surveys/{id}/sheets",
    tag = "staff",
    security(("session" = [])),
    request_body = OrderBody,
    responses(
        (status = 200, description = "They can be printed, and keyed.", body = NumbersBody),
        (status = 404, description = "`not-found`: no such survey is shown to residents."),
        (status = 409, description = "`conflict`: paper cannot do what the survey does; the problem says what."),
        (status = 422, description = "`invalid`: none, or too many."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn add_sheets(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
    JsonBody(body): JsonBody<OrderBody>,
) -> Result<Json<NumbersBody>, Problem> {
    let place = Place { area: caller.area(), survey: SurveyId(id) };
    let (first, last) = paper::add_sheets(&state.database, place, body.count).await?;
    Ok(Json(NumbersBody { first, last }))
}

/// Which sheets are printed.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct PrintQuery {
    /// The first number, without the digit that checks it.
    first: u32,
    /// The last; at most 500 at a time.
    last: u32,
    /// A language's code, such as `da`.
    language: String,
}

/// A page to print: a sheet for each number. It may be printed again.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/surveys/{id}/sheets/print",
    tag = "staff",
    params(PrintQuery),
    security(("session" = [])),
    responses(
        (status = 200, description = "The page.", body = String, content_type = "text/html"),
        (status = 404, description = "`not-found`: no such survey or sheet."),
        (status = 409, description = "`conflict`: the form has no such language, or the sheets are of two versions."),
        (status = 422, description = "`invalid`: none, or too many."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn print_sheets(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
    query: Result<Query<PrintQuery>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(query) = query.map_err(|error| Problem::Malformed(error.body_text()))?;
    let place = Place { area: caller.area(), survey: SurveyId(id) };
    let numbers = (query.first, query.last);
    let page = paper::page(&state.database, place, numbers, &query.language).await?;
    // The page has its style within it, and nothing else may come to it.
    let style = STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    Ok((headers, page).into_response())
}

/// In which language questions are shown.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct LanguageQuery {
    /// A language's code, such as `da`; the form's own where it has not this one.
    #[serde(default)]
    language: String,
}

/// Opens a sheet with what the caller has keyed of it. What another person keyed is shown only where both have finished and
/// differ.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/surveys/{id}/sheets/{number}",
    tag = "staff",
    params(LanguageQuery),
    security(("session" = [])),
    responses(
        (status = 200, description = "The sheet.", body = SheetBody),
        (status = 404, description = "`not-found`: no such survey, or no sheet with this number was printed."),
        (status = 409, description = "`conflict`: two others key it."),
        (status = 422, description = "`invalid`: a digit of the number is wrong."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn get_sheet(
    State(state): State<AppState>,
    caller: Caller,
    sheet: SheetAt,
    query: Result<Query<LanguageQuery>, QueryRejection>,
) -> Result<Json<SheetBody>, Problem> {
    let Query(LanguageQuery { language }) =
        query.map_err(|error| Problem::Malformed(error.body_text()))?;
    let open = paper::open(&state.database, at(&state, &caller, &sheet, &language)).await?;
    Ok(Json(SheetBody::new(open)))
}

/// Saves what the caller has keyed. When two persons have finished alike, the response is stored, and what they keyed is
/// forgotten.
#[utoipa::path(
    put,
    path = "/api/staff/areas/{area}/surveys/{id}/sheets/{number}",
    tag = "staff",
    params(LanguageQuery),
    security(("session" = [])),
    request_body = KeyedBody,
    responses(
        (status = 200, description = "It is saved, unless its response was stored before.", body = SheetBody),
        (status = 404, description = "`not-found`: no such survey, or no sheet with this number was printed."),
        (status = 409, description = "`conflict`: it was saved from elsewhere since, or two others key it; the problem \
            says which."),
        (status = 422, description = "`invalid`: it was to be finished, and something in it is no answer."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn put_sheet(
    State(state): State<AppState>,
    caller: Caller,
    sheet: SheetAt,
    query: Result<Query<LanguageQuery>, QueryRejection>,
    JsonBody(body): JsonBody<KeyedBody>,
) -> Result<Json<SheetBody>, Problem> {
    let Query(LanguageQuery { language }) =
        query.map_err(|error| Problem::Malformed(error.body_text()))?;
    let at = at(&state, &caller, &sheet, &language);
    let open = paper::key(&state.database, at, &body.into()).await?;
    Ok(Json(SheetBody::new(open)))
}

fn at<'a>(state: &AppState, caller: &'a Caller, sheet: &SheetAt, language: &'a str) -> At<'a> {
    At {
        place: Place { area: caller.area(), survey: SurveyId(sheet.survey) },
        number: sheet.number.0,
        account: caller.account.id,
        language,
        today: state.clock.today(),
    }
}

impl From<PaperError> for Problem {
    fn from(error: PaperError) -> Self {
        use PaperError as E;
        match error {
            E::UnknownSurvey | E::UnknownSheet => Self::NotFound,
            E::Store(error) => error.into(),
            E::Database(error) => error.into(),
            E::Count(_) | E::Unread | E::TooLong => Self::Invalid(format!("failed to {error}")),
            E::HasTerms
            | E::Form(_)
            | E::Unopened(_)
            | E::Versions(_)
            | E::TwoOthers
            | E::Revision => Self::Conflict(format!("failed to {error}")),
        }
    }
}
