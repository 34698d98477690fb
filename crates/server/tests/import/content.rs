//! What is read from files that are right.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use sammen_demo::{AREAS, DemoArea, WRITTEN_FOR_MONDAY};
use sammen_domain::{Covers, Held, LocalDate, OccurrenceState, Per, QuestionKind, SignUp, Weekday};
use sammen_server::import::{Content, ImportFile, ImportOptions, read_content};

use super::{ACTIVITIES, csv_area, file, listed, read};

fn demo(area: &DemoArea, shift_days: i32) -> Content {
    let files: Vec<_> = area.files.iter().map(|(name, bytes)| file(name, *bytes)).collect();
    read_content(&files, &ImportOptions { shift_days, today: None })
        .unwrap_or_else(|problems| panic!("{}:\n{}", area.area, listed(&problems)))
}

#[test]
fn the_demo_areas_have_no_problems_and_enough_to_do() {
    for (area, places, activities, series, services) in
        [("hoeje-gladsaxe", 12, 24, 10, 6), ("vaerebro-park", 8, 8, 1, 3)]
    {
        let content = demo(AREAS.iter().find(|demo| demo.area == area).unwrap(), 0);
        assert_eq!(content.area.id.as_str(), area);
        assert!(content.places.len() >= places);
        assert!(content.services.len() >= services);
        assert!(content.activities.len() >= activities);
        assert!(content.activities.iter().filter(|activity| activity.series).count() >= series);
        for activity in &content.activities {
            assert_eq!(activity.title.language("en"), "en", "{:?}", activity.title);
            assert_eq!(activity.description.language("en"), "en");
            assert!(content.places.iter().any(|place| place.id == activity.place));
            assert!(content.partners.iter().any(|partner| partner.id == activity.organiser));
            assert!(content.occurrences.iter().any(|date| date.activity == activity.id));
        }
    }
}

#[test]
fn the_demo_calendar_moves_one_date_and_cancels_another() {
    let content = demo(&AREAS[0], 0);
    let activity = content.activities.iter().find(|a| a.title.get("da").starts_with("Far og barn"));
    let dates: Vec<_> =
        content.occurrences.iter().filter(|o| o.activity == activity.unwrap().id).collect();
    assert_eq!(dates.len(), 24);
    let moved = dates.iter().find_map(|date| date.change.as_ref()).unwrap();
    assert_eq!(moved.starts.date.weekday(), Weekday::Sunday);
    assert!(moved.reason.get("da").starts_with("Gulvet bliver lakeret"));
    let cancelled = |date: &&&sammen_domain::Occurrence| !date.is_scheduled();
    assert_eq!(dates.iter().filter(cancelled).count(), 1);
}

#[test]
fn every_day_of_the_demo_week_has_something_on() {
    let content = demo(&AREAS[0], 0);
    for (days, weekday) in (0..).zip(Weekday::ALL) {
        let day = LocalDate(WRITTEN_FOR_MONDAY + days);
        assert_eq!(day.weekday(), weekday);
        let on = content.occurrences.iter().filter(|o| o.starts.date == day && o.is_scheduled());
        assert!(on.count() >= 2, "{weekday:?}");
    }
    let small = content.activities.iter().any(|a| a.terms().is_some());
    let named =
        content.activities.iter().any(|a| a.terms().is_some_and(|terms| terms.names_required));
    assert!(small && named);
}

#[test]
fn shifting_moves_every_date_and_keeps_clocks_and_days() {
    let (now, later) = (demo(&AREAS[0], 0), demo(&AREAS[0], 70));
    let plain = |content: &Content| {
        let mut activities = content.activities.clone();
        for activity in &mut activities {
            if let SignUp::Registration(terms) = &mut activity.sign_up {
                // A series names its dates, whose ids are of the days that they are on.
                if let Covers::Series(dates) = &mut terms.covers {
                    dates.clear();
                }
            }
        }
        activities
    };
    assert_eq!(plain(&now), plain(&later));
    assert_eq!(now.occurrences.len(), later.occurrences.len());
    let clocks = |content: &Content, shift: i32| {
        let mut all: Vec<_> = content
            .occurrences
            .iter()
            .map(|o| (o.activity, o.starts.date.plus_days(-shift), o.starts.minute, o.ends.minute))
            .collect();
        all.sort_unstable();
        all
    };
    assert_eq!(clocks(&now, 0), clocks(&later, 70));
    demo(&AREAS[0], i32::MIN);
    demo(&AREAS[0], i32::MAX);
}

