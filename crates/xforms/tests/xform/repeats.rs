use sammen_xforms::xform::RepeatError;

use crate::scenario::Scenario;

const REPEAT: &str = "<repeat nodeset=\"/data/r\"><input ref=\"/data/r/n\"/></repeat>";

#[test]
fn instances_are_numbered_anew_when_one_goes() {
    let binds = "<bind nodeset=\"/data/r/n\" calculate=\"position(..)\"/><bind nodeset=\"/data/c\" calculate=\"count(/data/r)\"/>";
    let mut scenario = Scenario::of("<r><n/></r><c/>", binds, REPEAT);
    scenario.add("/data/r").add("/data/r");
    assert_eq!(scenario.value("/data/r[3]/n"), "3");
    scenario.remove("/data/r[1]");
    assert_eq!([scenario.value("/data/r[1]/n"), scenario.value("/data/r[2]/n")], ["1", "2"]);
    assert_eq!(scenario.value("/data/c"), "2");
    scenario.remove("/data/r[1]").remove("/data/r[1]").add("/data/r");
    assert_eq!(scenario.value("/data/c"), "1");
}

#[test]
fn a_count_decides_and_people_do_not() {
    let body = "<repeat nodeset=\"/data/r\" jr:count=\"/data/how-many\"><input ref=\"/data/r/n\"/></repeat>";
    let mut scenario = Scenario::of("<how-many/><r><n>default</n></r>", "", body);
    assert!(scenario.session.find("/data/r[1]").is_none());
    scenario.answer("/data/how-many", "3");
    assert_eq!(scenario.value("/data/r[3]/n"), "default");
    let range = scenario.session.find("/data/r").expect("the repeat's place");
    assert_eq!(scenario.session.add_instance(range, &scenario.phone), Err(RepeatError::Controlled));
    scenario.answer("/data/how-many", "1e9");
    scenario.answer("/data/how-many", "2");
    assert!(scenario.session.find("/data/r[3]").is_none());
}

#[test]
fn inner_repeats_belong_to_their_outer_instance() {
    let binds = "<bind nodeset=\"/data/o/total\" calculate=\"sum(../i/n)\"/>\
                 <bind nodeset=\"/data/o/i/share\" calculate=\"../n div ../../total\"/>";
    let body = "<repeat nodeset=\"/data/o\"><repeat nodeset=\"/data/o/i\"><input ref=\"/data/o/i/n\"/></repeat></repeat>";
    let mut scenario = Scenario::of("<o><total/><i><n/><share/></i></o>", binds, body);
    scenario.add("/data/o").add("/data/o[2]/i");
    scenario.answer("/data/o[2]/i[1]/n", "1").answer("/data/o[2]/i[2]/n", "3");
    assert_eq!(scenario.value("/data/o[2]/total"), "4");
    assert_eq!(scenario.value("/data/o[2]/i[2]/share"), "0.75");
    assert_eq!(scenario.counting_answer("/data/o[1]/i[1]/n", "5"), 2);
    assert_eq!(scenario.value("/data/o[1]/i[1]/share"), "1");
}

#[test]
fn what_is_no_repeat_does_not_grow() {
    let mut scenario = Scenario::of("<a/>", "", "");
    let node = scenario.session.find("/data/a").expect("it is there");
    assert_eq!(scenario.session.add_instance(node, &scenario.phone), Err(RepeatError::NoRepeat));
    assert_eq!(scenario.session.remove_instance(node, &scenario.phone), Err(RepeatError::NoRepeat));
    assert_eq!(scenario.session.add_instance(9_999, &scenario.phone), Err(RepeatError::NoRepeat));
}
