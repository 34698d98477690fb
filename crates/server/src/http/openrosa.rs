//! What other programs collect with: the form list and the submissions of OpenRosa.

mod answer;
mod sender;

use axum::{
    extract::{Multipart, Path, Query, State, multipart::MultipartRejection},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use md5::{Digest, Md5};
use sammen_domain::SurveyId;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::{AppState, router::BODY_BYTES_MAX};
use crate::{
    collectors::{CollectedForm, bring, collected_form, collected_forms},
    response::Stored,
};
use answer::{Answer, Told, escaped};
use sender::Collector;

/// The part of a submission that holds the answers.
const ANSWERS: &str = "xml_submission_file";

/// Lists the forms of an area that other programs may collect with, as OpenRosa's form list.
#[utoipa::path(
    get,
    path = "/openrosa/{area}/formList",
    tag = "openrosa",
    security(("collector" = [])),
    responses(
        (status = 200, description = "OpenRosa's form list.", body = String, content_type = "text/xml"),
        (status = 401, description = "Credentials that were given for this area are needed.", body = String, content_type = "text/xml"),
    )
)]
pub(super) async fn list_forms(
    State(state): State<AppState>,
    collector: Collector,
) -> Result<Response, Answer> {
    let told = Told::new(&state, collector.language);
    let forms = collected_forms(&state.database, &collector.area).await;
    let forms = forms.map_err(|error| told.database(&error))?;
    let origin = &state.site.origin;
    let entry = |form: &CollectedForm| {
        let (id, area) = (form.survey.0, &collector.area);
        let version: String =
            url::form_urlencoded::byte_serialize(form.form_version.as_bytes()).collect();
        let hash: String =
            Md5::digest(&form.xml).iter().map(|byte| format!("{byte:02x}")).collect();
        format!(
            "<xform><formID>{}</formID><name>{}</name><version>{}</version><hash>md5:{hash}</hash>\
             <downloadUrl>{origin}/openrosa/{area}/forms/{id}?version={version}</downloadUrl></xform>",
            escaped(&form.form_id),
            escaped(&form.title),
            escaped(&form.form_version),
        )
    };
    let entries: String = forms.iter().map(entry).collect();
    let list = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><xforms xmlns=\"http://openrosa.org/xforms/xformsList\">\
         {entries}</xforms>"
    );
    Ok(told.xml(StatusCode::OK, list))
}

/// Which version of a form.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct FormQuery {
    /// The version, as the form list has it.
    version: String,
}

/// Gives a form as an XForm.
#[utoipa::path(
    get,
    path = "/openrosa/{area}/forms/{id}",
    tag = "openrosa",
    params(FormQuery),
    security(("collector" = [])),
    responses(
        (status = 200, description = "The XForm.", body = String, content_type = "text/xml"),
        (status = 401, description = "Credentials that were given for this area are needed.", body = String, content_type = "text/xml"),
        (status = 404, description = "No such form, or none that other programs may collect with.", body = String, content_type = "text/xml"),
    )
)]
pub(super) async fn get_form(
    State(state): State<AppState>,
    collector: Collector,
    Path((_, id)): Path<(String, Uuid)>,
    Query(FormQuery { version }): Query<FormQuery>,
) -> Result<Response, Answer> {
    let told = Told::new(&state, collector.language);
    let found = collected_form(&state.database, &collector.area, SurveyId(id), &version).await;
    let form = found.map_err(|error| told.database(&error))?;
    let form = form.ok_or_else(|| told.not_collected())?;
    Ok(told.xml(StatusCode::OK, form.xml))
}

/// Says what may be sent, and where.
#[utoipa::path(
    head,
    path = "/openrosa/{area}/submission",
    tag = "openrosa",
    security(("collector" = [])),
    responses(
        (status = 204, description = "Answers are taken here, of at most `X-OpenRosa-Accept-Content-Length` bytes."),
        (status = 401, description = "Credentials that were given for this area are needed."),
    )
)]
pub(super) async fn ask_submission(
    State(state): State<AppState>,
    collector: Collector,
) -> Response {
    let told = Told::new(&state, collector.language);
    let location = format!("{}/openrosa/{}/submission", state.site.origin, collector.area);
    let mut response = told.empty(StatusCode::NO_CONTENT);
    if let Ok(location) = location.parse() {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// Takes an answer, once.
#[utoipa::path(
    post,
    path = "/openrosa/{area}/submission",
    tag = "openrosa",
    security(("collector" = [])),
    request_body(
        content = String,
        content_type = "multipart/form-data",
        description = "A part `xml_submission_file` with the answers. Files beside it are refused."
    ),
    responses(
        (status = 201, description = "The answer is stored.", body = String, content_type = "text/xml"),
        (status = 202, description = "The same answer was stored before.", body = String, content_type = "text/xml"),
        (status = 400, description = "It is no answer, or has no instanceID.", body = String, content_type = "text/xml"),
        (status = 401, description = "Credentials that were given for this area are needed.", body = String, content_type = "text/xml"),
        (status = 403, description = "The survey counts each person once, by tokens.", body = String, content_type = "text/xml"),
        (status = 404, description = "No such form, or none that other programs may collect with.", body = String, content_type = "text/xml"),
        (status = 409, description = "Another answer has this instanceID; it is kept as it came first.", body = String, content_type = "text/xml"),
        (status = 413, description = "The answer is too large.", body = String, content_type = "text/xml"),
    )
)]
pub(super) async fn take_submission(
    State(state): State<AppState>,
    collector: Collector,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Answer> {
    let told = Told::new(&state, collector.language);
    let body = body.map_err(|_| told.unreadable())?;
    let xml = answers(body, &told).await?;
    let stored = bring(&state.database, &collector.area, &xml, state.clock.today()).await;
    Ok(match stored.map_err(|error| told.not_brought(error))? {
        Stored::New => told.stored(StatusCode::CREATED),
        Stored::Already => told.stored(StatusCode::ACCEPTED),
    })
}

/// The answers among the parts of a submission.
async fn answers(mut body: Multipart, told: &Told) -> Result<String, Answer> {
    let mut answers = None;
    while let Some(part) = body.next_field().await.map_err(|error| told.part(&error))? {
        let name = part.name().unwrap_or_default().to_owned();
        let text = part.text().await.map_err(|error| told.part(&error))?;
        match name.as_str() {
            ANSWERS => answers = Some(text),
            // What programs say of themselves beside the answers.
            "*isIncomplete*" | "deviceID" => {}
            _ => return Err(told.files()),
        }
    }
    answers.ok_or_else(|| told.unreadable())
}

/// The language that whoever collects reads, of those that we have words in.
fn reads_english(headers: &HeaderMap) -> bool {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    wanted.is_some_and(|wanted| wanted.trim_start().to_ascii_lowercase().starts_with("en"))
}

/// The most that is taken at once.
const fn accepted_bytes() -> usize {
    BODY_BYTES_MAX
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        self.0
    }
}
