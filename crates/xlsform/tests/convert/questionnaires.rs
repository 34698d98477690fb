//! The questionnaires that the product brings along.

use sammen_xforms::xform::{ControlKind, XForm};
use sammen_xlsform::{Accept, Converted, convert};

use crate::workbook::Answering;

fn questionnaire(name: &str) -> Converted {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../demo/content/surveys");
    let bytes = std::fs::read(format!("{folder}/{name}")).unwrap();
    convert(&bytes, &[], Accept::Phones).unwrap_or_else(|problems| panic!("{name}: {problems:?}"))
}

fn questions(form: &XForm) -> usize {
    let asks = |kind| !matches!(kind, ControlKind::Group | ControlKind::Repeat | ControlKind::Note);
    form.controls().iter().filter(|control| asks(control.kind)).count()
}

#[test]
fn there_are_three_in_danish_and_english() {
    let expect = [
        ("ni-temaer.xlsx", "Nine themes about living here", 48),
        ("faellesskab-og-medborgerskab.xlsx", "Community and citizenship", 21),
        ("tryghed.xlsx", "Safety", 12),
    ];
    for (name, title, count) in expect {
        let converted = questionnaire(name);
        assert_eq!(converted.settings.languages, ["da", "en"], "{name}");
        assert_eq!(converted.settings.title[1], ("en".to_owned(), title.to_owned()));
        assert_eq!(questions(&converted.form), count, "{name}");
        // Every phone of an area fetches it.
        let bytes = converted.form.to_bytes().len();
        assert!(bytes < 70_000, "{name} has {bytes} bytes");
    }
}

#[test]
fn general_safety_is_asked_on_the_polices_scale() {
    for name in ["tryghed.xlsx", "ni-temaer.xlsx"] {
        let form = Answering::start(questionnaire(name).form);
        let path = if name == "tryghed.xlsx" {
            "/data/tryg_nabolag"
        } else {
            "/data/tryghed/tryg_nabolag"
        };
        let words = form.choices(path);
        let named: Vec<(&str, &str)> =
            words.iter().map(|(value, words)| (value.as_str(), words.as_str())).collect();
        assert_eq!(named, [("1", "Helt tryg"), ("4", "Midt imellem"), ("7", "Helt utryg")]);
    }
}

#[test]
fn who_has_taken_part_is_not_asked_why_not() {
    let mut form = Answering::start(questionnaire("faellesskab-og-medborgerskab.xlsx").form);
    assert!(!form.is_relevant("/data/aktiviteter/hvorfor_ikke"));
    assert!(!form.is_relevant("/data/aktiviteter/hvor_tit"));
    form.answer("/data/aktiviteter/med_i", "intet");
    assert!(form.is_relevant("/data/aktiviteter/hvorfor_ikke"));
    form.answer("/data/aktiviteter/med_i", "haver loppemarked");
    assert!(form.is_relevant("/data/aktiviteter/hvor_tit"));
    assert!(!form.is_relevant("/data/aktiviteter/hvorfor_ikke"));
    form.answer("/data/aktiviteter/med_i", "haver intet");
    let node = form.0.find("/data/aktiviteter/med_i").unwrap();
    assert!(form.0.violation(node).is_some());
}
