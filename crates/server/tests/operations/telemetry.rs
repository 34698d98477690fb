//! What logs and figures say, and what they must not.

use std::process::Command;

use rust_xlsxwriter::Workbook;
use sammen_domain::ResponseId;
use sammen_server::survey_id;
use sammen_sync::{
    ClientId, PROTOCOL_VERSION, PushRequest, ResponseRequest, seal, signature::base64_url,
};
use uuid::Uuid;

use crate::{
    resident::{Resident, SEALED, area, open_date},
    serving::{Serving, exchange, sammen},
};

/// Words that stand for what must not be told.
const NAME: &str = "Kanariefugl";
const ANSWER: &str = "Gulspurv";
const TRAIL: &str = "Bogfinke";

/// A survey with one question, whose answer is text.
fn publish_survey(server: &Serving) {
    let mut workbook = Workbook::new();
    let mut sheet = |name: &str, rows: [[&str; 4]; 2]| {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            sheet.write_row(row, 0, cells).unwrap();
        }
    };
    sheet("survey", [["type", "name", "label", "hint"], ["text", "ord", "Hvad synes du?", "Kort"]]);
    let settings = ["form_title", "form_id", "version", "default_language"];
    sheet("settings", [settings, ["Kort", "kort", "1", "Dansk (da)"]]);
    let file = server.data().join("survey.xlsx");
    workbook.save(&file).unwrap();
    let mut publish: Command = sammen();
    publish.args(["survey", "publish", "--area", area().as_str(), "--data"]);
    let output = publish.arg(server.data()).arg(&file).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

fn response(answers: &str) -> ResponseRequest {
    ResponseRequest {
        id: ResponseId(Uuid::new_v4()),
        area: area(),
        survey: survey_id(&area(), "kort"),
        form_version: "1".into(),
        answers: format!("<data id=\"kort\" version=\"1\">{answers}</data>").into_bytes(),
    }
}

/// Answers the survey: once as it should be, once with the same again, once wrongly, and once with what
/// is no answer at all.
fn answer_survey(server: &Serving) {
    let right = response(&format!("<ord>{ANSWER}</ord>"));
    let wrong = response(&format!("<{ANSWER}>{ANSWER}</{ANSWER}>"));
    let headers = [SEALED, ("cookie", TRAIL), ("traceparent", TRACEPARENT)];
    let bodies = [seal(&right), seal(&right), seal(&wrong), ANSWER.as_bytes().to_vec()];
    for (body, status) in bodies.iter().zip([200, 200, 200, 400]) {
        let answer = exchange(server.address, "POST", "/api/responses", &headers, body).unwrap();
        assert_eq!(answer.status, status);
        assert_eq!(answer.header("x-request-id"), "", "an answer has no name in any log");
    }
}

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const TRACEPARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

#[test]
fn answering_a_survey_changes_no_figure_and_leaves_no_line() {
    let server = Serving::with(&["--log-format", "json"]);
    publish_survey(&server);
    server.get("/api/areas");
    let before = server.figures();
    answer_survey(&server);
    assert_eq!(server.figures(), before);
    server.signal("TERM");
    let log = server.ended().log;
    assert_eq!(log.lines().filter(|line| line.contains("answered")).count(), 1, "{log}");
    assert!(!log.contains("responses") && !log.contains(TRACE), "{log}");
}

/// Everything that a resident's phone and a passer-by do, with words that must not be told wherever words
/// can be.
fn use_everything(server: &Serving, resident: &Resident) {
    let pulled = resident.pull(server.address);
    let date = open_date(&pulled);
    let now = 1_900_000_000;
    let place = resident.placing(date, &[NAME], now);
    for _ in 0..2 {
        assert_eq!(resident.push(server.address, &place).unwrap().status, 200);
    }
    let mut gap = place.clone();
    gap.mutations[0].id = 7;
    assert_eq!(resident.push(server.address, &gap).unwrap().status, 409);
    let mut unknown = PushRequest { client: ClientId(Uuid::new_v4()), ..place.clone() };
    unknown.mutations[0].name = NAME.into();
    unknown.mutations[0].op = sammen_sync::OpId(Uuid::new_v4());
    unknown.mutations[0].device_time = 0;
    assert_eq!(resident.push(server.address, &unknown).unwrap().status, 200);
    let newer = [&[200], NAME.as_bytes()].concat();
    assert_eq!(resident.post(server.address, "/api/sync/pull", &newer).unwrap().status, 400);

    let trail = [("user-agent", TRAIL), ("cookie", TRAIL), ("traceparent", TRACEPARENT)];
    let path = format!("/api/areas?name={TRAIL}");
    let answer = exchange(server.address, "GET", &path, &trail, b"").unwrap();
    assert_eq!(answer.header("x-request-id"), TRACE);
    for path in [format!("/{TRAIL}"), format!("/api/{TRAIL}")] {
        let answer = exchange(server.address, "GET", &path, &trail[..2], b"").unwrap();
        assert_eq!((answer.status, answer.header("x-request-id").len()), (404, 32));
    }
    let answer = exchange(server.address, TRAIL, "/api/areas", &[], b"").unwrap();
    assert_eq!(answer.status, 405);
}

