//! Calendar files, and the entries that rows of `activities` name.

use chrono_tz::Tz;
use sammen_recurrence::{Calendar, CalendarProblem, Entry, Length, Series};

use super::{
    content::ImportFile,
    problem::{Problem, ProblemKind},
};

/// The calendars that came with the sheets.
#[derive(Debug, Default)]
pub(super) struct Calendars(Vec<(String, Calendar)>);

/// Why a row does not get the series that it names.
pub(super) enum NotFound {
    /// Something is wrong with what the row says.
    Row(ProblemKind),
    /// Something is wrong in the calendar.
    File(Vec<Problem>),
}

impl Calendars {
    /// Whether a file is a calendar, by its name.
    pub(super) fn is_calendar(name: &str) -> bool {
        name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("ics"))
    }

    /// Reads every calendar among the files.
    pub(super) fn read(files: &[ImportFile], zone: Tz, problems: &mut Vec<Problem>) -> Self {
        let mut all = Self::default();
        for file in files.iter().filter(|file| Self::is_calendar(&file.name)) {
            match Calendar::read(&file.bytes, zone) {
                Ok(calendar) => all.0.push((file.name.clone(), calendar)),
                Err(found) => problems.extend(of_file(&file.name, found)),
            }
        }
        all
    }

    /// The series of the one entry of a name: its UID, or its title.
    pub(super) fn series<'a>(&'a self, name: &'a str) -> Result<&'a Series, NotFound> {
        if self.0.is_empty() {
            return Err(NotFound::Row(ProblemKind::NoCalendarFile));
        }
        let named: Vec<(&str, &Entry)> = self
            .0
            .iter()
            .flat_map(|(file, calendar)| calendar.named(name).map(|entry| (file.as_str(), entry)))
            .collect();
        let given = || name.to_owned();
        match named.as_slice() {
            [] => Err(NotFound::Row(ProblemKind::UnknownEntry { given: given() })),
            [(file, entry)] => match &entry.series {
                Ok(series) if has_no_length(series) => {
                    let kind = ProblemKind::EntryWithoutEnd { given: given() };
                    let problem = Problem::of_line(file, entry.line, kind);
                    Err(NotFound::File(vec![problem]))
                }
                Ok(series) => Ok(series),
                Err(found) => Err(NotFound::File(of_file(file, found.clone()))),
            },
            [(_, first), (_, second), ..] => Err(NotFound::Row(ProblemKind::EntryTwice {
                given: given(),
                first: first.line,
                second: second.line,
            })),
        }
    }
}

/// Something that one can come to lasts longer than no time at all.
fn has_no_length(series: &Series) -> bool {
    let nothing = |length: Length| match length {
        Length::Exact { seconds } => seconds == 0,
        Length::Nominal { days, seconds } => days == 0 && seconds == 0,
        Length::Clock { .. } => false,
    };
    let changed = series.overrides.iter().filter(|change| !change.cancelled);
    let lengths = changed.filter_map(|change| change.length);
    let added = series.extra.iter().filter_map(|extra| extra.length);
    lengths.chain(added).chain([series.length]).any(nothing)
}

fn of_file(file: &str, found: Vec<CalendarProblem>) -> Vec<Problem> {
    let problem = |found: CalendarProblem| Problem::of_line(file, found.line, found.kind.into());
    found.into_iter().map(problem).collect()
}
