use std::sync::Arc;

use sammen_xforms::xform::{Finding, SavedAnswers, Violation, check_answers};

use crate::scenario::Scenario;

const BODY: &str = "<select1 ref=\"/data/lives\"><item><label>Yes</label><value>yes</value></item>\
      <item><label>No</label><value>no</value></item></select1>\
    <input ref=\"/data/years\"/><range ref=\"/data/glad\" start=\"1\" end=\"7\" step=\"1\"/>\
    <repeat nodeset=\"/data/r\"><input ref=\"/data/r/n\"/></repeat>";

fn sample() -> Scenario {
    let binds = "<bind nodeset=\"/data/lives\" required=\"true()\"/><bind nodeset=\"/data/glad\" type=\"int\"/>\
        <bind nodeset=\"/data/years\" type=\"int\" relevant=\"/data/lives = 'yes'\" constraint=\". &lt; 100\"/>\
        <bind nodeset=\"/data/r/n\" required=\"true()\"/><bind nodeset=\"/data/twice\" calculate=\"/data/years * 2\"/>";
    Scenario::of("<lives/><years/><glad/><r><n/></r><twice/>", binds, BODY)
}

fn findings(scenario: &Scenario, xml: &str) -> Vec<Finding> {
    let given = SavedAnswers::from_submission(scenario.form(), xml).expect("it is XML");
    check_answers(Arc::new(scenario.form().clone()), &given, &scenario.phone)
}

#[test]
fn what_a_session_hands_over_is_found_right() {
    let mut scenario = sample();
    scenario.answer("/data/lives", "yes").answer("/data/years", "7").answer("/data/glad", "3");
    scenario.add("/data/r").answer("/data/r[1]/n", "a").answer("/data/r[2]/n", "b");
    assert_eq!(findings(&scenario, &scenario.session.submission()), []);
    scenario.remove("/data/r[1]").remove("/data/r[1]").answer("/data/lives", "no");
    assert_eq!(findings(&scenario, &scenario.session.submission()), []);
}

#[test]
fn each_fault_of_a_response_is_found_where_it_is() {
    let scenario = sample();
    let check = |answers: &str, expected: &[Finding]| {
        let xml = format!("<data id=\"form\">{answers}</data>");
        assert_eq!(findings(&scenario, &xml), expected, "{answers}");
    };
    check("<lives>yes</lives><years>7</years>", &[]);
    check("<years/>", &[Finding::Violation("/data/lives".into(), Violation::Required)]);
    check(
        "<lives>yes</lives><years>140</years>",
        &[Finding::Violation("/data/years".into(), Violation::Constraint)],
    );
    check("<lives>no</lives><years>7</years>", &[Finding::NotAsked("/data/years".into())]);
    check("<lives>maybe</lives>", &[Finding::NotOffered("/data/lives".into())]);
    check("<lives>yes</lives><years>x</years>", &[Finding::NotOffered("/data/years".into())]);
    check("<lives>yes</lives><glad>8</glad>", &[Finding::NotOffered("/data/glad".into())]);
    check("<lives>yes</lives><age>7</age>", &[Finding::Unknown("/data/age".into())]);
    check(
        "<lives>yes</lives><r><n/></r>",
        &[Finding::Violation("/data/r[1]/n".into(), Violation::Required)],
    );
}

#[test]
fn answers_by_name_alone_are_checked_alike() {
    let scenario = sample();
    let check = |answers: &[(&str, &str)], expected: &[Finding]| {
        let answers = answers.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
        let given = SavedAnswers::named(scenario.form(), answers);
        let found = check_answers(Arc::new(scenario.form().clone()), &given, &scenario.phone);
        let found: Vec<Finding> = found
            .into_iter()
            .filter(
                |one| !matches!(one, Finding::Violation(path, _) if path.starts_with("/data/r[")),
            )
            .collect();
        assert_eq!(found, expected);
    };
    check(&[("lives", "yes"), ("years", "7")], &[]);
    check(&[("lives", "yes"), ("age", "7")], &[Finding::Unknown("age".into())]);
}
