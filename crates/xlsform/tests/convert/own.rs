//! What is ours beside XLSForm, as other programs pass over it.

use crate::workbook::{SETTINGS, converted};

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
