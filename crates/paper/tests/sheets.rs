//! Forms laid out, keyed and handed in as responses.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use proptest::prelude::*;
use sammen_paper::{
    Entry, Is, Item, Kind, Mark, PaperError, Printing, Question, ReadError, Rule, Sheet,
    SheetNumber, print,
};
use sammen_xforms::xform::{OnDay, SavedAnswers, XForm, check_answers, load};
use sammen_xlsform::{Accept, convert};

const SAFETY: &[u8] = include_bytes!("../../demo/content/surveys/tryghed.xlsx");
const COMMUNITY: &[u8] =
    include_bytes!("../../demo/content/surveys/faellesskab-og-medborgerskab.xlsx");
const THEMES: &[u8] = include_bytes!("../../demo/content/surveys/ni-temaer.xlsx");

const DESK: OnDay<'static> = OnDay { day: 20_000, chance: &|| 0.5 };

fn form(workbook: &[u8]) -> Arc<XForm> {
    Arc::new(convert(workbook, &[], Accept::Phones).expect("a questionnaire is right").form)
}

fn sheet(workbook: &[u8]) -> (Arc<XForm>, Sheet) {
    let form = form(workbook);
    let sheet = Sheet::of(&form, "da").expect("paper can do it");
    (form, sheet)
}

fn question<'a>(sheet: &'a Sheet, code: &str) -> &'a Question {
    sheet.questions().find(|question| question.code == code).expect("it is asked")
}

fn entry(sheet: &Sheet, keyed: &[(&str, &str)]) -> Entry {
    let at = |(code, text): &(&str, &str)| (question(sheet, code).path.clone(), (*text).to_owned());
    Entry(keyed.iter().map(at).collect())
}

/// A form with one more question, `last`, which is asked by a rule.
fn with_rule(rule: &str) -> Arc<XForm> {
    let xml = format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
        <h:head><h:title>t</h:title><model><instance><data id="t"><age/><one/><many/><text/><last/></data></instance>
        <bind nodeset="/data/age" type="int"/><bind nodeset="/data/last" relevant="{rule}"/></model></h:head><h:body>
        <input ref="/data/age"><label>Age</label></input>
        <select1 ref="/data/one"><label>One</label>
            <item><label>A</label><value>a</value></item><item><label>B</label><value>b</value></item>
            <item><label>C</label><value>c</value></item></select1>
        <select ref="/data/many"><label>Many</label>
            <item><label>X</label><value>x</value></item><item><label>Y</label><value>y</value></item>
            <item><label>None</label><value>none</value></item></select>
        <input ref="/data/text"><label>Text</label></input>
        <input ref="/data/last"><label>Last</label></input></h:body></h:html>"#
    );
    Arc::new(load(&xml, &[]).expect("a form"))
}

fn rule_of(rule: &str) -> Result<Option<Rule>, PaperError> {
    let sheet = Sheet::of(&with_rule(rule), "")?;
    Ok(sheet
        .questions()
        .find(|question| question.code == "last")
        .expect("it is there")
        .rule
        .clone())
}

