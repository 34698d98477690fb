//! The whole import: files in, content or problems out.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use sammen_domain::{
    Activity, ActivityId, Area, AreaId, Covers, LocalDate, Occurrence, Partner, Place, Service,
    SignUp, Text,
};

use super::{
    activity, area, csv_file, date,
    ics_file::Calendars,
    key::{Ids, Keys},
    partner, place,
    plan::Plan,
    problem::{Problem, ProblemKind},
    question::{self, Questions},
    recurrence::Days,
    row::{NAME_CHARACTERS_MAX, RowReader, short},
    service,
    sheet::Sheet,
    table::Table,
    workbook,
};

/// The largest file that is read; a secretariat's is a hundredth of it.
const FILE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A file as it was given.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ImportFile {
    /// Its name: `anything.xlsx`, `anything.ics`, or a sheet's name and `.csv`. Folders before it do not count.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How to read.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct ImportOptions {
    /// Moves every date by this many days, at most a century, after the rules are expanded. Whole
    /// weeks keep the days of the week.
    pub shift_days: i32,
    /// Today, in the area: a series of a calendar file may then go on for ever, and is read from a year
    /// back to a year ahead. Without it, every series must end.
    pub today: Option<LocalDate>,
}

/// Everything that the files say of one area.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Content {
    /// The area.
    pub area: Area,
    /// Those who work together.
    pub partners: Vec<Partner>,
    /// Where things happen.
    pub places: Vec<Place>,
    /// Whom to ask about what.
    pub services: Vec<Service>,
    /// What happens.
    pub activities: Vec<Activity>,
    /// Every date of every activity, in order of time.
    pub occurrences: Vec<Occurrence>,
    /// The programme that an activity is counted in, where there is one.
    pub programmes: BTreeMap<ActivityId, String>,
    /// What the seats of an activity are called, where they are numbered.
    pub numbered_seats: BTreeMap<ActivityId, Text>,
}

/// What every row is read with.
pub(super) struct Context {
    pub(super) keys: Keys,
    pub(super) ids: Ids,
    pub(super) zone: Tz,
    pub(super) calendars: Calendars,
    /// The days that a calendar's series are asked for.
    pub(super) days: Days,
}

/// Reads the files of one area.
///
/// # Errors
/// Every problem of every file, in the order of sheets and rows; then nothing is read at all.
pub fn read_content(
    files: &[ImportFile],
    options: &ImportOptions,
) -> Result<Content, Vec<Problem>> {
    let mut problems = Vec::new();
    let tables = read_tables(files, &mut problems);
    let content = read_sheets(&tables, files, options, &mut problems);
    match content {
        Some(content) if problems.is_empty() => Ok(content),
        _ => {
            problems.sort_by_key(Problem::position);
            Err(problems)
        }
    }
}

fn read_tables(files: &[ImportFile], problems: &mut Vec<Problem>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let found: Vec<_> = files.iter().flat_map(|file| read_file(file, problems)).collect();
    for table in found {
        match tables.iter().find(|other| other.sheet == table.sheet) {
            Some(other) => {
                let kind = ProblemKind::SheetTwice { other: other.file.clone() };
                problems.push(table.problem(kind));
            }
            None => tables.push(table),
        }
    }
    // A sheet that was there but could not be read has its problem already.
    let failed = |sheet: Sheet, problems: &[Problem]| {
        problems.iter().any(|problem| {
            problem.sheet.as_deref() == Some(sheet.name())
                || matches!(problem.kind, ProblemKind::NotAWorkbook { .. })
        })
    };
    for sheet in Sheet::ALL.into_iter().filter(|sheet| sheet.needed()) {
        if !tables.iter().any(|table| table.sheet == sheet) && !failed(sheet, problems) {
            let file = files.first().map_or("no file", |file| file.name.as_str());
            let kind = ProblemKind::MissingSheet { sheet: sheet.name() };
            problems.push(Problem::of_file(file, kind));
        }
    }
    tables
}

fn read_file(file: &ImportFile, problems: &mut Vec<Problem>) -> Vec<Table> {
    if file.bytes.len() > FILE_BYTES_MAX {
        let kind = ProblemKind::FileTooLarge { bytes_max: FILE_BYTES_MAX };
        problems.push(Problem::of_file(&file.name, kind));
        return Vec::new();
    }
    if Calendars::is_calendar(&file.name) {
        // Read when the area's zone is known.
        return Vec::new();
    }
    let base = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, extension) = base.rsplit_once('.').unwrap_or((base, ""));
    if extension.eq_ignore_ascii_case("xlsx") {
        return workbook::read(&file.name, &file.bytes, problems);
    }
    match Sheet::named(stem).filter(|_| extension.eq_ignore_ascii_case("csv")) {
        Some(sheet) => match csv_file::read(&file.bytes) {
            Ok(rows) => return vec![Table::new(&file.name, sheet, rows, problems)],
            Err(kind) => problems.push(Problem::of_sheet(&file.name, sheet.name(), kind)),
        },
        None => problems.push(Problem::of_file(&file.name, ProblemKind::UnknownFile)),
    }
    Vec::new()
}