#[test]
fn reading_again_gives_the_same_and_a_changed_date_keeps_its_id() {
    let before = read(&csv_area(&[])).unwrap();
    assert_eq!(before, read(&csv_area(&[])).unwrap());
    let dates = "\
activity,date,status,reason,reason::English (en),new_date,start_time,maximum_attendee_capacity
spis,2026-09-03,cancelled,Komfuret er i stykker,The cooker is broken,,,
spis,2026-09-10,moved,,,2026-09-11,18.00,
spis,2026-09-17,changed,,,,,8
spis,2026-09-20,extra,,,,,
";
    let after = read(&csv_area(&[("dates.csv", dates)])).unwrap();
    let id = |content: &Content, at: usize| content.occurrences[at].id;
    assert_eq!([0, 1, 2].map(|at| id(&before, at)), [0, 1, 2].map(|at| id(&after, at)));
    let [cancelled, moved, changed, extra] = after.occurrences.as_slice() else { panic!() };
    let OccurrenceState::Cancelled { reason } = &cancelled.state else { panic!() };
    assert_eq!(reason.get("en"), "The cooker is broken");
    assert_eq!(moved.starts.date.days_since(before.occurrences[1].starts.date), 1);
    assert_eq!((moved.starts.minute, moved.ends.minute), (1080, 1140));
    assert_eq!((changed.capacity, extra.capacity), (Some(8), None));
    assert_eq!(extra.starts.date.weekday(), Weekday::Sunday);
}

/// The area's CSV files, with more columns on the one activity that one registers for.
fn with_columns(columns: &str, values: &str, more: &[(&str, &str)]) -> Vec<ImportFile> {
    let activities: String = ACTIVITIES
        .lines()
        .enumerate()
        .map(|(row, line)| format!("{line},{}\n", if row == 0 { columns } else { values }))
        .collect();
    csv_area(&[&[("activities.csv", activities.as_str())], more].concat())
}

const QUESTIONS: &str = "\
activity,key,question,question::English (en),answer,asked_of,required
spis,mad,Hvad spiser I ikke?,What do you not eat?,many-of,participant,yes
spis,andet,Er der andet?,,text,,
";
const CHOICES: &str = "\
activity,question,key,label,label::English (en)
spis,mad,koed,Kød,Meat
spis,mad,fisk,Fisk,Fish
";

#[test]
fn an_activity_says_what_registering_asks_for_and_gives() {
    let columns = "age_range,register_for,guardians,offer_hours,held_seats,held_until_hours_before,\
                   opens_date,opens_time";
    let values = "6-12,series,yes,24,2,12,2026-08-01,08:00";
    let more = [("questions.csv", QUESTIONS), ("choices.csv", CHOICES)];
    let content = read(&with_columns(columns, values, &more)).map_err(|all| listed(&all)).unwrap();
    let activity = &content.activities[0];
    let terms = activity.terms().unwrap();
    assert_eq!(
        (activity.ages, terms.guardians, terms.offer_hours),
        (Some((6, 12)), true, Some(24))
    );
    assert_eq!(terms.held, Some(Held { seats: 2, released_hours_before: 12 }));
    // 8:00 in summer in Copenhagen.
    assert_eq!(terms.opens_at, Some(1_785_564_000));
    let dates: Vec<_> = content.occurrences.iter().map(|date| date.id).collect();
    assert_eq!(terms.covers, Covers::Series(dates));
    let [food, other] = terms.questions.as_slice() else { panic!("{:?}", terms.questions) };
    assert_eq!((food.per, food.required), (Per::Participant, true));
    assert_eq!(food.label.get("en"), "What do you not eat?");
    let keys: Vec<&str> = food.kind.choices().iter().map(|choice| choice.key.as_str()).collect();
    assert_eq!(keys, ["koed", "fisk"]);
    assert!(matches!(food.kind, QuestionKind::ManyOf(_)));
    assert_eq!(
        (&other.kind, other.per, other.required),
        (&QuestionKind::Text, Per::Household, false)
    );
}

#[test]
fn of_numbered_seats_a_household_has_one() {
    let files = with_columns("numbered_seats,numbered_seats::English (en)", "stade,stall", &[]);
    let content = read(&files).map_err(|all| listed(&all)).unwrap();
    let activity = &content.activities[0];
    assert_eq!(activity.terms().unwrap().household_max, 1);
    let called = &content.numbered_seats[&activity.id];
    assert_eq!((called.get("da"), called.get("en")), ("stade", "stall"));
}

