use std::cell::Cell;
use std::collections::BTreeSet;

use sammen_xforms::xform::Device;
use sammen_xforms::xpath::{Clock, FixedZone};

use crate::scenario::Scenario;

fn chain(length: usize) -> Scenario {
    let nodes: String = (0..=length).map(|at| format!("<q{at}/>")).collect();
    let bind = |at| {
        format!("<bind nodeset=\"/data/q{at}\" type=\"int\" calculate=\"/data/q{} + 1\"/>", at - 1)
    };
    let binds: String = (1..=length).rev().map(bind).collect();
    Scenario::of(&nodes, &binds, "<input ref=\"/data/q0\"/>")
}

#[test]
fn a_chain_is_computed_once_from_end_to_end() {
    let mut scenario = chain(1_000);
    assert_eq!(scenario.counting_answer("/data/q0", "5"), 1_000);
    assert_eq!(scenario.value("/data/q1000"), "1005");
    // The same answer again changes nothing.
    assert_eq!(scenario.counting_answer("/data/q0", "5"), 0);
}

#[test]
fn an_answer_touches_only_what_reads_it() {
    let nodes: String = (0..100).map(|at| format!("<a{at}/><b{at}/>")).collect();
    let bind = |at| format!("<bind nodeset=\"/data/b{at}\" calculate=\"/data/a{at} * 2\"/>");
    let binds: String = (0..100).map(bind).collect();
    let mut scenario = Scenario::of(&nodes, &binds, "");
    assert_eq!(scenario.counting_answer("/data/a7", "4"), 1);
    assert_eq!(scenario.value("/data/b7"), "8");
}

#[test]
fn what_meets_again_is_computed_once() {
    let binds = "<bind nodeset=\"/data/d\" calculate=\"/data/b + /data/c\"/>\
                 <bind nodeset=\"/data/b\" calculate=\"/data/a + 1\"/>\
                 <bind nodeset=\"/data/c\" calculate=\"/data/a + 2\"/>";
    let mut scenario = Scenario::of("<a/><b/><c/><d/>", binds, "");
    assert_eq!(scenario.counting_answer("/data/a", "1"), 3);
    assert_eq!(scenario.value("/data/d"), "5");
}

#[test]
fn an_answer_in_a_repeat_touches_its_own_instance() {
    let binds = "<bind nodeset=\"/data/r/double\" calculate=\"../n * 2\"/>\
                 <bind nodeset=\"/data/r/again\" calculate=\"/data/r/n * 3\"/>\
                 <bind nodeset=\"/data/all\" calculate=\"sum(/data/r/n)\"/>";
    let body = "<repeat nodeset=\"/data/r\"><input ref=\"/data/r/n\"/></repeat>";
    let mut scenario = Scenario::of("<r><n/><double/><again/></r><all/>", binds, body);
    for _ in 0..20 {
        scenario.add("/data/r");
    }
    for at in 1..=21 {
        scenario.answer(&format!("/data/r[{at}]/n"), "1");
    }
    // Its own two, and the sum.
    assert_eq!(scenario.counting_answer("/data/r[9]/n", "5"), 3);
    assert_eq!(scenario.value("/data/r[9]/double"), "10");
    assert_eq!(scenario.value("/data/r[9]/again"), "15");
    assert_eq!(scenario.value("/data/r[8]/again"), "3");
    assert_eq!(scenario.value("/data/all"), "25");
}

#[test]
fn what_is_not_relevant_is_kept_aside() {
    let binds = "<bind nodeset=\"/data/group\" relevant=\"/data/ask = 'yes'\"/>\
                 <bind nodeset=\"/data/copy\" calculate=\"concat('[', /data/group/inner, ']')\"/>\
                 <bind nodeset=\"/data/group/inner\" required=\"true()\" constraint=\". != 'no'\"/>";
    let mut scenario = Scenario::of("<ask>yes</ask><group><inner/></group><copy/>", binds, "");
    scenario.answer("/data/group/inner", "mine");
    assert_eq!(scenario.value("/data/copy"), "[mine]");
    scenario.answer("/data/ask", "no");
    assert!(!scenario.is_relevant("/data/group/inner"));
    assert_eq!(scenario.value("/data/copy"), "[]");
    assert!(!scenario.session.submission().contains("inner"));
    scenario.answer("/data/ask", "yes");
    assert_eq!(scenario.value("/data/group/inner"), "mine");
    assert_eq!(scenario.value("/data/copy"), "[mine]");
}

#[test]
fn required_and_constraint_are_told() {
    use sammen_xforms::xform::Violation;
    let binds = "<bind nodeset=\"/data/n\" type=\"int\" required=\"/data/must = 'yes'\" constraint=\". &lt; 10\" \
                 jr:constraintMsg=\"Too much\"/>";
    let mut scenario = Scenario::of("<must/><n/>", binds, "");
    let node = scenario.session.find("/data/n").expect("it is there");
    assert_eq!(scenario.session.violation(node), None);
    scenario.answer("/data/must", "yes");
    assert_eq!(scenario.session.violation(node), Some(Violation::Required));
    scenario.answer("/data/n", "12");
    assert_eq!(scenario.session.violation(node), Some(Violation::Constraint));
    assert_eq!(scenario.session.message(node, &scenario.phone).as_deref(), Some("Too much"));
    scenario.answer("/data/n", "9");
    assert_eq!(scenario.session.violation(node), None);
}

#[test]
fn nodes_that_hide_each_other_come_to_rest() {
    let binds = "<bind nodeset=\"/data/a\" relevant=\"/data/b = ''\"/><bind nodeset=\"/data/b\" relevant=\"/data/a = ''\"/>";
    let mut scenario = Scenario::of("<a>1</a><b>1</b>", binds, "");
    scenario.answer("/data/a", "2").answer("/data/b", "2");
}

/// A clock that runs on whenever somebody looks.
#[derive(Default)]
struct Hasty(Cell<u32>);

impl Device for Hasty {
    fn clock(&self) -> Clock<'_> {
        self.0.set(self.0.get() + 1);
        Clock { now_ms: f64::from(self.0.get()) * 86_400_000.0, zone: &FixedZone(0) }
    }

    fn random(&self) -> f64 {
        0.5
    }
}

#[test]
fn all_that_follows_from_an_answer_sees_one_time() {
    let bind =
        |at| format!("<bind nodeset=\"/data/b{at}\" calculate=\"if(/data/a = '', '', now())\"/>");
    let nodes: String = (0..10).map(|at| format!("<b{at}/>")).collect();
    let binds: String = (0..10).map(bind).collect();
    let mut session = Scenario::of(&format!("<a/>{nodes}"), &binds, "").session;
    let clock = Hasty::default();
    let answered = session.find("/data/a").expect("it is in the form");
    session.answer(answered, "now", &clock).expect("it can be answered");
    let nodes = session.nodes().into_iter().filter(|node| node.path.starts_with("/data/b"));
    let times: BTreeSet<Option<String>> = nodes.map(|node| node.value).collect();
    assert_eq!(times, BTreeSet::from([Some("1970-01-02".to_owned())]));
    assert_eq!(clock.0.get(), 1);
}