#[test]
fn logs_and_figures_tell_of_nobody() {
    let server = Serving::with(&["--log-format", "json"]);
    publish_survey(&server);
    let resident = Resident::new();
    use_everything(&server, &resident);
    answer_survey(&server);
    let figures = server.figures();
    server.signal("TERM");
    let log = server.ended().log;

    let owner = resident.device().0.iter().map(|byte| format!("{byte:02x}")).collect();
    let key = base64_url(&resident.key.public_key());
    let mut told = vec![NAME.to_owned(), ANSWER.into(), TRAIL.into(), key, owner];
    let ids = [resident.client.0, resident.registration.0, resident.op.0];
    told.extend(ids.iter().flat_map(|id| [id.to_string(), id.simple().to_string()]));
    for word in told {
        let word = word.to_lowercase();
        assert!(!log.to_lowercase().contains(&word), "{word} is in the log:\n{log}");
        assert!(!figures.to_lowercase().contains(&word), "{word} is in the figures:\n{figures}");
    }
    check_log(&log);
    check_figures(&figures);
}

fn check_log(log: &str) {
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let answered: Vec<_> = lines.iter().filter(|line| line["message"] == "answered").collect();
    assert_eq!(answered.len(), 11, "{log}");
    for line in &answered {
        assert!(line["duration_ms"].is_f64() && line["request_id"].is_string(), "{line}");
    }
    let count = |route: &str, status: u16| {
        answered.iter().filter(|line| line["route"] == route && line["status"] == status).count()
    };
    assert_eq!(count("/api/sync/push", 200), 3);
    assert_eq!(count("/api/sync/push", 409), 1);
    assert_eq!(count("/api/sync/pull", 401), 1, "the first, before a nonce was known");
    assert_eq!(count("/api/sync/pull", 400), 1);
    assert_eq!(answered.iter().filter(|line| line["request_id"] == TRACE).count(), 1);
}

fn check_figures(figures: &str) {
    for line in [
        r#"sammen_http_requests_total{method="POST",route="/api/sync/push",status="200"} 3"#,
        r#"sammen_http_requests_total{method="POST",route="/api/sync/push",status="409"} 1"#,
        r#"sammen_http_requests_total{method="other",route="/api/areas",status="405"} 1"#,
        r#"sammen_http_request_duration_seconds_count{method="POST",route="/api/sync/push"} 4"#,
        "sammen_http_requests_in_flight 0",
        r#"sammen_push_mutations_total{outcome="accepted",refusal="none"} 1"#,
        r#"sammen_push_mutations_total{outcome="repeated",refusal="none"} 1"#,
        r#"sammen_push_mutations_total{outcome="refused",refusal="not-understood"} 1"#,
        r#"sammen_push_failures_total{reason="line-broken"} 1"#,
        r#"sammen_push_wrong_clocks_total{direction="ahead"} 2"#,
        r#"sammen_push_wrong_clocks_total{direction="behind"} 1"#,
        r#"sammen_push_schemas_total{mutation="registration.place",version="1"} 2"#,
        r#"sammen_push_schemas_total{mutation="other",version="0"} 1"#,
        "sammen_pull_patch_rows_count 1",
        "sammen_pull_body_bytes_count 1",
        r#"sammen_pull_resets_total{reason="first"} 1"#,
        r#"sammen_protocols_total{version="other"} 1"#,
        r#"sammen_protocols_total{version="1"} 4"#,
        &format!(r#"sammen_protocols_total{{version="{PROTOCOL_VERSION}"}} 1"#),
        r#"sammen_apps_total{version="0.1.0"} 6"#,
        &format!(
            r#"sammen_build_info{{version="0.1.0",protocol="{PROTOCOL_VERSION}",database="SQLite"}} 1"#
        ),
        "sammen_survey_responses_stored 0",
        r#"sammen_area_version{area="hoeje-gladsaxe"} "#,
        r#"sammen_database_wait_seconds_count{kind="Write"} "#,
        r#"sammen_database_transaction_seconds_count{kind="Write",end="committed"} "#,
    ] {
        assert!(figures.contains(line), "{line} is not in\n{figures}");
    }
    assert!(!figures.contains("responses\""), "no route of answers:\n{figures}");
    assert!(figures.ends_with("# EOF\n"));
}
