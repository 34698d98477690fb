//! Workbooks, good and broken, as authors make them.

#![expect(clippy::unwrap_used, reason = "a test fails where its own workbook cannot be made")]

use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use sammen_xforms::{
    Answer, Appearance, Expression, Form, QuestionKind, Scale, Scope, Session, Text, Violation,
};
use sammen_xlsform::{ProblemKind, Sheet, read_form};

type Rows<'a> = &'a [&'a [&'a str]];

/// A workbook of these sheets; empty texts are empty cells.
fn workbook(sheets: &[(&str, Rows<'_>)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

const SETTINGS: (&str, Rows<'_>) = (
    "settings",
    &[&["form_title", "form_id", "version", "default_language"], &["Kort", "kort", "1", "da"]],
);

const CHOICES: (&str, Rows<'_>) = (
    "choices",
    &[&["list_name", "name", "label"], &["ja_nej", "ja", "Ja"], &["ja_nej", "nej", "Nej"]],
);

/// Every problem of a survey sheet beside good choices and settings.
fn check(survey: Rows<'_>, expect: &[&str]) {
    let bytes = workbook(&[("survey", survey), CHOICES, SETTINGS]);
    assert_eq!(problems(&bytes), expect);
}

fn problems(bytes: &[u8]) -> Vec<String> {
    read_form(bytes).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn a_good_workbook_becomes_a_form() {
    let survey: Rows<'_> = &[
        &[
            "type",
            "name",
            "label::Dansk (da)",
            "label::English (en)",
            "hint::da",
            "hint::en",
            "required",
            "relevant",
            "constraint",
            "constraint_message::da",
            "constraint_message::en",
            "appearance",
            "parameters",
            "range_low::da",
            "range_low::en",
        ],
        &[
            "select_one ja_nej",
            "bor",
            "Bor du her?",
            "Live here?",
            "",
            "",
            "yes",
            "",
            "",
            "",
            "",
            "likert",
        ],
        &[],
        &["begin group", "her", "", "", "", "", "", "${bor} = 'ja'"],
        &[
            "integer",
            "aar",
            "Hvor længe?",
            "How long?",
            "I år",
            "In years",
            "",
            "",
            ". < 100",
            "Højst 99",
            "At most 99",
        ],
        &["begin_group", "inderst", "", "", "", "", "", "${aar} > 5"],
        &[
            "range",
            "glad",
            "Hvor glad?",
            "How glad?",
            "",
            "",
            "no",
            "${aar} < 50",
            "",
            "",
            "",
            "",
            "start=0 end=6; step=2",
            "Slet ikke",
            "Not at all",
        ],
        &["end_group"],
        &["end group"],
        &["select multiple ja_nej", "begge", "Begge?", "Both?"],
        &["text", "ide", "Idé?", "Idea?", "", "", "${bor} = 'nej'", "", "", "", "", "multiline"],
        &["decimal", "tal", "Tal?", "Number?"],
        &["note", "tak", "Tak", "Thanks"],
    ];
    let choices: Rows<'_> = &[
        &["list name", "name", "label::Dansk (da)", "label::English (en)"],
        &["ja_nej", "ja", "Ja", "Yes"],
        &["ja_nej", "nej", "Nej", "No"],
    ];
    let settings: Rows<'_> = &[
        &["form_title::da", "form_title::en", "form_id", "version", "default_language"],
        &["Kort", "Short", "kort", "2026-1", "Dansk (da)"],
    ];
    let notes: Rows<'_> = &[&["Husk at spørge bestyrelsen"]];
    let bytes = workbook(&[
        ("survey", survey),
        ("choices", choices),
        ("settings", settings),
        ("Noter", notes),
    ]);
    let form = read_form(&bytes).unwrap();

    assert_eq!((form.id(), form.version(), form.default_language()), ("kort", "2026-1", "da"));
    assert_eq!(form.languages(), ["da", "en"]);
    assert_eq!(*form.title(), Text::new("da", "Kort").with("en", "Short"));
    let names: Vec<_> = form.questions().iter().map(|q| q.name.as_str()).collect();
    assert_eq!(names, ["bor", "aar", "glad", "begge", "ide", "tal", "tak"]);
    let scope = Scope::new(&names);
    let compile = |source: &str, at| Expression::parse(source, &scope.at(at)).unwrap();
    let question = |name: &str| form.question(form.index_of(name).unwrap()).unwrap();

    let likert = Appearance::Likert;
    assert!(matches!(&question("bor").kind, QuestionKind::SelectOne { choices, appearance }
        if choices.len() == 2 && choices[1].label.get("en") == "No" && *appearance == likert));
    assert_eq!(question("bor").required, Some(Expression::always()));
    assert_eq!(question("aar").hint, Some(Text::new("da", "I år").with("en", "In years")));
    assert_eq!(question("aar").relevant, Some(compile("${bor} = 'ja'", 1)));
    assert_eq!(question("aar").constraint, Some(compile(". < 100", 1)));
    let message = Text::new("da", "Højst 99").with("en", "At most 99");
    assert_eq!(question("aar").constraint_message, Some(message));
    let relevant = "${bor} = 'ja' and ${aar} > 5 and ${aar} < 50";
    assert_eq!(question("glad").relevant, Some(compile(relevant, 2)));
    assert_eq!(question("glad").required, None);
    let low = Some(Text::new("da", "Slet ikke").with("en", "Not at all"));
    let scale = Scale { start: 0, end: 6, step: 2, low, high: None };
    assert_eq!(question("glad").kind, QuestionKind::Range(scale));
    assert_eq!(question("ide").required, Some(compile("${bor} = 'nej'", 4)));
    assert_eq!(question("ide").kind, QuestionKind::Text { multiline: true });
    assert_eq!(question("tal").kind, QuestionKind::Decimal);
    assert_eq!(question("tak").kind, QuestionKind::Note);
}

#[test]
fn numbers_and_truth_values_are_read_as_they_look() {
    let mut book = Workbook::new();
    let survey = book.add_worksheet().set_name("survey").unwrap();
    survey.write_row(0, 0, ["type", "name", "label", "required"]).unwrap();
    survey.write_row(1, 0, ["select_one tal", "q", "?"]).unwrap();
    survey.write_boolean(1, 3, true).unwrap();
    let choices = book.add_worksheet().set_name("choices").unwrap();
    choices.write_row(0, 0, ["list_name", "name", "label"]).unwrap();
    choices.write_row(1, 0, ["tal", "", "Syv"]).unwrap();
    choices.write_number(1, 1, 7).unwrap();
    let settings = book.add_worksheet().set_name("settings").unwrap();
    settings.write_row(0, 0, ["form_title", "form_id", "default_language", "version"]).unwrap();
    settings.write_row(1, 0, ["Kort", "kort", "da"]).unwrap();
    settings.write_number(1, 3, 2026.5).unwrap();
    let form = read_form(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(form.version(), "2026.5");
    assert_eq!(form.questions()[0].choices()[0].name, "7");
    assert_eq!(form.questions()[0].required, Some(Expression::always()));

    let date = ExcelDateTime::from_ymd(2026, 1, 1).unwrap();
    let format = Format::new().set_num_format("yyyy-mm");
    let settings = book.worksheet_from_name("settings").unwrap();
    settings.write_datetime_with_format(1, 3, &date, &format).unwrap();
    let found = problems(&book.save_to_buffer().unwrap());
    let expect = "settings row 2, column D: the cell holds a date; format it as text and write \
                  it again";
    assert_eq!(found[0], expect);
}

#[test]
fn a_broken_workbook_lists_all_its_problems_at_once() {
    let survey: Rows<'_> = &[
        &[
            "type",
            "name",
            "label::da",
            "label::en",
            "relevant",
            "constraint",
            "calculation",
            "appearance",
            "parameters",
            "hint::da",
            "required_message::da",
            "required_message::en",
        ],
        &["geopoint", "sted", "Hvor?", "Where?"],
        &["select_one", "valg", "Hvad?", "What?"],
        &["select_one mangler", "liste", "Hvilken?", "Which?"],
        &["text", "liste", "Igen?", "Again?"],
        &["text", "to ord", "Ord?", "Words?"],
        &["integer", "tal", "Tal?", "", "${intet} = 1", ". >= 0 an . < 9"],
        &["", "typeløs", "Type?", "Type?"],
        &["begin group", "aaben"],
        &["range", "skala", "Skala?", "Scale?", "", "", "", "", "start=1 end=x", "Tip"],
        &[
            "text",
            "tekst",
            "Tekst?",
            "Text?",
            "regex(., 'a')",
            "",
            "",
            "signature",
            "",
            "",
            "Skriv",
            "Write",
        ],
        &["note", "note", "Note", "Note", "", ". = 1"],
        &["select_multiple ja_nej", "a", "A?", "A?", "${b} = 'x'"],
        &["text", "b", "B?", "B?", "${a} = 'x'", "", "", "", "", "", "", "", "løs"],
    ];
    let choices: Rows<'_> = &[
        &["list_name", "name", "label::da"],
        &["ja_nej", "ja", "Ja"],
        &["ja_nej", "ja", "Jo"],
        &["ja_nej", "nej tak", ""],
    ];
    let settings: Rows<'_> = &[
        &["form_title::da", "form_title::en", "form_id", "style"],
        &["Kort", "", "kort form", "pages"],
        &["En til", "One more"],
    ];
    let entities: Rows<'_> = &[&["x"]];
    let bytes = workbook(&[
        ("survey", survey),
        ("choices", choices),
        ("settings", settings),
        ("entities", entities),
    ]);
    let expect = [
        "workbook row 1: the sheet `entities` is not supported; remove it",
        "survey row 1, column calculation: the column is not supported; remove it, or use one of \
         type, name, label, hint, required, required_message, relevant, constraint, \
         constraint_message, appearance, parameters, range_low, range_high",
        "survey row 1, column hint::en: the column is missing; add it",
        "survey row 2, column type: the type `geopoint` is not supported; use one of note, \
         select_one LIST, select_multiple LIST, range, integer, decimal, text, begin group, end \
         group",
        "survey row 3, column type: `select_one` needs the name of a list; write `select_one LIST`",
        "survey row 4, column type: no choices have the list_name `mangler`; add them or correct \
         the name",
        "survey row 5, column name: `liste` is also the name in row 4; rename one",
        "survey row 6, column name: `to ord` is not a name; begin with a letter or _, go on with \
         letters, digits, _, - or .",
        "survey row 7, column label::en: the words are not translated to this language; write them",
        "survey row 7, column relevant: the expression `${intet} = 1` cannot be read: at byte 0: \
         no question is called `intet`; correct the name",
        "survey row 7, column constraint: the expression `. >= 0 an . < 9` cannot be read: at \
         byte 7: expected an operator or the end, found `an`",
        "survey row 8, column type: the cell is empty; fill it in",
        "survey row 9, column type: the group never ends; add a row of type `end group`",
        "survey row 10, column parameters: the parameter `end=x` is not understood; write whole \
         numbers as in `start=1 end=7 step=1`",
        "survey row 11, column appearance: the appearance `signature` is not supported; use \
         multiline or nothing",
        "survey row 11, column relevant: the expression `regex(., 'a')` cannot be read: at byte \
         0: the function `regex` is not supported; rewrite the expression without it",
        "survey row 11, column required_message::da: there is a message but no required; write \
         the required or clear the message",
        "survey row 12, column constraint: `. = 1` has no meaning for the type note; clear the \
         cell",
        "survey row 13, column relevant: whether `a` → `b` is asked depends on itself; break the \
         ring",
        "survey row 14: `løs` stands in a column without a name; name the column or delete the \
         cell",
        "choices row 1, column label::en: the column is missing; add it",
        "choices row 3, column name: `ja` is also the name in row 2; rename one",
        "choices row 4, column label::da: the cell is empty; fill it in",
        "choices row 4, column name: the choice name `nej tak` has spaces; use one word",
        "settings row 1, column style: the column is not supported; remove it, or use one of \
         form_title, form_id, version, default_language",
        "settings row 1, column version: the column is missing; add it",
        "settings row 2, column form_title::en: the words are not translated to this language; \
         write them",
        "settings row 2, column form_id: `kort form` is not a name; begin with a letter or _, go \
         on with letters, digits, _, - or .",
        "settings row 3: there is one row of settings; delete the others",
    ];
    let found = problems(&bytes);
    for (found, expect) in found.iter().zip(expect) {
        assert_eq!(found, expect);
    }
    assert_eq!(found.len(), expect.len());
}