#[test]
fn what_a_rule_comes_to_is_said_in_words_that_are_right() {
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    let check = |rule: &str, any: bool, expected: &[(u32, Is)]| {
        let told = rule_of(rule).expect("paper can say it").expect("not everybody answers");
        let parts: Vec<(u32, Is)> =
            told.parts.into_iter().map(|part| (part.question, part.is)).collect();
        assert_eq!((told.any, parts.as_slice()), (any, expected), "{rule}");
    };
    let one = "/data/one";
    check(&format!("{one} = 'a'"), false, &[(2, Is::OneOf(codes(&["a"])))]);
    check(&format!("{one} != 'a'"), false, &[(2, Is::NoneOf(codes(&["a"])))]);
    check(&format!("{one} != ''"), false, &[(2, Is::Given)]);
    check("/data/age &gt;= 18", false, &[(1, Is::AtLeast(18))]);
    check("/data/age &lt; 18", false, &[(1, Is::AtMost(17))]);
    check("/data/age &gt; 12 and /data/age &lt; 20", false, &[(1, Is::Between(13, 19))]);
    check("selected(/data/many, 'x')", false, &[(3, Is::OneOf(codes(&["x"])))]);
    check(
        "not(selected(/data/many, 'none')) and /data/many != ''",
        false,
        &[(3, Is::OtherThan(codes(&["none"])))],
    );
    check("not(selected(/data/many, 'none'))", false, &[(3, Is::NoneOf(codes(&["none"])))]);
    check(
        "/data/one = 'a' or selected(/data/many, 'x') or /data/age &gt;= 65",
        true,
        &[(1, Is::AtLeast(65)), (2, Is::OneOf(codes(&["a"]))), (3, Is::OneOf(codes(&["x"])))],
    );
    check(
        "/data/one = 'a' and selected(/data/many, 'x')",
        false,
        &[(2, Is::OneOf(codes(&["a"]))), (3, Is::OneOf(codes(&["x"])))],
    );
}

#[test]
fn what_cannot_be_said_in_a_sentence_is_not_printed() {
    for rule in [
        "(/data/one = 'a') = (/data/age &gt; 17)",
        "count-selected(/data/many) = 1",
        "/data/age mod 2 = 0",
        "/data/text = 'x'",
        "/data/one = 'b' or /data/one = 'a' and /data/age &gt;= 18",
    ] {
        assert_eq!(rule_of(rule), Err(PaperError::Rule("last".to_owned())), "{rule}");
    }
    assert_eq!(rule_of("true()"), Ok(None));
}

#[test]
fn the_questionnaires_are_laid_out_with_the_codes_of_the_data() {
    let (_, safety) = sheet(SAFETY);
    let places = question(&safety, "utrygge_steder");
    assert_eq!(places.number, 4);
    let rule = places.rule.as_ref().expect("only some answer it");
    assert!(rule.any);
    let said = |number: u32| rule.parts.iter().find(|part| part.question == number);
    let safe = Is::OneOf(["5", "6", "7"].map(str::to_owned).into());
    assert_eq!(said(1).map(|part| &part.is), Some(&safe));
    assert_eq!(rule.parts.len(), 3);
    let Kind::Many(choices) = &places.kind else { panic!("many may be chosen") };
    assert_eq!(choices[0].code, "stier");
    assert_eq!(choices[0].words, "På stierne");
    for workbook in [COMMUNITY, THEMES] {
        let form = form(workbook);
        let sheet = Sheet::of(&form, "en").expect("paper can do it");
        assert_eq!(sheet.questions().count(), form.questions());
    }
    assert_eq!(Sheet::of(&form(SAFETY), "ar").err(), Some(PaperError::Language("ar".to_owned())));
}

#[test]
fn an_answer_that_was_not_asked_for_is_kept_and_marked() {
    let (form, sheet) = sheet(SAFETY);
    // She feels safe, and told all the same where she does not.
    let keyed = [("tryg_nabolag", "2"), ("tryg_dag", "alt"), ("utrygge_steder", "stier")];
    let entry = entry(&sheet, &keyed);
    let path = &question(&sheet, "utrygge_steder").path;
    assert_eq!(entry.marks(&form, &sheet, &DESK), BTreeMap::from([(path.clone(), Mark::NotAsked)]));
    let response = entry.response(&form, &sheet, &DESK);
    assert!(response.contains("<utrygge_steder>stier</utrygge_steder>"), "{response}");
    assert!(response.contains("<tryg_dag>altid</tryg_dag>"), "{response}");
}

