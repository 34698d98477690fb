//! The sheet `dates`: exceptions to the activities' rules, and extra dates.

use std::collections::BTreeMap;

use sammen_domain::{LocalDate, MinuteOfDay};
use sammen_recurrence::{Clock, Length};

use super::{
    calendar,
    cell::Cell,
    content::Context,
    plan::{Plan, Planned},
    problem::ProblemKind,
    row::{RowReader, TEXT_CHARACTERS_MAX},
    sheet::Sheet,
    terms::CAPACITY_MAX,
    value,
};

/// What a row says of its date.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Status {
    Cancelled,
    Moved,
    Changed,
    Extra,
}

/// What a row changes.
struct Overrides {
    new_date: Option<LocalDate>,
    starts: Option<MinuteOfDay>,
    ends: Option<MinuteOfDay>,
    capacity: Option<u32>,
}

const CHANGES: [&str; 3] = ["start_time", "end_time", "maximum_attendee_capacity"];

/// A date that a row changed: the row, the activity's key and the day first planned.
pub(super) type Applied = (u32, (String, LocalDate));

/// Reads a row and applies it to its activity's plan.
pub(super) fn apply(
    row: &mut RowReader<'_>,
    context: &Context,
    plans: &mut BTreeMap<String, Plan>,
) -> Option<Applied> {
    let activity = row.needed("activity", |cell| context.keys.refer(cell, Sheet::Activities));
    let date = row.needed("date", value::date);
    let status = row.needed("status", status);
    let reason = row.text("reason", TEXT_CHARACTERS_MAX);
    let overrides = Overrides {
        new_date: row.optional("new_date", value::date),
        starts: row.optional("start_time", value::time),
        ends: row.optional("end_time", value::time),
        capacity: row
            .optional("maximum_attendee_capacity", |cell| value::number(cell, 0, CAPACITY_MAX)),
    };
    let status = status?;
    check_columns(row, status);
    let date = date?;
    // An activity whose own row has problems has no plan to check against.
    let activity = activity?;
    let plan = plans.get_mut(&activity)?;
    if !plan.registration && row.is_filled("maximum_attendee_capacity") {
        row.report("maximum_attendee_capacity", ProblemKind::OnlyForRegistration);
    }
    let mut planned = find(row, plan, date, status)?;
    change(row, &mut planned, &overrides, status)?;
    planned.date.cancelled = status == Status::Cancelled;
    planned.reason = reason;
    plan.dates.insert(date, planned);
    Some((row.number(), (activity, date)))
}

/// Looks for another date at the same time, once every row is applied: two rows may make way for
/// each other.
pub(super) fn check_coincidence(
    row: &mut RowReader<'_>,
    applied: &BTreeMap<u32, (String, LocalDate)>,
    plans: &BTreeMap<String, Plan>,
) -> Option<()> {
    let (activity, date) = applied.get(&row.number())?;
    let plan = plans.get(activity)?;
    if plan.coincides(*date) {
        let given = calendar::show_date(plan.dates.get(date)?.written().0);
        let column = if row.is_filled("new_date") { "new_date" } else { "date" };
        row.report(column, ProblemKind::DatesCoincide { given });
    }
    Some(())
}

fn status(cell: &Cell) -> Result<Status, ProblemKind> {
    match value::text(cell)?.to_lowercase().as_str() {
        "cancelled" => Ok(Status::Cancelled),
        "moved" => Ok(Status::Moved),
        "changed" => Ok(Status::Changed),
        "extra" => Ok(Status::Extra),
        _ => Err(ProblemKind::UnknownStatus {
            given: value::given(cell),
            known: "cancelled, moved, changed or extra",
        }),
    }
}

/// Each status has its own cells.
fn check_columns(row: &mut RowReader<'_>, status: Status) {
    let refuse = |row: &mut RowReader<'_>, column: &str, status| {
        if row.is_filled(column) {
            row.report(column, ProblemKind::NotWithStatus { status });
        }
    };
    match status {
        Status::Moved => {
            row.needed("new_date", |_| Ok(()));
        }
        Status::Cancelled => {
            for column in CHANGES.into_iter().chain(["new_date"]) {
                refuse(row, column, "cancelled");
            }
        }
        Status::Changed => {
            refuse(row, "new_date", "changed");
            if !CHANGES.into_iter().any(|column| row.is_filled(column)) {
                row.report("status", ProblemKind::NothingChanged);
            }
        }
        Status::Extra => refuse(row, "new_date", "extra"),
    }
}

/// The date that a row speaks of; a new one when it is extra.
fn find(row: &mut RowReader<'_>, plan: &Plan, date: LocalDate, status: Status) -> Option<Planned> {
    let given = calendar::show_date(date);
    let kind = match (plan.dates.get(&date), status) {
        (Some(Planned { changed_in: Some(first), .. }), _) => {
            ProblemKind::DateTwice { given, first: *first }
        }
        (Some(_), Status::Extra) => ProblemKind::DateExists { given },
        (Some(planned), _) => return Some(planned.clone()),
        (None, Status::Extra) => return Some(plan.extra(date)),
        (None, _) => ProblemKind::UnknownDate { given, known: nearest(plan, date) },
    };
    row.report("date", kind);
    None
}

/// The planned date nearest to one that is none, as a hint.
fn nearest(plan: &Plan, date: LocalDate) -> String {
    let nearest = plan.dates.keys().min_by_key(|day| day.days_since(date).unsigned_abs());
    nearest.map_or_else(
        || "it has none".into(),
        |day| format!("the nearest is {}", calendar::show_date(*day)),
    )
}

fn change(
    row: &mut RowReader<'_>,
    planned: &mut Planned,
    overrides: &Overrides,
    status: Status,
) -> Option<()> {
    let (date, starts, ends) = planned.written();
    let date = overrides.new_date.unwrap_or(date);
    let starts = overrides.starts.unwrap_or(starts);
    // An end that is written is of the same day.
    let days = if overrides.ends.is_some() { 0 } else { planned.written_end().0 };
    let ends = overrides.ends.unwrap_or(ends);
    planned.capacity = overrides.capacity.or(planned.capacity);
    planned.changed_in = Some(row.number());
    if days == 0 && ends <= starts {
        let column = if overrides.ends.is_some() { "end_time" } else { "start_time" };
        let (start, end) = (calendar::show_time(starts), calendar::show_time(ends));
        row.report(column, ProblemKind::EndNotAfterStart { start, end });
        return None;
    }
    let occurrence = &mut planned.date;
    let clocks_change = overrides.starts.is_some() || overrides.ends.is_some();
    if clocks_change || overrides.new_date.is_some() {
        let local = calendar::naive_clock(date, starts);
        occurrence.start = Clock { local, ..occurrence.start };
    }
    if clocks_change {
        occurrence.length = Length::Clock { days, time: calendar::time(ends) };
    }
    if status == Status::Extra {
        // It was never planned otherwise.
        occurrence.planned_start = occurrence.start;
        occurrence.planned_length = occurrence.length;
    }
    Some(())
}
