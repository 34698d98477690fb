//! The sheet `activities`: a row is a series or a single event.

use chrono_tz::Tz;
use sammen_domain::{Activity, ActivityState, Cost, SignUp};

use super::{
    calendar,
    content::Context,
    key,
    plan::Plan,
    problem::ProblemKind,
    recurrence,
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
    let plan = read_plan(row, context.zone);
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

fn read_plan(row: &mut RowReader<'_>, zone: Tz) -> Option<Plan> {
    let first = row.needed("start_date", value::date);
    let starts = row.needed("start_time", value::time);
    let ends = row.needed("end_time", value::time);
    // A rule is checked even where the start could not be read.
    let rule = row.optional("rrule", |cell| {
        let rule = value::text(cell)?;
        match first {
            Some(first) => recurrence::dates(&rule, first, zone),
            None => recurrence::check(&rule, zone).map(|()| Vec::new()),
        }
    });
    let has_rule = row.is_filled("rrule");
    let (first, starts, ends) = (first?, starts?, ends?);
    if ends <= starts {
        let (start, end) = (calendar::show_time(starts), calendar::show_time(ends));
        row.report("end_time", ProblemKind::EndNotAfterStart { start, end });
        return None;
    }
    let dates = if has_rule { rule? } else { vec![first] };
    Some(Plan::new(dates, starts, ends))
}
