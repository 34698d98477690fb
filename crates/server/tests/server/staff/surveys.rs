//! Answers taken out by analysts, and questions that keep their words.

use axum::http::Method;
use sammen_domain::{LocalDate, ResponseId, SurveyAudience};
use sammen_server::{
    PublishError, Published, SurveyForm, publish_survey, store_response, survey_id,
};
use sammen_sync::{ResponseRequest, SealedAs, TokenedResponse, seal};
use serde_json::{Value, json};

use super::{Browser, administrator, staff};
use crate::{
    fixture::{Answer, Server, area, id},
    sealed_answers::{key_of, sealed_in},
    tokens::{declared, tokens_of_a_device},
};

/// A form that asks how safe people feel, and why.
fn form(version: &str, question: &str, reworded: &str) -> SurveyForm {
    let xml = format!(
        "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head>\
         <h:title>Tryghed</h:title><model><instance><data id=\"tryghed\" version=\"{version}\"><tryg/><hvorfor/>\
         </data></instance><bind nodeset=\"/data/tryg\" {reworded}/>\
         <bind nodeset=\"/data/hvorfor\" relevant=\"/data/tryg = '2'\"/></model></h:head><h:body>\
         <select1 ref=\"/data/tryg\"><label>{question}</label><item><label>Ja</label><value>1</value></item>\
         <item><label>Nej</label><value>2</value></item></select1>\
         <input ref=\"/data/hvorfor\"><label>Hvorfor?</label></input></h:body></h:html>"
    );
    SurveyForm::from_xml(&xml, &[]).unwrap()
}

fn given(n: u128, version: &str, answers: &str) -> ResponseRequest {
    ResponseRequest {
        id: ResponseId(id(n)),
        area: area(),
        survey: survey_id(&area(), "tryghed"),
        form_version: version.into(),
        answers: format!("<data>{answers}</data>").into_bytes(),
    }
}

async fn answer(server: &Server, n: u128, version: &str, answers: &str) {
    let request = given(n, version, answers);
    store_response(&server.database, &request, LocalDate(20_779)).await.unwrap();
}

async fn with_answers() -> Server {
    let server = Server::with_seats(&[]).await;
    publish_survey(&server.database, &area(), &form("1", "Er du tryg?", "")).await.unwrap();
    answer(&server, 3, "1", "<tryg>1</tryg>").await;
    answer(&server, 1, "1", "<tryg>2</tryg><hvorfor>=mørkt</hvorfor>").await;
    answer(&server, 2, "1", "<tryg></tryg>").await;
    server
}

async fn export(by: &mut Browser<'_>, query: &str) -> Answer {
    let survey = survey_id(&area(), "tryghed").0;
    by.get(&format!("/api/staff/areas/hoeje-gladsaxe/surveys/{survey}/export?{query}")).await
}

#[tokio::test]
async fn analysts_take_answers_out_and_the_log_tells_of_it() {
    let server = with_answers().await;
    let mut by = administrator(&server).await;
    let mut analyst = staff(&mut by, "analyst").await;
    let path = "/api/staff/areas/hoeje-gladsaxe/surveys";
    let listed = analyst.done(Method::GET, path, &Value::Null).await;
    assert_eq!(listed[0]["form_id"], "tryghed");
    assert_eq!(listed[0]["versions"], json!([{ "form_version": "1", "responses": 3 }]));
    assert_eq!(listed[0]["free_texts"], 1);
    assert_eq!((&listed[0]["audience"], &listed[0]["promise"]), (&Value::Null, &Value::Null));

    let answer = export(&mut analyst, "format=csv").await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"tryghed-svar.csv\"");
    let expect = "\u{feff}response,form_version,received_day,verdict,collected,tryg,hvorfor\r\n\
                  1,1,2026-11-22,allowed,self,2,'=mørkt\r\n\
                  2,1,2026-11-22,allowed,self,-9999998,-9999999\r\n\
                  3,1,2026-11-22,allowed,self,1,-9999999\r\n";
    assert_eq!(String::from_utf8(answer.body).unwrap(), expect);
    for (format, begins) in [("xlsx", "PK"), ("spss", "PK"), ("code-book", "\u{feff}table,column")]
    {
        let answer = export(&mut analyst, &format!("format={format}&language=en")).await;
        assert!(answer.body.starts_with(begins.as_bytes()), "{format}: {answer:?}");
    }

    let path = "/api/staff/areas/hoeje-gladsaxe/audit?action=survey.responses-exported";
    let log = by.done(Method::GET, path, &Value::Null).await;
    assert_eq!(log["entries"].as_array().unwrap().len(), 4, "{log}");
    assert_eq!(log["entries"][0]["subject"], survey_id(&area(), "tryghed").0.to_string());
}

