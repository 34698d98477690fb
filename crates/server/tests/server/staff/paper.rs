//! Sheets on paper: printed, keyed by two, stored once.

use axum::http::Method;
use sammen_domain::{SurveyAudience, SurveyPromise};
use sammen_server::{DeclaredTerms, SurveyForm, forget_order, publish_survey, survey_id};
use serde_json::{Value, json};

use super::{Browser, administrator, staff};
use crate::fixture::{Server, area};

/// A form that asks how safe people feel, why not, and for how long they have lived here.
fn form(version: &str) -> SurveyForm {
    let xml = format!(
        "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head>\
         <h:title>Tryghed</h:title><model><instance><data id=\"tryghed\" version=\"{version}\"><tryg/><hvorfor/><aar/>\
         </data></instance><bind nodeset=\"/data/hvorfor\" relevant=\"/data/tryg = 'nej'\"/>\
         <bind nodeset=\"/data/aar\" type=\"int\"/></model></h:head><h:body>\
         <select1 ref=\"/data/tryg\"><label>Er du tryg?</label><item><label>Ja</label><value>ja</value></item>\
         <item><label>Nej</label><value>nej</value></item></select1>\
         <input ref=\"/data/hvorfor\"><label>Hvorfor?</label></input>\
         <input ref=\"/data/aar\"><label>Hvor mange år?</label></input></h:body></h:html>"
    );
    SurveyForm::from_xml(&xml, &[]).unwrap()
}

fn sheets() -> String {
    format!("/api/staff/areas/hoeje-gladsaxe/surveys/{}/sheets", survey_id(&area(), "tryghed").0)
}

async fn with_sheets(count: u32) -> Server {
    let server = Server::with_seats(&[]).await;
    publish_survey(&server.database, &area(), &form("1")).await.unwrap();
    let mut by = administrator(&server).await;
    let mut planner = staff(&mut by, "staff").await;
    let numbers = planner.done(Method::POST, &sheets(), &json!({ "count": count })).await;
    assert_eq!(numbers, json!({ "first": 1, "last": count }));
    server
}

fn keyed(revision: u32, is_done: bool, answers: &[(&str, &str)]) -> Value {
    let answers: serde_json::Map<String, Value> =
        answers.iter().map(|(name, text)| (format!("/data/{name}"), json!(text))).collect();
    json!({ "answers": answers, "revision": revision, "is_done": is_done })
}

async fn put(by: &mut Browser<'_>, sheet: &str, body: &Value) -> Value {
    by.done(Method::PUT, &format!("{}/{sheet}", sheets()), body).await
}

async fn responses(server: &Server) -> Vec<(String, String, String)> {
    let mut snapshot = server.database.read().await.unwrap();
    let find = "SELECT answers, verdict, collected FROM response ORDER BY id";
    let rows = snapshot.fetch_all(find, &[]).await.unwrap();
    let response = |mut row: sammen_server::Record| {
        let answers = String::from_utf8(row.take(0).unwrap()).unwrap();
        (answers, row.take(1).unwrap(), row.take(2).unwrap())
    };
    rows.into_iter().map(response).collect()
}

async fn count(server: &Server, query: &'static str) -> i64 {
    let mut snapshot = server.database.read().await.unwrap();
    snapshot.fetch_one(query, &[]).await.unwrap().take(0).unwrap()
}

#[tokio::test]
async fn a_sheet_that_two_have_keyed_alike_is_one_response_and_what_they_keyed_is_forgotten() {
    let server = with_sheets(2).await;
    let mut by = administrator(&server).await;
    let mut ida = staff(&mut by, "staff").await;
    let mut bo = staff(&mut by, "staff").await;

    let saved = put(&mut ida, "1-8", &keyed(0, false, &[("tryg", "n")])).await;
    assert_eq!(
        (&saved["standing"], &saved["questions"][0]["answer"]),
        (&json!("open"), &json!("nej"))
    );
    let all = [("tryg", "n"), ("hvorfor", "Mørkt"), ("aar", "007")];
    let saved = put(&mut ida, "1-8", &keyed(1, true, &all)).await;
    assert_eq!(saved["standing"], "waiting");
    assert_eq!(responses(&server).await, []);

    // The second sees nothing of what the first keyed.
    let open = bo.done(Method::GET, &format!("{}/1-8", sheets()), &Value::Null).await;
    assert!(!open.to_string().contains("Mørkt"), "{open}");
    assert_eq!((&open["revision"], &open["standing"]), (&json!(0), &json!("open")));
    let same = keyed(0, true, &[("tryg", "nej"), ("hvorfor", " Mørkt "), ("aar", "7")]);
    assert_eq!(put(&mut bo, "1-8", &same).await["standing"], "stored");
    // The answer was lost on its way, and it is sent again.
    assert_eq!(put(&mut bo, "1-8", &same).await["standing"], "stored");
    let mut third = staff(&mut by, "staff").await;
    assert_eq!(
        put(&mut third, "1-8", &keyed(0, true, &[("tryg", "ja")])).await["standing"],
        "stored"
    );

    let stored = responses(&server).await;
    assert_eq!(stored.len(), 1);
    let (answers, verdict, collected) = &stored[0];
    assert!(answers.contains("<tryg>nej</tryg><hvorfor>Mørkt</hvorfor><aar>7</aar>"), "{answers}");
    assert_eq!((verdict.as_str(), collected.as_str()), ("allowed", "paper"));
    assert_eq!(count(&server, "SELECT COUNT(*) FROM paper_entry").await, 0);
    let overview = ida.done(Method::GET, &sheets(), &Value::Null).await;
    assert_eq!((&overview["printed"], &overview["stored"]), (&json!(2), &json!(1)));
    assert_eq!(overview["waiting"], json!([]));
}

