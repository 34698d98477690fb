//! Answers to surveys.

use axum::{
    body::Body,
    http::{Request, header},
};
use sammen_domain::{ResponseId, Row, RowKind, SurveyId, Text};
use sammen_server::{AppState, Published, SurveyForm, metrics_router, publish_survey, survey_id};
use sammen_sync::{ClientId, PatchOperation, PullRequest, ResponseRequest, Scope, seal};
use sammen_xforms::xform::XForm;

use crate::fixture::{Answer as HttpAnswer, NOW, SEALED, Server, area, id};

/// A form that asks for whole numbers, the first of them below a hundred.
pub fn form(version: &str, questions: &[&str]) -> SurveyForm {
    let nodes: String = questions.iter().map(|name| format!("<{name}/>")).collect();
    let bind = |name: &&str| {
        let constraint = if *name == questions[0] { "constraint=\". &lt; 100\"" } else { "" };
        format!("<bind nodeset=\"/data/{name}\" type=\"int\" {constraint}/>")
    };
    let binds: String = questions.iter().map(bind).collect();
    let input = |name: &&str| format!("<input ref=\"/data/{name}\"><label>?</label></input>");
    let body: String = questions.iter().map(input).collect();
    let survey = SurveyForm::from_xml(
        &format!(
            "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head>\
         <h:title>Tryghed</h:title><model><instance><data id=\"tryghed\" version=\"{version}\">{nodes}</data>\
         </instance>{binds}</model></h:head><h:body>{body}</h:body></h:html>"
        ),
        &[],
    );
    SurveyForm { title: Text::new("da", "Tryghed").with("en", "Safety"), ..survey.unwrap() }
}

pub fn response(n: u128, version: &str, answers: &[(&str, i64)]) -> ResponseRequest {
    let answer = |(name, value): &(&str, i64)| format!("<{name}>{value}</{name}>");
    let answers: String = answers.iter().map(answer).collect();
    ResponseRequest {
        id: ResponseId(id(n)),
        area: area(),
        survey: survey_id(&area(), "tryghed"),
        form_version: version.into(),
        answers: format!("<data id=\"tryghed\" version=\"{version}\">{answers}</data>")
            .into_bytes(),
    }
}

async fn with_survey() -> Server {
    let server = Server::with_seats(&[]).await;
    publish_survey(&server.database, &area(), &form("1", &["years"])).await.unwrap();
    server
}

async fn send(server: &Server, response: &ResponseRequest) -> HttpAnswer {
    server.post("/api/responses", seal(response)).await
}

/// The days on which responses are stored.
async fn stored_days(server: &Server) -> Vec<i32> {
    let mut snapshot = server.database.read().await.unwrap();
    let rows = snapshot.fetch_all("SELECT received_day FROM response", &[]).await.unwrap();
    rows.into_iter().map(|mut row| row.take(0).unwrap()).collect()
}

#[tokio::test]
async fn a_response_is_stored_once_with_the_day_alone() {
    let server = with_survey().await;
    for _ in 0..3 {
        let answer = send(&server, &response(1, "1", &[("years", 7)])).await;
        assert_eq!((answer.status.as_u16(), answer.body.len()), (200, 0));
    }
    assert_eq!(stored_days(&server).await, [i32::try_from(NOW / 86_400).unwrap()]);
}

#[tokio::test]
async fn a_response_that_was_sent_is_not_altered() {
    let server = with_survey().await;
    assert_eq!(send(&server, &response(1, "1", &[("years", 7)])).await.status, 200);
    let answer = send(&server, &response(1, "1", &[("years", 8)])).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (409, "response-altered".into()));
    assert_eq!(send(&server, &response(1, "1", &[("years", 7)])).await.status, 200);
}

/// What their forms say of the responses, in the order of their ids.
async fn verdicts(server: &Server) -> Vec<String> {
    let mut snapshot = server.database.read().await.unwrap();
    let rows = snapshot.fetch_all("SELECT verdict FROM response ORDER BY id", &[]).await.unwrap();
    rows.into_iter().map(|mut row| row.take(0).unwrap()).collect()
}

#[tokio::test]
async fn a_response_that_belongs_nowhere_or_is_none_is_a_problem() {
    let server = with_survey().await;
    let check = async |response: ResponseRequest, status: u16, problem: &str| {
        let answer = send(&server, &response).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (status, problem.to_owned()));
    };
    check(response(1, "9", &[("years", 7)]), 409, "unknown-form-version").await;
    let mut other = response(1, "1", &[("years", 7)]);
    other.survey = SurveyId(id(1));
    check(other, 404, "unknown-survey").await;
    let mut other = response(1, "1", &[("years", 7)]);
    other.area = sammen_domain::AreaId::new("nowhere").unwrap();
    check(other, 404, "unknown-area").await;
    for broken in [b"<data><years>7".as_slice(), b"years", &[0xff]] {
        let other = ResponseRequest { answers: broken.to_vec(), ..response(1, "1", &[]) };
        check(other, 400, "malformed").await;
    }
    assert!(stored_days(&server).await.is_empty());
}

