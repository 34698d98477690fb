//! Collecting as ODK Collect does: the same requests in the same order, with the headers that it sends.

use std::cell::Cell;

use axum::{
    body::Body,
    http::{Method, Request},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use sammen_domain::{SurveyAudience, SurveyPromise};
use sammen_server::{DeclaredTerms, SurveyForm, add_collector, publish_survey, remove_collector};

use crate::fixture::{Answer, NOW, Server, area};

const AGENT: &str =
    "org.odk.collect.android/v2024.3.4 Dalvik/2.1.0 (Linux; U; Android 13; SM-T500)";
const BOUNDARY: &str = "Kollekt7";
const FORM_LIST: &str = "/openrosa/hoeje-gladsaxe/formList?deviceID=collect%3Atq2WVSYLpTzXBEYt";
const SUBMISSION: &str = "/openrosa/hoeje-gladsaxe/submission";
const DEVICE: &str = "?deviceID=collect%3Atq2WVSYLpTzXBEYt";
const HOST: &str = "http://localhost:8080";

fn form(id: &str, is_collected: bool) -> SurveyForm {
    let own = if is_collected { "xmlns:own=\"urn:own\" own:openrosa=\"yes\"" } else { "" };
    let xml = format!(
        "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" \
         xmlns:jr=\"http://openrosa.org/javarosa\"><h:head><h:title>Tryg &amp; glad</h:title><model {own}>\
         <instance><data id=\"{id}\" version=\"1 b\"><aar/><meta><instanceID/></meta></data></instance>\
         <bind nodeset=\"/data/aar\" type=\"int\" constraint=\". &lt; 100\"/>\
         <bind nodeset=\"/data/meta/instanceID\" type=\"string\" jr:preload=\"uid\"/></model></h:head>\
         <h:body><input ref=\"/data/aar\"><label>?</label></input></h:body></h:html>"
    );
    SurveyForm::from_xml(&xml, &[]).unwrap()
}

/// As Collect writes an answer.
fn answers(id: &str, years: &str, instance: &str) -> String {
    format!(
        "<?xml version='1.0' ?><data id=\"{id}\" version=\"1 b\" xmlns:jr=\"http://openrosa.org/javarosa\" \
         xmlns:orx=\"http://openrosa.org/xforms\"><aar>{years}</aar><meta><instanceID>uuid:{instance}\
         </instanceID></meta></data>"
    )
}

/// A device that collects.
struct Collect<'a> {
    server: &'a Server,
    credentials: String,
    /// Whether the server has asked for the password: Collect tells it to nobody who has not.
    is_asked: Cell<bool>,
}

impl<'a> Collect<'a> {
    async fn new(server: &'a Server) -> Self {
        let password = add_collector(&server.database, &area(), "tablet-1", NOW).await.unwrap();
        Self::with(server, &format!("tablet-1:{}", password.as_str()))
    }

    fn with(server: &'a Server, credentials: &str) -> Self {
        let credentials = format!("Basic {}", BASE64_STANDARD.encode(credentials));
        Self { server, credentials, is_asked: Cell::new(false) }
    }

    async fn send(&self, method: Method, path: &str, kind: Option<&str>, body: &[u8]) -> Answer {
        if !self.is_asked.replace(true) {
            let answer = self.send_once(&method, path, kind, body, false).await;
            check(&answer, 401, if method == Method::HEAD { "" } else { "nature=\"error\"" });
            assert!(answer.header("www-authenticate").starts_with("Basic realm="), "{answer:?}");
        }
        self.send_once(&method, path, kind, body, true).await
    }

