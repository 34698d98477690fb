//! Answers that count once, by tokens that nobody can follow.

use sammen_device_key::DeviceKey;
use sammen_domain::{RowKind, SurveyAudience, SurveyPromise, SurveyTerms, WorkRow};
use sammen_server::{
    AppState, BroughtFile, DeclaredTerms, PublishError, Published, SurveyForm, bring_file,
    forget_order, make_codes, metrics_router, publish_survey, survey_id,
};
use sammen_sync::{
    ClientId, Entitlement, PatchOperation, PullRequest, PullResponse, ResponseFile, Scope,
    SurveyToken, TokenRequest, TokenResponse, TokenedResponse, seal, unseal, v6,
};
use sammen_token::{Blinding, Evaluation, PublicKey, RANDOM_BYTES};

use crate::{
    fixture::{Answer, NOW, Server, area, id, send_signed},
    responses::{form, response},
};

const TOKENS: &str = "/api/survey-tokens";

pub fn declared(audience: SurveyAudience) -> DeclaredTerms {
    DeclaredTerms { audience, promise: SurveyPromise::Anonymous, delay_minutes_max: 60 }
}

pub fn form_with_terms(audience: SurveyAudience) -> SurveyForm {
    SurveyForm { terms: Some(declared(audience)), ..form("1", &["years"]) }
}

async fn with_survey(audience: SurveyAudience) -> Server {
    let server = Server::with_seats(&[]).await;
    publish_survey(&server.database, &area(), &form_with_terms(audience)).await.unwrap();
    server
}

fn pull_request() -> PullRequest {
    PullRequest {
        area: area(),
        client: ClientId(id(1)),
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    }
}

async fn pull(server: &Server, request: &PullRequest) -> PullResponse {
    let device = sammen_server::DeviceId([1; 32]);
    sammen_server::pull(&server.database, device, request, NOW).await.unwrap()
}

fn told(answer: &PullResponse) -> Vec<SurveyTerms> {
    let read = |operation: &PatchOperation| match operation {
        PatchOperation::Put { key, row } if key.kind == RowKind::SurveyTerms => {
            match WorkRow::decode(row).unwrap() {
                WorkRow::SurveyTerms(terms) => Some(terms),
                other => panic!("{other:?}"),
            }
        }
        _ => None,
    };
    answer.patch.iter().filter_map(read).collect()
}

async fn terms(server: &Server) -> SurveyTerms {
    told(&pull(server, &pull_request()).await).pop().unwrap()
}

fn hidden(number: u8) -> Blinding {
    Blinding::new([number; 32], &[number.wrapping_add(100); RANDOM_BYTES])
}

fn request(entitlement: Entitlement, hidden: &[&Blinding]) -> TokenRequest {
    let elements = hidden.iter().map(|hidden| hidden.element()).collect();
    TokenRequest { area: area(), survey: survey_id(&area(), "tryghed"), entitlement, elements }
}

async fn ask(server: &Server, phone: u64, request: &TokenRequest) -> Answer {
    send_signed(&server.router, &DeviceKey::numbered(phone), TOKENS, seal(request)).await
}

/// The tokens of an answer that is good.
fn finish(answer: &Answer, hidden: &[&Blinding], key: [u8; 32]) -> Vec<SurveyToken> {
    assert_eq!(answer.status, 200, "{answer:?}");
    let TokenResponse { evaluations } = unseal(&answer.body).unwrap();
    assert_eq!(evaluations.len(), hidden.len());
    let finish = |(hidden, made): (&&Blinding, sammen_sync::TokenEvaluation)| {
        let made = Evaluation { element: made.element, proof: made.proof };
        let token = hidden.finish(&made, &PublicKey::from_bytes(&key).unwrap()).unwrap();
        SurveyToken { input: token.input, output: token.output }
    };
    hidden.iter().zip(evaluations).map(finish).collect()
}

async fn token(server: &Server, phone: u64) -> SurveyToken {
    let hidden = hidden(u8::try_from(phone).unwrap());
    let answer = ask(server, phone, &request(Entitlement::Device, &[&hidden])).await;
    finish(&answer, &[&hidden], terms(server).await.token_key)[0]
}

