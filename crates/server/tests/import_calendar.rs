//! Activities whose dates a calendar file says.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use sammen_domain::{LocalDate, Occurrence, OccurrenceState};
use sammen_server::import::{Content, ImportFile, ImportOptions, read_content};

/// 2026-09-01.
const TODAY: LocalDate = LocalDate(20_697);

const HEADINGS: &str = "key,title,description,place,organizer,audience,theme,sign_up,\
maximum_attendee_capacity,start_date,start_time,end_time,rrule,calendar";

fn file(name: &str, text: &str) -> ImportFile {
    ImportFile { name: name.into(), bytes: text.as_bytes().to_vec() }
}

/// An area with one activity whose last six cells are given, its exceptions, and a calendar.
fn read(cells: &str, dates: &str, events: &[&str], today: bool) -> Result<Content, String> {
    let activities =
        format!("{HEADINGS}\nspis,Spisning,Vi spiser,hus,folk,everyone,food,{cells}\n");
    let events: String = events
        .iter()
        .flat_map(|event| {
            let lines = event.lines().map(|line| format!("{}\r\n", line.trim()));
            ["BEGIN:VEVENT\r\n".to_owned()]
                .into_iter()
                .chain(lines)
                .chain(["END:VEVENT\r\n".into()])
        })
        .collect();
    let calendar = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n");
    let files = [
        file("area.csv", "key,name,part_of\nnaboer,Naboer,Byen\n"),
        file("partners.csv", "key,name\nfolk,Folk\n"),
        file("places.csv", "key,name,address\nhus,Huset,Her\n"),
        file("activities.csv", &activities),
        file(
            "dates.csv",
            &format!("activity,date,status,reason,new_date,start_time,end_time\n{dates}"),
        ),
        file("plan/kalender.ics", &calendar),
    ];
    let options = ImportOptions { shift_days: 0, today: today.then_some(TODAY) };
    read_content(&files, &options).map_err(|problems| {
        problems.iter().map(|problem| format!("{problem}\n")).collect::<String>()
    })
}

/// A date in a line: where it is, where it was, and why.
fn show(date: &Occurrence) -> String {
    let clock = |at: sammen_domain::LocalDateTime| {
        format!("{} {:02}:{:02}", at.date.days_since(TODAY), at.minute / 60, at.minute % 60)
    };
    let mut line = format!("{}–{}", clock(date.starts), clock(date.ends));
    if let Some(change) = &date.change {
        line += &format!(" was {}–{}", clock(change.starts), clock(change.ends));
        line += &format!(" ({})", change.reason.get("da"));
    }
    if let OccurrenceState::Cancelled { reason } = &date.state {
        line += &format!(" cancelled ({})", reason.get("da"));
    }
    line
}

fn dates(content: &Content) -> Vec<String> {
    content.occurrences.iter().map(show).collect()
}

const WEEKLY: &str = "UID:a1@sammen
    SUMMARY:Spisning i huset
    DTSTART;TZID=Romance Standard Time:20260903T173000
    DTEND;TZID=Romance Standard Time:20260903T190000
    RRULE:FREQ=WEEKLY;COUNT=4
    EXDATE;TZID=Romance Standard Time:20260910T173000";
const MOVED: &str = "UID:a1@sammen
    RECURRENCE-ID;TZID=Romance Standard Time:20260917T173000
    DTSTART;TZID=Romance Standard Time:20260918T180000
    DTEND;TZID=Romance Standard Time:20260918T193000
    DESCRIPTION:Salen er optaget";
const CANCELLED: &str = "UID:a1@sammen
    RECURRENCE-ID;TZID=Romance Standard Time:20260924T173000
    DTSTART;TZID=Romance Standard Time:20260924T173000
    DTEND;TZID=Romance Standard Time:20260924T190000
    STATUS:CANCELLED
    COMMENT:Komfuret er i stykker";
const BY_CALENDAR: &str = "registration,20,,,,,";

#[test]
fn a_calendar_says_dates_moves_and_cancellations() {
    let expect = [
        "2 17:30–2 19:00",
        "17 18:00–17 19:30 was 16 17:30–16 19:00 (Salen er optaget)",
        "23 17:30–23 19:00 cancelled (Komfuret er i stykker)",
    ];
    for name in ["a1@sammen", "Spisning i huset", "spisning I HUSET"] {
        let cells = format!("{BY_CALENDAR}{name}");
        let content = read(&cells, "", &[WEEKLY, MOVED, CANCELLED], false).unwrap();
        assert_eq!(dates(&content), expect);
        assert!(content.activities[0].series);
    }
}

