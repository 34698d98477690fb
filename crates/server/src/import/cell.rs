//! One cell, wherever it came from.

use core::fmt;

use calamine::{DataRef, ExcelDateTime};
use sammen_domain::{LocalDate, MinuteOfDay};

use super::calendar;

/// What a cell holds. A CSV file has only texts; a workbook also has Excel's own dates and numbers.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Bool(bool),
    Date(LocalDate),
    Time(MinuteOfDay),
    /// A date with a clock, or a date outside any calendar: shown, never used.
    OddDate(String),
    /// A formula without a value, such as `#REF!`.
    Error(String),
}

const MINUTES_IN_DAY: f64 = 1440.0;
/// Excel's last day, 9999-12-31; larger numbers are no dates.
const EXCEL_DAY_MAX: f64 = 2_958_465.0;

impl Cell {
    /// Takes what was typed; blanks around it do not count.
    pub(super) fn text(typed: &str) -> Self {
        // A no-break space is what a web page leaves behind.
        let typed = typed.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
        if typed.is_empty() { Self::Empty } else { Self::Text(typed.into()) }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

impl From<DataRef<'_>> for Cell {
    fn from(data: DataRef<'_>) -> Self {
        match data {
            DataRef::Empty => Self::Empty,
            DataRef::String(text) => Self::text(&text),
            DataRef::SharedString(text) => Self::text(text),
            DataRef::DateTimeIso(text) => Self::text(text.trim_end_matches("T00:00:00")),
            DataRef::DurationIso(text) => Self::text(&text),
            DataRef::Int(number) => Self::Number(number as f64),
            DataRef::Float(number) => Self::Number(number),
            DataRef::Bool(yes) => Self::Bool(yes),
            DataRef::Error(error) => Self::Error(error.to_string()),
            DataRef::DateTime(moment) => excel_moment(&moment),
        }
    }
}

/// Excel's days since its epoch: a whole number is a date, less than one is a clock.
fn excel_moment(moment: &ExcelDateTime) -> Cell {
    let days = moment.as_f64();
    if !(0.0..=EXCEL_DAY_MAX).contains(&days) {
        return Cell::OddDate(days.to_string());
    }
    let minutes = (days.fract() * MINUTES_IN_DAY).round();
    if days < 1.0 && minutes < MINUTES_IN_DAY {
        return Cell::Time(minutes as MinuteOfDay);
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    match calendar::date(i32::from(year), u32::from(month), u32::from(day)) {
        Some(date) if days.fract() == 0.0 => Cell::Date(date),
        _ => Cell::OddDate(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")),
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) | Self::OddDate(text) | Self::Error(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Bool(yes) => f.write_str(if *yes { "TRUE" } else { "FALSE" }),
            Self::Date(date) => f.write_str(&calendar::show_date(*date)),
            Self::Time(minute) => f.write_str(&calendar::show_time(*minute)),
        }
    }
}
