//! What the clocks of a zone do.

use chrono::{DateTime, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::{CalendarWriter, offset};

const DAY_SECONDS: i64 = 86_400;

/// From when on a zone's clocks have an offset.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Change {
    /// By the clocks of before.
    from: NaiveDateTime,
    before: i32,
    after: i32,
    summer: bool,
    name: String,
}

impl Change {
    pub(super) fn write(&self, calendar: &mut CalendarWriter) {
        let part = if self.summer { "DAYLIGHT" } else { "STANDARD" };
        calendar
            .begin(part)
            .line("DTSTART", &self.from.format("%Y%m%dT%H%M%S").to_string())
            .line("TZOFFSETFROM", &offset(self.before))
            .line("TZOFFSETTO", &offset(self.after))
            .line("TZNAME", &self.name)
            .end(part);
    }
}

/// The offset at the beginning, and every change until the end. Clocks change at most once a day.
pub(super) fn changes(zone: Tz, from: i64, to: i64) -> Vec<Change> {
    let begin = instant(from);
    let mut changes = vec![Change {
        from: begin.with_timezone(&zone).naive_local(),
        before: seconds(zone, begin),
        ..at(zone, begin)
    }];
    let mut day = from;
    while day < to {
        let next = day.saturating_add(DAY_SECONDS);
        let (before, after) = (seconds(zone, instant(day)), seconds(zone, instant(next)));
        if before != after {
            changes.push(at(zone, instant(first_of(zone, day, next))));
        }
        day = next;
    }
    changes
}

/// The first second with the offset of `late`; that of `early` is another one.
fn first_of(zone: Tz, mut early: i64, mut late: i64) -> i64 {
    let wanted = seconds(zone, instant(late));
    while late - early > 1 {
        let middle = early + (late - early) / 2;
        if seconds(zone, instant(middle)) == wanted { late = middle } else { early = middle }
    }
    late
}

fn at(zone: Tz, change: DateTime<Utc>) -> Change {
    let before = seconds(zone, change - chrono::Duration::seconds(1));
    let after = zone.offset_from_utc_datetime(&change.naive_utc());
    Change {
        from: change.naive_utc() + chrono::Duration::seconds(i64::from(before)),
        before,
        after: after.fix().local_minus_utc(),
        summer: !after.dst_offset().is_zero(),
        name: after.abbreviation().unwrap_or_default().to_owned(),
    }
}

fn seconds(zone: Tz, at: DateTime<Utc>) -> i32 {
    zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
}

/// An instant; the calendar's end for what lies beyond it.
fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::<Utc>::MAX_UTC)
}
