//! Tables, and what their cells hold.

use crate::Missing;

/// A table: one row for a response, or for an instance of a repeat in one.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The repeat's name; empty for the responses themselves.
    pub repeat: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name in every file.
    pub name: String,
    /// What it is, in words.
    pub label: String,
    pub kind: ColumnKind,
    /// What its values mean.
    pub values: Vec<(String, String)>,
    /// The item that it is of, by the name that holds versions together; nothing for what is said of every response.
    pub item: Option<String>,
    /// The choice that it is of, where an item takes more than one.
    pub choice: Option<String>,
    /// Whether people may have written of persons in it.
    pub is_free_text: bool,
}

/// What a column's cells hold, where they are not missing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ColumnKind {
    Text,
    Whole,
    Decimal,
    Date,
}

impl ColumnKind {
    /// What it is called in code books.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Whole => "whole number",
            Self::Decimal => "number",
            Self::Date => "date",
        }
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    /// Days since 1970-01-01.
    Day(i32),
    Missing(Missing),
}

impl Cell {
    /// A value as a column of this kind holds it; nothing where it is none.
    pub(crate) fn read(kind: ColumnKind, given: &str) -> Option<Self> {
        match kind {
            ColumnKind::Text => Some(Self::Text(given.to_owned())),
            ColumnKind::Whole => whole(given).map(Self::Number),
            ColumnKind::Decimal => {
                given.parse().ok().filter(|number: &f64| number.is_finite()).map(Self::Number)
            }
            ColumnKind::Date => day(given).map(Self::Day),
        }
    }

    /// As it stands in files of text.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => date(*day),
            Self::Missing(missing) => missing.code().to_string(),
        }
    }
}

/// A whole number that is written as numbers are, so that `01` stays what it is.
fn whole(given: &str) -> Option<f64> {
    let number: i32 = given.parse().ok()?;
    (number.to_string() == given).then(|| f64::from(number))
}

/// Days since 1970-01-01 of a date of the Gregorian calendar, counted from a March, so that a leap day is a year's last.
fn day(given: &str) -> Option<i32> {
    let mut parts = given.splitn(3, '-').map(str::parse::<i32>);
    let (year, month, of_month) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if !(1600..=9999).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let year_from_march = year - i32::from(month <= 2);
    let leap_days = year_from_march / 4 - year_from_march / 100 + year_from_march / 400;
    let days = 365 * year_from_march + leap_days + (153 * ((month + 9) % 12) + 2) / 5 + of_month;
    let day = days - 719_469;
    (date(day) == given).then_some(day)
}

/// A day as dates are written.
fn date(day: i32) -> String {
    let days = day + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    format!("{:04}-{month:02}-{of_month:02}", year + era * 400 + i32::from(month <= 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_and_days_are_dates() {
        let check = |given: &str, expect: Option<i32>| assert_eq!(day(given), expect, "{given}");
        check("1970-01-01", Some(0));
        check("2000-02-29", Some(11_016));
        check("2026-11-22", Some(20_779));
        check("1900-02-29", None);
        check("2026-13-01", None);
        check("2026-11-2", None);
        check("soon", None);
        for day in -100_000..100_000 {
            assert_eq!(super::day(&date(day)), Some(day));
        }
    }

    #[test]
    fn codes_that_only_look_like_numbers_stay_text() {
        assert_eq!(Cell::read(ColumnKind::Whole, "7"), Some(Cell::Number(7.0)));
        for given in ["07", "7.0", "+7", "99999999999"] {
            assert_eq!(Cell::read(ColumnKind::Whole, given), None, "{given}");
        }
    }
}
