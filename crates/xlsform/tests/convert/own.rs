//! What is ours beside XLSForm, as other programs pass over it.

use sammen_xforms::xform::Resource;
use sammen_xlsform::{Accept, Audience, Promise, Terms, convert};

use crate::workbook::{SETTINGS, converted, workbook};

const CHOICES: (&str, &str) = ("choices", "list_name|name|label");

#[test]
fn a_workbook_says_why_words_are_new_and_whether_other_programs_collect() {
    let survey = "type|name|label|reworded
         begin group|hjem|Hjem|
         integer|rum|Hvor mange værelser?|klarere ord
         end group|||
         integer|aar|Hvor mange år?|";
    let settings = "form_title|form_id|version|default_language|openrosa
         Kort|kort|1|da|yes";
    let made = converted(&[("survey", survey), CHOICES, ("settings", settings)], &[]);
    for part in ["xmlns:sammen=\"", "sammen:openrosa=\"yes\"", "sammen:reworded=\"klarere ord\""] {
        assert!(made.xml.contains(part), "{part}: {}", made.xml);
    }
    let row = |path: &str| made.rows.get(path).copied();
    assert_eq!([row("hjem"), row("hjem/rum"), row("aar")], [Some(2), Some(3), Some(5)]);
}

#[test]
fn where_a_workbook_says_none_of_it_the_form_is_as_others_have_it() {
    let survey = "type|name|label
         integer|aar|Hvor mange år?";
    let made = converted(&[("survey", survey), CHOICES, SETTINGS], &[]);
    assert!(!made.xml.contains("sammen"), "{}", made.xml);
}

/// A settings sheet with terms.
fn settings(promise: &str, audience: &str, delay: &str, metadata: &str) -> String {
    format!(
        "form_title|form_id|version|default_language|promise|audience|delay_minutes|metadata
         Kort|kort|1|da|{promise}|{audience}|{delay}|{metadata}"
    )
}

const SURVEY: (&str, &str) = ("survey", "type|name|label\n integer|aar|Hvor mange år?");

#[test]
fn a_workbook_says_who_may_answer_and_what_they_are_promised() {
    let check = |promise, audience, delay, expect| {
        let settings = settings(promise, audience, delay, "");
        let made = converted(&[SURVEY, CHOICES, ("settings", &settings)], &[]);
        assert_eq!(made.settings.terms, expect, "{promise} {audience}");
    };
    let terms =
        |audience, promise, delay_minutes_max| Some(Terms { audience, promise, delay_minutes_max });
    check("", "", "", None);
    check("anonymous", "open", "", terms(Audience::Open, Promise::Anonymous, 60));
    check("Anonymous", "supervised", "5", terms(Audience::Supervised, Promise::Anonymous, 5));
    check("confidential", "open", "", terms(Audience::Open, Promise::Confidential, 0));
    check("confidential", "invited", "", terms(Audience::Invited, Promise::Confidential, 0));
}

#[test]
fn what_cannot_be_kept_is_not_promised() {
    let check = |promise, audience, delay, metadata, expect: &str| {
        let settings = settings(promise, audience, delay, metadata);
        let sheets = [SURVEY, CHOICES, ("settings", settings.as_str())];
        let problems =
            convert(&workbook(&sheets), &[] as &[Resource<'_>], Accept::Phones).unwrap_err();
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(told.len() == 1 && told[0].starts_with(expect), "{expect}, but: {told:?}");
    };
    let column = |name, words| format!("settings row 2, column {name}: {words}");
    let shared = column("audience", "a confidential survey is answered on people's own phones");
    check("confidential", "supervised", "", "", &shared);
    let delayed = column("delay_minutes", "a confidential answer is sent at once");
    check("confidential", "open", "5", "", &delayed);
    let times = column("metadata", "a survey that makes a promise stores no times");
    check("confidential", "open", "", "day", &times);
    check("anonymous", "open", "", "exact", &times);
    check("", "open", "", "", &column("promise", "the cell is empty"));
}
