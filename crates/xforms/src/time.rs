//! Days, dates and times of day by the Gregorian calendar, without a clock.

use crate::xpath::Zone;

const DAY_MS: f64 = 86_400_000.0;

/// A local date and time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Civil {
    pub year: i64,
    pub month: u32,
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
    pub ms: u32,
}

/// Days from 1970-01-01 to a date.
pub fn days_of(year: i64, month: u32, day: u32) -> i64 {
    // Years begin in March, so that the day that only some have is the last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = i64::from((153 * ((month + 9) % 12) + 2) / 5 + day - 1);
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date that many days after 1970-01-01.
pub fn date_of(days: i64) -> (i64, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = (of_year - (153 * month + 2) / 5 + 1) as u32;
    let month = (if month < 10 { month + 3 } else { month - 9 }) as u32;
    (year + era * 400 + i64::from(month <= 2), month, day)
}

fn days_in(year: i64, month: u32) -> u32 {
    let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    (days_of(next_year, next, 1) - days_of(year, month, 1)) as u32
}

/// Local time at an instant.
pub fn civil(at_ms: f64, zone: &dyn Zone) -> Civil {
    let local = at_ms + f64::from(zone.offset_seconds(at_ms)) * 1_000.0;
    let days = (local / DAY_MS).floor();
    let (year, month, day) = date_of(days as i64);
    let ms = (local - days * DAY_MS) as u32;
    let (second, ms) = (ms / 1_000, ms % 1_000);
    Civil {
        year,
        month,
        day,
        hour: second / 3_600,
        minute: second / 60 % 60,
        second: second % 60,
        ms,
    }
}

/// The instant at which local clocks show this; where they skip it, the clock before is meant.
pub fn instant(civil: Civil, zone: &dyn Zone) -> f64 {
    let local = utc_ms(civil);
    let offset = |at: f64| f64::from(zone.offset_seconds(at)) * 1_000.0;
    let guess = local - offset(local);
    local - offset(guess)
}

fn utc_ms(civil: Civil) -> f64 {
    let days = days_of(civil.year, civil.month, civil.day) as f64;
    let seconds = civil.hour * 3_600 + civil.minute * 60 + civil.second;
    days * DAY_MS + f64::from(seconds) * 1_000.0 + f64::from(civil.ms)
}

/// `YYYY-MM-DD`, with `Thh:mm[:ss[.fff]]`, with `Z` or an offset; and what was not read.
pub fn read_moment(text: &str, zone: &dyn Zone) -> Option<f64> {
    let (date, time) = match text.split_once('T').or_else(|| text.split_once(' ')) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut civil = read_date(date)?;
    let Some(time) = time else {
        return Some(instant(civil, zone));
    };
    let (clock, offset) = read_time(time)?;
    (civil.hour, civil.minute, civil.second, civil.ms) = clock;
    Some(match offset {
        Some(minutes) => utc_ms(civil) - f64::from(minutes) * 60_000.0,
        None => instant(civil, zone),
    })
}

/// `YYYY-MM-DD`; months and days may have one digit.
pub fn read_date(text: &str) -> Option<Civil> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let mut parts = text.split('-');
    let year = parts.next().filter(|year| year.len() >= 4 && year.len() <= 6).and_then(digits)?;
    let month = parts.next().filter(|month| month.len() <= 2).and_then(digits)?;
    let day = parts.next().filter(|day| day.len() <= 2).and_then(digits)?;
    let year = if negative { -i64::from(year) } else { i64::from(year) };
    let fits = (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
    let civil = Civil { year, month, day, hour: 0, minute: 0, second: 0, ms: 0 };
    (fits && parts.next().is_none()).then_some(civil)
}

/// Hour, minute, second and milliseconds; minutes ahead of Greenwich where the text says so.
type Time = ((u32, u32, u32, u32), Option<i32>);

/// `hh:mm[:ss[.fff]]`, with `Z` or an offset.
pub fn read_time(text: &str) -> Option<Time> {
    let (clock, offset) = match text.find(['Z', '+', '-']) {
        Some(at) => (&text[..at], Some(read_offset(&text[at..])?)),
        None => (text, None),
    };
    let mut parts = clock.split(':');
    let two = |part: &str| if part.len() == 2 { digits(part) } else { None };
    let hour = parts.next().and_then(two)?;
    let minute = parts.next().and_then(two)?;
    let (second, ms) = match parts.next() {
        None => (0, 0),
        Some(part) => {
            let (second, fraction) = part.split_once('.').unwrap_or((part, "0"));
            (two(second)?, thousandths(fraction)?)
        }
    };
    let fits = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
    fits.then_some(((hour, minute, second, ms), offset))
}

fn read_offset(text: &str) -> Option<i32> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, rest) =
        if text.starts_with('-') { (-1, text.get(1..)?) } else { (1, text.get(1..)?) };
    let (hours, minutes) = match rest.split_once(':') {
        Some((hours, minutes)) => (digits(hours)?, digits(minutes)?),
        None if rest.len() == 4 => (digits(rest.get(..2)?)?, digits(rest.get(2..)?)?),
        None => (digits(rest)?, 0),
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes) as i32)
}

fn digits(text: &str) -> Option<u32> {
    let all = !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    if all { text.parse().ok() } else { None }
}

fn thousandths(fraction: &str) -> Option<u32> {
    let all = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let padded: String = fraction.chars().chain("000".chars()).take(3).collect();
    if all { padded.parse().ok() } else { None }
}

/// The date alone where the local clock shows midnight, else date, time and offset.
pub fn write_moment(at_ms: f64, zone: &dyn Zone) -> String {
    let local = civil(at_ms, zone);
    let midnight = local.hour + local.minute + local.second + local.ms == 0;
    if midnight { write_date(local) } else { write_date_time(at_ms, zone) }
}

/// `YYYY-MM-DD`
pub fn write_date(local: Civil) -> String {
    format!("{:04}-{:02}-{:02}", local.year, local.month, local.day)
}

/// `YYYY-MM-DDThh:mm:ss.fff+hh:mm`
pub fn write_date_time(at_ms: f64, zone: &dyn Zone) -> String {
    let local = civil(at_ms, zone);
    let offset = zone.offset_seconds(at_ms) / 60;
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    let Civil { hour, minute, second, ms, .. } = local;
    let date = write_date(local);
    format!("{date}T{hour:02}:{minute:02}:{second:02}.{ms:03}{sign}{hours:02}:{minutes:02}")
}