/// As many tokens as a device of the staff was given for a supervised survey.
pub async fn tokens_of_a_device(server: &Server, count: u8) -> Vec<SurveyToken> {
    let survey = survey_id(&area(), "tryghed");
    let codes = make_codes(&server.database, &area(), survey, 1, count.into()).await.unwrap();
    let hidden: Vec<Blinding> = (1..=count).map(hidden).collect();
    let hidden: Vec<&Blinding> = hidden.iter().collect();
    let code = Entitlement::Code(codes[0].to_string());
    let answer = ask(server, 1, &request(code, &hidden)).await;
    finish(&answer, &hidden, terms(server).await.token_key)
}

fn tokened(n: u128, years: i64, token: SurveyToken) -> TokenedResponse {
    TokenedResponse { response: response(n, "1", &[("years", years)]), token }
}

async fn send(server: &Server, response: &TokenedResponse) -> Answer {
    server.post("/api/responses", seal(response)).await
}

fn refused(answer: &Answer) -> (u16, String) {
    (answer.status.as_u16(), answer.problem())
}

async fn count(server: &Server, table: &str) -> i64 {
    let mut snapshot = server.database.read().await.unwrap();
    let count = format!("SELECT COUNT(*) FROM {table}").leak();
    snapshot.fetch_one(&*count, &[]).await.unwrap().take(0).unwrap()
}

#[tokio::test]
async fn phones_are_told_the_terms_and_one_key_for_ever() {
    let server = with_survey(SurveyAudience::Open).await;
    let first = terms(&server).await;
    assert_eq!((first.audience, first.delay_minutes_max), (SurveyAudience::Open, 60));
    let again = publish_survey(&server.database, &area(), &form_with_terms(first.audience)).await;
    assert!(matches!(again, Ok(Published::Unchanged(_))), "{again:?}");
    let next = SurveyForm {
        terms: Some(DeclaredTerms { delay_minutes_max: 5, ..declared(SurveyAudience::Invited) }),
        ..form("2", &["years"])
    };
    publish_survey(&server.database, &area(), &next).await.unwrap();
    let second = terms(&server).await;
    assert_eq!((second.audience, second.delay_minutes_max), (SurveyAudience::Invited, 5));
    assert_eq!(second.token_key, first.token_key);
    let without = publish_survey(&server.database, &area(), &form("3", &["years"])).await;
    assert!(matches!(without, Err(PublishError::TermsWithdrawn { .. })), "{without:?}");
}

#[tokio::test]
async fn an_app_from_before_is_told_nothing_and_all_of_it_once_it_knows() {
    let server = with_survey(SurveyAudience::Open).await;
    let asked = v6::PullRequest::from(pull_request());
    let answer = pull(&server, &asked.into()).await;
    let old: PullResponse = unseal(&{
        let mut bytes = seal(&v6::PullResponse::from(answer));
        bytes[0] = 8;
        bytes
    })
    .unwrap();
    assert!(told(&old).is_empty());
    let next = PullRequest { cookie: Some(old.cookie), scope: Some(old.scope), ..pull_request() };
    assert_eq!(told(&pull(&server, &next).await).len(), 1);
    let same = PullRequest { scope: Some(Scope::OWN), ..next };
    assert!(told(&pull(&server, &same).await).is_empty(), "it knows them");
}

#[tokio::test]
async fn a_device_has_one_token_also_when_the_answer_was_lost() {
    let server = with_survey(SurveyAudience::Open).await;
    let (one, other) = (hidden(1), hidden(2));
    let key = terms(&server).await.token_key;
    let first = ask(&server, 1, &request(Entitlement::Device, &[&one])).await;
    let again = ask(&server, 1, &request(Entitlement::Device, &[&one])).await;
    assert_eq!(finish(&first, &[&one], key), finish(&again, &[&one], key));
    let another = ask(&server, 1, &request(Entitlement::Device, &[&other])).await;
    assert_eq!(refused(&another), (409, "tokens-given".into()));
    let both = ask(&server, 2, &request(Entitlement::Device, &[&one, &other])).await;
    assert_eq!(refused(&both), (409, "tokens-given".into()));
    assert_eq!(ask(&server, 2, &request(Entitlement::Device, &[&other])).await.status, 200);
    assert_eq!(count(&server, "token_given").await, 2);
}

