//! Surveys: the demo's, and a small one that uses every kind of question.

use sammen_demo::SURVEYS;
use sammen_xforms::xform::XForm;
use sammen_xlsform::{Accept, convert};

use super::workbook;
use crate::{
    parts,
    surveys::{EXPRESSION, input},
};

const SURVEY: &str = "type|name|label|hint|required|relevant|constraint|constraint_message|appearance|parameters|range_low|range_high
note|hej|Hej|||||||||
select_one ja_nej|bor|Bor du her?|Nu|yes|||||||
begin group|her|Her|||${bor} = 'ja'||||||
integer|aar|Hvor mange år?|||| . &gt;= 0 and . &lt;= 100|For mange||||
range|glad|Hvor glad?|||||||start=1 end=7 step=2|Slet ikke|Meget
end group||||||||||
select_multiple ja_nej|flere|Flere?||if(${aar} > 3, true(), false())||count-selected(${flere}) &lt; 3|||||
decimal|tal|Et tal||||. mod 2 = 1 or . div 3 > 1||||
text|ord|Ord?||||string-length(.) &lt; 20||multiline|||";
const CHOICES: &str = "list_name|name|label
ja_nej|ja|Ja
ja_nej|nej|Nej";
const SETTINGS: &str = "form_title|form_id|version|default_language
Kort|kort|1|da";

/// Survey workbooks.
pub fn survey_workbook() -> Vec<Vec<u8>> {
    let (_, _, demo) = SURVEYS[0];
    let sheets = [("survey", SURVEY), ("choices", CHOICES), ("settings", SETTINGS)];
    vec![demo.to_vec(), workbook::parts_of(demo), workbook::of_sheets(&sheets)]
}

/// Forms with answers, a form's XML, and expressions.
pub fn surveys() -> Vec<Vec<u8>> {
    let (_, _, demo) = SURVEYS[0];
    let demo = converted(demo);
    let small = small_form();
    let mut seeds = vec![
        input(&demo.to_bytes(), b"<data/>"),
        input(&small.to_bytes(), &small_answers()),
        input(&small.to_bytes(), FIRST_ANSWERS),
        small_xml().into_bytes(),
    ];
    seeds.extend(EXPRESSIONS.map(|source| [&[EXPRESSION], source.as_bytes()].concat()));
    seeds
}

/// Answers to the small form that it allows.
pub fn small_answers() -> Vec<u8> {
    let answers = "<data id=\"kort\" version=\"1\"><hej/><bor>ja</bor><her><aar>7</aar><glad>3</glad></her>\
        <flere>ja nej</flere><tal>5.0</tal><ord>hej</ord></data>";
    answers.as_bytes().to_vec()
}

/// Some of them as the first survey engine wrote them.
const FIRST_ANSWERS: &[u8] = b"\x02\x03bor\x00\x02ja\x03aar\x02\x0e";

const EXPRESSIONS: [&str; 4] = [
    "/a/b = 'ja' and not(selected(../b, 'nej')) or . >= -3.5",
    "if(boolean(../c), concat('x', \"y\", string(/a/b)), coalesce(../b, 'z')) != ''",
    "round(number(/a/b) div 3, 2) * 2 - 1 mod 7 <= count-selected(../b[position() < 3])",
    "((string-length(.) + 1) > 2)",
];

/// A form with every kind of question and expressions between them.
pub fn small_form() -> XForm {
    converted(&small_workbook())
}

fn small_xml() -> String {
    convert(&small_workbook(), &[], Accept::Phones).expect("the small workbook is right").xml
}

fn small_workbook() -> Vec<u8> {
    let sheets = [("survey", SURVEY), ("choices", CHOICES), ("settings", SETTINGS)];
    parts::archive(&parts::split(&workbook::of_sheets(&sheets))).expect("the parts are a workbook")
}

fn converted(workbook: &[u8]) -> XForm {
    convert(workbook, &[], Accept::Phones).expect("the workbook is right").form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_workbook_is_a_form_of_every_kind_of_question() {
        assert_eq!(small_form().questions(), 6);
    }
}
