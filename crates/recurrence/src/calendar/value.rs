//! Values of a calendar file: clocks, zones, durations, texts.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use super::{CalendarProblemKind, line::Line, problem::shortened};
use crate::{Clock, Length, When, clock::in_years};

/// A year, in seconds.
const DURATION_SECONDS_MAX: i64 = 366 * 86_400;

/// What Outlook calls the zones of Europe, after Unicode's list of Windows zones.
const OUTLOOK_ZONES: [(&str, Tz); 9] = [
    // Denmark's; its clocks change with those of Paris.
    ("Romance Standard Time", Tz::Europe__Copenhagen),
    ("W. Europe Standard Time", Tz::Europe__Berlin),
    ("Central Europe Standard Time", Tz::Europe__Budapest),
    ("Central European Standard Time", Tz::Europe__Warsaw),
    ("GMT Standard Time", Tz::Europe__London),
    ("FLE Standard Time", Tz::Europe__Kiev),
    ("GTB Standard Time", Tz::Europe__Bucharest),
    ("Greenwich Standard Time", Tz::Atlantic__Reykjavik),
    ("UTC", Tz::UTC),
];

/// The zone of a line's clocks; the calendar's own where it names none.
pub(super) fn zone(line: &Line, own: Tz) -> Result<Tz, CalendarProblemKind> {
    let Some(name) = line.parameter("TZID") else { return Ok(own) };
    let outlook = OUTLOOK_ZONES.iter().find(|(other, _)| *other == name).map(|(_, zone)| *zone);
    // Some programs write a path before the name.
    let known = || {
        name.match_indices('/')
            .map(|(at, _)| &name[at + 1..])
            .chain([name])
            .find_map(|name| name.parse().ok())
    };
    outlook
        .or_else(|| name.parse().ok())
        .or_else(known)
        .ok_or_else(|| CalendarProblemKind::UnknownZone { given: shortened(name) })
}

/// `20260903`, `20260903T173000` in a zone, or `20260903T153000Z`.
pub(super) fn when(written: &str, zone: Tz) -> Result<When, CalendarProblemKind> {
    let not_a_clock = || CalendarProblemKind::NotAClock { given: shortened(written) };
    let written_in_full = written.trim();
    if written_in_full.len() == 8 {
        return day(written_in_full).map(When::On).ok_or_else(not_a_clock);
    }
    let (text, zone) = match written_in_full.strip_suffix('Z') {
        Some(text) => (text, Tz::UTC),
        None => (written_in_full, zone),
    };
    let local = clock(text).ok_or_else(not_a_clock)?;
    Ok(When::At(Clock { local, zone }))
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(
        i32::try_from(number(text.get(..4)?)?).ok()?,
        number(text.get(4..6)?)?,
        number(text.get(6..8)?)?,
    )
    .and_then(in_years)
}

fn clock(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T')?;
    if date.len() != 8 || time.len() != 6 {
        return None;
    }
    // A leap second is told as the second before it: no calendar means one.
    let second = number(time.get(4..6)?)?;
    let second = if second == 60 { 59 } else { second };
    day(date)?.and_hms_opt(number(time.get(..2)?)?, number(time.get(2..4)?)?, second)
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// `P2D`, `PT1H30M`, `P1W`, `P1DT12H`: days by the calendar, then seconds that pass.
pub(super) fn duration(written: &str) -> Result<Length, CalendarProblemKind> {
    read_duration(written.trim())
        .ok_or_else(|| CalendarProblemKind::NotADuration { given: shortened(written) })
}

fn read_duration(written: &str) -> Option<Length> {
    let text = written.strip_prefix('+').unwrap_or(written).strip_prefix('P')?;
    let (days_text, time_text) = match text.split_once('T') {
        Some((days, time)) if !time.is_empty() => (days, time),
        Some(_) => return None,
        None => (text, ""),
    };
    if days_text.is_empty() && time_text.is_empty() {
        return None;
    }
    let days = sum(days_text, &[('W', 7), ('D', 1)])?;
    let seconds = sum(time_text, &[('H', 3_600), ('M', 60), ('S', 1)])?;
    let in_all = days.checked_mul(86_400)?.checked_add(seconds)?;
    (in_all <= DURATION_SECONDS_MAX).then_some(())?;
    Some(Length::Nominal { days: i32::try_from(days).ok()?, seconds })
}

/// Adds numbers with their units, each at most once and in this order.
fn sum(mut text: &str, units: &[(char, i64)]) -> Option<i64> {
    let mut all: i64 = 0;
    for (unit, worth) in units {
        let Some((digits, rest)) = text.split_once(*unit) else { continue };
        let count = i64::from(number(digits).filter(|_| !digits.is_empty())?);
        all = all.checked_add(count.checked_mul(*worth)?)?;
        text = rest;
    }
    text.is_empty().then_some(all)
}

/// A text without its escapes.
pub(super) fn text(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut characters = written.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            _ => text.push(character),
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_days_and_seconds() {
        let check = |written: &str, expect: Option<(i32, i64)>| {
            let expect = expect.map(|(days, seconds)| Length::Nominal { days, seconds });
            assert_eq!(duration(written).ok(), expect, "{written}");
        };
        check("PT1H30M", Some((0, 5_400)));
        check("P2D", Some((2, 0)));
        check("P1W", Some((7, 0)));
        check("+P1DT12H", Some((1, 43_200)));
        check("PT45S", Some((0, 45)));
        check("PT0S", Some((0, 0)));
        for wrong in ["", "P", "PT", "P1", "1H", "-PT1H", "PT1M1H", "P9999D", "PT99999999999H"] {
            check(wrong, None);
        }
    }

    #[test]
    fn clocks_are_local_or_utc_or_whole_days() {
        let own = Tz::Europe__Copenhagen;
        let read = |written: &str| when(written, own).ok();
        let local = NaiveDate::from_ymd_opt(2026, 9, 3).unwrap().and_hms_opt(17, 30, 0).unwrap();
        assert_eq!(read("20260903T173000"), Some(When::At(Clock { local, zone: own })));
        assert_eq!(read("20260903T173000Z"), Some(When::At(Clock { local, zone: Tz::UTC })));
        assert_eq!(read("20260903"), Some(When::On(local.date())));
        for wrong in [
            "",
            "2026-09-03",
            "20260903T1730",
            "20260230",
            "99990903T000000",
            "2026090æ",
            "+2026903",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn zones_are_known_by_every_name_that_programs_write() {
        let zone_of = |name: &str| {
            let parameters = vec![("TZID".to_owned(), name.to_owned())];
            let line = Line { number: 1, name: "X".into(), parameters, value: String::new() };
            zone(&line, Tz::UTC).ok()
        };
        let copenhagen = Some(Tz::Europe__Copenhagen);
        assert_eq!(zone_of("Europe/Copenhagen"), copenhagen);
        assert_eq!(zone_of("Romance Standard Time"), copenhagen);
        assert_eq!(zone_of("/example.org/20260101_1/Europe/Copenhagen"), copenhagen);
        assert_eq!(zone_of("Byen"), None);
    }

    #[test]
    fn texts_lose_their_escapes() {
        assert_eq!(text(r"Kaffe\, te\nog\\eller vand\;"), "Kaffe, te\nog\\eller vand;");
        assert_eq!(text("slut\\"), "slut");
    }
}
