//! Somebody gives an address, takes it back, or ends messages from one of them.

use axum::{
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sammen_domain::AreaId;
use sammen_sync::{ContactRequest, ContactWay, unseal};
use serde::Deserialize;

use super::{
    AppState, Problem,
    openapi::{BodyProblems, DatabaseProblems, SealedBody, SenderProblems},
    problem::ProblemBody,
    sender::FromDevice,
};
use crate::{
    contact::{Channel, Contact, end, give, take_back},
    identity::Token,
    push::ending_page,
};

/// A page of one button, which sends its form here and has its colours from the browser.
const OF_ONE_FORM: HeaderValue =
    HeaderValue::from_static("default-src 'none'; form-action 'self'; frame-ancestors 'none'");
const PAGE: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const KEPT_BY_NOBODY: HeaderValue = HeaderValue::from_static("no-store");

/// Has the device's household written to.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/contact",
    tag = "reaching",
    security(("device_key" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed contact request: e-mail or SMS, the address and a language."
    ),
    responses(
        (status = 204, description = "Notices are written there, until thirty days after the household's last date."),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: this server sends nothing that way, or the address is none.", body = ProblemBody, content_type = "application/problem+json"),
        SenderProblems,
        BodyProblems,
    )
)]
pub(super) async fn put_contact(
    State(state): State<AppState>,
    Path(area): Path<String>,
    FromDevice { proof, body }: FromDevice,
) -> Result<StatusCode, Problem> {
    let (area, device) = proof.of_key_in(area)?;
    let ContactRequest { way, address, language } = unseal(&body)?;
    let channel = match way {
        ContactWay::Mail => Channel::Mail,
        ContactWay::Sms => Channel::Sms,
    };
    let end_token = Token::random().as_str().to_owned();
    let contact = Contact { channel, address, language, end_token };
    let now = state.clock.now();
    give(&state.database, &state.site.gateways, &area, device, &contact, now).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Forgets where the device's household is written to.
#[utoipa::path(
    delete,
    path = "/api/areas/{area}/contact",
    tag = "reaching",
    security(("device_key" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "Nothing."
    ),
    responses(
        (status = 204, description = "No address of the device is known."),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        SenderProblems,
        BodyProblems,
    )
)]
pub(super) async fn end_contact(
    State(state): State<AppState>,
    Path(area): Path<String>,
    FromDevice { proof, .. }: FromDevice,
) -> Result<StatusCode, Problem> {
    let (area, device) = proof.of_key_in(area)?;
    take_back(&state.database, &area, device).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The language of a page.
#[derive(Deserialize)]
pub(super) struct InLanguage {
    language: Option<String>,
}

/// Asks whether messages are to end: programs look at every link of a mail before its reader does.
#[utoipa::path(
    get,
    path = "/api/areas/{area}/contacts/{token}/end",
    tag = "reaching",
    params(
        ("area" = String, Path, description = "The area's short name."),
        ("token" = String, Path, description = "The secret of the message's link."),
        ("language" = Option<String>, Query, description = "The language of the page.")
    ),
    responses((status = 200, description = "A page with one button.", body = String, content_type = "text/html"))
)]
pub(super) async fn ask_to_end_messages(Query(wanted): Query<InLanguage>) -> Response {
    page(&wanted, false)
}

/// Ends messages to whoever was sent the link; also what mail programs' own buttons ask for (RFC 8058).
#[utoipa::path(
    post,
    path = "/api/areas/{area}/contacts/{token}/end",
    tag = "reaching",
    params(
        ("area" = String, Path, description = "The area's short name."),
        ("token" = String, Path, description = "The secret of the message's link."),
        ("language" = Option<String>, Query, description = "The language of the page.")
    ),
    responses(
        (status = 200, description = "The address is deleted, if there was one.", body = String, content_type = "text/html"),
        DatabaseProblems,
    )
)]
pub(super) async fn end_messages(
    State(state): State<AppState>,
    Path((area, token)): Path<(String, String)>,
    Query(wanted): Query<InLanguage>,
) -> Result<Response, Problem> {
    if let (Ok(area), Some(token)) = (AreaId::new(area), Token::read(&token)) {
        end(&state.database, &area, token.as_str()).await?;
    }
    Ok(page(&wanted, true))
}

fn page(wanted: &InLanguage, has_ended: bool) -> Response {
    let page = ending_page(wanted.language.as_deref().unwrap_or_default(), has_ended);
    let headers = [
        (header::CONTENT_TYPE, PAGE),
        (header::CONTENT_SECURITY_POLICY, OF_ONE_FORM),
        (header::CACHE_CONTROL, KEPT_BY_NOBODY),
    ];
    (headers, page).into_response()
}
