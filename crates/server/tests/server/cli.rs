//! The program itself, as a secretariat runs it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Command, Output, Stdio},
};

use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

fn sammen() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sammen"))
}

fn run(args: &[&str], data: &Path, file: &Path) -> Output {
    let data = ["--data".as_ref(), data.as_os_str()];
    let data = if args == ["survey", "check"] { &[][..] } else { &data[..] };
    sammen().args(args).args(data).arg(file).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A survey of one question, its type as given.
fn write_survey(path: &Path, question_type: &str) {
    let mut workbook = Workbook::new();
    let mut sheet = |name: &str, rows: &[&[&str]]| {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            sheet.write_row(row, 0, cells.iter().copied()).unwrap();
        }
    };
    sheet("survey", &[&["type", "name", "label"], &[question_type, "years", "Hvor mange år?"]]);
    sheet("choices", &[&["list_name", "name", "label"]]);
    sheet(
        "settings",
        &[
            &["form_title", "form_id", "version", "default_language"],
            &["Kort", "kort", "1", "Dansk (da)"],
        ],
    );
    workbook.save(path).unwrap();
}

#[test]
fn a_survey_with_problems_is_not_right_and_they_are_all_shown() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("survey.xlsx");
    write_survey(&file, "integer");
    let right = run(&["survey", "check"], folder.path(), &file);
    assert!(right.status.success(), "{right:?}");
    assert!(text(&right.stdout).contains("kort version 1, 1 questions, is right"), "{right:?}");
    write_survey(&file, "hologram");
    let wrong = run(&["survey", "check"], folder.path(), &file);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong.stderr).contains("hologram"), "{wrong:?}");
    let danish =
        sammen().args(["survey", "check", "--language", "da"]).arg(&file).output().unwrap();
    let expect = "arket survey, række 2, kolonne type: typen `hologram` kendes ikke";
    assert!(text(&danish.stderr).starts_with(expect), "{danish:?}");
}

#[test]
fn files_that_a_survey_speaks_of_lie_beside_it() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("survey.xlsx");
    write_survey(&file, "select_one_from_file towns.csv");
    let wrong = run(&["survey", "check"], folder.path(), &file);
    assert!(text(&wrong.stderr).contains("the file `towns.csv` is not there"), "{wrong:?}");
    std::fs::write(folder.path().join("towns.csv"), "name,label\na,A\n").unwrap();
    let right = run(&["survey", "check"], folder.path(), &file);
    assert!(right.status.success(), "{right:?}");
}

#[test]
fn an_area_is_imported_and_counted() {
    let folder = TempDir::new().unwrap();
    let mut import = sammen();
    import.args(["import", "--data"]).arg(folder.path().join("data"));
    for (name, bytes) in sammen_demo::AREAS[0].files {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        import.arg(file);
    }
    let first = text(&import.output().unwrap().stdout);
    let [counts, changes] = first.lines().collect::<Vec<_>>()[..] else { panic!("{first}") };
    assert!(counts.starts_with("hoeje-gladsaxe: "), "{counts}");
    assert!(counts.ends_with(" dates"), "{counts}");
    assert!(changes.ends_with(" new, 0 changed, 0 removed"), "{changes}");
    let again = text(&import.output().unwrap().stdout);
    assert_eq!(again, format!("{counts}\n0 new, 0 changed, 0 removed\n"));
}

#[test]
fn a_broken_file_is_not_imported() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("area.csv");
    std::fs::write(&file, "nonsense;more\n1;2\n").unwrap();
    let output = run(&["import"], &folder.path().join("data"), &file);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("nothing was imported"), "{output:?}");
    assert!(output.stdout.is_empty());
}

#[test]
fn a_demo_is_served_until_the_program_is_told_to_stop() {
    let folder = TempDir::new().unwrap();
    let mut serving = sammen()
        .args(["serve", "--port", "0", "--demo", "--data"])
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(serving.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening on http://").expect(&line);
    let mut connection = TcpStream::connect(address).unwrap();
    let request = "GET /api/areas HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n\
        connection: close\r\n\r\n";
    connection.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("hoeje-gladsaxe") && answer.contains("vaerebro-park"), "{answer}");

    // A survey is published while the server runs.
    let file = folder.path().join("survey.xlsx");
    write_survey(&file, "integer");
    let area = ["survey", "publish", "--area", "hoeje-gladsaxe"];
    for told in ["is published", "was published before"] {
        let output = run(&area, folder.path(), &file);
        assert!(text(&output.stdout).contains(told), "{output:?}");
    }
    write_survey(&file, "decimal");
    let output = run(&area, folder.path(), &file);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("raise `version`"), "{output:?}");

    stop(&mut serving);
}

#[cfg(unix)]
fn stop(serving: &mut std::process::Child) {
    let stopped = Command::new("kill").arg(serving.id().to_string()).status().unwrap();
    assert!(stopped.success());
    assert!(serving.wait().unwrap().success(), "stopping is no failure");
}

#[cfg(not(unix))]
fn stop(serving: &mut std::process::Child) {
    serving.kill().unwrap();
    serving.wait().unwrap();
}