#[test]
fn small_mistakes_are_named() {
    let head: &[&str] = &["type", "name", "label", "relevant", "parameters"];
    check(&[head], &["survey row 1: the form has no questions; add at least one"]);
    check(
        &[head, &["end group"], &["text", "a", "A"]],
        &["survey row 2, column type: no group begins before this; delete the row or add one of \
           type `begin group`"],
    );
    check(
        &[head, &["begin group", "g", "", ". = 1"], &["text", "a", "A"], &["end group"]],
        &["survey row 2, column relevant: the expression `. = 1` cannot be read: at byte 0: `.` \
           has no answer to stand for here; refer to a question as ${name}"],
    );
    check(
        &[head, &["range", "a", "A", "", "start=1 end=7 step=4"]],
        &["survey row 2, column parameters: the scale from 1 to 7 by 4 does not end on a step or \
           is too long; change its start, end or step"],
    );
    check(
        &[head, &["select_one ja_nej or_other", "a", "A"]],
        &[
            "survey row 2, column type: the type `select_one ja_nej or_other` is not supported; use \
           one of note, select_one LIST, select_multiple LIST, range, integer, decimal, text, \
           begin group, end group",
        ],
    );
    check(
        &[&["type", "name", "label", "label"], &["text", "a", "A", "B"]],
        &["survey row 1, column label: two columns mean the same; remove one"],
    );
    check(
        &[&["type", "label"], &["text", "A"]],
        &["survey row 1, column name: the column is missing; add it"],
    );
}

