//! Calendar files.

use chrono::NaiveDate;
use chrono_tz::Europe::Copenhagen;
use sammen_recurrence::{Calendar, Horizon, Series};

/// More than an import asks for.
const DATES_MAX: usize = 2_000;

/// Reads any bytes as a calendar and expands every series of it.
pub fn read(input: &[u8]) {
    match Calendar::read(input, Copenhagen) {
        Ok(calendar) => calendar
            .entries
            .iter()
            .take(20)
            .filter_map(|entry| entry.series.as_ref().ok())
            .for_each(expand),
        Err(problems) => assert!(!problems.is_empty(), "nothing was read and nothing is wrong"),
    }
}

/// Every date of a series ends no earlier than it starts, lies within the horizon, and is named once.
fn expand(series: &Series) {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).expect("the day is in the calendar");
    let horizon = Horizon { from: day(2024), through: day(2028), dates_max: DATES_MAX };
    let Ok(dates) = series.occurrences(horizon) else { return };
    assert!(dates.len() <= DATES_MAX, "{} dates", dates.len());
    let mut names: Vec<_> = dates.iter().map(|date| date.recurrence_id).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), dates.len(), "two dates have one name");
    for date in dates {
        let (starts, ends) = (date.starts(Copenhagen), date.ends(Copenhagen));
        assert!(starts.instant <= ends.instant, "{date:?} ends before it starts");
        // As the demo's dates are moved.
        let _ = date.plus_days(36_525).planned(Copenhagen);
    }
}
