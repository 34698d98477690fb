//! Who comes to a date.

use axum::{Json, extract::State};
use sammen_domain::{
    Activity, Answer, AnswerValue, AreaId, Availability, OccurrenceId, Registration,
    RegistrationState, Row,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Id, activities::OccurrenceBody, attendance::AttendanceKind};
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
    repository::{
        row::{self, Space},
        seat_number::{self, NumberedSeat},
    },
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
    /// How many may come in one household; null where nobody registers.
    household_max: Option<u16>,
}

/// One household's registration.
#[derive(Serialize, ToSchema)]
#[schema(as = StaffRegistration)]
struct RegistrationBody {
    id: Uuid,
    persons: u16,
    state: StateKind,
    /// Its number among the waiting.
    position: Option<u32>,
    /// Which seat it has, where seats are numbered.
    seat: Option<SeatBody>,
    /// Whether it is somebody else's than theirs who made it.
    is_on_behalf: bool,
    /// Whether it came.
    attendance: AttendanceKind,
    /// Null when they are not told.
    names: Option<Vec<String>>,
    /// Null when they are not told; empty where nobody asked.
    ages: Option<Vec<u8>>,
    /// Null when they are not told.
    answers: Option<Vec<AnswerBody>>,
}

/// A numbered seat.
#[derive(Serialize, ToSchema)]
#[schema(as = StaffSeat)]
struct SeatBody {
    /// The first is 1.
    number: u32,
    /// What such a seat is called.
    called: Vec<TranslationBody>,
}

/// Where a registration stands.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = StaffRegistrationState)]
pub(super) enum StateKind {
    /// It has its seats.
    Confirmed,
    /// It waits for them.
    Waitlisted,
    /// It has them if it says so in time.
    Offered,
    /// It did not say so in time.
    Lapsed,
}

/// What a household answered to a question.
#[derive(Serialize, ToSchema)]
#[schema(as = StaffAnswer)]
struct AnswerBody {
    question: Vec<TranslationBody>,
    /// Whose answer it is, where each participant is asked; the first is 0.
    participant: Option<u16>,
    /// What was written, where words of one's own were asked for.
    text: Option<String>,
    /// The labels of what was chosen.
    choices: Vec<Vec<TranslationBody>>,
    /// Yes or no, where that was asked.
    is_yes: Option<bool>,
}

impl AnswerBody {
    /// An answer in the words of the question; `None` when it is not asked any more.
    fn new(activity: &Activity, answer: &Answer) -> Option<Self> {
        let questions = &activity.terms()?.questions;
        let question = questions.iter().find(|question| question.key == answer.question)?;
        let chosen = |key: &String| {
            let choice = question.kind.choices().iter().find(|choice| choice.key == *key)?;
            Some(translations(&choice.label))
        };
        let (text, choices, is_yes) = match &answer.value {
            AnswerValue::Text(words) => (Some(words.clone()), Vec::new(), None),
            AnswerValue::Choices(keys) => (None, keys.iter().filter_map(chosen).collect(), None),
            AnswerValue::YesNo(is_yes) => (None, Vec::new(), Some(*is_yes)),
        };
        let question = translations(&question.label);
        Some(Self { question, participant: answer.participant, text, choices, is_yes })
    }
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
    let numbered = seat_number::of_date(&mut transaction, caller.area(), id).await?;
    let body = describe(&book, &seats, &numbered, are_names_shown);
    if are_names_shown {
        let (area, actor) = (caller.area(), Some(caller.account.id));
        audit::record(&mut transaction, area, actor, Action::NamesShown, Some(id.0), now).await?;
        transaction.commit().await?;
    }
    Ok(Json(body))
}

/// A date that is the caller's to see. One that is not is told no other than one that is not there.
pub(super) async fn find(
    connection: &mut Connection,
    area: &AreaId,
    id: OccurrenceId,
    caller: &Caller,
) -> Result<LoadedBook, Problem> {
    let book = LoadedBook::load(connection, area, id).await?;
    book.filter(|book| caller.may_see(book.activity().id)).ok_or(Problem::NotFound)
}

/// Where a registration stands, with its number among the waiting; `None` when it is cancelled.
pub(super) fn state_of(state: RegistrationState) -> Option<(StateKind, Option<u32>)> {
    Some(match state {
        RegistrationState::Confirmed => (StateKind::Confirmed, None),
        RegistrationState::Waitlisted { position } => (StateKind::Waitlisted, Some(position)),
        RegistrationState::Offered { .. } => (StateKind::Offered, None),
        RegistrationState::Lapsed => (StateKind::Lapsed, None),
        RegistrationState::Cancelled | RegistrationState::CancelledByStaff => return None,
    })
}

fn describe(
    book: &LoadedBook,
    seats: &Availability,
    numbered: &[NumberedSeat],
    are_names_shown: bool,
) -> RegistrationsBody {
    let seat_of = |registration: &Registration| {
        let seat = numbered.iter().find(|seat| seat.registration == registration.id)?;
        Some(SeatBody { number: seat.number, called: translations(&seat.called) })
    };
    let body = |registration: &Registration| {
        let (state, position) = state_of(registration.state)?;
        Some(RegistrationBody {
            id: registration.id.0,
            persons: registration.persons,
            state,
            position,
            seat: seat_of(registration),
            is_on_behalf: registration.on_behalf,
            attendance: registration.attendance(book.occurrence().id).into(),
            names: are_names_shown.then(|| registration.names.clone()),
            ages: are_names_shown.then(|| registration.ages.clone()),
            answers: are_names_shown.then(|| {
                let answers = registration.answers.iter();
                answers.filter_map(|answer| AnswerBody::new(book.activity(), answer)).collect()
            }),
        })
    };
    RegistrationsBody {
        occurrence: OccurrenceBody::new(book.activity(), book.occurrence(), seats),
        activity: book.activity().id.0,
        title: translations(&book.activity().title),
        registrations: book.registrations().filter_map(body).collect(),
        are_names_shown,
        household_max: book.activity().terms().map(|terms| terms.household_max),
    }
}