    async fn send_once(
        &self,
        method: &Method,
        path: &str,
        kind: Option<&str>,
        body: &[u8],
        is_known: bool,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("user-agent", AGENT)
            .header("x-openrosa-version", "1.0")
            .header("date", "Fri, 15 Jan 2027 08:00:00 GMT+00:00")
            .header("accept-encoding", "gzip");
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        if is_known {
            request = request.header("authorization", &self.credentials);
        }
        self.server.send(request.body(Body::from(body.to_vec())).unwrap()).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, &[]).await
    }

    async fn submit(&self, xml: &str) -> Answer {
        self.submit_parts(&[("xml_submission_file", "tryg_2027-01-15_08-00-00.xml", xml)]).await
    }

    /// Asks first where answers go, and sends them there.
    async fn submit_parts(&self, parts: &[(&str, &str, &str)]) -> Answer {
        let place = self.send(Method::HEAD, &format!("{SUBMISSION}{DEVICE}"), None, &[]).await;
        if place.status != 204 {
            return place;
        }
        let place = place.header("location");
        let place = format!("{}{DEVICE}", place.strip_prefix(HOST).expect("it is here"));
        let part = |(name, file, text): &(&str, &str, &str)| {
            let kind = match file.rsplit_once('.') {
                Some((_, "xml")) => "\r\nContent-Type: text/xml",
                Some(_) => "\r\nContent-Type: image/jpeg",
                None => "",
            };
            let file = match file.is_empty() {
                true => String::new(),
                false => format!("; filename=\"{file}\""),
            };
            let bytes = text.len();
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}{kind}\r\n\
                 Content-Length: {bytes}\r\n\r\n{text}\r\n"
            )
        };
        let parts: String = parts.iter().map(part).collect();
        let body = format!("{parts}--{BOUNDARY}--\r\n").into_bytes();
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(Method::POST, &place, Some(&kind), &body).await
    }
}

async fn with_forms() -> Server {
    let server = Server::with_seats(&[]).await;
    for form in [form("tryg", true), form("eget", false)] {
        publish_survey(&server.database, &area(), &form).await.unwrap();
    }
    server
}

/// What is stored: each answer with what its form says of it.
async fn stored(server: &Server) -> Vec<(String, String)> {
    let mut snapshot = server.database.read().await.unwrap();
    let find = "SELECT answers, verdict FROM response ORDER BY answers";
    let rows = snapshot.fetch_all(find, &[]).await.unwrap().into_iter();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    rows.map(|mut row| (text(row.take(0).unwrap()), row.take(1).unwrap())).collect()
}

fn check(answer: &Answer, status: u16, says: &str) {
    let text = String::from_utf8_lossy(&answer.body);
    assert_eq!(answer.status.as_u16(), status, "{answer:?}");
    assert!(text.contains(says), "{says}: {answer:?}");
    assert_eq!(answer.header("x-openrosa-version"), "1.0");
    assert_eq!(answer.header("x-openrosa-accept-content-length"), "1048576");
    assert_eq!(answer.header("date"), "Fri, 15 Jan 2027 08:00:00 GMT");
}

