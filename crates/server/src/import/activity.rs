//! The sheet `activities`: a row is a series or a single event.

use sammen_domain::{Activity, ActivityState, Cost, MinuteOfDay, SignUp};
use sammen_recurrence::{Clock, Length, Series};

use super::{
    calendar, calendar_plan,
    content::Context,
    key,
    plan::Plan,
    problem::ProblemKind,
    recurrence::{self, Days},
    row::{NAME_CHARACTERS_MAX, RowReader, TEXT_CHARACTERS_MAX},
    sheet::Sheet,
    value::{self, SignUpWord},
};

/// Seats that one activity may have.
pub(super) const CAPACITY_MAX: u32 = 10_000;
/// Persons that one household may bring unless the row says otherwise.
const HOUSEHOLD_MAX: u32 = 10;
/// A year, in hours.
const HOURS_MAX: u32 = 8_784;

/// Columns that mean something only where people register.
const REGISTRATION_COLUMNS: [&str; 5] = [
    "maximum_attendee_capacity",
    "household_max",
    "names_required",
    "opens_hours_before",
    "closes_hours_before",
];

/// Reads a row; the plan comes even where the rest has problems, so that its dates can be checked.
pub(super) fn read(
    row: &mut RowReader<'_>,
    context: &Context,
) -> (Option<String>, Option<Activity>, Option<Plan>) {
    let key = row.needed("key", key::key);
    let title = row.needed_text("title", NAME_CHARACTERS_MAX);
    let description = row.needed_text("description", TEXT_CHARACTERS_MAX);
    let place = row.needed("place", |cell| context.keys.refer(cell, Sheet::Places));
    let organiser = row.needed("organizer", |cell| context.keys.refer(cell, Sheet::Partners));
    let audiences = row.needed("audience", value::audiences);
    let ages = row.optional("age_range", value::ages);
    let themes = row.needed("theme", value::themes);
    let cost = row.optional("price", value::price).unwrap_or(Cost::Free);
    let languages = row.optional("languages", value::languages).unwrap_or_default();
    let sign_up = read_sign_up(row);
    let plan = read_plan(row, context);
    let state = row.optional("status", value::activity_state).unwrap_or(ActivityState::Running);
    let activity = (|| {
        Some(Activity {
            id: context.ids.activity(key.as_deref()?),
            title: title?,
            description: description?,
            place: context.ids.place(&place?),
            organiser: context.ids.partner(&organiser?),
            audiences: audiences?,
            ages,
            themes: themes?,
            cost,
            languages,
            sign_up: sign_up?,
            // Known when the dates are.
            series: false,
            state,
        })
    })();
    (key, activity, plan.map(|plan| Plan { registration: is_registration(sign_up), ..plan }))
}

/// Whether people register; where that could not be read, nothing is said against it.
fn is_registration(sign_up: Option<SignUp>) -> bool {
    !matches!(sign_up, Some(SignUp::DropIn))
}

fn read_sign_up(row: &mut RowReader<'_>) -> Option<SignUp> {
    match row.needed("sign_up", value::sign_up)? {
        SignUpWord::Registration => read_registration(row),
        SignUpWord::DropIn => {
            for column in REGISTRATION_COLUMNS {
                if row.is_filled(column) {
                    row.report(column, ProblemKind::OnlyForRegistration);
                }
            }
            Some(SignUp::DropIn)
        }
    }
}

fn read_registration(row: &mut RowReader<'_>) -> Option<SignUp> {
    let seats = |cell: &_| value::number(cell, 1, CAPACITY_MAX);
    let hours = |cell: &_| value::number(cell, 0, HOURS_MAX);
    if !row.is_filled("maximum_attendee_capacity") {
        row.report("maximum_attendee_capacity", ProblemKind::CapacityMissing);
    }
    let capacity = row.optional("maximum_attendee_capacity", seats);
    let household = row.optional("household_max", |cell| value::number(cell, 1, 100));
    let names_required = row.optional("names_required", value::yes_or_no).unwrap_or(false);
    let opens_hours_before = row.optional("opens_hours_before", hours);
    let closes_hours_before = row.optional("closes_hours_before", hours).unwrap_or(0);
    if opens_hours_before.is_some_and(|opens| opens <= closes_hours_before) {
        row.report("opens_hours_before", ProblemKind::OpensAfterItCloses);
    }
    let capacity = capacity?;
    if let Some(given) = household.filter(|given| *given > capacity) {
        row.report("household_max", ProblemKind::HouseholdAboveCapacity { given, capacity });
    }
    let household_max = household.unwrap_or(HOUSEHOLD_MAX.min(capacity));
    Some(SignUp::Registration {
        capacity,
        household_max: u16::try_from(household_max).expect("a household has at most 100"),
        names_required,
        opens_hours_before,
        closes_hours_before,
    })
}

fn read_plan(row: &mut RowReader<'_>, context: &Context) -> Option<Plan> {
    if row.is_filled("calendar") {
        return calendar_plan::read(row, context);
    }
    let zone = context.zone;
    let first = row.needed("start_date", value::date);
    let (starts, ends) =
        (row.needed("start_time", value::time), row.needed("end_time", value::time));
    let written = row.optional("rrule", value::text);
    // A rule is checked even where the start could not be read.
    let rule = row.optional("rrule", |cell| recurrence::rule(&value::text(cell)?, zone));
    let length = length(row, starts?, ends?)?;
    let start = Clock { local: calendar::naive_clock(first?, starts?), zone };
    if row.is_filled("rrule") && rule.is_none() {
        return None;
    }
    let series = Series { rules: rule.into_iter().collect(), ..Series::single(start, length) };
    match recurrence::dates(&series, Days::all(), &written.unwrap_or_default()) {
        Ok(dates) => Some(Plan::new(start, length, dates)),
        Err(kind) => {
            row.report("rrule", kind);
            None
        }
    }
}

/// Until a clock of the same day.
pub(super) fn length(
    row: &mut RowReader<'_>,
    starts: MinuteOfDay,
    ends: MinuteOfDay,
) -> Option<Length> {
    if ends <= starts {
        let (start, end) = (calendar::show_time(starts), calendar::show_time(ends));
        row.report("end_time", ProblemKind::EndNotAfterStart { start, end });
        return None;
    }
    Some(Length::Clock { days: 0, time: calendar::time(ends) })
}
