use sammen_xforms::document::XmlError;
use sammen_xforms::xform::{LoadError, Resource, load};

use crate::scenario::form;

fn refusal(instance: &str, model: &str, body: &str) -> String {
    load(&form(instance, model, body), &[]).expect_err("it is refused").to_string()
}

#[test]
fn mistakes_are_named_with_their_place() {
    let check = |model: &str, expected: &str| {
        let told = refusal("<a/><b/>", model, "");
        assert!(told.contains(expected), "{told}");
    };
    check("<bind nodeset=\"/data/a\" calculate=\"1 +\"/>", "the calculate of /data/a: \"1 +\"");
    check("<bind nodeset=\"/data/a\" relevant=\"pulldta(1)\"/>", "there is no function pulldta()");
    check("<bind nodeset=\"/data/a\" relevant=\"x:y = 1\"/>", "the prefix x is not declared");
    check("<bind nodeset=\"/data/a\" calculate=\"/data/a + 1\"/>", "/data/a needs its own value");
    check(
        "<bind nodeset=\"/data/a\" calculate=\"/data/b + 1\"/><bind nodeset=\"/data/b\" calculate=\"/data/a\"/>",
        "needs its own value",
    );
    check("<setvalue event=\"odk-instance-load\" bind=\"nobody\"/>", "nobody is not in the form");
}

#[test]
fn what_is_no_form_is_told() {
    let told = |xml: &str| load(xml, &[]).expect_err("it is refused");
    assert!(matches!(told(""), LoadError::Xml(_)));
    assert!(matches!(told("<a><b></a>"), LoadError::Xml(_)));
    assert_eq!(told("<html/>"), LoadError::Missing("a model"));
    assert_eq!(told("<html><model/></html>"), LoadError::Missing("a primary instance"));
    assert!(matches!(told(&"<a>".repeat(10_000)), LoadError::Xml(_)));
    assert!(matches!(told("<a>&secret;</a>"), LoadError::Xml(_)));
}

/// Answers are written under the names of a form, so where these are no names the response would be no XML.
#[test]
fn what_is_no_name_is_told() {
    for name in ["day/y&X<score", "2nd", "a:", ":a", "a:b:c", "a²", "\u{301}a"] {
        for xml in [format!("<{name}></{name}>"), format!("<a {name}=\"1\"/>")] {
            match load(&xml, &[]).expect_err("it is refused") {
                LoadError::Xml(XmlError::Name { name: told, .. }) => assert_eq!(told, name),
                other => panic!("{other} about {xml}"),
            }
        }
    }
    for name in ["bor_her", "æble.1-b", "_", "夢", "পা", "a·b"] {
        assert_eq!(
            load(&format!("<{name} {name}=\"1\"/>"), &[]).err(),
            Some(LoadError::Missing("a model")),
            "{name}"
        );
    }
}

#[test]
fn files_that_are_not_what_they_are_called_are_told() {
    let xml = form("<a/>", "<instance id=\"places\" src=\"jr://file/places.geojson\"/>", "");
    let check = |bytes: &[u8], expected: &str| {
        let told =
            load(&xml, &[Resource { name: "places.geojson", bytes }]).expect_err("it is refused");
        assert!(told.to_string().contains(expected), "{told}");
    };
    check(b"[", "the list places: it is no JSON");
    check(b"{}", "it is no collection of features");
    check("[".repeat(1_000).as_bytes(), "too deep");
    check(&[0xff], "utf-8");
}