#[tokio::test]
async fn a_device_collects_from_the_form_list_to_the_altered_resend() {
    let server = with_forms().await;
    let device = Collect::new(&server).await;
    let list = device.get(FORM_LIST).await;
    check(
        &list,
        200,
        "<formID>tryg</formID><name>Tryg &amp; glad</name><version>1 b</version><hash>md5:",
    );
    assert_eq!(list.header("content-type"), "text/xml; charset=utf-8");
    let list = String::from_utf8(list.body).unwrap();
    assert!(list.starts_with("<?xml") && list.contains("http://openrosa.org/xforms/xformsList"));
    assert!(!list.contains("eget"), "{list}");
    let url = list.split("<downloadUrl>").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    let url = url.strip_prefix(HOST).unwrap().replace("&amp;", "&");
    let url = format!("{url}&{}", DEVICE.trim_start_matches('?'));
    let form_answer = device.get(&url).await;
    check(&form_answer, 200, "<label>?</label>");
    assert_eq!(form_answer.body, form("tryg", true).xml.into_bytes());

    let head = device.send(Method::HEAD, &format!("{SUBMISSION}{DEVICE}"), None, &[]).await;
    check(&head, 204, "");
    assert_eq!(head.header("location"), format!("{HOST}{SUBMISSION}"));

    check(&device.submit(&answers("tryg", "7", "a")).await, 201, "submit_success");
    for _ in 0..2 {
        check(&device.submit(&answers("tryg", "7", "a")).await, 202, "submit_success");
    }
    check(&device.submit(&answers("tryg", "8", "a")).await, 409, "instanceID");
    check(&device.submit(&answers("tryg", "700", "b")).await, 201, "submit_success");
    let stored = stored(&server).await;
    let verdicts: Vec<&str> = stored.iter().map(|(_, verdict)| verdict.as_str()).collect();
    assert_eq!(verdicts, ["contrary", "allowed"], "{stored:?}");
    assert!(stored[1].0.contains("<aar>7</aar>") && stored[1].0.starts_with("<data"), "{stored:?}");
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_in_words_and_nothing_is_stored() {
    let server = with_forms().await;
    let device = Collect::new(&server).await;
    check(&device.submit(&answers("eget", "7", "a")).await, 404, "samles ind");
    check(&device.submit(&answers("ukendt", "7", "a")).await, 404, "samles ind");
    check(&device.submit(&answers("tryg", "7", "a").replace("1 b", "9")).await, 404, "samles ind");
    check(&device.submit("<data id=\"tryg\" version=\"1 b\"><aar/></data>").await, 400, "intet");
    check(&device.submit("<data id=\"tryg\"").await, 400, "kan ikke læses");
    let xml = answers("tryg", "7", "a");
    // What does not fit into one request, Collect sends with the next, and says so before.
    let instance = ("xml_submission_file", "tryg.xml", xml.as_str());
    let photo = ("foto.jpg", "foto.jpg", "x");
    let more = ("*isIncomplete*", "", "yes");
    for parts in [vec![instance, photo], vec![instance, photo, more]] {
        check(&device.submit_parts(&parts).await, 400, "filer");
    }
    check(&device.submit_parts(&[]).await, 400, "kan ikke læses");
    check(&device.submit(&"x".repeat(1 << 20)).await, 413, "for stort");
    let bare = device.send(Method::POST, SUBMISSION, Some("text/xml"), xml.as_bytes()).await;
    check(&bare, 400, "læses");
    assert_eq!(stored(&server).await, []);
}

#[tokio::test]
async fn a_survey_that_counts_people_once_is_not_for_other_programs() {
    let server = Server::with_seats(&[]).await;
    let terms = DeclaredTerms {
        audience: SurveyAudience::Open,
        promise: SurveyPromise::Anonymous,
        delay_minutes_max: 60,
    };
    let anonymous = SurveyForm { terms: Some(terms), ..form("tryg", true) };
    publish_survey(&server.database, &area(), &anonymous).await.unwrap();
    let device = Collect::new(&server).await;
    check(&device.submit(&answers("tryg", "7", "a")).await, 403, "Sammens egen app");
    assert_eq!(stored(&server).await, []);
}

#[tokio::test]
async fn credentials_are_good_for_one_area_until_they_are_taken_back() {
    let server = with_forms().await;
    let device = Collect::new(&server).await;
    check(&device.get("/openrosa/vaerebro-park/formList").await, 401, "adgangskode");
    let wrong = Collect::with(&server, &format!("tablet-1:{}", "0".repeat(64)));
    check(&wrong.get(FORM_LIST).await, 401, "adgangskode");
    // Whoever asks where answers go is told nothing in words.
    check(&wrong.submit(&answers("tryg", "7", "a")).await, 401, "");
    assert_eq!(device.get(FORM_LIST).await.status, 200);
    let other = Collect::new(&server).await;
    assert_eq!(device.get(FORM_LIST).await.status, 401, "it has another password now");
    remove_collector(&server.database, &area(), "tablet-1", NOW).await.unwrap();
    assert_eq!(other.get(FORM_LIST).await.status, 401);
    assert!(remove_collector(&server.database, &area(), "tablet-1", NOW).await.is_err());
    assert!(add_collector(&server.database, &area(), "a:b", NOW).await.is_err());
    assert_eq!(stored(&server).await, []);
}
