//! Toys that the young lend out: how many there are, and what is out.

use axum::{Json, extract::State, http::StatusCode};
use sammen_domain::{
    ActivityId, Loan, LoanId, Row, RowKey, RowKind, Text, Toy, ToyId, UnixSeconds,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::Id;
use crate::{
    audit::{self, Action},
    database::Connection,
    http::{
        AppState, Problem,
        access::Caller,
        areas::{TranslationBody, translations},
        json::JsonBody,
        openapi::{DatabaseProblems, SessionProblems},
    },
    lending::{self, ToyChange, Toys},
    repository::{
        loan,
        row::{self, Space},
        toy,
    },
};

const NAME_CHARS_MAX: usize = 80;
const COPIES_MAX: u16 = 500;

/// The toys of one activity.
#[derive(Serialize, ToSchema)]
#[schema(as = Lending)]
pub(in crate::http) struct LendingBody {
    activity: Uuid,
    title: Vec<TranslationBody>,
    toys: Vec<ToyBody>,
    /// How many came back that nobody is known to have lent: a phone has not sent its loans yet, or forgot them.
    unmatched: usize,
}

/// Something that can be borrowed.
#[derive(Serialize, ToSchema)]
#[schema(as = Toy)]
struct ToyBody {
    id: Uuid,
    name: Vec<TranslationBody>,
    /// How many there are.
    copies: u16,
    /// How many of them came back unusable and were not mended.
    unusable: u16,
    /// How many came back with a flaw that nobody has looked at.
    flawed: u16,
    /// Those that are out, the oldest first. Who has them is not told: those who lent them know a number.
    out: Vec<LoanBody>,
}

/// One toy that is out.
#[derive(Serialize, ToSchema)]
#[schema(as = ToyLoan)]
struct LoanBody {
    id: Uuid,
    since: UnixSeconds,
}

/// A toy as the staff want it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ToyChange)]
pub(in crate::http) struct ToyChangeBody {
    /// The activity that lends it.
    activity: Uuid,
    /// Danish, at most 80 characters.
    name: String,
    /// English; empty where nobody has translated it.
    #[serde(default)]
    name_en: String,
    /// How many there are; none when it is not lent any more.
    copies: u16,
    /// How many of the unusable ones were mended or replaced.
    #[serde(default)]
    mended: u16,
    /// How many of those with a flaw somebody has looked at.
    #[serde(default)]
    looked_at: u16,
}

/// Lists the toys of every activity that lends some, and what is out.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/lending",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 200, description = "One for each activity that has toys.", body = Vec<LendingBody>),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn get_lending(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<LendingBody>>, Problem> {
    let mut snapshot = state.database.read().await?;
    let mut bodies = Vec::new();
    for activity in toy::activities(&mut snapshot, caller.area()).await? {
        let Some(title) = title(&mut snapshot, &caller, activity).await? else { continue };
        let known = lending::toys(&mut snapshot, caller.area(), activity).await?;
        bodies.push(LendingBody::new(activity, &title, &known));
    }
    Ok(Json(bodies))
}

/// Adds a toy under an id that the caller has made, or changes it.
#[utoipa::path(
    put,
    path = "/api/staff/areas/{area}/toys/{id}",
    tag = "staff",
    security(("session" = [])),
    request_body = ToyChangeBody,
    responses(
        (status = 204, description = "It is on the phones of those who mind the toys with their next pull."),
        (status = 404, description = "`not-found`: there is no such activity."),
        (status = 422, description = "`invalid`: it has no name, or there are too many."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn put_toy(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
    JsonBody(body): JsonBody<ToyChangeBody>,
) -> Result<StatusCode, Problem> {
    let activity = ActivityId(body.activity);
    let change = body.check()?;
    let now = state.clock.now();
    let mut transaction = state.database.write().await?;
    title(&mut transaction, &caller, activity).await?.ok_or(Problem::NotFound)?;
    let area = caller.area();
    if !lending::put_toy(&mut transaction, area, activity, ToyId(id), change).await? {
        return Err(Problem::NotFound);
    }
    let actor = Some(caller.account.id);
    let action = Action::ToyChanged;
    audit::record(&mut transaction, area, actor, action, Some(id), now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that a toy is back, or that nobody waits for it any more.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/loans/{id}/end",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 204, description = "It is not out any more. Nobody pays for anything."),
        (status = 404, description = "`not-found`: nothing is out on it."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn end_loan(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
) -> Result<StatusCode, Problem> {
    let now = state.clock.now();
    let mut transaction = state.database.write().await?;
    let area = caller.area();
    let found = loan::find(&mut transaction, area, LoanId(id)).await?;
    let (activity, toy) = found.ok_or(Problem::NotFound)?;
    title(&mut transaction, &caller, activity).await?.ok_or(Problem::NotFound)?;
    lending::end_loan(&mut transaction, area, (activity, toy), LoanId(id), now).await?;
    let (actor, action) = (Some(caller.account.id), Action::LoanEnded);
    audit::record(&mut transaction, area, actor, action, Some(id), now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What an activity is called, if it is the caller's to see.
pub(super) async fn title(
    connection: &mut Connection,
    caller: &Caller,
    activity: ActivityId,
) -> Result<Option<Text>, Problem> {
    let key = RowKey { kind: RowKind::Activity, id: activity.0 };
    match row::find(connection, caller.area(), Space::Public, key).await? {
        Some(Row::Activity(known)) if caller.may_see(activity) => Ok(Some(known.title)),
        _ => Ok(None),
    }
}

impl ToyChangeBody {
    fn check(self) -> Result<ToyChange, Problem> {
        let (name, english) = (self.name.trim(), self.name_en.trim());
        let is_short = |name: &str| name.chars().count() <= NAME_CHARS_MAX;
        if name.is_empty() || !is_short(name) || !is_short(english) {
            let words = format!("a toy's name has 1 to {NAME_CHARS_MAX} characters");
            return Err(Problem::Invalid(words));
        }
        if self.copies > COPIES_MAX {
            return Err(Problem::Invalid(format!("there are at most {COPIES_MAX} of a toy")));
        }
        Ok(ToyChange {
            name: Text::new("da", name).with("en", english),
            copies: self.copies,
            mended: self.mended,
            looked_at: self.looked_at,
        })
    }
}

impl LendingBody {
    fn new(activity: ActivityId, title: &Text, known: &Toys) -> Self {
        let body = |toy: &Toy| ToyBody {
            id: toy.id.0,
            name: translations(&toy.name),
            copies: toy.copies,
            unusable: toy.unusable,
            flawed: toy.flawed,
            out: known.out.iter().filter(|loan| loan.toy == toy.id).map(LoanBody::new).collect(),
        };
        Self {
            activity: activity.0,
            title: translations(title),
            toys: known.toys.iter().map(body).collect(),
            unmatched: known.unmatched,
        }
    }
}

impl LoanBody {
    fn new(loan: &Loan) -> Self {
        Self { id: loan.id.0, since: loan.moment }
    }
}
