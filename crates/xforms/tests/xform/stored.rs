use std::sync::Arc;

use sammen_xforms::xform::{FormSession, StoredError, XForm, load, submission_values};

use crate::scenario::{Scenario, form};

fn sample() -> Scenario {
    let binds = "<bind nodeset=\"/data/r/double\" calculate=\"../n * 2\"/><bind nodeset=\"/data/why\" relevant=\"/data/a = '1'\"/>";
    let body = "<input ref=\"/data/a\"><label>A</label></input><repeat nodeset=\"/data/r\"><input ref=\"/data/r/n\"/></repeat>";
    Scenario::of("<a/><why/><r><n/><double/></r>", binds, body)
}

#[test]
fn the_compact_form_is_the_form() {
    let scenario = sample();
    let bytes = scenario.form().to_bytes();
    assert_eq!(XForm::from_bytes(&bytes).as_ref(), Ok(scenario.form()));
    assert_eq!(XForm::from_bytes(&[9]), Err(StoredError::Version(9)));
    assert_eq!(XForm::from_bytes(&[]), Err(StoredError::Damaged));
}

#[test]
fn what_is_asked_confidentially_begins_otherwise() {
    let form = sample().form().clone();
    let mut confidential = form.clone();
    confidential.is_confidential = true;
    let (open, linked) = (form.to_bytes(), confidential.to_bytes());
    assert_eq!((open[0], linked[0], &open[1..]), (2, 3, &linked[1..]));
    assert_eq!(XForm::from_bytes(&linked), Ok(confidential));
    assert_eq!([&open, &linked].map(|bytes| XForm::asks_confidentially(bytes)), [false, true]);
}

#[test]
fn a_response_is_read_without_its_form() {
    let xml = "<data id=\"a &lt; b\"><a>1 &lt; 2 &amp;lt;</a><r><n>3</n></r><r><n></n></r>\
               <o:meta xmlns:o=\"x\"><o:instanceID>x</o:instanceID></o:meta></data>";
    let values = submission_values(xml);
    let told: Vec<_> = values.iter().map(|(path, value)| (&**path, &**value)).collect();
    let expect = [
        ("/data/a", "1 < 2 &lt;"),
        ("/data/r/n", "3"),
        ("/data/r/n", ""),
        ("/data/meta/instanceID", "x"),
    ];
    assert_eq!(told, expect);
    for other in ["", "a", "<data>", "<data></a>", "<a></a>b", "<a><b></a></b>", "<a/>", "a<b></b>"]
    {
        assert_eq!(submission_values(other), [], "{other}");
    }
}

#[test]
fn damaged_bytes_are_refused_or_make_a_form_that_works() {
    let scenario = sample();
    let bytes = scenario.form().to_bytes();
    for at in 0..bytes.len() {
        for change in [1, 7, 0x80, 0xff] {
            let mut damaged = bytes.clone();
            damaged[at] ^= change;
            if let Ok(form) = XForm::from_bytes(&damaged) {
                crate::any::fill(Arc::new(form), 5, at as u64);
            }
        }
    }
}

#[test]
fn a_session_goes_on_where_it_was() {
    let mut scenario = sample();
    scenario.answer("/data/a", "1").answer("/data/why", "because").answer("/data/a", "2");
    scenario.add("/data/r").answer("/data/r[2]/n", "4");
    let saved = scenario.session.save();
    let bytes = postcard::to_allocvec(&saved).expect("it can be written");
    let saved = postcard::from_bytes(&bytes).expect("it can be read");
    let form = Arc::new(scenario.form().clone());
    let (restored, lost) = FormSession::restore(form, &saved, &scenario.phone);
    assert!(lost.is_empty());
    scenario.session = restored;
    assert_eq!(scenario.value("/data/r[2]/double"), "8");
    assert!(!scenario.is_relevant("/data/why"));
    scenario.answer("/data/a", "1");
    assert_eq!(scenario.value("/data/why"), "because");
}

#[test]
fn answers_find_their_places_in_another_version_of_the_form() {
    let mut scenario = sample();
    scenario.answer("/data/a", "1").answer("/data/why", "because").answer("/data/r[1]/n", "4");
    let other = load(&form("<why/><new/><a>2</a>", "", ""), &[]).expect("it loads");
    let saved = scenario.session.save();
    let (session, lost) = FormSession::restore(Arc::new(other), &saved, &scenario.phone);
    let kept = |path| session.kept(session.find(path).expect("it is in the new version"));
    assert_eq!([kept("/data/why"), kept("/data/new"), kept("/data/a")], ["because", "", "1"]);
    assert_eq!(lost, ["/data/r[1]/n", "/data/r[1]/double"]);
}

#[test]
fn the_response_is_xml_without_what_is_not_relevant() {
    let mut scenario = sample();
    scenario.answer("/data/a", "<&>").answer("/data/r[1]/n", "2");
    assert_eq!(
        scenario.session.submission(),
        "<data id=\"form\"><a>&lt;&amp;&gt;</a><r><n>2</n><double>4</double></r>\
         <meta><instanceID></instanceID></meta></data>"
    );
}

#[test]
fn a_form_without_an_identifier_gets_one() {
    let xml = form("<a/>", "", "").replace("<meta><instanceID/></meta>", "");
    let scenario = Scenario::with(&xml, &[]);
    let response = scenario.session.submission();
    assert!(
        response
            .contains("<orx:meta xmlns:orx=\"http://openrosa.org/xforms\"><orx:instanceID>uuid:"),
        "{response}"
    );
}
