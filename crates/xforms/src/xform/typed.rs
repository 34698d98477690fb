//! Values as their types write them.

use std::borrow::Cow;

use super::form::ValueType;
use crate::time;
use crate::xpath::text_to_number;

impl ValueType {
    /// By what a binding calls it; prefixes do not matter.
    pub(super) fn named(name: &str) -> Self {
        match name.rsplit(':').next().unwrap_or_default() {
            "string" | "" => Self::Text,
            "int" | "integer" => Self::Integer,
            "decimal" => Self::Decimal,
            "boolean" => Self::Boolean,
            "date" => Self::Date,
            "time" => Self::Time,
            "dateTime" => Self::DateTime,
            "geopoint" => Self::Point,
            "geotrace" => Self::Trace,
            "geoshape" => Self::Shape,
            _ => Self::Other,
        }
    }

    /// The value as this type writes it; nothing when it is none of this type.
    pub fn normalize(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Text | Self::Boolean | Self::Other => Cow::Borrowed(text),
            Self::Integer if is_plain_whole(text) => Cow::Borrowed(text),
            _ => Cow::Owned(self.rewrite(text)),
        }
    }

    fn rewrite(self, text: &str) -> String {
        let trimmed = text.trim();
        match self {
            Self::Text | Self::Boolean | Self::Other => text.to_owned(),
            _ if trimmed.is_empty() => String::new(),
            Self::Integer => {
                let whole = text_to_number(trimmed).trunc();
                let fits = whole >= f64::from(i32::MIN) && whole <= f64::from(i32::MAX);
                if fits { (whole as i32).to_string() } else { String::new() }
            }
            Self::Decimal => match crate::decimal::read(trimmed) {
                Some(number) if number.is_finite() => decimal(number),
                _ => String::new(),
            },
            Self::Date => {
                let (date, time) = trimmed.split_once('T').unwrap_or((trimmed, "00:00"));
                // A time with an offset may mean another day here.
                let is_local = time::read_time(time).is_some_and(|(_, offset)| offset.is_none());
                let date = time::read_date(date).filter(|_| is_local);
                date.map(time::write_date).unwrap_or_default()
            }
            Self::Time => time::read_time(trimmed).map(|_| trimmed.to_owned()).unwrap_or_default(),
            Self::DateTime => date_time(trimmed),
            Self::Point => point(trimmed).unwrap_or_default(),
            Self::Trace => points(trimmed, 2).unwrap_or_default(),
            Self::Shape => points(trimmed, 3).unwrap_or_default(),
        }
    }
}

/// Whether it is a whole number as [`ValueType::normalize`] writes it.
fn is_plain_whole(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_first = digits.bytes().next().is_some_and(|first| matches!(first, b'1'..=b'9'));
    digits.len() <= 9 && is_first && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn decimal(number: f64) -> String {
    let text = crate::decimal::write(number);
    if number.fract() == 0.0 { text + ".0" } else { text }
}

/// With a date alone allowed, as forms give it; offsets need their colon.
fn date_time(text: &str) -> String {
    let time = text.split_once('T').map_or("", |(_, time)| time);
    let offset = time.find(['+', '-']).map_or("", |at| &time[at..]);
    let is_whole = offset.is_empty() || offset.len() == 6 && offset.as_bytes()[3] == b':';
    let is_moment = time::read_moment(text, &crate::xpath::FixedZone(0)).is_some();
    if is_whole && is_moment { text.to_owned() } else { String::new() }
}

/// Latitude and longitude, then altitude and accuracy where they are known.
fn point(text: &str) -> Option<String> {
    let numbers: Option<Vec<f64>> = text.split_whitespace().map(crate::decimal::read).collect();
    let numbers = numbers.filter(|numbers| (2..=4).contains(&numbers.len()))?;
    let fits = numbers[0].abs() <= 90.0 && numbers[1].abs() <= 180.0;
    let all: Vec<String> = numbers.into_iter().map(decimal).collect();
    fits.then(|| all.join(" "))
}

fn points(text: &str, least: usize) -> Option<String> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    let points: Option<Vec<String>> = parts.map(point).collect();
    points.filter(|points| points.len() >= least).map(|points| points.join(";"))
}