fn read_sheets(
    tables: &[Table],
    files: &[ImportFile],
    options: &ImportOptions,
    problems: &mut Vec<Problem>,
) -> Option<Content> {
    let keys = Keys::collect(tables, problems);
    let table = |sheet| tables.iter().find(|table| table.sheet == sheet);
    let area = table(Sheet::Area).and_then(|table| area::read(table, problems));
    // Without an area the rest is still read, for its problems.
    let (area, zone) = area.map_or((None, Tz::UTC), |(area, zone)| (Some(area), zone));
    let id = area.as_ref().map(|area| area.id.clone()).unwrap_or_else(unread_area);
    let calendars = Calendars::read(files, zone, problems);
    let days = options.today.map_or_else(Days::all, Days::about);
    let context = Context { keys, ids: Ids::new(id), zone, calendars, days };

    let partners = each(table(Sheet::Partners), problems, |row| partner::read(row, &context));
    let places = each(table(Sheet::Places), problems, |row| place::read(row, &context));
    let services = each(table(Sheet::Services), problems, |row| service::read(row, &context));
    let mut plans = BTreeMap::new();
    let (mut programmes, mut numbered_seats) = (BTreeMap::new(), BTreeMap::new());
    let mut activities = each(table(Sheet::Activities), problems, |row| {
        let (key, activity, plan) = activity::read(row, &context);
        let programme = row.optional("programme", |cell| short(cell, NAME_CHARACTERS_MAX));
        let seat = row.text("numbered_seats", NAME_CHARACTERS_MAX);
        let key = key?;
        if let Some(activity) = &activity {
            programmes.extend(programme.map(|programme| (activity.id, programme)));
            numbered_seats.extend((!seat.is_empty()).then_some((activity.id, seat)));
        }
        plans.extend(plan.map(|plan| (key.clone(), plan)));
        Some((key, activity?))
    });
    read_questions(tables, &context, &mut activities, problems);
    let dates = table(Sheet::Dates);
    let applied = each(dates, problems, |row| date::apply(row, &context, &mut plans));
    let applied = applied.into_iter().collect();
    each(dates, problems, |row| date::check_coincidence(row, &applied, &plans));

    let occurrences = expand(&mut activities, &plans, &context, options);
    let activities = activities.into_iter().map(|(_, activity)| activity).collect();
    Some(Content {
        area: area?,
        partners,
        places,
        services,
        activities,
        occurrences,
        programmes,
        numbered_seats,
    })
}

fn read_questions(
    tables: &[Table],
    context: &Context,
    activities: &mut [(String, Activity)],
    problems: &mut Vec<Problem>,
) {
    let table = |sheet| tables.iter().find(|table| table.sheet == sheet);
    let mut questions = Questions::new();
    let (asked, choices) = (table(Sheet::Questions), table(Sheet::Choices));
    each(asked, problems, |row| question::read(row, context, activities, &mut questions));
    each(choices, problems, |row| question::read_choice(row, context, &mut questions));
    each(asked, problems, |row| question::check_choices(row, context, &questions));
    question::attach(activities, questions);
}

/// Reads every row of a sheet; rows with problems are left out.
fn each<T>(
    table: Option<&Table>,
    problems: &mut Vec<Problem>,
    mut read: impl FnMut(&mut RowReader<'_>) -> Option<T>,
) -> Vec<T> {
    let Some(table) = table else { return Vec::new() };
    table.rows.iter().filter_map(|row| read(&mut RowReader::new(table, row, problems))).collect()
}

/// Turns the plans into dates, in order of time, and marks what turned out to be a series.
fn expand(
    activities: &mut [(String, Activity)],
    plans: &BTreeMap<String, Plan>,
    context: &Context,
    options: &ImportOptions,
) -> Vec<Occurrence> {
    const CENTURY_DAYS: i32 = 36_525;
    let shift_days = options.shift_days.clamp(-CENTURY_DAYS, CENTURY_DAYS);
    let mut all = Vec::new();
    for (key, activity) in activities {
        let Some(plan) = plans.get(key) else { continue };
        activity.series = plan.dates.len() > 1;
        let id = |planned| context.ids.occurrence(key, planned);
        let mut dates: Vec<_> =
            plan.occurrences(activity.id, context.zone, shift_days, id).collect();
        dates.sort_by_key(|occurrence| (occurrence.starts_at, occurrence.id));
        if let SignUp::Registration(terms) = &mut activity.sign_up {
            terms.opens_at = plan.opens_at(context.zone, shift_days);
            if let Covers::Series(ids) = &mut terms.covers {
                *ids = dates.iter().map(|occurrence| occurrence.id).collect();
            }
        }
        all.append(&mut dates);
    }
    all.sort_by_key(|occurrence| (occurrence.starts_at, occurrence.id));
    all
}

fn unread_area() -> AreaId {
    AreaId::new("unread").expect("the name is plain")
}