#[tokio::test]
async fn a_response_that_its_form_would_not_have_taken_is_kept_and_marked() {
    let server = with_survey().await;
    publish_survey(&server.database, &area(), &form("2", &["years", "persons"])).await.unwrap();
    let sent = [
        (response(1, "1", &[("years", 7)]), "allowed"),
        (response(2, "2", &[("persons", 7)]), "allowed"),
        (response(3, "1", &[("years", 140)]), "contrary"),
        (response(4, "1", &[("persons", 7)]), "contrary"),
    ];
    for (response, _) in &sent {
        assert_eq!(send(&server, response).await.status, 200);
    }
    assert_eq!(verdicts(&server).await, sent.map(|(_, verdict)| verdict));
}

/// `years` answered with 7, as the first survey engine wrote it.
const FIRST_ANSWERS: &[u8] = b"\x01\x05years\x02\x0e";

#[tokio::test]
async fn answers_of_phones_from_before_forms_were_xforms_still_come() {
    let server = with_survey().await;
    let first = ResponseRequest { answers: FIRST_ANSWERS.to_vec(), ..response(1, "1", &[]) };
    assert_eq!(send(&server, &first).await.status, 200);
    forget_form(&server).await;
    let second = ResponseRequest { id: ResponseId(id(2)), ..first };
    assert_eq!(send(&server, &second).await.status, 200);
    assert_eq!(verdicts(&server).await, ["allowed", "unchecked"]);
}

/// Puts in the form's place what an older program would have stored.
async fn forget_form(server: &Server) {
    let mut transaction = server.database.write().await.unwrap();
    transaction
        .execute("UPDATE survey SET form = $1", &[sammen_server::Value::Bytes(b"\x07tryghed")])
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn a_form_that_no_phone_can_open_any_more_is_published_again_under_its_version() {
    let server = with_survey().await;
    forget_form(&server).await;
    let survey = survey_id(&area(), "tryghed");
    let again = publish_survey(&server.database, &area(), &form("1", &["years"])).await.unwrap();
    assert!(matches!(again, Published::New(id) | Published::Unchanged(id) if id == survey));
    assert_eq!(send(&server, &response(1, "1", &[("years", 7)])).await.status, 200);
    assert_eq!(verdicts(&server).await, ["allowed"]);
}

#[tokio::test]
async fn phones_see_the_version_published_last() {
    let server = with_survey().await;
    let survey = survey_id(&area(), "tryghed");
    let publish = async |version, questions: &[&str]| {
        publish_survey(&server.database, &area(), &form(version, questions)).await
    };
    assert_eq!(publish("1", &["years"]).await.unwrap(), Published::Unchanged(survey));
    let refused = publish("1", &["years", "persons"]).await.unwrap_err().to_string();
    assert!(refused.contains("raise `version`"), "{refused}");
    assert_eq!(publish("2", &["years", "persons"]).await.unwrap(), Published::New(survey));

    let request = PullRequest {
        area: area(),
        client: ClientId(id(1)),
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    };
    let device = sammen_server::DeviceId([1; 32]);
    let pulled = sammen_server::pull(&server.database, device, &request, NOW).await.unwrap();
    let rows: Vec<Row> = pulled
        .patch
        .iter()
        .filter_map(|operation| match operation {
            PatchOperation::Put { key, row } if key.kind == RowKind::Survey => {
                Some(Row::decode(row).unwrap())
            }
            _ => None,
        })
        .collect();
    let [Row::Survey(seen)] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((seen.id, seen.form_version.as_str(), seen.questions), (survey, "2", 2));
    assert_eq!((seen.title.get("da"), seen.title.get("en")), ("Tryghed", "Safety"));
    assert_eq!(XForm::from_bytes(&seen.form).unwrap(), form("2", &["years", "persons"]).form);
    let unchanged = server.apply(&crate::fixture::content(&[])).await;
    assert_eq!(unchanged, Default::default(), "an import does not touch surveys");
}

#[tokio::test]
async fn credentials_and_cookies_are_not_read() {
    let server = with_survey().await;
    let request = Request::post("/api/responses")
        .header(header::CONTENT_TYPE, SEALED)
        .header(header::AUTHORIZATION, "Bearer nonsense")
        .header(header::COOKIE, "a=b")
        .body(Body::from(seal(&response(1, "1", &[("years", 7)]))))
        .unwrap();
    let answer = server.send(request).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("set-cookie"), "");
}

#[tokio::test]
async fn the_figure_of_responses_counts_days_that_are_over_in_whole_tens() {
    let server = with_survey().await;
    for n in 0..12 {
        assert_eq!(send(&server, &response(n, "1", &[("years", 7)])).await.status, 200);
    }
    let metrics = metrics_router(AppState::new(server.database.clone(), server.clock.clone()));
    let check = async |stored: u64| {
        let request = Request::get("/metrics").body(Body::empty()).unwrap();
        let answer = crate::fixture::send(&metrics, request).await;
        let figures = String::from_utf8(answer.body).unwrap();
        let line = format!("\nsammen_survey_responses_stored {stored}\n");
        assert!(figures.contains(&line), "{figures}");
    };
    check(0).await;
    server.set_now(NOW + 86_400);
    check(10).await;
}