#[test]
fn what_registering_asks_for_is_checked() {
    let check = |columns: &str, values: &str, more: &[(&str, &str)], expect: &str| {
        let problems = read(&with_columns(columns, values, more)).unwrap_err();
        assert_eq!(listed(&problems).trim(), expect);
    };
    check(
        "guardians,register_for",
        "yes,month",
        &[],
        "activities row 2, column register_for: read \"month\" as what one registers for: use date or series\n\
         activities row 2, column guardians: let adults come along where every age may come: fill in \
         age_range, or empty the cell",
    );
    check(
        "household_max,numbered_seats",
        "2,stade",
        &[],
        "activities row 2, column household_max: give a household more than one of the numbered seats: \
         empty the cell, or write 1",
    );
    let lonely = CHOICES.lines().take(2).collect::<Vec<_>>().join("\n");
    check(
        "held_until_hours_before",
        "3",
        &[("questions.csv", QUESTIONS), ("choices.csv", &lonely)],
        "activities row 2, column held_until_hours_before: release seats that are not held: fill in \
         held_seats, or empty the cell\n\
         questions row 2, column answer: find two choices for this question: add them to the sheet \
         choices",
    );
    let twice = format!("{QUESTIONS}spis,andet,Hvad?,,essay,,\n");
    let astray = format!("{CHOICES}spis,andet,ja,Ja,\nspis,drikke,vand,Vand,\n");
    check(
        "_note",
        "",
        &[("questions.csv", &twice), ("choices.csv", &astray)],
        "questions row 4, column answer: read \"essay\" as a way to answer: use text, one-of, many-of \
         or yes-no\n\
         questions row 4, column key: ask \"andet\" twice: give the question another key, or remove \
         the row\n\
         choices row 4, column question: choose an answer to this question: write one-of or many-of \
         in its column answer\n\
         choices row 5, column question: find the question \"drikke\" of this activity: use a key from \
         the sheet questions",
    );
}

#[test]
fn dates_may_make_way_for_each_other() {
    let dates = "\
activity,date,status,new_date
spis,2026-09-03,moved,2026-09-10
spis,2026-09-10,moved,2026-09-17
spis,2026-09-17,cancelled,
";
    let content = read(&csv_area(&[("dates.csv", dates)])).map_err(|problems| listed(&problems));
    assert_eq!(content.unwrap().occurrences.len(), 3);
}

#[test]
fn a_series_keeps_its_local_clock_over_the_change_of_time() {
    let activities =
        ACTIVITIES.replace("2026-09-03", "2026-10-11").replace("17:30,19:00", "02:30,03:30");
    let content = read(&csv_area(&[("activities.csv", &activities)])).unwrap();
    let starts: Vec<_> = content.occurrences.iter().map(|o| o.starts.minute).collect();
    assert_eq!(starts, [150, 150, 150]);
    let hours: Vec<_> =
        content.occurrences.windows(2).map(|o| (o[1].starts_at - o[0].starts_at) / 3600).collect();
    // 2026-10-25 has 02:30 twice; the first is still in summer time.
    assert_eq!(hours, [168, 168]);
    assert_eq!(content.occurrences[2].ends_at - content.occurrences[2].starts_at, 2 * 3600);
}

#[test]
fn an_hour_that_does_not_exist_is_shown_as_it_happens() {
    let activities =
        ACTIVITIES.replace("2026-09-03", "2026-03-22").replace("17:30,19:00", "02:30,04:30");
    let content = read(&csv_area(&[("activities.csv", &activities)])).unwrap();
    let clocks: Vec<_> =
        content.occurrences.iter().map(|o| (o.starts.minute, o.ends.minute)).collect();
    assert_eq!(clocks, [(150, 270), (210, 270), (150, 270)]);
}

#[test]
fn excel_s_own_dates_and_numbers_are_as_good_as_text() {
    let as_text = read(&csv_area(&[])).unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Activities").unwrap();
    let mut lines = ACTIVITIES.lines();
    for (column, heading) in (0..).zip(lines.next().unwrap().split(',')) {
        sheet.write(0, column, heading).unwrap();
    }
    // Row 2 is empty, which is passed over.
    for (column, value) in (0..).zip(lines.next().unwrap().split(',')) {
        sheet.write(2, column, value).unwrap();
    }
    let (date, time) =
        (Format::new().set_num_format("d-m-yyyy"), Format::new().set_num_format("hh:mm"));
    sheet.write(2, 9, 20).unwrap();
    let day = ExcelDateTime::from_ymd(2026, 9, 3).unwrap();
    sheet.write_datetime_with_format(2, 10, day, &date).unwrap();
    for (column, hour, minute) in [(11, 17, 30), (12, 19, 0)] {
        let clock = ExcelDateTime::from_hms(hour, minute, 0).unwrap();
        sheet.write_datetime_with_format(2, column, clock, &time).unwrap();
    }
    book.add_worksheet().set_name("_notes").unwrap().write(0, 0, "anything").unwrap();
    let mut files = csv_area(&[]);
    files.retain(|file| file.name != "activities.csv");
    files.push(file("C:\\content\\plan.XLSX", book.save_to_buffer().unwrap()));
    assert_eq!(read(&files).map_err(|problems| listed(&problems)), Ok(as_text));
}
