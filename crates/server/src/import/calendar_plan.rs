//! When an activity takes place that a calendar file says it of.

use sammen_recurrence::{Clock, Extra, Override, Series};

use super::{
    activity, calendar, content::Context, ics_file::NotFound, plan::Plan, problem::ProblemKind,
    recurrence, row::RowReader, value,
};

/// Columns that say what the calendar says.
const WHEN: [&str; 2] = ["start_date", "rrule"];
const CLOCKS: [&str; 2] = ["start_time", "end_time"];

/// Reads the plan of a row that names an entry of the calendar.
pub(super) fn read(row: &mut RowReader<'_>, context: &Context) -> Option<Plan> {
    let name = row.optional("calendar", value::text)?;
    refuse(row, &WHEN);
    let series = match context.calendars.series(&name) {
        Ok(series) => series,
        Err(NotFound::Row(kind)) => {
            row.report("calendar", kind);
            return None;
        }
        Err(NotFound::File(problems)) => {
            row.report_elsewhere(problems);
            return None;
        }
    };
    let series = if series.all_day {
        at_clocks(row, series)?
    } else {
        refuse(row, &CLOCKS);
        series.clone()
    };
    match recurrence::dates(&series, context.days, &name) {
        Ok(dates) if dates.is_empty() => {
            let (from, through) = (context.days.from.to_string(), context.days.through.to_string());
            row.report("calendar", ProblemKind::NoDatesNow { given: name, from, through });
            None
        }
        Ok(dates) => Some(Plan::new(series.start, series.length, dates)),
        Err(kind) => {
            row.report("calendar", kind);
            None
        }
    }
}

fn refuse(row: &mut RowReader<'_>, columns: &[&str]) {
    for column in columns {
        if row.is_filled(column) {
            row.report(column, ProblemKind::OnlyWithoutCalendar);
        }
    }
}

/// A series of whole days, at the clocks of the row: a calendar often says no more than the day.
fn at_clocks(row: &mut RowReader<'_>, series: &Series) -> Option<Series> {
    let (starts, ends) =
        (row.needed("start_time", value::time), row.needed("end_time", value::time));
    let length = activity::length(row, starts?, ends?)?;
    let time = calendar::time(starts?);
    let at = |clock: Clock| Clock { local: clock.local.date().and_time(time), ..clock };
    // A changed date may say its own clocks.
    let is_day = |clock: Clock| clock.local.time() == chrono::NaiveTime::MIN;
    let change = |change: &Override| match change.start {
        Some(start) if !is_day(start) => change.clone(),
        start => {
            let length = change.length.map(|_| length);
            Override { start: start.map(at), length, ..change.clone() }
        }
    };
    let extra = |extra: &Extra| Extra { length: None, ..*extra };
    Some(Series {
        start: at(series.start),
        length,
        all_day: false,
        overrides: series.overrides.iter().map(change).collect(),
        extra: series.extra.iter().map(extra).collect(),
        ..series.clone()
    })
}
