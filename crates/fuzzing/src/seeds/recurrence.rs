//! Calendar files: the demo's, and small ones that use every property.

use sammen_demo::AREAS;

const SMALL: [&str; 4] = [
    "DTSTART;TZID=Europe/Copenhagen:20260322T023000
DTEND;TZID=Europe/Copenhagen:20260322T040000
RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=SU;WKST=MO
EXDATE;TZID=Europe/Copenhagen:20260405T023000
EXDATE;VALUE=DATE:20260412
RDATE;TZID=Europe/Copenhagen;VALUE=PERIOD:20260401T100000/PT1H30M",
    "DTSTART:20251026T003000Z
DURATION:P1DT2H
RRULE:FREQ=MONTHLY;BYDAY=-1SU;INTERVAL=2;UNTIL=20270101T000000Z
RDATE:20260101T100000Z,20260102T100000Z",
    "DTSTART;VALUE=DATE:20240229
DTEND;VALUE=DATE:20240301
RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1
EXDATE;VALUE=DATE:20250228",
    "DTSTART;TZID=Romance Standard Time:20260907T180000
DURATION:PT2H
RRULE:FREQ=DAILY;BYMONTH=9,10;BYSETPOS=1;BYHOUR=18,20
STATUS:CONFIRMED
DESCRIPTION:Kaffe\\, te\\nog kage",
];

/// What becomes of the first date of each.
const CHANGES: &str = "RECURRENCE-ID;RANGE=THISANDFUTURE:20260329T003000Z
DTSTART;TZID=Europe/Copenhagen:20260330T180000
DTEND;TZID=Europe/Copenhagen:20260330T190000
SEQUENCE:2
STATUS:CANCELLED
COMMENT:Lukket";

/// Calendars in every form that is taken.
pub fn recurrence() -> Vec<Vec<u8>> {
    let demo = AREAS.iter().flat_map(|area| area.files);
    let demo = demo.filter(|(name, _)| name.ends_with(".ics")).map(|(_, bytes)| bytes.to_vec());
    demo.chain(SMALL.iter().map(|series| calendar(&[series, CHANGES]).into_bytes())).collect()
}

fn calendar(events: &[&str]) -> String {
    let events: String = events
        .iter()
        .map(|event| format!("BEGIN:VEVENT\r\nUID:a\r\n{event}\r\nEND:VEVENT\r\n"))
        .collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

#[cfg(test)]
mod tests {
    use sammen_recurrence::Calendar;

    use super::*;

    #[test]
    fn the_seeds_are_right() {
        for seed in recurrence() {
            let calendar = Calendar::read(&seed, chrono_tz::Europe::Copenhagen).unwrap();
            for entry in calendar.entries {
                assert!(entry.series.is_ok(), "{entry:?}");
            }
        }
    }
}
