//! What programs that collect are told, in the words of whoever holds them.

use axum::{
    extract::multipart::MultipartError,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::DateTime;

use super::accepted_bytes;
use crate::{
    collectors::BringError, database::DatabaseError, http::AppState, response::StoreResponseError,
};

const VERSION: HeaderName = HeaderName::from_static("x-openrosa-version");
const ACCEPTED: HeaderName = HeaderName::from_static("x-openrosa-accept-content-length");

/// An answer that says why something was not done.
pub(in crate::http) struct Answer(pub(super) Response);

/// Each message in Danish and English.
type Words = [&'static str; 2];

const STORED: Words = ["Svaret er gemt.", "The answer is stored."];
const UNKNOWN: Words = [
    "Navn eller adgangskode passer ikke til området.",
    "The name or the password is not one of this area's.",
];
const UNREADABLE: Words = [
    "Svaret kan ikke læses: send filen xml_submission_file igen.",
    "The answer cannot be read: send the file xml_submission_file again.",
];
const NO_ID: Words = ["Svaret har intet instanceID.", "The answer has no instanceID."];
const FILES: Words = [
    "Undersøgelser her tager ikke imod filer: fjern dem og send igen.",
    "Surveys here take no files: remove them and send again.",
];
const NOT_COLLECTED: Words = [
    "Skemaet findes ikke her i denne version, eller må ikke samles ind med andre programmer.",
    "The form is not here in this version, or may not be collected with other programs.",
];
const ALTERED: Words = [
    "Et andet svar med samme instanceID er gemt. Det ændres ikke: udfyld et nyt skema.",
    "Another answer with this instanceID is stored. It is not changed: fill in a new form.",
];
const BY_TOKENS: Words = [
    "Undersøgelsen tæller hver person én gang: svaret skal gives i Sammens egen app.",
    "The survey counts each person once: answers are given in Sammen's own app.",
];
const TOO_LARGE: Words = ["Svaret er for stort.", "The answer is too large."];
const LATER: Words = [
    "Serveren kan ikke gemme lige nu. Intet er gemt: send igen om lidt.",
    "The server cannot store just now. Nothing is stored: send again in a while.",
];

/// What is said to one program.
pub(super) struct Told {
    is_english: bool,
    date: HeaderValue,
}

impl Told {
    pub(super) fn new(state: &AppState, is_english: bool) -> Self {
        let now = DateTime::from_timestamp(state.clock.now(), 0).unwrap_or_default();
        let date = now.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
        let date = date.parse().expect("a date is plain text");
        Self { is_english, date }
    }

    pub(super) fn empty(&self, status: StatusCode) -> Response {
        let mut response = status.into_response();
        let headers = response.headers_mut();
        headers.insert(VERSION, HeaderValue::from_static("1.0"));
        headers.insert(ACCEPTED, HeaderValue::from(accepted_bytes()));
        headers.insert(header::DATE, self.date.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    pub(super) fn xml(&self, status: StatusCode, xml: String) -> Response {
        let mut response = self.empty(status);
        let kind = HeaderValue::from_static("text/xml; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        *response.body_mut() = xml.into();
        response
    }

    fn message(&self, status: StatusCode, nature: &str, words: Words) -> Response {
        let words = escaped(words[usize::from(self.is_english)]);
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OpenRosaResponse \
             xmlns=\"http://openrosa.org/http/response\"><message nature=\"{nature}\">{words}</message>\
             </OpenRosaResponse>"
        );
        self.xml(status, xml)
    }

    fn problem(&self, status: StatusCode, words: Words) -> Answer {
        Answer(self.message(status, "error", words))
    }

    pub(super) fn stored(&self, status: StatusCode) -> Response {
        self.message(status, "submit_success", STORED)
    }

    pub(super) fn unknown(&self) -> Answer {
        let Answer(mut response) = self.problem(StatusCode::UNAUTHORIZED, UNKNOWN);
        let asks = HeaderValue::from_static("Basic realm=\"Sammen\", charset=\"UTF-8\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, asks);
        Answer(response)
    }

    pub(super) fn unreadable(&self) -> Answer {
        self.problem(StatusCode::BAD_REQUEST, UNREADABLE)
    }

    pub(super) fn files(&self) -> Answer {
        self.problem(StatusCode::BAD_REQUEST, FILES)
    }

    pub(super) fn not_collected(&self) -> Answer {
        self.problem(StatusCode::NOT_FOUND, NOT_COLLECTED)
    }

    pub(super) fn part(&self, error: &MultipartError) -> Answer {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => self.problem(StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE),
            _ => self.unreadable(),
        }
    }

    pub(super) fn database(&self, error: &DatabaseError) -> Answer {
        tracing::error!(%error, "the database failed");
        self.problem(StatusCode::SERVICE_UNAVAILABLE, LATER)
    }

    pub(super) fn not_brought(&self, error: BringError) -> Answer {
        use StoreResponseError as E;
        match error {
            BringError::Unreadable | BringError::Store(E::Unreadable) => self.unreadable(),
            BringError::NoInstanceId => self.problem(StatusCode::BAD_REQUEST, NO_ID),
            BringError::Store(
                E::SenderNeeded | E::TokenNeeded | E::TokenNotGood | E::TokenSpent,
            ) => self.problem(StatusCode::FORBIDDEN, BY_TOKENS),
            BringError::Store(E::Altered) => self.problem(StatusCode::CONFLICT, ALTERED),
            BringError::NotCollected
            | BringError::Store(E::UnknownArea(_) | E::UnknownSurvey | E::UnknownVersion) => {
                self.not_collected()
            }
            BringError::Database(error) | BringError::Store(E::Database(error)) => {
                self.database(&error)
            }
        }
    }
}

/// Text as it stands in XML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
