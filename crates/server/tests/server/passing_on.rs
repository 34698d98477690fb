//! Answers that are passed on to another server, which is not always well.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{Router, body::Bytes, http::StatusCode, routing::post};
use sammen_domain::{
    AnswerSurvey, LocalDate, ResponseId, SurveyAudience, SurveyPromise, WorkMutation,
};
use sammen_server::{
    DeclaredTerms, PassOn, PassOnTarget, PassedOn, SurveyForm, add_collector, publish_survey,
    store_response, survey_id,
};
use sammen_sync::ResponseRequest;

use crate::{
    fixture::{NOW, Server, area, id},
    phone::Phone,
};

const DAY: LocalDate = LocalDate(20_000);

fn form() -> SurveyForm {
    let xml = "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head>\
         <h:title>Kort</h:title><model xmlns:own=\"urn:own\" own:openrosa=\"yes\"><instance>\
         <data id=\"kort\" version=\"1\"><aar/></data></instance><bind nodeset=\"/data/aar\" type=\"int\"/></model>\
         </h:head><h:body><input ref=\"/data/aar\"><label>?</label></input></h:body></h:html>";
    SurveyForm::from_xml(xml, &[]).unwrap()
}

async fn with_answers(count: u128) -> Server {
    let server = Server::with_seats(&[]).await;
    publish_survey(&server.database, &area(), &form()).await.unwrap();
    for n in 0..count {
        let answers = format!("<data id=\"kort\" version=\"1\"><aar>{n}</aar></data>").into_bytes();
        let (survey, form_version) = (survey_id(&area(), "kort"), "1".to_owned());
        let request =
            ResponseRequest { id: ResponseId(id(n)), area: area(), survey, form_version, answers };
        store_response(&server.database, &request, DAY).await.unwrap();
    }
    server
}

/// Listens on this machine; its port.
async fn listen(router: Router) -> u16 {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async { axum::serve(listener, router).await });
    port
}

fn target(server: &Server, port: u16, path: &str, password: &str) -> PassOn {
    let file = server.folder().join("password");
    std::fs::write(&file, format!("{password}\n")).unwrap();
    let target = PassOnTarget {
        area: area(),
        form: "kort".into(),
        url: format!("http://localhost:{port}{path}"),
        user: Some("sammen".into()),
        password_file: Some(file),
    };
    PassOn::new(vec![target]).unwrap()
}

async fn count(server: &Server, query: &'static str) -> i64 {
    let mut snapshot = server.database.read().await.unwrap();
    snapshot.fetch_one(query, &[]).await.unwrap().take(0).unwrap()
}

#[tokio::test]
async fn answers_come_to_another_server_of_ours_once_each() {
    let server = with_answers(45).await;
    let other = Server::with_seats(&[]).await;
    publish_survey(&other.database, &area(), &form()).await.unwrap();
    let password = add_collector(&other.database, &area(), "sammen", NOW).await.unwrap();
    let port = listen(other.router.clone()).await;
    let path = "/openrosa/hoeje-gladsaxe/submission";
    let targets = target(&server, port, path, password.as_str());

    let today = targets.pass_on(&server.database, (NOW, DAY)).await.unwrap();
    assert_eq!(today, PassedOn::default(), "their day is not over");
    let later = LocalDate(DAY.0 + 1);
    let mut taken = Vec::new();
    for _ in 0..4 {
        taken.push(targets.pass_on(&server.database, (NOW, later)).await.unwrap().taken);
    }
    assert_eq!(taken, [20, 20, 5, 0]);
    assert_eq!(count(&other, "SELECT COUNT(*) FROM response").await, 45);
    // As if the replies had been lost: everything again.
    let mut transaction = server.database.write().await.unwrap();
    transaction.execute("DELETE FROM passed_on", &[]).await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(targets.pass_on(&server.database, (NOW, later)).await.unwrap().taken, 20);
    assert_eq!(count(&other, "SELECT COUNT(*) FROM response").await, 45);
}

#[tokio::test]
async fn a_server_that_fails_is_left_alone_longer_each_time_and_loses_nothing() {
    let server = with_answers(3).await;
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    // Away twice, then well, but one answer is none to it.
    let answer = move |body: Bytes| async move {
        let call = counted.fetch_add(1, Ordering::SeqCst);
        match String::from_utf8_lossy(&body) {
            _ if call < 2 => StatusCode::SERVICE_UNAVAILABLE,
            text if text.contains("<aar>1</aar>") => StatusCode::UNPROCESSABLE_ENTITY,
            text if text.contains("<instanceID>uuid:") => StatusCode::CREATED,
            _ => StatusCode::IM_A_TEAPOT,
        }
    };
    let port = listen(Router::new().route("/submission", post(answer))).await;
    let targets = target(&server, port, "/submission", "x");
    let tomorrow = LocalDate(DAY.0 + 1);
    let go = async |now: i64| targets.pass_on(&server.database, (now, tomorrow)).await.unwrap();
    let check = |done: PassedOn, taken: u64, refused: u64, later: u64, called: usize| {
        assert_eq!(done, PassedOn { taken, refused, later });
        assert_eq!(calls.load(Ordering::SeqCst), called);
    };
    check(go(NOW).await, 0, 0, 1, 1);
    check(go(NOW + 29).await, 0, 0, 0, 1);
    check(go(NOW + 30).await, 0, 0, 1, 2);
    check(go(NOW + 89).await, 0, 0, 0, 2);
    check(go(NOW + 90).await, 2, 1, 0, 5);
    check(go(NOW + 91).await, 0, 0, 0, 5);
    assert_eq!(count(&server, "SELECT COUNT(*) FROM passed_on").await, 3);
    assert_eq!(count(&server, "SELECT COUNT(*) FROM passed_on WHERE is_taken").await, 2);
    // Nobody is asked for where it would be heard by others.
    let open = PassOnTarget {
        area: area(),
        form: "kort".into(),
        url: "http://central.example/submission".into(),
        user: None,
        password_file: None,
    };
    assert!(PassOn::new(vec![open]).is_err());
}

#[tokio::test]
async fn what_somebody_may_take_back_is_passed_on_to_nobody() {
    let server = Server::with_seats(&[]).await;
    let terms = DeclaredTerms {
        audience: SurveyAudience::Open,
        promise: SurveyPromise::Confidential,
        delay_minutes_max: 0,
    };
    let confidential = SurveyForm { terms: Some(terms), ..form() };
    publish_survey(&server.database, &area(), &confidential).await.unwrap();
    let phone = Phone::new(&server, 1).await;
    let answer = AnswerSurvey {
        response: ResponseId(id(1)),
        survey: survey_id(&area(), "kort"),
        form_version: "1".into(),
        answers: b"<data id=\"kort\" version=\"1\"><aar>1</aar></data>".to_vec(),
        code: None,
    };
    phone.enqueue(&WorkMutation::AnswerSurvey(answer).encode()).await;
    phone.sync().await;
    assert_eq!(count(&server, "SELECT COUNT(*) FROM response").await, 1);
    let port = listen(Router::new().route("/submission", post(StatusCode::CREATED))).await;
    let targets = target(&server, port, "/submission", "x");
    let much_later = LocalDate(i32::try_from(NOW / 86_400).unwrap() + 400);
    let passed = targets.pass_on(&server.database, (NOW, much_later)).await.unwrap();
    assert_eq!(passed, PassedOn::default());
}
