//! Registering somebody who telephones or comes by.

use axum::{Json, extract::State, http::StatusCode};
use sammen_domain::{OccurrenceId, PlaceRegistration, Refusal, Registration, RegistrationId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Id,
    decisions::{record, see},
    registrations::{StateKind, find, state_of},
};
use crate::{
    audit::Action,
    http::{
        AppState, Problem,
        access::Caller,
        json::JsonBody,
        openapi::{DatabaseProblems, SessionProblems},
    },
    registrations::{StaffError, partnership, register_household},
};

/// A household that has no phone to register with. Who they are is not asked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = HouseholdToRegister)]
pub(in crate::http) struct HouseholdBody {
    /// The registration's id, made where it is typed: sent again, it is not made twice.
    id: Uuid,
    persons: u16,
}

/// What a household got.
#[derive(Serialize, ToSchema)]
#[schema(as = HouseholdRegistered)]
pub(in crate::http) struct RegisteredBody {
    /// `confirmed` or `waitlisted`.
    state: StateKind,
    /// Its number among the waiting.
    position: Option<u32>,
}

/// Registers a household on its behalf, without naming it. It gets seats or a place in the line as everybody does, and
/// may have those that are held for people without phones.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/occurrences/{id}/registrations",
    tag = "staff",
    security(("session" = [])),
    request_body = HouseholdBody,
    responses(
        (status = 201, description = "Registered, now or when this was sent before.", body = RegisteredBody),
        (status = 404, description = "`not-found`"),
        (status = 409, description = "`conflict`: the rules say no; `detail` says why."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn place_registration(
    State(state): State<AppState>,
    caller: Caller,
    Id(date): Id,
    JsonBody(body): JsonBody<HouseholdBody>,
) -> Result<(StatusCode, Json<RegisteredBody>), Problem> {
    let date = OccurrenceId(date);
    let request = PlaceRegistration {
        // Those who take the call ask for ages and answers, where they are needed.
        was_asked: false,
        ..PlaceRegistration::new(RegistrationId(body.id), date, body.persons)
    };
    let (owner, now) = (partnership(caller.area()), state.clock.now());
    let mut transaction = state.database.write().await?;
    let at = see(&mut transaction, &caller, date, now).await?;
    let given = match register_household(&mut transaction, at, owner, &request).await {
        Err(StaffError::Refused(Refusal::DuplicateRegistration)) => {
            let book = find(&mut transaction, caller.area(), date, &caller).await?;
            let is_it = |known: &&Registration| known.id.0 == body.id && known.owner == owner;
            book.registrations().find(is_it).ok_or(Problem::NotFound)?.state
        }
        placed => {
            let state = placed?;
            record(&mut transaction, &caller, Action::RegistrationPlaced, body.id, now).await?;
            transaction.commit().await?;
            state
        }
    };
    let (state, position) = state_of(given).ok_or(Problem::NotFound)?;
    Ok((StatusCode::CREATED, Json(RegisteredBody { state, position })))
}
