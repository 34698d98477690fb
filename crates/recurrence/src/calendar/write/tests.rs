use chrono::NaiveDate;
use chrono_tz::{Europe::Copenhagen, Tz};

use super::CalendarWriter;
use crate::{Calendar, Horizon};

/// 2026-10-24 22:00 UTC, the night before the clocks go back.
const BEFORE_CHANGE: i64 = 1_792_879_200;

fn lines(write: impl FnOnce(&mut CalendarWriter)) -> String {
    let mut calendar = CalendarWriter::new("-//test//");
    write(&mut calendar);
    calendar.finish()
}

#[test]
fn long_lines_are_folded_between_letters_and_read_back() {
    let words = "æøå, og \\ mere; ".repeat(20) + "\nslut";
    let file = lines(|calendar| {
        calendar.begin("VEVENT").line("UID", "1").text("SUMMARY", &words);
        calendar.line("DTSTART", "20260101T100000").end("VEVENT");
    });
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    let read = Calendar::read(file.as_bytes(), Copenhagen).unwrap();
    assert_eq!(read.entries[0].title, words.trim());
}

#[test]
fn nothing_in_a_value_begins_another_line() {
    let file = lines(|calendar| {
        calendar.text("SUMMARY", "a\r\nEND:VCALENDAR").line("UID", "b\r\nc");
    });
    assert!(file.contains("SUMMARY:a\\nEND:VCALENDAR\r\nUID:bc\r\n"), "{file}");
}

#[test]
fn a_zone_says_every_change_of_its_clocks() {
    let file = lines(|calendar| {
        calendar.zone(Copenhagen, BEFORE_CHANGE, BEFORE_CHANGE + 200 * 86_400);
    });
    let expected = "BEGIN:VTIMEZONE\r\nTZID:Europe/Copenhagen\r\n\
        BEGIN:DAYLIGHT\r\nDTSTART:20261025T000000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0200\r\n\
        TZNAME:CEST\r\nEND:DAYLIGHT\r\n\
        BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n\
        TZNAME:CET\r\nEND:STANDARD\r\n\
        BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
        TZNAME:CEST\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
    assert!(file.contains(expected), "{file}");
}

#[test]
fn an_instant_is_a_clock_unless_the_clock_says_another() {
    let start = |instant| {
        lines(|calendar| {
            calendar.moment("DTSTART", instant, Copenhagen);
        })
    };
    let hour = 3_600;
    assert!(start(BEFORE_CHANGE).contains("DTSTART;TZID=Europe/Copenhagen:20261025T000000\r\n"));
    // The hour that is there twice: the first by its clock, the second in UTC.
    assert!(start(BEFORE_CHANGE + 2 * hour).contains(":20261025T020000\r\n"));
    assert!(start(BEFORE_CHANGE + 3 * hour).contains("DTSTART:20261025T010000Z\r\n"));
    let utc = lines(|calendar| {
        calendar.moment("DTSTART", BEFORE_CHANGE, Tz::UTC);
    });
    assert!(utc.contains("DTSTART:20261024T220000Z\r\n"), "{utc}");
}

#[test]
fn what_is_written_is_read_as_the_same_instants() {
    let starts: Vec<i64> = (0..400).map(|day| BEFORE_CHANGE + day * 90_000).collect();
    let file = lines(|calendar| {
        for (number, start) in starts.iter().enumerate() {
            calendar.begin("VEVENT").line("UID", &number.to_string());
            calendar.moment("DTSTART", *start, Copenhagen);
            calendar.moment("DTEND", start + 5_400, Copenhagen).end("VEVENT");
        }
    });
    let horizon = Horizon {
        from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        through: NaiveDate::from_ymd_opt(2028, 12, 31).unwrap(),
        dates_max: 10,
    };
    let read = Calendar::read(file.as_bytes(), Copenhagen).unwrap();
    let mut dates: Vec<i64> = read
        .entries
        .iter()
        .flat_map(|entry| entry.series.as_ref().unwrap().occurrences(horizon).unwrap())
        .map(|date| date.starts(Copenhagen).instant)
        .collect();
    dates.sort_unstable();
    assert_eq!(dates, starts);
}
