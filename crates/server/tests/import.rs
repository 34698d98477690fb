//! The import, from files to content or to problems.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use sammen_demo::{AREAS, DemoArea, WRITTEN_FOR_MONDAY};
use sammen_domain::{Covers, Held, LocalDate, OccurrenceState, Per, QuestionKind, SignUp, Weekday};
use sammen_server::import::{
    Content, ImportFile, ImportOptions, Problem, ProblemKind, read_content,
};

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> ImportFile {
    ImportFile { name: name.into(), bytes: bytes.into() }
}

fn read(files: &[ImportFile]) -> Result<Content, Vec<Problem>> {
    read_content(files, &ImportOptions::default())
}

fn demo(area: &DemoArea, shift_days: i32) -> Content {
    let files: Vec<_> = area.files.iter().map(|(name, bytes)| file(name, *bytes)).collect();
    read_content(&files, &ImportOptions { shift_days, today: None })
        .unwrap_or_else(|problems| panic!("{}:\n{}", area.area, listed(&problems)))
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

/// A whole area as CSV files, the smallest that reads; sheets can be replaced.
fn csv_area(replace: &[(&str, &str)]) -> Vec<ImportFile> {
    let sheets = [
        ("area.csv", "key,name,part_of\nnaboer,Naboer,Byen\n"),
        ("partners.csv", "key;name\nfolk;Folk\n"),
        ("places.csv", "key,name,address\nhus,Huset,Til venstre\n"),
        ("activities.csv", ACTIVITIES),
    ];
    let kept = sheets.iter().filter(|(name, _)| replace.iter().all(|(other, _)| other != name));
    kept.chain(replace).map(|(name, text)| file(name, *text)).collect()
}

const ACTIVITIES: &str = "\
key,title,title::English (en),description,place,organizer,audience,theme,sign_up,\
maximum_attendee_capacity,start_date,start_time,end_time,rrule
spis,Fællesspisning,Dinner,Vi spiser,hus,folk,everyone,food,registration,20,2026-09-03,17:30,19:00,\
FREQ=WEEKLY;COUNT=3
";

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

mod broken {
    //! Everything that a tired person can get wrong.
    use super::*;

    /// Checks the whole list of problems, as they are printed.
    #[track_caller]
    fn check(files: &[ImportFile], expect: &str) {
        let problems = listed(&read(files).expect_err("the files are broken"));
        let lines: Vec<_> = problems.lines().collect();
        let expect: Vec<_> = expect.trim().lines().map(str::trim).collect();
        assert_eq!(lines, expect, "\n{problems}");
    }

    #[test]
    fn a_broken_workbook_lists_all_its_problems() {
        let mut book = Workbook::new();
        let mut add = |name: &str, rows: &[&[&str]]| {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            for (row, cells) in (0..).zip(rows) {
                for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
                    sheet.write(row, column, *cell).unwrap();
                }
            }
        };
        add(
            "area",
            &[&["key", "name", "part_of", "time_zone"], &["Naboer", "Naboer", "Byen", "Danmark"]],
        );
        add("partners", &[&["key", "name", "email"], &["folk", "Folk", "folk"], &["folk", "", ""]]);
        add(
            "places",
            &[
                &["key", "name", "address", "opening_hours", "partner", "", "farve"],
                &["hus", "Huset", "Her", "Ma 10:00-12:00", "naboer", "husk mig", ""],
            ],
        );
        let headings = [
            "key",
            "title",
            "title::English (en)",
            "description",
            "place",
            "organizer",
            "audience",
            "age_range",
            "theme",
            "price",
            "languages",
            "sign_up",
            "maximum_attendee_capacity",
            "start_date",
            "start_time",
            "end_time",
            "rrule",
        ];
        let row = |change: &[(&str, &'static str)]| -> Vec<&str> {
            let fine = [
                "k",
                "Titel",
                "Title",
                "Tekst",
                "hus",
                "folk",
                "everyone",
                "",
                "food",
                "",
                "da",
                "drop-in",
                "",
                "2026-09-03",
                "17:30",
                "19:00",
                "",
            ];
            headings
                .iter()
                .zip(fine)
                .map(|(heading, cell)| {
                    change.iter().find(|(name, _)| name == heading).map_or(cell, |(_, other)| other)
                })
                .collect()
        };
        let rows = [
            headings.to_vec(),
            row(&[("key", "a"), ("start_time", "kl. 25"), ("price", "gratis")]),
            row(&[("key", "b"), ("place", "huset"), ("start_date", "3-9-2026")]),
            row(&[("key", "c"), ("audience", "børn"), ("theme", "mad"), ("languages", "dk")]),
            row(&[("key", "d"), ("end_time", "17:00"), ("age_range", "12-6")]),
            row(&[("key", "e"), ("sign_up", "registration"), ("rrule", "FREQ=WEEKLY")]),
            row(&[("key", "f"), ("title", ""), ("maximum_attendee_capacity", "8")]),
            row(&[("key", "g"), ("rrule", "FREQ=WEEKLY;BYDAY=MO;COUNT=3")]),
            row(&[("key", "h"), ("rrule", "hver torsdag"), ("sign_up", "måske")]),
        ];
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        add("activities", &rows);
        add(
            "dates",
            &[
                &["activity", "date", "status", "new_date", "maximum_attendee_capacity"],
                &["x", "2026-09-03", "cancelled"],
                &["f", "2026-09-04", "cancelled"],
                &["f", "2026-09-03", "moved"],
                &["f", "2026-09-03", "changed", "", "mange"],
                &["f", "2026-09-03", "aflyst"],
                &["f", "2026-09-03", "changed"],
            ],
        );
        add("date", &[&["activity"]]);
        check(&[file("plan.xlsx", book.save_to_buffer().unwrap())], BROKEN_WORKBOOK);
    }

    const BROKEN_WORKBOOK: &str = r#"
date: read a sheet of this name: use area, partners, places, services, activities, dates, questions, choices, or begin the name with _ if it holds notes
area row 2, column key: read "Naboer" as an area's key: use 1 to 40 lower-case letters a-z, digits and hyphens, such as hoeje-gladsaxe
area row 2, column time_zone: read "Danmark" as a time zone: write it as Europe/Copenhagen
partners row 2, column email: read "folk" as an e-mail address: write it as name@place.dk
partners row 3, column key: use the key "folk" twice: row 2 has it already
partners row 3, column name: find anything in the cell: fill it in
places row 1, column farve: read a column of this name: use key, name, description, address, accessibility, opening_hours, partner, or begin the name with _ if it holds notes
places row 2, column F: find a heading over this cell: write one in row 1, or empty the column
places row 2, column opening_hours: read "Ma" as a day of the week: use Mo, Tu, We, Th, Fr, Sa or Su
places row 2, column partner: find "naboer" in the sheet partners: use a key from its column key
activities row 2, column price: read "gratis" as a price: write 0, 20 or 50/household (kroner)
activities row 2, column start_time: read "kl. 25" as a time: write it as 18:30
activities row 3, column place: find "huset" in the sheet places: use a key from its column key
activities row 3, column start_date: read "3-9-2026" as a date: write it as 2026-09-03 (a year from 2000 to 2100)
activities row 4, column audience: read "børn" as an audience: use everyone, children, young, adults, families, elders, women
activities row 4, column theme: read "mad" as a theme: use community, food, culture, sport, advice, learning, green, parenting, play, market
activities row 4, column languages: read "dk" as a language: use its two-letter code, such as da, en, ar or tr
activities row 5, column age_range: read "12-6" as ages: write the youngest and the oldest, such as 6-12
activities row 5, column end_time: end at 17:00, which is not after the start at 17:30: give a later end the same day
activities row 6, column maximum_attendee_capacity: find the number of seats: fill it in, since people register for this activity
activities row 6, column rrule: expand "FREQ=WEEKLY", which never ends: add COUNT=… or UNTIL=…
activities row 7, column title: find anything in the cell: fill it in
activities row 7, column maximum_attendee_capacity: use this where nobody registers: empty the cell, or write registration in sign_up
activities row 8, column rrule: start on 2026-09-03, which the recurrence passes over: its first date is 2026-09-07
activities row 9, column sign_up: read "måske" as a way to join: use drop-in or registration
activities row 9, column rrule: read "hver torsdag" as a recurrence ("HVER TORSDAG" has no =): write it as FREQ=WEEKLY;COUNT=10
dates row 2, column activity: find "x" in the sheet activities: use a key from its column key
dates row 3, column date: find 2026-09-04 among the activity's dates: the nearest is 2026-09-03
dates row 4, column new_date: find anything in the cell: fill it in
dates row 5, column maximum_attendee_capacity: read "mange" as a number: write a whole number from 0 to 10000
dates row 5, column maximum_attendee_capacity: use this where nobody registers: empty the cell, or write registration in sign_up
dates row 5, column date: change 2026-09-03 twice: row 4 does already; keep one of them
dates row 6, column status: read "aflyst" as a status: use cancelled, moved, changed or extra
dates row 7, column status: find what changed: fill in start_time, end_time or maximum_attendee_capacity
dates row 7, column date: change 2026-09-03 twice: row 4 does already; keep one of them
"#;

    #[test]
    fn problems_say_their_cell() {
        let activities = ACTIVITIES.replace("17:30", "kl. 25");
        let problems = read(&csv_area(&[("activities.csv", &activities)])).unwrap_err();
        let [problem] = problems.as_slice() else { panic!("{}", listed(&problems)) };
        assert_eq!(problem.file, "activities.csv");
        assert_eq!(problem.sheet.as_deref(), Some("activities"));
        assert_eq!((problem.row, problem.column.as_deref()), (Some(2), Some("start_time")));
        assert_eq!(problem.kind, ProblemKind::NotATime { given: "kl. 25".into() });
    }

    #[test]
    fn files_and_sheets_that_are_not_there() {
        check(
            &[],
            "no file: find the sheet area: add it to the workbook, or give area.csv
             no file: find the sheet partners: add it to the workbook, or give partners.csv
             no file: find the sheet places: add it to the workbook, or give places.csv
             no file: find the sheet activities: add it to the workbook, or give activities.csv",
        );
        let latin = [file("partners.csv", *b"key;name\nbh;B\xf8rnehuset\n")];
        let mut files: Vec<_> =
            csv_area(&[]).into_iter().filter(|file| file.name != "partners.csv").collect();
        files.extend(latin);
        check(
            &files,
            "partners: read it as UTF-8 text: in the spreadsheet choose Save as, CSV UTF-8",
        );
        let mut files = csv_area(&[]);
        files.push(file("more/places.csv", "key,name,address\n"));
        files.push(file("kalender.pdf", ""));
        check(
            &files,
            "kalender.pdf: read a file of this name: give an .xlsx workbook, an .ics calendar, or one \
              of area.csv, partners.csv, places.csv, services.csv, activities.csv, dates.csv, \
              questions.csv, choices.csv
             places: read the sheet twice: it is in places.csv as well; keep one of them",
        );
    }

    #[test]
    fn columns_that_are_not_there_are_one_problem_each() {
        check(
            &csv_area(&[
                ("places.csv", "key,name,name,adresse\nhus,Huset,Huset,Her\nto,To,To,Der\n"),
                ("area.csv", "key,name,part_of,key::English (en)\n"),
            ]),
            "area: read this many areas: keep one row, as an import is of one area
             area row 1, column key::English (en): read a translation of key: only texts are \
             translated
             places row 1, column name: read the column twice: keep one of them
             places row 1, column adresse: read a column of this name: use key, name, \
             description, address, accessibility, opening_hours, partner, or begin the name with \
             _ if it holds notes
             places row 1: find the column address: add it to the headings in row 1",
        );
    }

    #[test]
    fn dates_that_contradict_each_other() {
        let dates = "\
activity,date,status,reason,reason::English (en),new_date,start_time,end_time
spis,2026-09-03,moved,,,2026-09-17,,
spis,2026-09-10,cancelled,,Only English,2026-09-11,,
spis,2026-09-17,changed,,,,20:00,
spis,2026-09-17,extra,,,,,
";
        check(
            &csv_area(&[("dates.csv", dates)]),
            "dates row 2, column new_date: have two dates that start at the same time: \
             2026-09-17 has one already
             dates row 3, column reason: find the Danish text that this translates: write it in \
             the column reason
             dates row 3, column new_date: use this with the status cancelled: empty the cell
             dates row 4, column start_time: end at 19:00, which is not after the start at 20:00: \
             give a later end the same day
             dates row 5, column date: add 2026-09-17, which is a date of the activity already: \
             use changed instead of extra",
        );
    }
}

mod whatever_the_bytes {
    //! Nothing that is given as a file brings the program down.
    use proptest::prelude::*;

    use super::*;

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
}
