//! Everything that a tired person can get wrong.

use rust_xlsxwriter::Workbook;
use sammen_server::import::{ImportFile, ProblemKind};

use super::{ACTIVITIES, csv_area, file, listed, read};

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
    check(&files, "partners: read it as UTF-8 text: in the spreadsheet choose Save as, CSV UTF-8");
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