#[tokio::test]
async fn where_two_differ_one_looks_at_the_paper() {
    let server = with_sheets(2).await;
    let mut by = administrator(&server).await;
    let mut ida = staff(&mut by, "staff").await;
    let mut bo = staff(&mut by, "staff").await;
    put(&mut ida, "1-8", &keyed(0, true, &[("tryg", "ja"), ("aar", "12")])).await;
    let different = put(&mut bo, "1-8", &keyed(0, true, &[("tryg", "ja"), ("aar", "21")])).await;
    assert_eq!(different["standing"], "different");
    let others: Vec<&Value> = different["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|question| &question["other"])
        .collect();
    assert_eq!(others, [&Value::Null, &Value::Null, &json!("12")]);
    let overview = ida.done(Method::GET, &sheets(), &Value::Null).await;
    assert_eq!(overview["waiting"], json!([{ "number": "1-8", "done": 2, "is_own": true }]));

    // She keys again while he looks: what he settles is not what he saw.
    put(&mut ida, "1-8", &keyed(1, true, &[("tryg", "nej"), ("aar", "12")])).await;
    let mut settled = keyed(1, true, &[("tryg", "ja"), ("aar", "21")]);
    settled["settles"] = different["others_revision"].clone();
    let again = put(&mut bo, "1-8", &settled).await;
    assert_eq!(again["standing"], "different");
    assert_eq!(responses(&server).await, []);
    settled["settles"] = again["others_revision"].clone();
    settled["revision"] = again["revision"].clone();
    assert_eq!(put(&mut bo, "1-8", &settled).await["standing"], "stored");
    assert!(responses(&server).await[0].0.contains("<tryg>ja</tryg><aar>21</aar>"));

    // On another sheet the one who erred mends it.
    put(&mut ida, "2-6", &keyed(0, true, &[("aar", "3")])).await;
    put(&mut bo, "2-6", &keyed(0, true, &[("aar", "8")])).await;
    let mended = put(&mut ida, "2-6", &keyed(1, true, &[("aar", "8")])).await;
    assert_eq!(mended["standing"], "stored");
    assert_eq!(responses(&server).await.len(), 2);
}

#[tokio::test]
async fn what_was_not_to_be_answered_is_kept_and_marked() {
    let server = with_sheets(1).await;
    let mut by = administrator(&server).await;
    let mut ida = staff(&mut by, "staff").await;
    let mut bo = staff(&mut by, "staff").await;
    let unasked = [("tryg", "ja"), ("hvorfor", "Tit")];
    let open = put(&mut ida, "1-8", &keyed(0, false, &unasked)).await;
    assert_eq!(open["questions"][1]["mark"], "not-asked");
    put(&mut ida, "1-8", &keyed(1, true, &unasked)).await;
    put(&mut bo, "1-8", &keyed(0, true, &unasked)).await;
    let stored = responses(&server).await;
    assert!(stored[0].0.contains("<hvorfor>Tit</hvorfor>"), "{stored:?}");
    assert_eq!(stored[0].1, "contrary");
}

#[tokio::test]
async fn what_is_no_answer_is_kept_but_does_not_end_an_entry() {
    let server = with_sheets(1).await;
    let mut by = administrator(&server).await;
    let mut ida = staff(&mut by, "staff").await;
    let path = format!("{}/1-8", sheets());
    let saved = put(&mut ida, "1-8", &keyed(0, false, &[("tryg", "måske"), ("aar", "x")])).await;
    let mark = |at: usize| saved["questions"][at]["mark"].clone();
    assert_eq!((mark(0), mark(2)), (json!("unknown"), json!("not-written")));
    let finished = keyed(1, true, &[("tryg", "måske")]);
    assert_eq!(ida.send(Method::PUT, &path, &finished).await.problem(), "invalid");
    let stale = keyed(0, false, &[("tryg", "ja")]);
    assert_eq!(ida.send(Method::PUT, &path, &stale).await.problem(), "conflict");
    let kept = ida.done(Method::GET, &path, &Value::Null).await;
    assert_eq!(kept["questions"][0]["keyed"], "måske");
    for (sheet, problem) in [("1-7", "invalid"), ("x", "invalid"), ("2-6", "not-found")] {
        let path = format!("{}/{sheet}", sheets());
        assert_eq!(ida.get(&path).await.problem(), problem, "{sheet}");
    }
    let mut bo = staff(&mut by, "staff").await;
    put(&mut bo, "1-8", &keyed(0, false, &[])).await;
    let mut third = staff(&mut by, "staff").await;
    assert_eq!(third.get(&path).await.problem(), "conflict");
}

#[tokio::test]
async fn sheets_are_printed_with_a_style_of_their_own_and_keyed_as_they_were_printed() {
    let server = with_sheets(3).await;
    let mut by = administrator(&server).await;
    let mut ida = staff(&mut by, "staff").await;
    let print = |query: &str| format!("{}/print?{query}", sheets());
    let page = ida.get(&print("first=2&last=3&language=da")).await;
    assert!(page.header("content-security-policy").contains("style-src 'sha256-"), "{page:?}");
    let html = String::from_utf8(page.body).unwrap();
    assert_eq!(html.matches("<table class=sheet>").count(), 2);
    assert!(html.contains("2-6") && html.contains("3-4") && !html.contains("1-8"), "{html}");
    assert!(html.contains("Svar kun, hvis du ved spørgsmål 1 svarede »Nej«."), "{html}");

    publish_survey(&server.database, &area(), &form("2")).await.unwrap();
    let more = ida.done(Method::POST, &sheets(), &json!({ "count": 1 })).await;
    assert_eq!(more, json!({ "first": 4, "last": 4 }));
    let sheet = ida.done(Method::GET, &format!("{}/3-4", sheets()), &Value::Null).await;
    assert_eq!(sheet["form_version"], "1");
    for (query, problem) in [
        ("first=3&last=4&language=da", "conflict"),
        ("first=9&last=9&language=da", "not-found"),
        ("first=3&last=2&language=da", "invalid"),
    ] {
        assert_eq!(ida.get(&print(query)).await.problem(), problem, "{query}");
    }
    let none = ida.send(Method::POST, &sheets(), &json!({ "count": 0 })).await;
    assert_eq!(none.problem(), "invalid");
}

#[tokio::test]
async fn a_survey_that_counts_everybody_once_is_not_on_paper() {
    let server = Server::with_seats(&[]).await;
    let terms = DeclaredTerms {
        audience: SurveyAudience::Open,
        promise: SurveyPromise::Anonymous,
        delay_minutes_max: 0,
    };
    let form = SurveyForm { terms: Some(terms), ..form("1") };
    publish_survey(&server.database, &area(), &form).await.unwrap();
    let mut by = administrator(&server).await;
    let mut ida = staff(&mut by, "staff").await;
    let refused = ida.send(Method::POST, &sheets(), &json!({ "count": 5 })).await;
    assert_eq!(refused.problem(), "conflict");
    let overview = ida.done(Method::GET, &sheets(), &Value::Null).await;
    assert_eq!(overview["obstacle"], json!({ "kind": "terms", "question": "" }));
    assert_eq!(count(&server, "SELECT COUNT(*) FROM paper_sheet").await, 0);
}

#[tokio::test]
async fn forgetting_the_order_leaves_sheets_as_they_are() {
    let server = with_sheets(3).await;
    let mut by = administrator(&server).await;
    let mut ida = staff(&mut by, "staff").await;
    let mut bo = staff(&mut by, "staff").await;
    for sheet in ["3-4", "1-8"] {
        put(&mut ida, sheet, &keyed(0, true, &[("tryg", "ja")])).await;
        put(&mut bo, sheet, &keyed(0, true, &[("tryg", "ja")])).await;
    }
    forget_order(&server.database).await.unwrap();
    let overview = ida.done(Method::GET, &sheets(), &Value::Null).await;
    assert_eq!((&overview["printed"], &overview["stored"]), (&json!(3), &json!(2)));
    assert_eq!(responses(&server).await.len(), 2);
}