#[tokio::test]
async fn what_hides_no_number_and_what_has_no_terms_is_a_problem() {
    let server = with_survey(SurveyAudience::Open).await;
    let good = request(Entitlement::Device, &[&hidden(1)]);
    for elements in [vec![], vec![[0xff; 32]], vec![hidden(1).element(); 101]] {
        let bad = TokenRequest { elements, ..good.clone() };
        assert_eq!(refused(&ask(&server, 1, &bad).await), (400, "malformed".into()));
    }
    let other = TokenRequest { survey: survey_id(&area(), "other"), ..good.clone() };
    assert_eq!(refused(&ask(&server, 1, &other).await), (404, "unknown-survey".into()));
    let other =
        TokenRequest { area: sammen_domain::AreaId::new("nowhere").unwrap(), ..good.clone() };
    assert_eq!(refused(&ask(&server, 1, &other).await), (404, "unknown-area".into()));
    let unsigned = server.post(TOKENS, seal(&good)).await;
    assert_eq!(refused(&unsigned), (401, "signature-missing".into()));
    assert_eq!(count(&server, "token_given").await, 0);
}

#[tokio::test]
async fn a_token_is_spent_once_and_the_same_answer_may_come_again() {
    let server = with_survey(SurveyAudience::Open).await;
    let token = token(&server, 1).await;
    for _ in 0..3 {
        assert_eq!(send(&server, &tokened(1, 7, token)).await.status, 200);
    }
    let altered = send(&server, &tokened(1, 8, token)).await;
    assert_eq!(refused(&altered), (409, "response-altered".into()));
    for years in [7, 8] {
        let another = send(&server, &tokened(2, years, token)).await;
        assert_eq!(refused(&another), (409, "token-spent".into()));
    }
    assert_eq!(count(&server, "response").await, 1);
}

#[tokio::test]
async fn without_a_token_of_the_survey_nothing_is_stored() {
    let server = with_survey(SurveyAudience::Open).await;
    let good = token(&server, 1).await;
    let none = server.post("/api/responses", seal(&response(1, "1", &[("years", 7)]))).await;
    assert_eq!(refused(&none), (426, "token-needed".into()));
    let mut made_up = good;
    made_up.output[1][0] ^= 1;
    let of_another = SurveyToken { input: [9; 32], ..good };
    for bad in [made_up, of_another] {
        let answer = send(&server, &tokened(1, 7, bad)).await;
        assert_eq!(refused(&answer), (403, "token-not-good".into()));
    }
    assert_eq!(count(&server, "response").await, 0);
    assert_eq!(send(&server, &tokened(1, 7, good)).await.status, 200, "nothing was spent");
}

#[tokio::test]
async fn a_token_that_ten_answers_spend_at_once_counts_for_one() {
    let server = with_survey(SurveyAudience::Open).await;
    let token = token(&server, 1).await;
    let mut sent = tokio::task::JoinSet::new();
    for n in 0..10 {
        let router = server.router.clone();
        let body = seal(&tokened(n, 7, token));
        sent.spawn(async move {
            let request = axum::http::Request::post("/api/responses")
                .header("content-type", crate::fixture::SEALED)
                .body(axum::body::Body::from(body))
                .unwrap();
            crate::fixture::send(&router, request).await
        });
    }
    let mut stored = 0;
    while let Some(answer) = sent.join_next().await {
        let answer = answer.unwrap();
        if answer.status == 200 {
            stored += 1;
        } else {
            assert_eq!(refused(&answer), (409, "token-spent".into()));
        }
    }
    assert_eq!((stored, count(&server, "response").await), (1, 1));
}

