//! What the staff decide about a date and those who come to it.

use axum::{
    Json,
    extract::{FromRequestParts, Path, State},
    http::{StatusCode, request::Parts},
};
use sammen_domain::{OccurrenceId, Refusal, RegistrationId, Text, UnixSeconds};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Id, registrations::find};
use crate::{
    audit::{self, Action},
    database::Connection,
    http::{
        AppState, Problem,
        access::Caller,
        json::JsonBody,
        openapi::{DatabaseProblems, SessionProblems},
        transfers::entropy,
    },
    registrations::{StaffDecision, StaffError, call_off_date, cancel_household, change_seats},
    transfers::{CODE_SECONDS, Purpose, issue_for},
};

const REASON_CHARS_MAX: usize = 300;
const CAPACITY_MAX: u32 = 100_000;

/// Another number of seats.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Capacity)]
pub(in crate::http) struct CapacityBody {
    capacity: u32,
}

/// Why a date is called off, in the words that everybody who comes will read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CallOff)]
pub(in crate::http) struct CallOffBody {
    /// Danish, at most 300 characters.
    reason: String,
}

/// A code for a resident's new phone.
#[derive(Serialize, ToSchema)]
#[schema(as = TransferCode)]
pub(in crate::http) struct CodeBody {
    /// To be typed on the new phone; good once. The household's other phones are emptied then.
    #[schema(example = "7K2-9QX-4MB")]
    code: String,
    expires_at: UnixSeconds,
}

/// A registration of a date, as the address names both.
pub(in crate::http) struct OfDate {
    pub(super) date: OccurrenceId,
    pub(super) registration: RegistrationId,
}

impl FromRequestParts<AppState> for OfDate {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        #[derive(Deserialize)]
        struct Places {
            id: Uuid,
            registration: Uuid,
        }
        let places = Path::<Places>::from_request_parts(parts, state).await;
        let Path(places) = places.map_err(|_| Problem::NotFound)?;
        let registration = RegistrationId(places.registration);
        Ok(Self { date: OccurrenceId(places.id), registration })
    }
}

/// Gives a date another number of seats.
#[utoipa::path(
    put,
    path = "/api/staff/areas/{area}/occurrences/{id}/capacity",
    tag = "staff",
    security(("session" = [])),
    request_body = CapacityBody,
    responses(
        (status = 204, description = "Changed; free seats went to those who wait. Nobody loses one."),
        (status = 404, description = "`not-found`"),
        (status = 409, description = "`conflict`: the rules say no; `detail` says why."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn change_capacity(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
    JsonBody(body): JsonBody<CapacityBody>,
) -> Result<StatusCode, Problem> {
    if body.capacity > CAPACITY_MAX {
        return Err(Problem::Invalid(format!("a date has at most {CAPACITY_MAX} seats")));
    }
    let (date, now) = (OccurrenceId(id), state.clock.now());
    let mut transaction = state.database.write().await?;
    let at = see(&mut transaction, &caller, date, now).await?;
    change_seats(&mut transaction, at, body.capacity).await?;
    record(&mut transaction, &caller, Action::CapacityChanged, id, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Calls a date off. Everybody who is registered is told why.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/occurrences/{id}/cancel",
    tag = "staff",
    security(("session" = [])),
    request_body = CallOffBody,
    responses(
        (status = 204, description = "Called off."),
        (status = 404, description = "`not-found`"),
        (status = 409, description = "`conflict`: the rules say no; `detail` says why."),
        (status = 422, description = "`invalid`: there is no reason, or it is too long."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn cancel_occurrence(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
    JsonBody(body): JsonBody<CallOffBody>,
) -> Result<StatusCode, Problem> {
    let reason = body.reason.trim();
    if !(1..=REASON_CHARS_MAX).contains(&reason.chars().count()) {
        let words = format!("a reason has 1 to {REASON_CHARS_MAX} characters");
        return Err(Problem::Invalid(words));
    }
    let (date, now) = (OccurrenceId(id), state.clock.now());
    let mut transaction = state.database.write().await?;
    let at = see(&mut transaction, &caller, date, now).await?;
    call_off_date(&mut transaction, at, Text::new("da", reason)).await?;
    record(&mut transaction, &caller, Action::OccurrenceCancelled, id, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Cancels a household's registration, as somebody asked who cannot do it on a phone.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/occurrences/{id}/registrations/{registration}/cancel",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 204, description = "Cancelled; the seats went to those who wait."),
        (status = 404, description = "`not-found`"),
        (status = 409, description = "`conflict`: the rules say no; `detail` says why."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn cancel_registration(
    State(state): State<AppState>,
    caller: Caller,
    place: OfDate,
) -> Result<StatusCode, Problem> {
    let now = state.clock.now();
    let mut transaction = state.database.write().await?;
    let at = see(&mut transaction, &caller, place.date, now).await?;
    cancel_household(&mut transaction, at, place.registration).await?;
    let subject = place.registration.0;
    record(&mut transaction, &caller, Action::RegistrationCancelled, subject, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a code for somebody who has lost the phone that registered: it brings a new one into the household, and
/// all others out.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/occurrences/{id}/registrations/{registration}/transfer",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 201, description = "Made. It is told this once only.", body = CodeBody),
        (status = 404, description = "`not-found`"),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn issue_transfer(
    State(state): State<AppState>,
    caller: Caller,
    place: OfDate,
) -> Result<(StatusCode, Json<CodeBody>), Problem> {
    let now = state.clock.now();
    let secret = state.secrets.today(now).await?;
    let mut transaction = state.database.write().await?;
    let area = caller.area();
    let book = find(&mut transaction, area, place.date, &caller).await?;
    let known = book.registrations().find(|known| known.id == place.registration);
    // One that was made on behalf of somebody is of the phone of whoever did so.
    let owner = known.filter(|known| !known.on_behalf).ok_or(Problem::NotFound)?.owner;
    let replace = Purpose::Replace;
    let code = issue_for(&mut transaction, &secret, area, owner, replace, entropy, now).await?;
    let subject = place.registration.0;
    record(&mut transaction, &caller, Action::TransferIssued, subject, now).await?;
    transaction.commit().await?;
    let body = CodeBody { code: code.to_string(), expires_at: now + CODE_SECONDS };
    Ok((StatusCode::CREATED, Json(body)))
}

/// A date that is the caller's to decide about.
pub(super) async fn see<'a>(
    connection: &mut Connection,
    caller: &'a Caller,
    date: OccurrenceId,
    now: UnixSeconds,
) -> Result<StaffDecision<'a>, Problem> {
    find(connection, caller.area(), date, caller).await?;
    Ok(StaffDecision { area: caller.area(), date, now })
}

pub(super) async fn record(
    connection: &mut Connection,
    caller: &Caller,
    action: Action,
    subject: Uuid,
    now: UnixSeconds,
) -> Result<(), Problem> {
    let actor = Some(caller.account.id);
    Ok(audit::record(connection, caller.area(), actor, action, Some(subject), now).await?)
}

impl From<StaffError> for Problem {
    fn from(error: StaffError) -> Self {
        match error {
            StaffError::Refused(Refusal::UnknownOccurrence | Refusal::UnknownRegistration) => {
                Self::NotFound
            }
            StaffError::Refused(refusal) => Self::Conflict(format!("failed to {refusal}")),
            StaffError::Database(error) => error.into(),
        }
    }
}
