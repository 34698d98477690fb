//! Answers that are nobody's and count once: given on phones that lose their network, their battery and the server's
//! replies. Somebody hears all that goes over the wire, and then tries the same token again.

use sammen_domain::ResponseId;
use sammen_sync::{TokenedResponse, seal, unseal};
use sammen_tests::{
    Appearance, Barriers, Content, DEMO_AREA, Heard, Phone, Server, Wire, hook,
    load::{HttpConnection, RESPONSES},
};
use uuid::Uuid;

const TITLE: &str = "Er her trygt?";

/// All that a browser says of itself with an answer, and of the app. None of it is of one person.
const HEADERS: [&str; 18] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "cache-control",
    "connection",
    "content-length",
    "content-type",
    "host",
    "origin",
    "pragma",
    "sammen-app-version",
    "sec-ch-ua",
    "sec-ch-ua-mobile",
    "sec-ch-ua-platform",
    "sec-fetch-dest",
    "sec-fetch-mode",
    "sec-fetch-site",
    "user-agent",
];

/// A server with a survey of two questions whose answers count once.
async fn with_survey(audience: &str, delay_minutes: &str) -> (Server, Wire) {
    let server = Server::start_with(Content::Demo).await;
    let terms = ["--audience", audience, "--delay-minutes", delay_minutes];
    server.publish(DEMO_AREA, "trygt.xml", &terms);
    let wire = Wire::before(&server);
    (server, wire)
}

/// Opens the survey before its first question, and returns its address.
async fn open(phone: &Phone) -> String {
    phone.go("/undersoegelser").await;
    phone.click_text(&format!("{} a", hook("survey-card")), TITLE).await;
    phone.wait_for(&hook("survey-start")).await;
    phone.path().await
}

