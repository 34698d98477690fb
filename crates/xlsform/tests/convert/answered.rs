use sammen_xforms::xform::{Resource, Violation};

use crate::media::PNG;
use crate::workbook::{Answering, Phone, SETTINGS, converted};

const CHOICES: (&str, &str) = (
    "choices",
    "list_name|name|label|area
     yes_no|ja|Ja
     yes_no|nej|Nej
     places|arena|Byens Arena|hg
     places|have|Nyttehaverne|hg
     places|skole|Skovbrynet Skole|vp",
);

fn answering(survey: &str) -> Answering {
    Answering::start(converted(&[("survey", survey), CHOICES, SETTINGS], &[]).form)
}

#[test]
fn choices_are_filtered_by_an_answer() {
    let mut form = answering(
        "type|name|label|choice_filter
         text|area|Hvor?
         select_one places|place|Hvilket sted?|area = ${area}",
    );
    form.answer("/data/area", "vp");
    assert_eq!(form.choices("/data/place"), [("skole".into(), "Skovbrynet Skole".into())]);
}

#[test]
fn rules_messages_and_calculations_follow_the_answers() {
    let mut form = answering(
        "type|name|label|relevant|required|constraint|constraint_message|calculation
         select_one yes_no|lives|Bor du her?||yes
         begin group|home|Hjem|${lives} = 'ja'
         integer|years|Hvor mange år?|||. >= 0 and . < 120|Under 120
         calculate|months|||||| ${years} * 12
         end group",
    );
    let lives = form.0.find("/data/lives").unwrap();
    assert_eq!(form.0.violation(lives), Some(Violation::Required));
    assert!(!form.is_relevant("/data/home/years"));
    form.answer("/data/lives", "ja").answer("/data/home/years", "130");
    let years = form.0.find("/data/home/years").unwrap();
    assert_eq!(form.0.violation(years), Some(Violation::Constraint));
    form.answer("/data/home/years", "3");
    assert_eq!((form.0.violation(years), form.value("/data/home/months")), (None, "36".to_owned()));
}

#[test]
fn a_repeat_has_as_many_instances_as_an_expression_says() {
    let mut form = answering(
        "type|name|label|repeat_count|calculation|default
         integer|children|Hvor mange børn?
         begin repeat|child|Barn|${children} + 0
         integer|age|Alder|||5
         calculate|next|||${age} + 1
         end repeat
         calculate|sum|||sum(${age})",
    );
    form.answer("/data/children", "2").answer("/data/child[2]/age", "8");
    assert_eq!(form.value("/data/child[1]/next"), "6");
    assert_eq!(form.value("/data/child[2]/next"), "9");
    assert_eq!(form.value("/data/sum"), "13");
}

#[test]
fn a_trigger_sets_a_value_and_a_default_may_be_computed() {
    let mut form = answering(
        "type|name|label|trigger|calculation|default
         text|name|Navn||| concat('a', 'b')
         text|other|Andet
         text|seen|Sidst|${name}|concat(${name}, ${other}, '!')",
    );
    assert_eq!(form.value("/data/name"), "ab");
    form.answer("/data/name", "x");
    assert_eq!(form.value("/data/seen"), "x!");
    // Nothing else than its trigger sets it.
    form.answer("/data/other", "y");
    assert_eq!(form.value("/data/seen"), "x!");
}

#[test]
fn another_answer_brings_its_question() {
    let mut form = answering(
        "type|name|label
         select_one yes_no or_other|lives|Bor du her?",
    );
    assert_eq!(form.choices("/data/lives").last(), Some(&("other".into(), "Andet".into())));
    assert!(!form.is_relevant("/data/lives_other"));
    form.answer("/data/lives", "other");
    assert!(form.is_relevant("/data/lives_other"));
}

#[test]
fn a_range_says_what_its_numbers_mean() {
    let form = answering(
        "type|name|label|parameters|range_low|range_high
         range|safe|Hvor tryg?|start=1 end=7 step=1|Utryg|Tryg",
    );
    assert_eq!(
        form.choices("/data/safe"),
        [("1".into(), "Utryg".into()), ("7".into(), "Tryg".into())]
    );
}

#[test]
fn choices_may_stand_in_a_file() {
    let sheets = [
        (
            "survey",
            "type|name|label|choice_filter
                    select_one_from_file towns.csv|town|By|size > 10",
        ),
        SETTINGS,
    ];
    let towns = Resource { name: "towns.csv", bytes: b"name,label,size\na,Ab,5\nb,Be,50\n" };
    let form = Answering::start(converted(&sheets, &[towns]).form);
    assert_eq!(form.choices("/data/town"), [("b".into(), "Be".into())]);
}

#[test]
fn words_are_in_several_languages_with_answers_in_them() {
    let sheets = [
        (
            "survey",
            "type|name|label::Dansk (da)|label::English (en)|image::da|image::en
                    text|name|Navn|Name
                    note|hello|Hej ${name}|Hello ${name}
                    select_one l|pick|Vælg|Pick",
        ),
        (
            "choices",
            "list_name|name|label::Dansk (da)|label::English (en)|image::da|image::en
                     l|a|En|One|en.png|one.png",
        ),
        (
            "settings",
            "form_title::da|form_title::en|form_id|version
                      Kort|Short|kort|1",
        ),
    ];
    let files = ["en.png", "one.png"].map(|name| Resource { name, bytes: PNG });
    let converted = converted(&sheets, &files);
    assert_eq!(converted.media, ["en.png", "one.png"]);
    assert_eq!(converted.settings.languages, ["da", "en"]);
    assert_eq!(converted.settings.title[1], ("en".to_owned(), "Short".to_owned()));
    assert_eq!(converted.form.languages().collect::<Vec<_>>(), ["da", "en"]);
    let mut form = Answering::start(converted.form);
    form.answer("/data/name", "Bo");
    assert_eq!(form.label("/data/hello"), "Hej Bo");
    form.0.set_language("en", &Phone);
    assert_eq!(form.label("/data/hello"), "Hello Bo");
    assert_eq!(form.choices("/data/pick"), [("a".into(), "One".into())]);
}

#[test]
fn an_anonymous_survey_stores_the_day_alone_and_only_when_asked_to() {
    let survey = "type|name|label
                  start|begun
                  text|word|Ord";
    let settings = "form_title|form_id|version|default_language|metadata
                    Kort|kort|1|da|day";
    let sheets = [("survey", survey), ("settings", settings)];
    let form = Answering::start(converted(&sheets, &[]).form);
    assert_eq!(form.value("/data/begun"), "2026-11-22");
}

#[test]
fn another_instance_is_read_by_its_number() {
    let mut form = answering(
        "type|name|label|calculation|repeat_count
         begin repeat|r|Gentag||3
         integer|a|Tal
         calculate|before|| indexed-repeat(${a}, ${r}, position(..) - 1)
         end repeat",
    );
    form.answer("/data/r[1]/a", "5").answer("/data/r[2]/a", "7");
    assert_eq!(
        (form.value("/data/r[2]/before"), form.value("/data/r[3]/before")),
        ("5".into(), "7".into())
    );
    form.answer("/data/r[1]/a", "6");
    assert_eq!(form.value("/data/r[2]/before"), "6");
}