#[test]
fn what_is_missing_and_what_is_no_answer_is_marked_where_it_is() {
    let (form, sheet) = sheet(SAFETY);
    let entry = entry(&sheet, &[("tryg_dag", "a"), ("politi", "8")]);
    let marks = entry.marks(&form, &sheet, &DESK);
    let mark = |code: &str| marks.get(&question(&sheet, code).path).cloned();
    assert_eq!(mark("tryg_nabolag"), Some(Mark::Missing));
    assert_eq!(mark("tryg_dag"), Some(Mark::Unread(ReadError::Ambiguous("a".to_owned()))));
    assert_eq!(mark("politi"), Some(Mark::Unread(ReadError::Unknown("8".to_owned()))));
    assert_eq!(mark("bange_vold"), None);
}

#[test]
fn two_who_key_the_same_differently_agree() {
    let (_, sheet) = sheet(SAFETY);
    let one = entry(&sheet, &[("tryg_dag", "alt"), ("undgaar", "JA")]);
    let other = entry(&sheet, &[("tryg_dag", "altid"), ("undgaar", "ja"), ("politi", " ")]);
    assert_eq!(one.differences(&other, &sheet), Vec::<String>::new());
    let third = entry(&sheet, &[("tryg_dag", "altid"), ("undgaar", "nej")]);
    assert_eq!(one.differences(&third, &sheet), [question(&sheet, "undgaar").path.clone()]);
}

#[test]
fn a_default_that_nobody_wrote_is_no_answer() {
    let xml = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
        <h:head><h:title>t</h:title><model><instance><data id="t"><n>3</n></data></instance></model></h:head>
        <h:body><input ref="/data/n"><label>N</label></input></h:body></h:html>"#;
    let form = Arc::new(load(xml, &[]).expect("a form"));
    let sheet = Sheet::of(&form, "").expect("paper can do it");
    let response = Entry::default().response(&form, &sheet, &DESK);
    assert!(!response.contains('3'), "{response}");
}

#[test]
fn what_paper_cannot_do_is_said() {
    let body = |instance: &str, body: &str| {
        let xml = format!(
            r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>
            <h:title>t</h:title><model><instance><data id="t">{instance}</data></instance><instance id="l"><list>
            <item><name>x</name><of>a</of></item></list></instance></model></h:head><h:body>{body}</h:body></h:html>"#
        );
        Sheet::of(&Arc::new(load(&xml, &[]).expect("a form")), "").err()
    };
    let repeat = r#"<group ref="/data/child"><label>Child</label><repeat nodeset="/data/child">
        <input ref="/data/child/age"><label>Age</label></input></repeat></group>"#;
    let repeated = body("<child><age/></child>", repeat);
    assert_eq!(repeated, Some(PaperError::Repeat("child".to_owned())));
    let filtered = r#"<input ref="/data/a"><label>A</label></input><select1 ref="/data/b"><label>B</label>
        <itemset nodeset="instance('l')/list/item[of = /data/a]"><value ref="name"/><label ref="name"/></itemset></select1>"#;
    assert_eq!(body("<a/><b/>", filtered), Some(PaperError::ChoicesDepend("b".to_owned())));
    let echoed = r#"<input ref="/data/a"><label>A</label></input>
        <input ref="/data/b"><label>You said <output value="/data/a"/></label></input>"#;
    assert_eq!(body("<a/><b/>", echoed), Some(PaperError::AnswersInWords));
}

#[test]
fn every_sheet_has_its_number_and_words_are_only_words() {
    let form = with_rule("/data/one = 'a'");
    let sheet = Sheet::of(&form, "").expect("paper can do it");
    let numbers: Vec<SheetNumber> = (7..10).map(SheetNumber).collect();
    let printing = Printing {
        title: "<script>alert(1)</script>",
        version: "1",
        sheet: &sheet,
        numbers: &numbers,
    };
    let html = print(&printing);
    assert!(!html.contains("<script"), "{html}");
    for number in numbers {
        assert_eq!(html.matches(&number.to_string()).count(), 1);
    }
    assert!(html.contains("Svar kun, hvis du ved spørgsmål 2 svarede »A«."), "{html}");
}

