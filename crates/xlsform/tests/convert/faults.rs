//! A workbook with one fault of each kind, and what its author is told.

use sammen_xforms::xform::Resource;
use sammen_xlsform::{Accept, Language, convert};

use crate::workbook::workbook;

const SURVEY: &str = "type|name|label::Dansk (da)|label::English (en)|relevant|required|constraint|calculation|appearance|parameters|choice_filter|trigger|colour|save_to
    text|1st|Første|First
    selct_one yes_no|a|Et|One
    select_one yes_noo|b|To|Two
    barcode|c|Tre|Three
    integer|d|Fire|Four|${nobody} = 1
    integer|e|Fem|Five|1 +
    integer|e|Seks|Six||||
    text|g|Syv|Seven|regexp(., 'x')
    text|h|Otte
    geopoint|i|Ni|Nine||yes
    start|j
    range|k|Ti|Ten||||||start=1 end=5 step=2 placeholder=2
    select_one_from_file towns.csv|l|Elleve|Eleven
    text|m|Tolv|Twelve ${d
    select_one yes_no|n|Tretten|Thirteen|||||fancy
    text|o|Fjorten|Fourteen||||||color=red
    text|p|Femten|Fifteen||||||||${nobody}
    end repeat
    begin group|q|Gruppe|Group
    select_one other_list or_other|r|Seksten|Sixteen||||||| x = 1
    calculate|s";

const CHOICES: &str = "list_name|name|label::Dansk (da)|label::English (en)|x
    yes_no|ja|Ja|Yes
    yes_no|nej tak|Nej|No
    other_list|en|En|One
    other_list|en|To|Two";

const SETTINGS: &str =
    "form_title|form_id|version|default_language|metadata|public_key|audience|promise|delay_minutes|openrosa
    Fejl|fejl|1|da|hourly|abc|everybody|secret|soon|yes";

/// Where each fault is and what is said of it, as the workbook has them.
const EXPECT: &[(&str, &str)] = &[
    ("survey row 1, column colour", "the column is not supported"),
    ("survey row 1, column save_to", "phones do not know this column; remove it"),
    ("survey row 2, column name", "`1st` is not a name"),
    ("survey row 3, column type", "the type `selct_one yes_no` is not supported"),
    ("survey row 4, column type", "no choices have the list_name `yes_noo`"),
    (
        "survey row 5, column type",
        "phones do not have the type `barcode`; ask for the number with `text`",
    ),
    ("survey row 6, column relevant", "`${nobody}` is not on the survey sheet"),
    (
        "survey row 7, column relevant",
        "the expression `1 +` cannot be read from `` on: an expression was to come",
    ),
    ("survey row 8, column name", "`e` is also the name in row 7"),
    ("survey row 9, column relevant", "there is no function `regexp`"),
    ("survey row 10, column label::English (en)", "the words are not translated to this language"),
    ("survey row 11, column required", "nobody has to say where they are"),
    ("survey row 12, column type", "an anonymous survey stores no `start`; delete the row"),
    ("survey row 13, column parameters", "the scale 1 to 5 by 2 with `placeholder=2` does not fit"),
    ("survey row 14, column type", "the file `towns.csv` is not there"),
    ("survey row 15, column label::English (en)", "`${d` is no reference"),
    (
        "survey row 16, column appearance",
        "the appearance `fancy` is not supported; use list, likert",
    ),
    (
        "survey row 17, column parameters",
        "the parameter `color=red` is not understood; text has rows",
    ),
    ("survey row 18, column trigger", "`${nobody}` starts nothing"),
    ("survey row 19, column type", "no group begins before this"),
    ("survey row 20, column type", "the group never ends; add a row of type `end group`"),
    (
        "survey row 21, column choice_filter",
        "a question with another answer cannot filter its choices",
    ),
    ("survey row 22, column calculation", "the cell is empty; fill it in"),
    ("choices row 3, column name", "the choice name `nej tak` has spaces"),
    ("choices row 5, column name", "`en` is also the name in row 4"),
    ("settings row 1, column public_key", "phones do not know this column"),
    ("settings row 2, column metadata", "`hourly` is not understood here; write no, day or exact"),
    ("settings row 2, column delay_minutes", "`soon` is not understood here; write a whole number"),
    ("settings row 2, column promise", "`secret` is not understood here; write anonymous or conf"),
    (
        "settings row 2, column openrosa",
        "a survey that counts each person once is answered in our own app",
    ),
    ("settings row 2, column audience", "`everybody` is not understood here; write open, invited"),
    ("settings row 2, column form_title::en", "the words are not translated to this language"),
];

fn faulty() -> Vec<u8> {
    workbook(&[("survey", SURVEY), ("choices", CHOICES), ("settings", SETTINGS)])
}

#[test]
fn a_workbook_with_many_faults_gets_a_precise_message_for_each() {
    let problems = convert(&faulty(), &[] as &[Resource<'_>], Accept::Phones).unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for ((place, words), told) in EXPECT.iter().zip(&told) {
        assert!(told.starts_with(&format!("{place}: {words}")), "{place}: {words}\nbut: {told}");
    }
    assert_eq!(told.len(), EXPECT.len(), "{told:#?}");
    let mut messages: Vec<&str> =
        told.iter().filter_map(|told| told.split_once(": ")).map(|(_, words)| words).collect();
    messages.sort_unstable();
    messages.dedup();
    assert!(messages.len() >= 20, "only {} messages differ", messages.len());
}

#[test]
fn every_message_is_there_in_danish_too() {
    let problems = convert(&faulty(), &[], Accept::Phones).unwrap_err();
    for problem in problems {
        let (danish, english) = (problem.words(Language::Danish), problem.words(Language::English));
        let words = |text: &str| text.split_once(": ").map(|(_, words)| words.to_owned());
        assert_ne!(words(&danish), words(&english), "{english}");
    }
}

#[test]
fn rings_and_files_that_are_none_are_told() {
    let settings = (
        "settings",
        "form_title|form_id|version|default_language
                                 Ring|ring|1|da",
    );
    let ring = workbook(&[
        (
            "survey",
            "type|name|label|calculation
                    calculate|a||${b} + 1
                    calculate|b||${a} + 1",
        ),
        settings,
    ]);
    let told = convert(&ring, &[], Accept::Phones).unwrap_err()[0].to_string();
    assert!(told.contains("a value needs itself: "), "{told}");
    let told = convert(b"no workbook", &[], Accept::Phones).unwrap_err()[0].words(Language::Danish);
    assert!(told.starts_with("arket workbook, række 1: filen kan ikke læses"), "{told}");
}
