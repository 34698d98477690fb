//! Who comes to a date.

use axum::{Json, extract::State};
use sammen_domain::{AreaId, Availability, OccurrenceId, Registration, RegistrationState, Row};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Id, activities::OccurrenceBody};
use crate::{
    audit::{self, Action},
    database::Connection,
    http::{
        AppState, Problem,
        access::Caller,
        areas::{TranslationBody, translations},
        openapi::{DatabaseProblems, SessionProblems},
    },
    registrations::LoadedBook,
    repository::row::{self, Space},
};

/// A date and who comes to it.
#[derive(Serialize, ToSchema)]
#[schema(as = StaffRegistrations)]
pub(in crate::http) struct RegistrationsBody {
    occurrence: OccurrenceBody,
    activity: Uuid,
    title: Vec<TranslationBody>,
    /// Those who come or wait, in the order they came.
    registrations: Vec<RegistrationBody>,
    /// Whether names are told: only by a role that says so, and the log tells of it.
    are_names_shown: bool,
}

/// One household's registration.
#[derive(Serialize, ToSchema)]
#[schema(as = StaffRegistration)]
struct RegistrationBody {
    id: Uuid,
    persons: u16,
    /// `confirmed` or `waitlisted`.
    state: &'static str,
    /// Its number among the waiting.
    position: Option<u32>,
    /// Null when they are not told.
    names: Option<Vec<String>>,
}

/// Lists who comes to a date.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/occurrences/{id}/registrations",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 200, description = "The date and who comes to it.", body = RegistrationsBody),
        (status = 404, description = "`not-found`"),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_registrations(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
) -> Result<Json<RegistrationsBody>, Problem> {
    let (id, now) = (OccurrenceId(id), state.clock.now());
    let mut transaction = state.database.write().await?;
    let book = find(&mut transaction, caller.area(), id, &caller).await?;
    let are_names_shown = caller.may_see_names(book.activity().id);
    let seats = Row::Availability(Availability::none(id)).key();
    let seats = match row::find(&mut transaction, caller.area(), Space::Public, seats).await? {
        Some(Row::Availability(seats)) => seats,
        _ => Availability::none(id),
    };
    let body = describe(&book, &seats, are_names_shown);
    if are_names_shown {
        let (area, actor) = (caller.area(), Some(caller.account.id));
        audit::record(&mut transaction, area, actor, Action::NamesShown, Some(id.0), now).await?;
        transaction.commit().await?;
    }
    Ok(Json(body))
}

/// A date that is the caller's to see. One that is not is told no other than one that is not there.
async fn find(
    connection: &mut Connection,
    area: &AreaId,
    id: OccurrenceId,
    caller: &Caller,
) -> Result<LoadedBook, Problem> {
    let book = LoadedBook::load(connection, area, id).await?;
    book.filter(|book| caller.may_see(book.activity().id)).ok_or(Problem::NotFound)
}

fn describe(book: &LoadedBook, seats: &Availability, are_names_shown: bool) -> RegistrationsBody {
    let body = |registration: &Registration| {
        let (state, position) = match registration.state {
            RegistrationState::Confirmed => ("confirmed", None),
            RegistrationState::Waitlisted { position } => ("waitlisted", Some(position)),
            RegistrationState::Cancelled => return None,
        };
        Some(RegistrationBody {
            id: registration.id.0,
            persons: registration.persons,
            state,
            position,
            names: are_names_shown.then(|| registration.names.clone()),
        })
    };
    RegistrationsBody {
        occurrence: OccurrenceBody::new(book.occurrence(), seats),
        activity: book.activity().id.0,
        title: translations(&book.activity().title),
        registrations: book.registrations().iter().filter_map(body).collect(),
        are_names_shown,
    }
}
