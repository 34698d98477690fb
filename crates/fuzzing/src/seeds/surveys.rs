//! Surveys: the demo's, and a small one that uses every kind of question.

use sammen_demo::SURVEYS;
use sammen_xforms::{
    Answer, Appearance, Choice, Expression, Form, FormDraft, Question, QuestionKind, Scale, Scope,
    Text,
};
use sammen_xlsform::read_form;

use super::workbook;
use crate::surveys::{EXPRESSION, input};

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

/// Forms with answers, and expressions.
pub fn surveys() -> Vec<Vec<u8>> {
    let (_, _, demo) = SURVEYS[0];
    let demo = read_form(demo).expect("the demo's survey is right");
    let small = small_form();
    let bytes = |form: &Form| postcard::to_allocvec(form).expect("a form is stored as postcard");
    let mut seeds = vec![input(&bytes(&demo), &[0]), input(&bytes(&small), &small_answers())];
    seeds.extend(EXPRESSIONS.map(|source| [&[EXPRESSION], source.as_bytes()].concat()));
    seeds
}

/// Answers to the small form that it allows.
pub fn small_answers() -> Vec<u8> {
    let answers = [
        ("bor".to_owned(), Answer::Choice("ja".into())),
        ("aar".to_owned(), Answer::Integer(7)),
        ("glad".to_owned(), Answer::Integer(3)),
        ("flere".to_owned(), Answer::Choices(vec!["ja".into(), "nej".into()])),
        ("tal".to_owned(), Answer::Decimal(5.0)),
        ("ord".to_owned(), Answer::Text("hej".into())),
    ];
    postcard::to_allocvec(&answers.to_vec()).expect("answers are sent as postcard")
}

const EXPRESSIONS: [&str; 4] = [
    "${a} = 'ja' and not(selected(${b}, 'nej')) or . >= -3.5",
    "if(boolean(${c}), concat('x', \"y\", string(${a})), coalesce(${b}, 'z')) != ''",
    "round(number(${a}) div 3, 2) * 2 - 1 mod 7 <= count-selected(${b})",
    "((string-length(.) + 1) > 2)",
];

/// A form with every kind of question and expressions between them.
pub fn small_form() -> Form {
    let names = ["bor", "aar", "glad", "flere", "tal", "ord"];
    let choices = || {
        ["ja", "nej"]
            .map(|name| Choice { name: name.into(), label: Text::new("da", name) })
            .to_vec()
    };
    let scale = Scale { start: 1, end: 7, step: 2, low: None, high: None };
    let kinds = [
        QuestionKind::SelectOne { choices: choices(), appearance: Appearance::Likert },
        QuestionKind::Integer,
        QuestionKind::Range(scale),
        QuestionKind::SelectMultiple { choices: choices() },
        QuestionKind::Decimal,
        QuestionKind::Text { multiline: true },
    ];
    let expression = |source: &str, at| {
        Expression::parse(source, &Scope::new(&names).at(at)).expect("the source is an expression")
    };
    let mut questions: Vec<Question> = names
        .iter()
        .zip(kinds)
        .map(|(name, kind)| Question::new(*name, kind, Text::new("da", *name)))
        .collect();
    questions[0].required = Some(Expression::always());
    questions[1].relevant = Some(expression("${bor} = 'ja'", 1));
    questions[1].constraint = Some(expression(". >= 0 and . <= 100", 1));
    questions[4].relevant = Some(expression("count-selected(${flere}) > 1", 4));
    questions[5].required = Some(expression("${tal} > 3", 5));
    Form::try_from(FormDraft {
        id: "kort".into(),
        version: "1".into(),
        title: Text::new("da", "Kort"),
        default_language: "da".into(),
        languages: vec!["da".into()],
        questions,
    })
    .expect("the parts fit together")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts;

    #[test]
    fn the_small_workbook_is_a_form_of_every_kind_of_question() {
        let seed = survey_workbook().pop().unwrap();
        let form = read_form(&parts::archive(&parts::split(&seed)).unwrap()).unwrap();
        assert_eq!(form.questions().len(), 7);
    }
}