#[tokio::test]
async fn the_year_is_all_that_is_kept_of_when() {
    let server = with_survey(SurveyAudience::Open).await;
    let token = token(&server, 1).await;
    send(&server, &tokened(1, 7, token)).await;
    let mut snapshot = server.database.read().await.unwrap();
    let find = "SELECT received_day, collected FROM response";
    let mut row = snapshot.fetch_one(find, &[]).await.unwrap();
    let (day, collected): (i32, String) = (row.take(0).unwrap(), row.take(1).unwrap());
    // 15 January 2027, and the last of December.
    assert_eq!((NOW / 86_400, day), (20_833, 21_183));
    assert_eq!(collected, "self", "the same for everybody, so it tells nothing");
}

#[tokio::test]
async fn the_order_in_which_answers_came_is_forgotten_and_no_answer_with_it() {
    let server = with_survey(SurveyAudience::Open).await;
    for n in 1..=5 {
        let token = token(&server, n).await;
        send(&server, &tokened(n.into(), 7, token)).await;
    }
    let all = async |query: &'static str| -> Vec<(Vec<u8>, Vec<u8>)> {
        let mut snapshot = server.database.read().await.unwrap();
        let rows = snapshot.fetch_all(query, &[]).await.unwrap().into_iter();
        rows.map(|mut row| (row.take(0).unwrap(), row.take(1).unwrap())).collect()
    };
    let answers = "SELECT answers, token_digest FROM response ORDER BY id";
    let given = "SELECT holder, element_digest FROM token_given ORDER BY holder";
    let before = (all(answers).await, all(given).await);
    for _ in 0..2 {
        forget_order(&server.database).await.unwrap();
        assert_eq!((all(answers).await, all(given).await), before);
    }
    if server.database.product() == "PostgreSQL" {
        for table in ["response", "token_given"] {
            let moments = format!("SELECT COUNT(DISTINCT xmin::text) FROM {table}").leak();
            let mut snapshot = server.database.read().await.unwrap();
            let mut row = snapshot.fetch_one(&*moments, &[]).await.unwrap();
            assert_eq!(row.take::<i64>(0).unwrap(), 1, "{table}");
        }
    }
}

#[tokio::test]
async fn a_letters_code_is_good_for_one_token_and_a_devices_for_none() {
    let server = with_survey(SurveyAudience::Invited).await;
    let survey = survey_id(&area(), "tryghed");
    let codes = make_codes(&server.database, &area(), survey, 2, 1).await.unwrap();
    let (one, other) = (hidden(1), hidden(2));
    let bare = ask(&server, 1, &request(Entitlement::Device, &[&one])).await;
    assert_eq!(refused(&bare), (403, "code-needed".into()));
    let code = |typed: &str| Entitlement::Code(typed.to_owned());
    let wrong = ask(&server, 1, &request(code("0000-0000-0000-0000"), &[&one])).await;
    assert_eq!(refused(&wrong), (404, "code-not-good".into()));
    let typed = codes[0].to_string().to_lowercase();
    // From whichever device: the code is what may answer.
    for phone in [1, 2] {
        let answer = ask(&server, phone, &request(code(&typed), &[&one])).await;
        finish(&answer, &[&one], terms(&server).await.token_key);
    }
    let again = ask(&server, 1, &request(code(&typed), &[&other])).await;
    assert_eq!(refused(&again), (409, "tokens-given".into()));
    let second = ask(&server, 1, &request(code(&codes[1].to_string()), &[&other])).await;
    assert_eq!(second.status, 200);
}