#[test]
fn a_form_without_a_language_or_a_sheet_says_so() {
    let survey: Rows<'_> = &[&["type", "name", "label"], &["text", "a", "A"]];
    let settings: Rows<'_> = &[&["form_title", "form_id", "version"], &["Kort", "kort", "1"]];
    let bytes = workbook(&[("survey", survey), ("settings", settings)]);
    assert_eq!(
        problems(&bytes),
        ["settings row 2, column default_language: nothing says which language the form is in; \
          fill in default_language, such as `da`"]
    );
    let bytes = workbook(&[CHOICES, SETTINGS]);
    assert_eq!(
        problems(&bytes),
        ["survey row 1: the sheet is missing or empty; add it with its column names in the first \
          row"]
    );
}

#[test]
fn bytes_that_are_no_workbook_are_one_problem() {
    for bytes in [b"".as_slice(), b"type,name\ntext,a", b"PK\x03\x04"] {
        let problems = read_form(bytes).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].sheet, Sheet::Workbook);
        assert!(matches!(problems[0].kind, ProblemKind::Unreadable { .. }));
    }
    let bytes = vec![0; sammen_xlsform::WORKBOOK_BYTES_MAX + 1];
    let problems = read_form(&bytes).unwrap_err();
    assert_eq!(problems[0].kind, ProblemKind::TooLarge { bytes: bytes.len() });
}

