//! Calendar files as they are written (RFC 5545): lines of at most 75 bytes, text escaped, and the zone that the
//! clocks are of.

mod zone;

use core::fmt::Write;

use chrono::{DateTime, MappedLocalTime, TimeZone, Utc};
use chrono_tz::Tz;

/// Without the break; a line that goes on begins with a space, which counts.
const LINE_BYTES_MAX: usize = 75;

/// A calendar file, line after line.
///
/// ```
/// use sammen_recurrence::CalendarWriter;
/// let mut calendar = CalendarWriter::new("-//Sammen//DA");
/// calendar.begin("VEVENT").text("SUMMARY", "Boller, te; og kaffe").end("VEVENT");
/// assert!(calendar.finish().contains("SUMMARY:Boller\\, te\\; og kaffe\r\n"));
/// ```
#[derive(Clone, Debug)]
pub struct CalendarWriter {
    lines: String,
}

impl CalendarWriter {
    /// A calendar by the program that writes it.
    #[must_use]
    pub fn new(program: &str) -> Self {
        let mut calendar = Self { lines: String::new() };
        calendar.begin("VCALENDAR").line("VERSION", "2.0").line("PRODID", program);
        calendar.line("CALSCALE", "GREGORIAN");
        calendar
    }

    /// Begins a part.
    pub fn begin(&mut self, part: &str) -> &mut Self {
        self.line("BEGIN", part)
    }

    /// Ends a part.
    pub fn end(&mut self, part: &str) -> &mut Self {
        self.line("END", part)
    }

    /// A property whose value is no text, such as a number, a name or an address. Parameters are part of its name.
    pub fn line(&mut self, name: &str, value: &str) -> &mut Self {
        let mut left = LINE_BYTES_MAX;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if character.is_control() {
                continue;
            }
            if character.len_utf8() > left {
                self.lines.push_str("\r\n ");
                left = LINE_BYTES_MAX - 1;
            }
            self.lines.push(character);
            left -= character.len_utf8();
        }
        self.lines.push_str("\r\n");
        self
    }

    /// A property that people read; nothing where there are no words.
    pub fn text(&mut self, name: &str, words: &str) -> &mut Self {
        if words.is_empty() {
            return self;
        }
        let mut escaped = String::with_capacity(words.len());
        for character in words.chars() {
            match character {
                '\\' | ',' | ';' => escaped.extend(['\\', character]),
                '\n' => escaped.push_str("\\n"),
                other => escaped.push(other),
            }
        }
        self.line(name, &escaped)
    }

    /// An instant by a zone's clock, where that says which instant it is; else in UTC. The zone is written by
    /// [`CalendarWriter::zone`].
    pub fn moment(&mut self, name: &str, instant: i64, zone: Tz) -> &mut Self {
        let Some(utc) = DateTime::from_timestamp(instant, 0) else { return self };
        let local = utc.with_timezone(&zone).naive_local();
        let first = match zone.from_local_datetime(&local) {
            MappedLocalTime::Single(moment) | MappedLocalTime::Ambiguous(moment, _) => Some(moment),
            MappedLocalTime::None => None,
        };
        if zone == Tz::UTC || first.is_none_or(|moment| moment != utc) {
            return self.instant(name, utc);
        }
        let name = format!("{name};TZID={}", zone.name());
        self.line(&name, &local.format("%Y%m%dT%H%M%S").to_string())
    }

    /// An instant in UTC.
    pub fn instant(&mut self, name: &str, instant: DateTime<Utc>) -> &mut Self {
        self.line(name, &instant.format("%Y%m%dT%H%M%SZ").to_string())
    }

    /// What the zone's clocks do from one instant to another: every change, as it is known today.
    pub fn zone(&mut self, zone: Tz, from: i64, to: i64) -> &mut Self {
        if zone == Tz::UTC {
            return self;
        }
        self.begin("VTIMEZONE").line("TZID", zone.name());
        for change in zone::changes(zone, from, to) {
            change.write(self);
        }
        self.end("VTIMEZONE")
    }

    /// The file.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.end("VCALENDAR");
        self.lines
    }
}

/// Seconds as an offset from UTC, such as `+0100`.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.abs();
    let mut written = format!("{sign}{:02}{:02}", seconds / 3_600, seconds / 60 % 60);
    if seconds % 60 != 0 {
        write!(written, "{:02}", seconds % 60).expect("a text can be written to");
    }
    written
}

#[cfg(test)]
mod tests;
