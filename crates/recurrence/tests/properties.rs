//! What holds for every series, whatever it says.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime};
use chrono_tz::Europe::Copenhagen;
use proptest::prelude::*;
use sammen_recurrence::{
    Calendar, Clock, Extra, Horizon, Length, Occurrence, Override, Rule, Series, When,
};

fn any_clock() -> impl Strategy<Value = Clock> {
    (0..2_500_u64, 0..24_u32, prop::sample::select(vec![0_u32, 15, 30, 59])).prop_map(
        |(days, hour, minute)| {
            let day = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap() + Days::new(days);
            Clock { local: day.and_hms_opt(hour, minute, 0).unwrap(), zone: Copenhagen }
        },
    )
}

/// A rule that fits its start, with how far apart its dates are.
fn any_rule() -> impl Strategy<Value = (String, Step)> {
    (prop::sample::select(vec!["DAILY", "WEEKLY"]), 1..4_i64, 1..60_u32).prop_map(
        |(frequency, interval, count)| {
            let days = if frequency == "DAILY" { interval } else { 7 * interval };
            let rule = format!("FREQ={frequency};INTERVAL={interval};COUNT={count}");
            (rule, Step { days, count })
        },
    )
}

#[derive(Clone, Copy, Debug)]
struct Step {
    days: i64,
    count: u32,
}

fn any_length() -> impl Strategy<Value = Length> {
    prop_oneof![
        (0..100_000_i64).prop_map(|seconds| Length::Exact { seconds }),
        (0..3, 0..50_000_i64).prop_map(|(days, seconds)| Length::Nominal { days, seconds }),
        (0..24_u32).prop_map(|hour| Length::Clock {
            days: 1,
            time: chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap(),
        }),
    ]
}

fn everything() -> Horizon {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    Horizon { from: day(2020), through: day(2040), dates_max: 10_000 }
}

fn expand(series: &Series) -> Vec<Occurrence> {
    series.occurrences(everything()).unwrap()
}

fn ids(dates: &[Occurrence]) -> Vec<NaiveDateTime> {
    dates.iter().map(|date| date.recurrence_id).collect()
}

prop_compose! {
    fn any_series()(start in any_clock(), length in any_length(), (rule, step) in any_rule())
        -> (Series, Step) {
        let rules = vec![Rule::parse(&rule).unwrap()];
        (Series { rules, ..Series::single(start, length) }, step)
    }
}

