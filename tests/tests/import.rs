//! A broken workbook: everything that is wrong is told at once, and nothing is changed.

use std::path::Path;

use rust_xlsxwriter::{Workbook, Worksheet};
use sammen_tests::{Content, Server, import};

const ACTIVITY_HEADINGS: &str = "key,title,description,place,organizer,audience,theme,sign_up,\
    maximum_attendee_capacity,start_date,start_time,end_time";

/// What is wrong in the workbook below, as the importer names it.
const PROBLEMS: [&str; 8] = [
    "places row 3, column address:",
    "activities row 1, column pris:",
    "activities row 2, column place:",
    "activities row 2, column start_time:",
    "activities row 3, column audience:",
    "activities row 3, column maximum_attendee_capacity:",
    "activities row 4, column key:",
    "activities row 4, column start_date:",
];

#[tokio::test]
async fn every_problem_of_a_broken_workbook_is_told_and_nothing_changes() {
    let server = Server::start_with(Content::Fixture).await;
    let before = server.database().rows();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("brudt.xlsx");
    write_broken(&file);

    let output = import(server.data(), &[file]);

    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    for problem in PROBLEMS {
        let count = told.lines().filter(|line| line.starts_with(problem)).count();
        assert_eq!(count, 1, "“{problem}” is not told once:\n{told}");
    }
    assert!(told.contains("8 problems; nothing was imported"), "{told}");
    assert_eq!(server.database().rows(), before);
}

fn write_broken(file: &Path) {
    let mut workbook = Workbook::new();
    sheet(&mut workbook, "area", &["key,name,part_of", "proevebyen,Prøvebyen,Prøvekøbing"]);
    sheet(&mut workbook, "partners", &["key,name", "foreningen,Beboerforeningen"]);
    sheet(
        &mut workbook,
        "places",
        &["key,name,address", "salen,Salen,I stueetagen.", "haven,Haven,"],
    );
    sheet(
        &mut workbook,
        "activities",
        &[
            &format!("{ACTIVITY_HEADINGS},pris"),
            "maling,Maling,Vi maler.,kælderen,foreningen,adults,culture,drop-in,,2030-05-02,kl. 25,20:00",
            "sang,Sang,Vi synger.,salen,foreningen,alle,culture,registration,,2030-05-03,18:00,20:00",
            "sang,Dans,Vi danser.,salen,foreningen,adults,culture,drop-in,,2-5-2030,18:00,20:00",
        ],
    );
    workbook.save(file).expect("a temporary folder can be written");
}

fn sheet(workbook: &mut Workbook, name: &str, rows: &[&str]) {
    let sheet: &mut Worksheet = workbook.add_worksheet().set_name(name).expect("the name is short");
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells.split(',')) {
            sheet.write_string(row, column, cell).expect("the cell is short");
        }
    }
}