#[tokio::test]
async fn a_device_of_the_staff_has_as_many_tokens_as_they_said() {
    let server = with_survey(SurveyAudience::Supervised).await;
    let survey = survey_id(&area(), "tryghed");
    let code = make_codes(&server.database, &area(), survey, 1, 3).await.unwrap()[0].to_string();
    let hidden: Vec<Blinding> = (1..=4).map(hidden).collect();
    let key = terms(&server).await.token_key;
    let ask_for = async |hidden: &[&Blinding]| {
        ask(&server, 1, &request(Entitlement::Code(code.clone()), hidden)).await
    };
    let three: Vec<&Blinding> = hidden[..3].iter().collect();
    let tokens = finish(&ask_for(&three).await, &three, key);
    assert_eq!(refused(&ask_for(&[&hidden[3]]).await), (409, "tokens-given".into()));
    assert_eq!(finish(&ask_for(&[&hidden[1]]).await, &[&hidden[1]], key), tokens[1..2]);
    for (n, token) in (0..).zip(tokens) {
        assert_eq!(send(&server, &tokened(n, 7, token)).await.status, 200);
    }
    assert_eq!(count(&server, "response").await, 3);
}

#[tokio::test]
async fn what_the_staff_bring_of_their_device_counts_once_beside_what_it_sends() {
    let server = with_survey(SurveyAudience::Supervised).await;
    let tokens = tokens_of_a_device(&server, 3).await;
    assert_eq!(send(&server, &tokened(1, 7, tokens[0])).await.status, 200);
    let responses = (1..=2).map(|n| response(n, "1", &[("years", 7)])).collect();
    let (file, today) = (seal(&ResponseFile { responses }), server.clock.today());
    let brought = bring_file(&server.database, &file, today).await.unwrap();
    assert_eq!(brought, BroughtFile { new: 1, already: 1, refused: 0 });
    // The device did not hear of it, and sends what it has.
    assert_eq!(send(&server, &tokened(2, 7, tokens[1])).await.status, 200);
    let altered = send(&server, &tokened(2, 8, tokens[1])).await;
    assert_eq!(refused(&altered), (409, "response-altered".into()));
    let again = bring_file(&server.database, &file, today).await.unwrap();
    assert_eq!(again, BroughtFile { new: 0, already: 2, refused: 0 });
    assert_eq!(count(&server, "response").await, 2);
    // The day of neither is kept.
    assert_eq!(count(&server, "(SELECT DISTINCT received_day FROM response) AS days").await, 1);
}

#[tokio::test]
async fn nobody_brings_answers_to_a_survey_that_others_than_the_staff_may_answer() {
    for audience in [SurveyAudience::Open, SurveyAudience::Invited] {
        let server = with_survey(audience).await;
        let responses = vec![response(1, "1", &[("years", 7)])];
        let file = seal(&ResponseFile { responses });
        let brought = bring_file(&server.database, &file, server.clock.today()).await.unwrap();
        assert_eq!(brought, BroughtFile { refused: 1, ..BroughtFile::default() });
        assert_eq!(count(&server, "response").await, 0);
    }
}

#[tokio::test]
async fn codes_are_for_surveys_that_ask_for_one() {
    let server = with_survey(SurveyAudience::Open).await;
    let survey = survey_id(&area(), "tryghed");
    let made = make_codes(&server.database, &area(), survey, 1, 1).await;
    assert!(made.unwrap_err().to_string().contains("invited"));
}

#[tokio::test]
async fn neither_giving_nor_spending_moves_a_figure() {
    let server = with_survey(SurveyAudience::Open).await;
    let metrics = metrics_router(AppState::new(server.database.clone(), server.clock.clone()));
    let figures = async || {
        let request = axum::http::Request::get("/metrics").body(axum::body::Body::empty()).unwrap();
        let figures =
            String::from_utf8(crate::fixture::send(&metrics, request).await.body).unwrap();
        // What the reading itself moves.
        figures.lines().filter(|line| line.contains("survey")).collect::<Vec<_>>().join("\n")
    };
    let before = figures().await;
    let hidden = hidden(1);
    let answer = ask(&server, 1, &request(Entitlement::Device, &[&hidden])).await;
    assert_eq!(answer.header("x-request-id"), "");
    let token = finish(&answer, &[&hidden], terms(&server).await.token_key)[0];
    let answer = send(&server, &tokened(1, 7, token)).await;
    assert_eq!((answer.status.as_u16(), answer.header("x-request-id")), (200, ""));
    server.set_now(NOW + 86_400);
    assert_eq!(figures().await, before);
}
