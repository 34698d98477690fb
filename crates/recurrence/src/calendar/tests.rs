//! Calendar files, whole.

use chrono::NaiveDate;
use chrono_tz::Europe::Copenhagen;

use super::*;
use crate::Horizon;

const HORIZON: Horizon = Horizon {
    from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
    through: NaiveDate::from_ymd_opt(2027, 12, 31).unwrap(),
    dates_max: 400,
};

/// A calendar of events, each a list of lines.
fn calendar(events: &[&str]) -> String {
    let mut text = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sammen//DA\r\n");
    for event in events {
        text += "BEGIN:VEVENT\r\n";
        for line in event.lines().map(str::trim) {
            text += line;
            text += "\r\n";
        }
        text += "END:VEVENT\r\n";
    }
    text + "END:VCALENDAR\r\n"
}

/// Every date of the first entry, as "recurrence id → start–end", with what became of it.
fn dates(events: &[&str]) -> Vec<String> {
    let calendar = Calendar::read(calendar(events).as_bytes(), Copenhagen).unwrap();
    let series = calendar.entries[0].series.as_ref().unwrap();
    let show = |date: crate::Occurrence| {
        let (start, end) = (date.starts(Copenhagen).local, date.ends(Copenhagen).local);
        let mut line = format!("{} {}", start.format("%m-%d %H:%M"), end.format("%H:%M"));
        if date.recurrence_id != date.start.local {
            line += &format!(" from {}", date.recurrence_id.format("%m-%d %H:%M"));
        }
        if date.cancelled {
            line += " cancelled";
        }
        if !date.note.is_empty() {
            line += &format!(" ({})", date.note);
        }
        line
    };
    series.occurrences(HORIZON).unwrap().into_iter().map(show).collect()
}

#[track_caller]
fn check(events: &[&str], expect: &[&str]) {
    assert_eq!(dates(events), expect);
}

const WEEKLY: &str = "UID:spis
    SUMMARY:Fællesspisning
    DESCRIPTION:Kom og spis
    DTSTART;TZID=Europe/Copenhagen:20261018T173000
    DTEND;TZID=Europe/Copenhagen:20261018T190000
    RRULE:FREQ=WEEKLY;COUNT=4";

#[test]
fn a_series_keeps_its_clocks_over_the_change() {
    check(
        &[WEEKLY],
        &["10-18 17:30 19:00", "10-25 17:30 19:00", "11-01 17:30 19:00", "11-08 17:30 19:00"],
    );
}

#[test]
fn single_dates_are_moved_changed_and_cancelled() {
    let moved = "UID:spis
        RECURRENCE-ID:20261025T163000Z
        DTSTART;TZID=Europe/Copenhagen:20261026T180000
        DTEND;TZID=Europe/Copenhagen:20261026T193000
        DESCRIPTION:Salen er optaget";
    let cancelled = "UID:spis
        RECURRENCE-ID;TZID=Europe/Copenhagen:20261101T173000
        STATUS:CANCELLED
        DESCRIPTION:Kom og spis
        COMMENT:Komfuret er i stykker";
    let longer = "UID:spis
        RECURRENCE-ID;VALUE=DATE:20261108
        DTSTART;TZID=Europe/Copenhagen:20261108T173000
        DURATION:PT2H";
    check(
        &[WEEKLY, moved, cancelled, longer],
        &[
            "10-18 17:30 19:00",
            "10-26 18:00 19:30 from 10-25 17:30 (Salen er optaget)",
            "11-01 17:30 19:00 cancelled (Komfuret er i stykker)",
            "11-08 17:30 19:30",
        ],
    );
}

#[test]
fn dates_are_taken_out_and_added() {
    let with = |lines: &str| format!("{WEEKLY}\n{lines}");
    check(
        &[&with(
            "EXDATE;TZID=Europe/Copenhagen:20261018T173000,20261025T173000\nEXDATE;VALUE=DATE:20261101",
        )],
        &["11-08 17:30 19:00"],
    );
    check(
        &[&with(
            "EXDATE:20261025T163000Z\nRDATE;VALUE=PERIOD:20261020T080000Z/PT1H,20261021T080000Z/20261021T103000Z",
        )],
        &[
            "10-18 17:30 19:00",
            "10-20 10:00 11:00",
            "10-21 10:00 12:30",
            "11-01 17:30 19:00",
            "11-08 17:30 19:00",
        ],
    );
}

#[test]
fn a_change_may_be_of_all_later_dates() {
    let later = "UID:spis
        RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Copenhagen:20261025T173000
        DTSTART;TZID=Europe/Copenhagen:20261024T180000
        DTEND;TZID=Europe/Copenhagen:20261024T190000";
    check(
        &[WEEKLY, later],
        &[
            "10-18 17:30 19:00",
            "10-24 18:00 19:00 from 10-25 17:30",
            "10-31 18:00 19:00 from 11-01 17:30",
            "11-07 18:00 19:00 from 11-08 17:30",
        ],
    );
}

