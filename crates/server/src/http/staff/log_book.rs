//! The log book, as it may be told.

use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use sammen_sync::Month;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    http::{
        AppState, Problem,
        access::Caller,
        openapi::{DatabaseProblems, SessionProblems},
    },
    log_book::{Period, ProgrammeFigures, Told, log_book},
};

/// As many years as one asks for at once.
const YEARS_MAX: i32 = 20;

/// Which years.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct LogBookQuery {
    /// The first year.
    from: i32,
    /// The last year, which may be the same.
    to: i32,
}

/// What may be told of a programme in a period.
#[derive(Serialize, ToSchema)]
#[schema(as = ProgrammeFigures)]
pub(in crate::http) struct ProgrammeBody {
    programme: String,
    /// How many dates it had.
    dates: u64,
    /// Everybody who was let in or counted at a date, at each date again, by month.
    months: Vec<MonthBody>,
    attendances: ToldBody,
    /// Those who chose to be counted, each once.
    persons: ToldBody,
    /// Households that had seats, each once.
    households: ToldBody,
    /// Of a hundred such households so many chose to be counted; null where there are fewer than thirty, or few who chose.
    share: Option<u64>,
}

/// A month.
#[derive(Serialize, ToSchema)]
#[schema(as = ProgrammeMonth)]
struct MonthBody {
    year: i32,
    /// From 1 to 12.
    month: i32,
    attendances: ToldBody,
}

/// A number, if it may be told.
#[derive(Serialize, ToSchema)]
#[schema(as = ToldNumber)]
struct ToldBody {
    /// Null where it is not told.
    number: Option<u64>,
    /// Whether it is one to four; where it is neither told nor that, it would have given away another number.
    few: bool,
}

impl From<Told> for ToldBody {
    fn from(told: Told) -> Self {
        match told {
            Told::Number(number) => Self { number: Some(number), few: false },
            Told::Few => Self { number: None, few: true },
            Told::LeftOut => Self { number: None, few: false },
        }
    }
}

impl From<ProgrammeFigures> for ProgrammeBody {
    fn from(figures: ProgrammeFigures) -> Self {
        let month = |(month, attendances): (Month, Told)| MonthBody {
            year: month.year(),
            month: month.number(),
            attendances: attendances.into(),
        };
        Self {
            programme: figures.programme,
            dates: figures.dates,
            months: figures.months.into_iter().map(month).collect(),
            attendances: figures.attendances.into(),
            persons: figures.persons.into(),
            households: figures.households.into(),
            share: figures.share,
        }
    }
}

/// Tells how the programmes of an area were attended in some years. Small numbers are not told.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/log-book",
    tag = "staff",
    params(LogBookQuery),
    security(("session" = [])),
    responses(
        (status = 200, description = "One for each programme that had a date.", body = Vec<ProgrammeBody>),
        (status = 422, description = "`invalid`: the years are none."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn get_log_book(
    State(state): State<AppState>,
    caller: Caller,
    query: Result<Query<LogBookQuery>, QueryRejection>,
) -> Result<Json<Vec<ProgrammeBody>>, Problem> {
    let Query(LogBookQuery { from, to }) =
        query.map_err(|error| Problem::Malformed(error.body_text()))?;
    if !(1..=9_999).contains(&from) || !(from..from + YEARS_MAX).contains(&to) {
        let why = format!("failed to count from {from} to {to}: give at most {YEARS_MAX} years");
        return Err(Problem::Invalid(why));
    }
    let figures = log_book(&state.database, caller.area(), Period { from, to }).await?;
    Ok(Json(figures.into_iter().map(ProgrammeBody::from).collect()))
}
