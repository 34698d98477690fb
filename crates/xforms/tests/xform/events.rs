use crate::scenario::Scenario;

#[test]
fn values_are_set_at_the_first_load_only() {
    let model = "<setvalue event=\"odk-instance-first-load\" ref=\"/data/a\" value=\"2 + 3\"/>";
    let mut scenario = Scenario::of("<a/>", model, "");
    assert_eq!(scenario.value("/data/a"), "5");
    scenario.answer("/data/a", "7");
    let form = std::sync::Arc::new(scenario.form().clone());
    let saved = scenario.session.save();
    let (restored, _) = sammen_xforms::xform::FormSession::restore(form, &saved, &scenario.phone);
    scenario.session = restored;
    assert_eq!(scenario.value("/data/a"), "7");
}

#[test]
fn a_change_sets_another_value_in_the_same_instance() {
    let body = "<repeat nodeset=\"/data/r\"><input ref=\"/data/r/a\">\
                <setvalue event=\"xforms-value-changed\" ref=\"/data/r/b\" value=\"concat('after ', ../a)\"/>\
                </input></repeat>";
    let mut scenario = Scenario::of("<r><a/><b/></r>", "", body);
    scenario.add("/data/r").answer("/data/r[2]/a", "x");
    assert_eq!([scenario.value("/data/r[1]/b"), scenario.value("/data/r[2]/b")], ["", "after x"]);
}

#[test]
fn a_new_instance_is_told() {
    let body = "<repeat nodeset=\"/data/r\"><setvalue event=\"odk-new-repeat\" ref=\"/data/r/a\" \
                value=\"concat('number ', position(..))\"/><input ref=\"/data/r/a\"/></repeat>";
    let mut scenario = Scenario::of("<r><a/></r>", "", body);
    scenario.add("/data/r");
    assert_eq!([scenario.value("/data/r[1]/a"), scenario.value("/data/r[2]/a")], ["", "number 2"]);
}

#[test]
fn the_phone_is_asked_before_anything_is_computed() {
    let model = "<bind nodeset=\"/data/day\" type=\"date\" jr:preload=\"date\" jr:preloadParams=\"today\"/>\
                 <bind nodeset=\"/data/meta/instanceID\" jr:preload=\"uid\"/>\
                 <bind nodeset=\"/data/year\" calculate=\"format-date(/data/day, '%Y')\"/>";
    let scenario = Scenario::of("<day/><year/>", model, "");
    assert_eq!(scenario.value("/data/day"), "2026-11-22");
    assert_eq!(scenario.value("/data/year"), "2026");
    assert!(scenario.value("/data/meta/instanceID").starts_with("uuid:"));
}
