//! Nothing that is given as a file brings the program down.

use proptest::prelude::*;
use sammen_demo::AREAS;
use sammen_server::import::{ImportOptions, read_content};

use super::{ACTIVITIES, csv_area, file, read};

fn any_name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "plan.xlsx",
        "area.csv",
        "partners.csv",
        "places.csv",
        "services.csv",
        "activities.csv",
        "dates.csv",
        "",
        "x",
    ])
}

fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "spis",
            "hus",
            "folk",
            "2026-09-03",
            "2026-03-29",
            "02:30",
            "03:30",
            "moved",
            "extra",
            "cancelled",
            "FREQ=DAILY;COUNT=2",
            "registration",
            "8",
            "50/household",
            "everyone",
            "food",
            "",
            "_",
            "::",
            "key::(",
            "Mo-Su 00:00-23:59",
            "2100-12-31",
            "2000-01-01",
        ])
        .prop_map(str::to_owned),
        "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY);(COUNT=[0-9]{1,6}|UNTIL=[0-9T]{8,15}Z?)\
         (;BY(DAY|MONTH|MONTHDAY|SETPOS|WEEKNO)=-?[0-9A-Z]{1,4})?(;INTERVAL=[0-9]{1,6})?",
        "[0-9:.,/+ -]{1,12}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn arbitrary_bytes(name in any_name(), bytes in prop::collection::vec(any::<u8>(), 0..512)) {
        let _ = read(&[file(name, bytes)]);
    }

    #[test]
    fn a_workbook_with_bytes_changed(
        at in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = AREAS[1].files[0].1.to_vec();
        for (index, byte) in at {
            let index = index.index(bytes.len());
            bytes[index] = byte;
        }
        let _ = read(&[file("plan.xlsx", bytes), file("partners.csv", AREAS[1].files[1].1)]);
    }

    #[test]
    fn arbitrary_cells(
        cells in prop::collection::vec(any_cell(), 15),
        dates in prop::collection::vec(prop::collection::vec(any_cell(), 8), 0..4),
        shift_days in any::<i32>(),
    ) {
        let quoted = |row: &[String]| {
            let cells: Vec<_> =
                row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            cells.join(",") + "\n"
        };
        let headings = ACTIVITIES.lines().next().unwrap();
        let activities = format!("{ACTIVITIES}{}", quoted(&cells));
        let mut lines = String::from(
            "activity,date,status,reason,new_date,start_time,end_time,\
             maximum_attendee_capacity\n",
        );
        lines.extend(dates.iter().map(|row| quoted(row)));
        let twice = format!("{headings}\n{}", quoted(&cells));
        for text in [activities.as_str(), twice.as_str()] {
            let files = csv_area(&[("activities.csv", text), ("dates.csv", lines.as_str())]);
            let _ = read_content(&files, &ImportOptions { shift_days, today: None });
        }
    }

    #[test]
    fn arbitrary_rules_give_ordered_dates_or_one_problem(
        rule in any_cell(), day in 1_u32..29, month in 1_u32..13,
    ) {
        let written = format!("\"{}\"", rule.replace('"', "\"\""));
        let activities = ACTIVITIES
            .replace("FREQ=WEEKLY;COUNT=3", &written)
            .replace("2026-09-03", &format!("2026-{month:02}-{day:02}"));
        match read(&csv_area(&[("activities.csv", &activities)])) {
            Ok(content) => {
                prop_assert!((1..=400).contains(&content.occurrences.len()));
                let ordered = content.occurrences.is_sorted_by(|a, b| a.starts < b.starts);
                prop_assert!(ordered);
                prop_assert!(content.occurrences.iter().all(|o| o.starts_at < o.ends_at));
            }
            Err(problems) => prop_assert_eq!(problems.len(), 1),
        }
    }
}