#[test]
fn a_date_keeps_its_id_wherever_it_is_moved_and_whoever_says_so() {
    let cells = format!("{BY_CALENDAR}a1@sammen");
    let ids = |content: &Content| {
        let mut ids: Vec<_> = content.occurrences.iter().map(|date| date.id).collect();
        ids.sort_unstable();
        ids
    };
    let before = read(&cells, "", &[WEEKLY], false).unwrap();
    let after = read(&cells, "", &[WEEKLY, MOVED, CANCELLED], false).unwrap();
    assert_eq!(ids(&before), ids(&after));
    let moved = "spis,2026-09-17,moved,,2026-10-01,,\n";
    let in_the_sheet = read(&cells, moved, &[WEEKLY], false).unwrap();
    assert_eq!(ids(&before), ids(&in_the_sheet));
    let rule = "registration,20,2026-09-03,17:30,19:00,FREQ=WEEKLY;COUNT=4,";
    let by_rule = read(rule, "", &[], false).unwrap();
    assert!(ids(&before).iter().all(|id| ids(&by_rule).contains(id)));
}

#[test]
fn the_sheet_changes_what_a_calendar_says() {
    let cells = format!("{BY_CALENDAR}a1@sammen");
    let sheet = "\
spis,2026-09-03,changed,Vi starter senere,,18:30,
spis,2026-09-17,cancelled,Aflyst alligevel,,,
spis,2026-09-30,extra,,,10:00,12:00
";
    let content = read(&cells, sheet, &[WEEKLY, MOVED], false).unwrap();
    assert_eq!(
        dates(&content),
        [
            "2 18:30–2 19:00 was 2 17:30–2 19:00 (Vi starter senere)",
            "17 18:00–17 19:30 was 16 17:30–16 19:00 (Aflyst alligevel) cancelled (Aflyst alligevel)",
            "23 17:30–23 19:00",
            "29 10:00–29 12:00",
        ]
    );
}

#[test]
fn whole_days_get_the_clocks_of_the_row() {
    let days = "UID:b
        DTSTART;VALUE=DATE:20261018
        RRULE:FREQ=WEEKLY;COUNT=3
        EXDATE;VALUE=DATE:20261101";
    let moved = "UID:b\nRECURRENCE-ID;VALUE=DATE:20261025\nDTSTART;VALUE=DATE:20261024";
    let content = read("registration,20,,17:00,18:30,,b", "", &[days, moved], false).unwrap();
    assert_eq!(
        dates(&content),
        ["47 17:00–47 18:30", "53 17:00–53 18:30 was 54 17:00–54 18:30 ()"]
    );
}

#[test]
fn what_goes_on_for_ever_is_read_a_year_ahead() {
    let endless = "UID:c
        DTSTART:20240905T173000
        DURATION:PT1H30M
        RRULE:FREQ=WEEKLY";
    let cells = format!("{BY_CALENDAR}c");
    let content = read(&cells, "", &[endless], true).unwrap();
    let days: Vec<_> =
        content.occurrences.iter().map(|o| o.starts.date.days_since(TODAY)).collect();
    assert!(days.len() > 100 && days.iter().all(|day| day.abs() <= 366), "{days:?}");
    let problem = read(&cells, "", &[endless], false).unwrap_err();
    assert!(problem.contains("which never ends: add COUNT"), "{problem}");
}

#[track_caller]
fn check_problem(cells: &str, events: &[&str], expect: &str) {
    assert_eq!(read(cells, "", events, true).unwrap_err().trim_end(), expect);
}

#[test]
fn problems_name_the_cell_or_the_line_of_the_calendar() {
    let named = |name: &str| format!("{BY_CALENDAR}{name}");
    check_problem(
        &named("Fest"),
        &[WEEKLY],
        "activities row 2, column calendar: find \"Fest\" in the calendar: write the title or the \
         UID of one of its entries",
    );
    check_problem(
        &named("Fest"),
        &["UID:1\nSUMMARY:Fest\nDTSTART:20260901T100000", "UID:2\nSUMMARY:Fest\nDTSTART:20260902"],
        "activities row 2, column calendar: tell the entries \"Fest\" of lines 3 and 8 apart: write \
         the UID of one of them",
    );
    check_problem(
        &named("x"),
        &["UID:x\nDTSTART;TZID=Byen:20260901T100000\nDURATION:PT1H"],
        "plan/kalender.ics line 5: find the time zone \"Byen\": use Europe/Copenhagen",
    );
    check_problem(
        &named("x"),
        &["UID:x\nDTSTART:20260901T100000"],
        "plan/kalender.ics line 3: find the end of \"x\": give the entry, and each changed date of \
         it, an end",
    );
    check_problem(
        "registration,20,2026-09-03,,,,a1@sammen",
        &[WEEKLY],
        "activities row 2, column start_date: use this beside calendar, which says when: empty the \
         cell",
    );
    check_problem(
        &named("x"),
        &["UID:x\nDTSTART:20260901T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYHOUR=10,15;COUNT=4"],
        "activities row 2, column calendar: take two dates on 2026-09-01: make them two entries of \
         the calendar, and two activities",
    );
    check_problem(
        &named("x"),
        &["UID:x\nDTSTART:20200901T100000\nDURATION:PT1H"],
        "activities row 2, column calendar: find a date of \"x\" from 2025-08-31 to 2027-09-02: \
         remove the row, or plan new dates",
    );
    // An entry that no row names may be anything.
    let other = "UID:other\nDTSTART:nonsense\nRRULE:FREQ=SECONDLY";
    assert!(read(&named("a1@sammen"), "", &[WEEKLY, other], true).is_ok());
}