#[test]
fn the_newest_of_one_name_counts() {
    let newer = "UID:spis\nSEQUENCE:2\nSUMMARY:Middag\nDTSTART:20261018T173000\nDURATION:PT1H";
    check(&[WEEKLY, newer], &["10-18 17:30 18:30"]);
    check(&[newer, WEEKLY], &["10-18 17:30 18:30"]);
}

#[test]
fn whole_days_and_clocks_without_a_zone_are_the_areas() {
    check(
        &["UID:a\nDTSTART;VALUE=DATE:20261025\nRRULE:FREQ=DAILY;COUNT=2"],
        &["10-25 00:00 00:00", "10-26 00:00 00:00"],
    );
    check(&["UID:a\nDTSTART:20260101T120000\nDTEND:20260101T130000"], &["01-01 12:00 13:00"]);
}

#[test]
fn alarms_zones_and_tasks_are_passed_over() {
    let text = calendar(&["UID:a
        DTSTART:20260101T120000
        BEGIN:VALARM
        DTSTART:nonsense
        DURATION:PT15M
        END:VALARM"])
    .replace(
        "BEGIN:VEVENT",
        "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nEND:STANDARD\r\n\
         END:VTIMEZONE\r\nBEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nBEGIN:VEVENT",
    );
    let calendar = Calendar::read(text.as_bytes(), Copenhagen).unwrap();
    assert_eq!(calendar.entries.len(), 1);
    assert!(calendar.entries[0].series.is_ok());
}

#[test]
fn problems_of_an_entry_are_told_with_their_lines() {
    let text = calendar(&[
        WEEKLY,
        "UID:b
        DTSTART;TZID=Byen:20260101T120000
        RRULE:FREQ=HOURLY
        EXDATE:i morgen,20260101T130000
        DTEND:20260101T110000",
        "UID:c\nDTSTART:20260101T120000\nDTEND:20260101T110000",
        "UID:d\nRECURRENCE-ID:20260101T120000\nDTSTART:20260101T120000",
        "UID:e\nDTSTART:20260101T120000",
        "UID:e\nDTSTART:20260102T120000",
        "UID:f",
    ]);
    let calendar = Calendar::read(text.as_bytes(), Copenhagen).unwrap();
    let problems: Vec<_> =
        calendar.entries.iter().filter_map(|entry| entry.series.as_ref().err()).flatten().collect();
    let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 14: find the time zone \"Byen\": use Europe/Copenhagen",
            "line 15: repeat something more often than daily (\"FREQ=HOURLY\"): use FREQ=DAILY or \
             less often",
            "line 16: read \"i morgen\" as a date or a clock: it is like 20260903T173000 (years 1900 \
             to 2200)",
            "line 19: end before the start: give the entry a later end",
            "line 24: find the series of which this is a changed date: export the whole series",
            "line 33: tell two entries of one UID apart: line 29 begins another with the same \
             SEQUENCE",
            "line 37: find the start (DTSTART): give the entry one",
        ]
    );
    assert!(calendar.entries[0].series.is_ok());
}

#[test]
fn problems_of_a_file_are_told_with_their_lines() {
    let told = |text: &str| {
        let problems = Calendar::read(text.as_bytes(), Copenhagen).unwrap_err();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    let empty = told("");
    assert!(empty.starts_with("line 1: find a calendar in it"), "{empty}");
    let cut = told("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n");
    assert!(cut.starts_with("line 2: find the end of VEVENT"), "{cut}");
    let damaged = told("BEGIN:VCALENDAR\r\nEND:VEVENT\r\n");
    assert!(damaged.starts_with("line 2: end VEVENT, which was not begun"), "{damaged}");
    let other = told("key,name\nx,y\n");
    assert!(other.starts_with("line 1: read \"key,name\" as a line of a calendar"), "{other}");
}

#[test]
fn entries_are_named_by_uid_or_by_title() {
    let text = calendar(&[WEEKLY, "UID:Fællesspisning\nSUMMARY:Andet\nDTSTART:20260101T120000"]);
    let calendar = Calendar::read(text.as_bytes(), Copenhagen).unwrap();
    let named = |name: &str| calendar.named(name).map(|entry| entry.line).collect::<Vec<_>>();
    assert_eq!(named("spis"), [4]);
    assert_eq!(named("andet"), [12]);
    // A UID comes before a title.
    assert_eq!(named("Fællesspisning"), [12]);
    assert_eq!(named("intet"), [0_u32; 0]);
}
