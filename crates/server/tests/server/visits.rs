//! Visits of interviewers that brought no answers, and the rates that come of them.

use axum::http::Method;
use sammen_domain::{AtTheDoor, LocalDate, SurveyAudience, SurveyId, Visit, VisitNote};
use sammen_server::{
    BroughtFile, SurveyForm, bring_file, publish_survey, store_collected, store_response,
};
use sammen_sync::{ResponseFile, ResponseRequest, SealedAs, seal};
use serde_json::{Value, json};

use crate::{
    fixture::{NOW, Server, area, id},
    responses::{form, response},
    sealed_answers::{key_of, sealed_in},
    staff::{Browser, administrator, staff},
    tokens::form_with_terms,
};

const SURVEYS: &str = "/api/staff/areas/hoeje-gladsaxe/surveys";

fn note(met: AtTheDoor, was_not_home: bool) -> VisitNote {
    let visit = Visit::of(met, was_not_home).unwrap();
    VisitNote { day: LocalDate(20_000), visit, is_taken_back: false }
}

fn visit(n: u128, note: VisitNote) -> ResponseRequest {
    ResponseRequest { answers: seal(&note), ..response(n, "1", &[]) }
}

/// As devices seal them, each with a key of its own.
fn sealed(of: SealedAs, given: &ResponseRequest, point: &[u8]) -> ResponseRequest {
    sealed_in(of, given, point, given.id.0.as_bytes()[15])
}

async fn with(form: SurveyForm) -> (Server, Vec<u8>) {
    let server = Server::with_seats(&[]).await;
    publish_survey(&server.database, &area(), &form).await.unwrap();
    let point = key_of(&server).await;
    (server, point)
}

async fn send(server: &Server, request: &ResponseRequest) -> (u16, String) {
    let answer = server.post("/api/responses", seal(request)).await;
    let status = answer.status.as_u16();
    (status, if status == 200 { String::new() } else { answer.problem() })
}

async fn fieldwork(by: &mut Browser<'_>, role: &str) -> Value {
    let mut reader = staff(by, role).await;
    reader.done(Method::GET, SURVEYS, &Value::Null).await[0]["fieldwork"].clone()
}

#[tokio::test]
async fn interviews_refusals_and_those_who_are_not_at_home_give_the_rates() {
    let (server, point) = with(form("1", &["years"])).await;
    let mut by = administrator(&server).await;
    let nobody = json!({
        "interviews": 0, "refused": 0, "not_at_home": 0,
        "response_rate": null, "cooperation_rate": null,
    });
    assert_eq!(fieldwork(&mut by, "analyst").await, nobody);
    use AtTheDoor::{Answered, NobodyHome, Refused};
    let mistake = note(Refused, false);
    let told = [
        note(NobodyHome, false),
        note(NobodyHome, false),
        note(NobodyHome, false),
        note(Refused, true),
        note(Answered, true),
        note(Refused, false),
        mistake,
        VisitNote { is_taken_back: true, ..mistake },
    ];
    let visits = (100..).zip(told).map(|(n, note)| (SealedAs::Visit, visit(n, note)));
    let interviews = (1..=3).map(|n| (SealedAs::Interview, response(n, "1", &[("years", 7)])));
    let mut requests: Vec<_> =
        visits.chain(interviews).map(|(of, given)| sealed(of, &given, &point)).collect();
    // Two devices: what they send is mixed, every reply of the first round is lost, and a file is brought too.
    for _ in 0..2 {
        requests.reverse();
        requests.swap(0, 5);
        for request in &requests {
            assert_eq!(send(&server, request).await, (200, String::new()));
        }
    }
    let file = seal(&ResponseFile { responses: requests.clone() });
    let brought = bring_file(&server.database, &file, LocalDate(20_900)).await.unwrap();
    assert_eq!(brought, BroughtFile { new: 0, already: requests.len(), refused: 0 });
    // These are no interviews.
    store_response(&server.database, &response(50, "1", &[("years", 7)]), LocalDate(20_900))
        .await
        .unwrap();
    let kiosk = sealed(SealedAs::HandedRound, &response(51, "1", &[("years", 7)]), &point);
    assert_eq!(send(&server, &kiosk).await.0, 200);
    let expect = json!({
        "interviews": 3, "refused": 2, "not_at_home": 1,
        "response_rate": 0.5, "cooperation_rate": 0.6,
    });
    for role in ["analyst", "staff"] {
        assert_eq!(fieldwork(&mut by, role).await, expect, "{role}");
    }
}

#[tokio::test]
async fn a_visit_is_not_changed_and_none_is_taken_that_is_not_sealed_or_of_no_such_survey() {
    let (server, point) = with(form("1", &["years"])).await;
    let refused = visit(1, note(AtTheDoor::Refused, false));
    assert_eq!(send(&server, &sealed(SealedAs::Visit, &refused, &point)).await.0, 200);
    let other = visit(1, note(AtTheDoor::NobodyHome, false));
    let altered = send(&server, &sealed(SealedAs::Visit, &other, &point)).await;
    assert_eq!(altered, (409, "response-altered".into()));
    assert_eq!(send(&server, &visit(2, note(AtTheDoor::Refused, false))).await.0, 400);
    let noise = ResponseRequest {
        answers: b"<data/>".to_vec(),
        ..visit(3, note(AtTheDoor::Refused, false))
    };
    assert_eq!(send(&server, &sealed(SealedAs::Visit, &noise, &point)).await.0, 400);
    let survey = SurveyId(id(77));
    let unknown = ResponseRequest { survey, ..visit(4, note(AtTheDoor::Refused, false)) };
    let unknown = send(&server, &sealed(SealedAs::Visit, &unknown, &point)).await;
    assert_eq!(unknown, (404, "unknown-survey".into()));
    // A device whose clock is ahead tells of no day that is still to come.
    let tomorrow = LocalDate(30_000);
    let ahead = VisitNote { day: tomorrow, ..note(AtTheDoor::Refused, false) };
    assert_eq!(send(&server, &sealed(SealedAs::Visit, &visit(5, ahead), &point)).await.0, 200);
    let mut snapshot = server.database.read().await.unwrap();
    let find = "SELECT day FROM visit ORDER BY id";
    let rows = snapshot.fetch_all(find, &[]).await.unwrap();
    let days: Vec<i64> = rows.into_iter().map(|mut row| row.take(0).unwrap()).collect();
    assert_eq!(days, [20_000, NOW / 86_400]);
}

#[tokio::test]
async fn visits_are_told_of_where_the_staff_have_the_tokens() {
    let (server, point) = with(form_with_terms(SurveyAudience::Supervised)).await;
    let refused = visit(1, note(AtTheDoor::Refused, false));
    assert_eq!(send(&server, &sealed(SealedAs::Visit, &refused, &point)).await.0, 200);
    let mut by = administrator(&server).await;
    assert_eq!(fieldwork(&mut by, "analyst").await["refused"], 1);
}

#[tokio::test]
async fn nobody_is_interviewed_where_each_counts_once_by_a_token() {
    let (server, point) = with(form_with_terms(SurveyAudience::Open)).await;
    let refused = visit(1, note(AtTheDoor::Refused, false));
    let answer = send(&server, &sealed(SealedAs::Visit, &refused, &point)).await;
    assert_eq!(answer, (426, "token-needed".into()));
    let given = response(2, "1", &[("years", 7)]);
    let today = LocalDate(20_900);
    assert!(store_collected(&server.database, &given, None, today).await.is_err());
    let mut by = administrator(&server).await;
    assert_eq!(fieldwork(&mut by, "analyst").await["refused"], 0);
}
