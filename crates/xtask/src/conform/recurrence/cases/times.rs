//! When a series starts and how long its dates last.

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::{day_stamp, stamp};
use crate::conform::recurrence::random::Random;

/// How a calendar writes its clocks.
#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    /// In a zone, by its IANA name.
    Zoned,
    /// In a zone, by the name that Outlook writes.
    Outlook,
    /// In UTC.
    Utc,
    /// Without a zone.
    Floating,
    /// A day without a clock.
    Day,
}

/// The start of a series.
pub struct Start {
    /// As it is written: in UTC where the form is that.
    pub local: NaiveDateTime,
    /// How it is written.
    pub form: Form,
}

/// Clocks about the changes, which are at 02:00 and 03:00.
const HARD_CLOCKS: [(u32, u32); 9] =
    [(2, 30), (2, 30), (2, 0), (2, 59), (1, 59), (1, 0), (3, 0), (0, 0), (23, 30)];

/// Chooses a start.
pub fn start(random: &mut Random) -> Start {
    let form = match random.number(0, 99) {
        0..64 => Form::Zoned,
        64..70 => Form::Outlook,
        70..80 => Form::Utc,
        80..90 => Form::Floating,
        _ => Form::Day,
    };
    let year = i32::try_from(random.number(2023, 2030)).expect("a year");
    let day = if random.percent(50) {
        let change = change_of(year, if random.percent(50) { 3 } else { 10 });
        let days = if random.percent(40) { 0 } else { random.number(-30, 1) };
        change + Duration::days(days)
    } else {
        date(year, 1, 1) + Duration::days(random.number(0, 364))
    };
    let time = match form {
        Form::Day => NaiveTime::MIN,
        _ if random.percent(35) => {
            let (hour, minute) = *random.of(&HARD_CLOCKS);
            clock(hour, minute)
        }
        _ => {
            let number = |value: i64| u32::try_from(value).expect("a clock");
            clock(number(random.number(8, 21)), number(random.number(0, 3) * 15))
        }
    };
    Start { local: day.and_time(time), form }
}

/// How long dates last: to an end, by a duration, or not a word.
pub fn end(random: &mut Random, start: &Start) -> Option<String> {
    if start.form == Form::Day {
        let days = Days::new(u64::try_from(random.number(1, 3)).expect("days"));
        return match random.number(0, 2) {
            0 => None,
            1 => Some(start.line_at("DTEND", start.local + days)),
            _ => Some(format!("DURATION:P{}D", random.number(1, 3))),
        };
    }
    match random.number(0, 99) {
        0..55 => {
            let minutes = Duration::minutes(random.number(1, 40) * 15);
            Some(start.line_at("DTEND", start.local + minutes))
        }
        55..90 => {
            let durations =
                ["PT45M", "PT1H30M", "PT2H", "PT6H", "P1D", "P1DT2H", "PT24H", "P1W", "PT0S"];
            Some(format!("DURATION:{}", random.of(&durations)))
        }
        _ => None,
    }
}

impl Start {
    /// A line with the start.
    pub fn line(&self, name: &str) -> String {
        self.line_at(name, self.local)
    }

    /// A line with a clock, written as the start is.
    pub fn line_at(&self, name: &str, at: NaiveDateTime) -> String {
        match self.form {
            Form::Zoned => format!("{name};TZID=Europe/Copenhagen:{}", stamp(at)),
            Form::Outlook => format!("{name};TZID=Romance Standard Time:{}", stamp(at)),
            Form::Utc => format!("{name}:{}Z", stamp(at)),
            Form::Floating => format!("{name}:{}", stamp(at)),
            Form::Day => format!("{name};VALUE=DATE:{}", day_stamp(at.date())),
        }
    }

    /// A clock of the series in UTC.
    pub fn in_utc(&self, at: NaiveDateTime) -> NaiveDateTime {
        if self.form == Form::Utc { at } else { super::in_utc(at) }
    }
}

/// What Copenhagen's clocks are ahead, by the law of the European Union.
pub fn offset_hours(local: NaiveDateTime) -> i64 {
    let forward = change_of(local.year(), 3).and_time(clock(3, 0));
    let back = change_of(local.year(), 10).and_time(clock(3, 0));
    if (forward..back).contains(&local) { 2 } else { 1 }
}

/// The last Sunday of a month.
fn change_of(year: i32, month: u32) -> NaiveDate {
    let last = date(year, month, 31);
    last - Days::new(u64::from(last.weekday().num_days_from_sunday()))
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the day is in the calendar")
}

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("the clock is one of a day")
}