#[tokio::test]
async fn answers_of_the_staffs_devices_say_how_they_were_collected_and_not_on_which_day() {
    let server = Server::with_seats(&[]).await;
    let terms = Some(declared(SurveyAudience::Supervised));
    let supervised = SurveyForm { terms, ..form("1", "Er du tryg?", "") };
    publish_survey(&server.database, &area(), &supervised).await.unwrap();
    let (point, tokens) = (key_of(&server).await, tokens_of_a_device(&server, 3).await);
    let ways = [SealedAs::HandedRound, SealedAs::Interview, SealedAs::HandedRound];
    for ((n, way), token) in (1..).zip(ways).zip(tokens) {
        let answers = given(n, "1", &format!("<tryg>{}</tryg>", 1 + n % 2));
        let response = sealed_in(way, &answers, &point, u8::try_from(n).unwrap());
        let sent = seal(&TokenedResponse { response, token });
        for _ in 0..2 {
            let answer = server.post("/api/responses", sent.clone()).await;
            assert_eq!(answer.status, 200, "{answer:?}");
        }
    }
    let mut by = administrator(&server).await;
    let mut analyst = staff(&mut by, "analyst").await;
    let table = String::from_utf8(export(&mut analyst, "format=csv").await.body).unwrap();
    let mut rows: Vec<&str> =
        table.lines().skip(1).filter_map(|row| Some(row.split_once(',')?.1)).collect();
    rows.sort_unstable();
    // The year's last day, for all of them.
    let expect = [
        "1,2027-12-31,allowed,interview,1,-9999999",
        "1,2027-12-31,allowed,kiosk,2,-9999999",
        "1,2027-12-31,allowed,kiosk,2,-9999999",
    ];
    assert_eq!(rows, expect);
}

#[tokio::test]
async fn nobody_else_takes_answers_out_and_what_is_not_there_is_said() {
    let server = with_answers().await;
    let mut by = administrator(&server).await;
    assert_eq!(export(&mut by, "format=csv").await.problem(), "not-allowed");
    let mut planner = staff(&mut by, "staff").await;
    assert_eq!(export(&mut planner, "format=csv").await.problem(), "not-allowed");
    let mut analyst = staff(&mut by, "analyst").await;
    for (query, problem) in [
        ("format=csv&form_version=9", "not-found"),
        ("format=csv&repeat=barn", "not-found"),
        ("format=pdf", "malformed"),
    ] {
        assert_eq!(export(&mut analyst, query).await.problem(), problem, "{query}");
    }
    let mut transaction = server.database.write().await.unwrap();
    transaction.execute("UPDATE survey SET xml = NULL", &[]).await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(export(&mut analyst, "format=csv").await.problem(), "conflict");
    let again = publish_survey(&server.database, &area(), &form("1", "Er du tryg?", "")).await;
    assert!(matches!(again, Ok(Published::Unchanged(_))), "{again:?}");
    assert_eq!(export(&mut analyst, "format=csv").await.status, 200);
}

#[tokio::test]
async fn a_question_that_was_answered_keeps_its_words_unless_the_workbook_says_why() {
    let server = with_answers().await;
    let publish = async |form: &SurveyForm| publish_survey(&server.database, &area(), form).await;
    let other = form("2", "Føler du dig tryg?", "");
    let Err(PublishError::Reworded { items, .. }) = publish(&other).await else {
        panic!("new words were taken in silence")
    };
    assert_eq!((items.len(), items[0].name.as_str(), items[0].since.as_str()), (1, "tryg", "1"));
    let row = std::collections::BTreeMap::from([("tryg".to_owned(), 7)]);
    let error = publish(&SurveyForm { rows: row, ..other }).await.unwrap_err().to_string();
    assert!(error.contains("survey row 7, tryg: since version 1 words"), "{error}");

    let said = "xmlns:own=\"urn:own\" own:reworded=\"klarere ord\"";
    assert!(publish(&form("2", "Føler du dig tryg?", said)).await.is_ok());
    // Nobody has answered version 2, so its words may still be mended; those of version 1 count.
    let third = publish(&form("3", "Er du tryg?", "")).await;
    assert!(third.is_ok(), "{third:?}");
    let mut by = administrator(&server).await;
    let mut analyst = staff(&mut by, "analyst").await;
    let book = String::from_utf8(export(&mut analyst, "format=code-book").await.body).unwrap();
    assert!(book.contains("klarere ord") && book.contains("Føler du dig tryg?"), "{book}");
}