#[test]
fn every_language_that_forms_have_is_printed_with_words_of_its_own() {
    let (_, mut sheet) = sheet(SAFETY);
    for (language, words) in
        [("en", "Answer only if"), ("ar", "أجب فقط إذا"), ("pl", "Proszę odpowiedzieć")]
    {
        sheet.language = language.to_owned();
        let printing =
            Printing { title: "t", version: "1", sheet: &sheet, numbers: &[SheetNumber(1)] };
        assert!(print(&printing).contains(words), "{language}");
    }
}

/// Anything that may be keyed at a question: its codes, and what is none of them.
fn keyed(question: &Question) -> BoxedStrategy<String> {
    let codes: Vec<String> =
        question.kind.choices().iter().map(|choice| choice.code.clone()).collect();
    if codes.is_empty() {
        return prop_oneof![Just(String::new()), "[0-9]{1,3}", "\\PC{0,8}"].boxed();
    }
    let one = proptest::sample::select(codes.clone());
    let some = proptest::sample::subsequence(codes, 0..3).prop_map(|codes| codes.join(" "));
    prop_oneof![Just(String::new()), one, some].boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_keyed_is_in_the_response_to_the_last_letter(
        texts in {
            let (_, sheet) = sheet(COMMUNITY);
            sheet.questions().map(keyed).collect::<Vec<_>>()
        },
    ) {
        let (form, sheet) = sheet(COMMUNITY);
        let paths = sheet.questions().map(|question| question.path.clone());
        let entry = Entry(paths.zip(texts).collect());
        let response = entry.response(&form, &sheet, &DESK);
        let read = SavedAnswers::from_submission(&form, &response).expect("XML");
        let again = SavedAnswers::at_paths(entry.answers(&sheet));
        let findings = |given: &SavedAnswers| {
            let found = check_answers(Arc::clone(&form), given, &DESK);
            found.iter().map(|finding| format!("{finding:?}")).collect::<BTreeSet<_>>()
        };
        // The form says the same of what was handed in as of what was keyed.
        prop_assert_eq!(findings(&read), findings(&again));
        let marks = entry.marks(&form, &sheet, &DESK);
        let has_findings = marks.values().any(|mark| !matches!(mark, Mark::Unread(_)));
        let unread = marks.values().filter(|mark| matches!(mark, Mark::Unread(_))).count();
        prop_assert!(unread > 0 || has_findings != findings(&read).is_empty());
    }

    #[test]
    fn a_sentence_is_right_for_answers_that_were_not_tried(
        many in proptest::sample::subsequence(vec!["x", "y", "none"], 0..=3),
        rule in proptest::sample::select(vec![
            "selected(/data/many, 'x')",
            "not(selected(/data/many, 'none'))",
            "not(selected(/data/many, 'none')) and /data/many != ''",
            "selected(/data/many, 'x') or selected(/data/many, 'y')",
        ]),
    ) {
        let form = with_rule(rule);
        let sheet = Sheet::of(&form, "").expect("paper can do it");
        let last = question(&sheet, "last");
        let is = &last.rule.as_ref().expect("not everybody answers").parts[0].is;
        let has = |codes: &[String]| many.iter().any(|one| codes.iter().any(|code| code == one));
        let said = match is {
            Is::OneOf(codes) => has(codes),
            Is::NoneOf(codes) => !has(codes),
            Is::OtherThan(codes) => !many.is_empty() && !has(codes),
            other => panic!("{other:?}"),
        };
        let entry = entry(&sheet, &[("many", &many.join(" ")), ("last", "here")]);
        let marks = entry.marks(&form, &sheet, &DESK);
        prop_assert_eq!(marks.contains_key(&last.path), !said);
    }
}

#[test]
fn notes_and_headings_stand_where_the_form_has_them() {
    let (_, sheet) = sheet(SAFETY);
    assert!(matches!(&sheet.items[0], Item::Note(words) if !words.is_empty()));
    assert!(sheet.items.iter().any(|item| matches!(item, Item::Heading(_))));
}