#[test]
fn a_cell_far_away_is_refused() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("survey").unwrap().write_string(1_048_575, 16_383, "x").unwrap();
    let found = read_form(&book.save_to_buffer().unwrap()).unwrap_err();
    assert!(found.iter().any(|problem| problem.kind == ProblemKind::FarCell), "{found:?}");
}

fn demo_form() -> Form {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../demo/content/surveys");
    let path = format!("{path}/tryghed-og-faellesskab.xlsx");
    read_form(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn every_demo_survey_is_a_form() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../demo/content/surveys");
    let files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(!files.is_empty());
    for file in files {
        let form = read_form(&std::fs::read(&file).unwrap())
            .unwrap_or_else(|problems| panic!("{}: {problems:#?}", file.display()));
        assert_eq!(form.languages(), ["da", "en"]);
    }
}

#[test]
fn the_demo_survey_skips_what_does_not_apply() {
    let form = demo_form();
    assert_eq!((form.id(), form.version()), ("tryghed-og-faellesskab", "2026-1"));
    assert_eq!(form.questions().iter().filter(|question| question.takes_answer()).count(), 10);
    let mut session = Session::new(Arc::new(form.clone()));
    let index = |name: &str| form.index_of(name).unwrap();
    let choice = |name: &str| Some(Answer::Choice(name.into()));
    let choices =
        |names: &[&str]| Some(Answer::Choices(names.iter().map(|&name| name.into()).collect()));
    session.set_answer(index("bor_her"), choice("ja")).unwrap();
    session.set_answer(index("aar_i_omraadet"), Some(Answer::Integer(101))).unwrap();
    assert_eq!(session.violation(index("aar_i_omraadet")), Some(Violation::Constraint));
    session.set_answer(index("bor_her"), choice("nej")).unwrap();
    assert!(!session.is_relevant(index("aar_i_omraadet")));
    session.set_answer(index("tryg_hverdag"), Some(Answer::Integer(6))).unwrap();
    session.set_answer(index("tryg_aften"), choice("sjaeldent")).unwrap();
    let unsafe_for = index("hvad_goer_utryg");
    assert!(session.is_relevant(unsafe_for));
    session.set_answer(unsafe_for, choices(&["moerke", "vil_ikke_svare"])).unwrap();
    assert_eq!(session.violation(unsafe_for), Some(Violation::Constraint));
    session.set_answer(unsafe_for, choices(&["vil_ikke_svare"])).unwrap();
    session.set_answer(index("hoerer_til"), Some(Answer::Integer(4))).unwrap();
    session.set_answer(index("deltager_i"), choices(&["loppemarked"])).unwrap();
    assert!(!session.is_relevant(index("hvorfor_ikke")));
    let response = session.finish().unwrap();
    assert_eq!(response.len(), 6);
    assert_eq!(sammen_xforms::validate_response(&form, &response), Ok(()));
}

/// A workbook with other words in one of its parts.
fn with_part_changed(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        if name == part {
            assert!(text.contains(from), "{text}");
            text = text.replace(from, to);
        }
        changed.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        changed.write_all(text.as_bytes()).unwrap();
    }
    changed.finish().unwrap().into_inner()
}

#[test]
fn a_cell_that_is_nowhere_is_a_problem() {
    let good = workbook(&[("survey", &[&["type", "name", "label"]]), CHOICES, SETTINGS]);
    // The workbook library panics here where arithmetic is checked, and finds another place elsewhere.
    let bad =
        with_part_changed(&good, "xl/worksheets/sheet1.xml", r#"r="A1""#, r#"r="ZZZZZZZZZZ1""#);
    let problems = problems(&bad);
    assert!(problems.len() > 1 || problems[0].contains("damaged"), "{problems:?}");
}