proptest! {
    #[test]
    fn dates_are_as_many_as_counted_and_keep_their_clock((series, step) in any_series()) {
        let dates = expand(&series);
        prop_assert_eq!(dates.len(), step.count as usize);
        for (nth, date) in (0..).zip(&dates) {
            let expected = series.start.local + Duration::days(step.days * nth);
            prop_assert_eq!(date.recurrence_id, expected);
            prop_assert_eq!(date.start.local, expected);
            let (starts, ends) = (date.starts(Copenhagen), date.ends(Copenhagen));
            prop_assert!(starts.instant <= ends.instant);
            // Only a clock that does not exist is shown as another, one hour later.
            let shown = starts.local - expected;
            prop_assert!(shown.is_zero() || shown == Duration::hours(1));
            prop_assert!(shown.is_zero() || expected.month() == 3);
        }
        prop_assert!(dates.is_sorted_by_key(|date| date.start.instant()));
    }

    #[test]
    fn a_horizon_cuts_and_changes_nothing(
        (series, _) in any_series(), days in 0..400_u64, span in 0..400_u64,
    ) {
        let all = expand(&series);
        let from = series.start.local.date() + Days::new(days);
        let through = from + Days::new(span);
        let within = series.occurrences(Horizon { from, through, dates_max: 10_000 }).unwrap();
        let expected: Vec<_> = all
            .into_iter()
            .filter(|date| (from..=through).contains(&date.starts(Copenhagen).local.date()))
            .collect();
        prop_assert_eq!(within, expected);
    }

    #[test]
    fn a_moved_date_keeps_its_name_and_touches_no_other(
        (series, step) in any_series(), nth in 0..60_u32, to in any_clock(),
    ) {
        let before = expand(&series);
        let of = &before[(nth % step.count) as usize];
        let mut moved = series.clone();
        moved.overrides.push(Override::moved(When::At(of.start), to));
        let after = expand(&moved);
        let (mut old, mut new) = (ids(&before), ids(&after));
        old.sort_unstable();
        new.sort_unstable();
        prop_assert_eq!(old, new);
        for date in &after {
            let same = before.iter().find(|b| b.recurrence_id == date.recurrence_id).unwrap();
            let expected = if date.recurrence_id == of.recurrence_id { to } else { same.start };
            prop_assert_eq!(date.start, expected);
            prop_assert_eq!(date.planned_start, same.start);
        }
    }

    #[test]
    fn taken_out_and_added_again_is_as_before((series, step) in any_series(), nth in 0..60_u32) {
        let before = expand(&series);
        let of = When::At(before[(nth % step.count) as usize].start);
        let mut fewer = series.clone();
        fewer.excluded.push(of);
        prop_assert_eq!(expand(&fewer).len() + 1, before.len());
        let mut twice = series;
        twice.extra.push(Extra { start: of, length: None });
        prop_assert_eq!(expand(&twice), before);
    }

    #[test]
    fn a_cancelled_date_stays_where_it_was((series, step) in any_series(), nth in 0..60_u32) {
        let before = expand(&series);
        let nth = (nth % step.count) as usize;
        let mut cancelled = series;
        cancelled.overrides.push(Override::cancelled(When::At(before[nth].start)));
        for (at, (date, same)) in expand(&cancelled).iter().zip(&before).enumerate() {
            prop_assert_eq!(date.cancelled, at == nth);
            prop_assert_eq!(date.start, same.start);
        }
    }

    #[test]
    fn whatever_the_rule_the_work_is_bounded(
        rule in "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY|HOURLY|SECONDLY))?(;COUNT=[0-9]{1,12})?\
                 (;INTERVAL=[0-9]{1,7})?(;BY(DAY|MONTH|MONTHDAY|SETPOS|WEEKNO|YEARDAY|HOUR)=\
                 -?[0-9]{0,3}(MO|TU|,[0-9]{1,3})?){0,3}(;UNTIL=[0-9]{8}(T[0-9]{6}Z?)?)?",
        start in any_clock(),
    ) {
        let Ok(rule) = Rule::parse(&rule) else { return Ok(()) };
        let series = Series { rules: vec![rule], ..Series::single(start, Length::Exact { seconds: 0 }) };
        if let Ok(dates) = series.occurrences(everything()) {
            prop_assert!(dates.len() <= 10_000);
        }
    }

    #[test]
    fn whatever_the_bytes_nothing_panics(
        lines in prop::collection::vec(any_line(), 0..30), raw in any::<Vec<u8>>(),
    ) {
        let _ = Calendar::read(&raw, Copenhagen);
        let text = format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{}END:VEVENT\r\nEND:VCALENDAR",
            lines.concat()
        );
        let Ok(calendar) = Calendar::read(text.as_bytes(), Copenhagen) else { return Ok(()) };
        for entry in calendar.entries {
            let Ok(series) = entry.series else { continue };
            for date in series.occurrences(everything()).unwrap_or_default() {
                let _ = (date.planned(Copenhagen), date.clone().plus_days(36_525).ends(Copenhagen));
            }
        }
    }
}

fn any_line() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        Just("20260329T023000".to_owned()),
        Just("20260329".to_owned()),
        Just("FREQ=DAILY;COUNT=3".to_owned()),
        Just("CANCELLED".to_owned()),
        Just("P1DT2H".to_owned()),
        "[0-9TZ/,P-]{0,20}",
        any::<String>(),
    ];
    let name = prop::sample::select(vec![
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "EXRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "STATUS",
        "UID",
        "SEQUENCE",
        "SUMMARY",
        "BEGIN",
        "END",
        " ",
        "RDATE;VALUE=PERIOD",
        "RECURRENCE-ID;RANGE=THISANDFUTURE",
        "DTSTART;TZID=Europe/Copenhagen",
        "EXDATE;TZID=UTC",
    ]);
    (name, value).prop_map(|(name, value)| format!("{name}:{value}\r\n"))
}