async fn wait_for_tokens(server: &Server, count: i64) {
    for _ in 0..100 {
        if server.database().tokens_given() == count {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("{} tokens, not {count}", server.database().tokens_given());
}

/// Answers both questions; the battery is taken out between them, and once more when the answers are given.
async fn answer(phone: &mut Phone, page: &str) {
    phone.begin_survey().await;
    phone.answer("glad", &["6"]).await;
    die(phone).await;
    phone.go(page).await;
    phone.wait_for_checked("6").await;
    phone.next_question("glad").await;
    phone.answer("ide", &["Lys på stien"]).await;
    phone.next_question("ide").await;
    phone.click(&hook("survey-send")).await;
    phone.wait_for(&hook("survey-done")).await;
}

/// As when the battery is taken out and put back.
async fn die(phone: &mut Phone) {
    phone.kill().await;
    phone.reopen().await;
}

async fn wait_for_state(phone: &Phone, page: &str, state: &str) {
    phone.go(page).await;
    phone.wait_for(&format!("{}[data-state=\"{state}\"]", hook("survey-done"))).await;
}

/// What the server heard of whoever answered: nothing but the answer and its token.
fn read(heard: &Heard) -> TokenedResponse {
    for line in heard.head.lines().skip(1) {
        let name = line.split(':').next().unwrap_or_default();
        assert!(HEADERS.contains(&name), "an answer came with {line}");
    }
    let answer: TokenedResponse = unseal(&heard.body).expect("it is an answer with a token");
    assert_eq!(answer.response.id.0.get_version_num(), 4, "an id that says when it was made");
    answer
}

/// The same token with another answer, and the same answer altered: both are told why not, and change nothing.
async fn try_again(server: &Server, answer: &TokenedResponse) {
    let connection = HttpConnection::anonymous(server.address());
    let send = async |answer: &TokenedResponse| {
        let told = connection.post(RESPONSES, seal(answer)).await.expect("the server answers");
        (told.status, String::from_utf8_lossy(&told.body).into_owned())
    };
    let mut another = answer.clone();
    another.response.id = ResponseId(Uuid::from_u128(0x4000_8000_0000_0000_0007));
    let mut altered = answer.clone();
    altered.response.answers.extend(b" ");
    assert_eq!(send(answer).await.0, 200);
    for (changed, problem) in [(&another, "token-spent"), (&altered, "response-altered")] {
        let (status, told) = send(changed).await;
        assert_eq!(status, 409, "{told}");
        assert!(told.contains(problem), "{told}");
    }
}

#[tokio::test]
async fn an_open_survey_counts_a_phone_once_whatever_is_lost_on_the_way() {
    let (mut server, wire) = with_survey("open", "1").await;
    let mut phone = Phone::behind("Resident", &wire).await;
    let mut barriers = Barriers::none();
    phone.move_in(DEMO_AREA).await;
    let page = open(&phone).await;
    wait_for_tokens(&server, 1).await;
    phone.wait_for(&hook("survey-terms")).await;
    barriers.look_for(&phone, "what is promised").await;
    phone.screen_picture("survey-terms-open", Appearance::Light).await;

    server.stop().await;
    answer(&mut phone, &page).await;
    wait_for_state(&phone, &page, "waiting").await;
    phone.screen_picture("survey-held", Appearance::Light).await;
    die(&mut phone).await;

    // The server has it, and the phone is not told; then its battery is out again.
    wire.lose_replies(2);
    server.start().await;
    while wire.replies_to_lose() > 0 {
        phone.go("/mit").await;
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    }
    die(&mut phone).await;
    phone.go("/mit").await;
    phone.wait_until_waiting(0).await;
    wait_for_state(&phone, &page, "sent").await;
    phone.wait_for(&hook("survey-once")).await;
    phone.screen_picture("survey-once", Appearance::Light).await;

    let sent: Vec<TokenedResponse> = wire.answers().iter().map(read).collect();
    assert!(sent.len() >= 2, "it was sent again: {sent:?}");
    assert!(sent.iter().all(|one| *one == sent[0]), "the same each time: {sent:?}");
    try_again(&server, &sent[0]).await;
    assert_eq!(server.database().verdicts(), ["allowed"]);
    assert_eq!(server.database().tokens_given(), 1);
    barriers.expect_none();
}

#[tokio::test]
async fn a_letters_code_counts_once_from_whichever_phone() {
    let (mut server, wire) = with_survey("invited", "0").await;
    let codes = ["survey", "codes", "--area", DEMO_AREA, "--survey", "trygt", "--count", "1"];
    let code = server.output_of(&codes).trim().to_owned();
    let mut phone = Phone::behind("Resident", &wire).await;
    phone.move_in(DEMO_AREA).await;
    let page = open(&phone).await;
    phone.screen_picture("survey-terms-invited", Appearance::Light).await;
    phone.type_into(&hook("survey-code"), "3333-3333-3333-3333").await;
    phone.click(&hook("survey-start")).await;
    phone.wait_for("#survey-code-problem svg").await;
    phone.screen_picture("survey-code-wrong", Appearance::Light).await;

    // The letter's picture leads here.
    phone.go("/mit").await;
    phone.go(&format!("{page}#{code}")).await;
    phone.begin_survey().await;
    wait_for_tokens(&server, 1).await;
    server.stop().await;
    finish(&phone).await;
    wait_for_state(&phone, &page, "waiting").await;
    die(&mut phone).await;
    phone.go("/mit").await;
    phone.wait_until_waiting(1).await;
    server.start().await;
    wait_for_state(&phone, &page, "sent").await;

    // Somebody else of the household.
    let other = Phone::behind("Other", &wire).await;
    other.move_in(DEMO_AREA).await;
    other.go(&format!("{page}#{}", code.to_lowercase())).await;
    other.begin_survey().await;
    finish(&other).await;
    wait_for_state(&other, &page, "counted").await;
    other.screen_picture("survey-counted", Appearance::Light).await;

    let sent: Vec<TokenedResponse> = wire.answers().iter().map(read).collect();
    assert!(!sent.is_empty() && sent.iter().all(|one| *one == sent[0]), "{sent:?}");
    try_again(&server, &sent[0]).await;
    assert_eq!(server.database().verdicts(), ["allowed"]);
}

async fn finish(phone: &Phone) {
    phone.answer("glad", &["6"]).await;
    phone.next_question("glad").await;
    phone.answer("ide", &["Lys på stien"]).await;
    phone.next_question("ide").await;
    phone.click(&hook("survey-send")).await;
    phone.wait_for(&hook("survey-done")).await;
}

#[tokio::test]
async fn the_language_in_which_somebody_answers_is_nowhere() {
    let (server, wire) = with_survey("open", "0").await;
    let mut xml = Vec::new();
    for language in ["da", "en"] {
        let phone = Phone::behind("Resident", &wire).await;
        phone.move_in(DEMO_AREA).await;
        phone.go("/indstillinger").await;
        phone.click(&format!("{}[value=\"{language}\"]", hook("language"))).await;
        phone.wait_for(&format!("html[lang=\"{language}\"]")).await;
        let page = open(&phone).await;
        phone.screen_picture(&format!("survey-terms-{language}"), Appearance::Light).await;
        phone.begin_survey().await;
        finish(&phone).await;
        wait_for_state(&phone, &page, "sent").await;
    }
    for answer in server.database().answers() {
        let (before, rest) = answer.split_once("<instanceID>").expect("each has an id");
        let (_, after) = rest.split_once("</instanceID>").expect("each has an id");
        xml.push([before, after].concat());
    }
    assert_eq!(xml.len(), 2);
    assert_eq!(xml[0], xml[1]);
    wire.answers().iter().for_each(|heard| drop(read(heard)));
}
