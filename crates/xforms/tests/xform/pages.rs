use sammen_xforms::xform::PageKind;

use crate::scenario::Scenario;

const BODY: &str = "<input ref=\"/data/a\"><label>A</label></input>\
    <group ref=\"/data/g\" appearance=\"field-list\"><label>Together</label>\
      <input ref=\"/data/g/b\"/><input ref=\"/data/g/c\"/></group>\
    <group ref=\"/data/r\"><label>Person</label><repeat nodeset=\"/data/r\">\
      <input ref=\"/data/r/n\"/><input ref=\"/data/r/m\"/></repeat></group>\
    <input ref=\"/data/z\"/>";

fn sample() -> Scenario {
    let binds = "<bind nodeset=\"/data/g/c\" relevant=\"/data/a = '1'\"/>\
        <bind nodeset=\"/data/r/m\" relevant=\"../n = 'x'\"/><bind nodeset=\"/data/z\" readonly=\"true()\"/>";
    Scenario::of("<a/><g><b/><c/></g><r><n/><m/></r><z/>", binds, BODY)
}

/// The pages, each by its questions.
fn pages(scenario: &Scenario) -> Vec<String> {
    let path = |id| scenario.session.view(id).expect("pages are of the session").path;
    let pages = scenario.session.pages().into_iter().map(|page| match page.kind {
        PageKind::Repeat => format!("more of {}", path(page.node)),
        _ => page.questions.into_iter().map(path).collect::<Vec<_>>().join(" "),
    });
    pages.collect()
}

#[test]
fn pages_are_what_is_relevant_in_the_order_of_the_body() {
    let mut scenario = sample();
    let short = ["/data/a", "/data/g/b", "/data/r[1]/n", "more of /data/r", "/data/z"];
    assert_eq!(pages(&scenario), short);
    scenario.answer("/data/a", "1").add("/data/r").answer("/data/r[2]/n", "x");
    let long = [
        "/data/a",
        "/data/g/b /data/g/c",
        "/data/r[1]/n",
        "/data/r[2]/n",
        "/data/r[2]/m",
        "more of /data/r",
        "/data/z",
    ];
    assert_eq!(pages(&scenario), long);
    assert_eq!(scenario.session.answered(), 2);
}

#[test]
fn a_page_stands_under_the_words_of_its_group_and_instance() {
    let mut scenario = sample();
    scenario.add("/data/r");
    let pages = scenario.session.pages();
    let heading = |at: usize| {
        let (control, node) = pages[at].heading?;
        let words = scenario.session.label(
            &scenario.form().controls()[control as usize],
            node,
            &scenario.phone,
        );
        Some((words, scenario.session.is_instance(node)))
    };
    assert_eq!(heading(0), None);
    assert_eq!(heading(1), Some(("Together".to_owned(), false)));
    assert_eq!(heading(3), Some(("Person".to_owned(), true)));
    assert_eq!(heading(4), Some(("Person".to_owned(), false)));
}

#[test]
fn a_repeat_whose_count_the_form_decides_is_not_added_to() {
    let body = "<input ref=\"/data/k\"/><group><repeat nodeset=\"/data/r\" jr:count=\"/data/k\" \
        appearance=\"field-list\"><input ref=\"/data/r/n\"/><input ref=\"/data/r/m\"/></repeat></group>";
    let mut scenario =
        Scenario::of("<k/><r><n/><m/></r>", "<bind nodeset=\"/data/k\" type=\"int\"/>", body);
    scenario.answer("/data/k", "2");
    assert_eq!(
        pages(&scenario),
        ["/data/k", "/data/r[1]/n /data/r[1]/m", "/data/r[2]/n /data/r[2]/m"]
    );
}

#[test]
fn what_is_no_node_of_the_answers_is_nothing_and_nobody_falls_over_it() {
    let scenario = sample();
    let form = scenario.form().controls()[0].clone();
    for id in [0, 1, u32::MAX, u32::MAX - 1] {
        assert_eq!(scenario.session.view(id), None);
        assert_eq!(scenario.session.kept(id), "");
        assert_eq!(scenario.session.violation(id), None);
        assert_eq!(scenario.session.message(id, &scenario.phone), None);
        assert!(scenario.session.choices(id, &scenario.phone).is_empty());
        assert!(scenario.session.instances(id).is_empty());
        scenario.session.label(&form, id, &scenario.phone);
    }
}
