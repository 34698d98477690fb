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
    terms::{self, Opening},
    value::{self, SignUpWord},
};

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
    let (sign_up, opening) = read_sign_up(row);
    let registers = is_registration(sign_up.as_ref());
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
    (key, activity, plan.map(|plan| Plan { registration: registers, opening, ..plan }))
}

/// Whether people register; where that could not be read, nothing is said against it.
fn is_registration(sign_up: Option<&SignUp>) -> bool {
    !matches!(sign_up, Some(SignUp::DropIn))
}

fn read_sign_up(row: &mut RowReader<'_>) -> (Option<SignUp>, Option<Opening>) {
    match row.needed("sign_up", value::sign_up) {
        Some(SignUpWord::Registration) => {
            let (terms, opening) = terms::read(row);
            (terms.map(SignUp::Registration), opening)
        }
        Some(SignUpWord::DropIn) => {
            for column in terms::COLUMNS {
                if row.is_filled(column) {
                    row.report(column, ProblemKind::OnlyForRegistration);
                }
            }
            (Some(SignUp::DropIn), None)
        }
        None => (None, None),
    }
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
