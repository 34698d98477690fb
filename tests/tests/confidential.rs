//! Answers that are linked to whoever gave them: given and taken back on a phone that loses its network and its battery.

use sammen_tests::{Appearance, Barriers, Content, DEMO_AREA, Phone, Server, Wire, hook};

const TITLE: &str = "Er her trygt?";
const LEFT: &str = "return document.querySelectorAll(arguments[0]).length === 1;";

/// A server with a confidential survey of two questions.
async fn with_survey(audience: &str) -> (Server, Wire) {
    let server = Server::start_with(Content::Demo).await;
    server.publish(DEMO_AREA, "trygt.xml", &["--audience", audience, "--promise", "confidential"]);
    let wire = Wire::before(&server);
    (server, wire)
}

/// Opens the survey before its first question, and returns its address.
async fn open(phone: &Phone) -> String {
    phone.go("/undersoegelser").await;
    phone.click_text(&format!("{} a", hook("survey-card")), TITLE).await;
    phone.wait_for(&hook("survey-start")).await;
    phone.wait_for(&hook("survey-linked")).await;
    phone.path().await
}

/// As when the battery is taken out and put back.
async fn die(phone: &mut Phone) {
    phone.kill().await;
    phone.reopen().await;
}

async fn finish(phone: &Phone, glad: &str) {
    phone.answer("glad", &[glad]).await;
    phone.next_question("glad").await;
    phone.answer("ide", &["Lys på stien"]).await;
    phone.next_question("ide").await;
    phone.click(&hook("survey-send")).await;
    phone.wait_for(&hook("survey-done")).await;
}

async fn wait_for_state(phone: &Phone, page: &str, state: &str) {
    phone.go(page).await;
    phone.wait_for(&format!("{}[data-state=\"{state}\"]", hook("survey-done"))).await;
}

async fn withdraw(phone: &Phone) {
    phone.click(&hook("survey-withdraw")).await;
    phone.click("dialog[open] .button--danger").await;
    phone.wait_for(&hook("survey-start")).await;
}

#[tokio::test]
async fn what_somebody_answers_she_sees_and_takes_back_with_or_without_a_network() {
    let (mut server, wire) = with_survey("open").await;
    let mut phone = Phone::behind("Resident", &wire).await;
    let mut barriers = Barriers::none();
    phone.move_in(DEMO_AREA).await;
    phone.go("/undersoegelser").await;
    phone.wait_for(&hook("survey-card")).await;
    phone.screen_picture("confidential-card", Appearance::Light).await;
    let page = open(&phone).await;
    barriers.look_for(&phone, "what is promised").await;
    phone.screen_picture("confidential-promise", Appearance::Light).await;

    server.stop().await;
    phone.begin_survey().await;
    phone.answer("glad", &["6"]).await;
    die(&mut phone).await;
    phone.go(&page).await;
    phone.wait_for_checked("6").await;
    finish(&phone, "6").await;
    wait_for_state(&phone, &page, "waiting").await;
    phone.screen_picture("confidential-waiting", Appearance::Light).await;
    die(&mut phone).await;

    // It may or may not have been sent when the battery is out again.
    server.start().await;
    phone.go("/mit").await;
    die(&mut phone).await;
    phone.go("/mit").await;
    phone.wait_until_waiting(0).await;
    phone.click_text(&format!("{} a", hook("survey-sent")), TITLE).await;
    phone.wait_for(&format!("{}[data-state=\"sent\"]", hook("survey-done"))).await;
    phone.wait_for_text(&hook("survey-own-answer"), "Lys på stien").await;
    barriers.look_for(&phone, "one's own answers").await;
    phone.picture("confidential-own", Appearance::Light).await;
    assert!(wire.answers().is_empty(), "nothing goes the way of answers that are nobody's");
    assert_eq!(server.database().verdicts(), ["allowed"]);
    assert_eq!(server.database().respondents(), 1);

    server.stop().await;
    phone.go(&page).await;
    withdraw(&phone).await;
    phone.wait_for(&hook("survey-withdrawn")).await;
    phone.picture("confidential-withdrawn", Appearance::Light).await;
    die(&mut phone).await;
    phone.go("/mit").await;
    phone.wait_until_waiting(1).await;
    server.start().await;
    phone.wait_until_waiting(0).await;
    assert_eq!((server.database().responses(), server.database().respondents()), (0, 0));
    phone.go(&page).await;
    phone.wait_for(&hook("survey-start")).await;
    phone.wait_until_gone(&hook("survey-own")).await;
    phone.begin_survey().await;
    finish(&phone, "2").await;
    wait_for_state(&phone, &page, "sent").await;
    let answers = server.database().answers();
    assert!(answers.len() == 1 && answers[0].contains("<glad>2</glad>"), "{answers:?}");
    barriers.expect_none();
}

#[tokio::test]
async fn a_letters_code_is_good_on_the_phone_that_answered_by_it() {
    let (server, wire) = with_survey("invited").await;
    let codes = ["survey", "codes", "--area", DEMO_AREA, "--survey", "trygt", "--count", "2"];
    let codes = server.output_of(&codes);
    let (code, next) = codes.trim().split_once('\n').expect("there are two codes");
    let phone = Phone::behind("Resident", &wire).await;
    phone.move_in(DEMO_AREA).await;
    let page = open(&phone).await;
    phone.go("/mit").await;
    phone.go(&format!("{page}#{code}")).await;
    phone.picture("confidential-invited", Appearance::Light).await;
    phone.begin_survey().await;
    finish(&phone, "6").await;
    wait_for_state(&phone, &page, "sent").await;

    // Somebody else of the household.
    let other = Phone::behind("Other", &wire).await;
    other.move_in(DEMO_AREA).await;
    open(&other).await;
    other.go("/mit").await;
    other.go(&format!("{page}#{}", code.to_lowercase())).await;
    other.begin_survey().await;
    finish(&other, "3").await;
    wait_for_state(&other, &page, "rejected").await;
    other.picture("confidential-refused", Appearance::Light).await;
    other.type_into(&hook("survey-code"), "3333").await;
    other.click(&hook("survey-send-again")).await;
    other.wait_for("#survey-code-problem svg").await;
    other.type_into(&hook("survey-code"), next.trim()).await;
    other.click(&hook("survey-send-again")).await;
    other.wait_for(&format!("{}[data-state=\"sent\"]", hook("survey-done"))).await;
    other.wait_until_waiting(0).await;
    other.wait_for_text(&hook("survey-own-answer"), "Lys på stien").await;
    assert_eq!(server.database().responses(), 2);

    // Who does not want to puts it away.
    let third = Phone::behind("Third", &wire).await;
    third.move_in(DEMO_AREA).await;
    open(&third).await;
    third.go("/mit").await;
    third.go(&format!("{page}#{code}")).await;
    third.begin_survey().await;
    finish(&third, "4").await;
    wait_for_state(&third, &page, "rejected").await;
    third.click(&hook("survey-acknowledge")).await;
    third.wait_for(&hook("survey-card")).await;
    third.go(&page).await;
    third.wait_for(&hook("survey-start")).await;
    assert_eq!(server.database().responses(), 2);
}

#[tokio::test]
async fn all_of_it_is_said_in_the_language_that_somebody_answers_in() {
    // What the form says in no other language.
    const UNTRANSLATED: [&str; 1] = ["Teltet ved Office Outside"];
    let mut server = Server::start_with(Content::Demo).await;
    let terms = ["--audience", "open", "--promise", "confidential"];
    server.publish(DEMO_AREA, "teltet.xml", &terms);
    let phone = Phone::new("Resident", &server).await;
    let mut barriers = Barriers::none();
    phone.move_in(DEMO_AREA).await;
    phone.go("/undersoegelser").await;
    phone.click_text(&format!("{} a", hook("survey-card")), UNTRANSLATED[0]).await;
    phone.wait_for(&hook("survey-linked")).await;
    let page = phone.path().await;
    phone.put_into(&hook("survey-language"), "ar").await;
    phone.wait_for(".survey[lang=\"ar\"][dir=\"rtl\"]").await;
    phone.expect_words_in(".survey", "ar", &UNTRANSLATED).await;
    barriers.look_for(&phone, "what is promised, in Arabic").await;
    phone.picture("confidential-promise-ar", Appearance::Light).await;
    server.stop().await;
    phone.begin_survey().await;
    phone.answer("tryg", &["ja"]).await;
    phone.next_question("tryg").await;
    phone.answer("oenske", &["ضوء على الطريق"]).await;
    phone.next_question("oenske").await;
    phone.answer("alder", &["30"]).await;
    phone.next_question("alder").await;
    phone.expect_words_in(".survey", "ar", &UNTRANSLATED).await;
    phone.picture("confidential-summary-ar", Appearance::Light).await;
    phone.click(&hook("survey-send")).await;
    phone.wait_for(&format!("{}[data-state=\"waiting\"]", hook("survey-done"))).await;
    phone.expect_words_in(&hook("survey-done"), "ar", &[]).await;
    phone.picture("confidential-waiting-ar", Appearance::Light).await;
    server.start().await;
    phone.wait_for(&format!("{}[data-state=\"sent\"]", hook("survey-done"))).await;
    phone.wait_for_text(&hook("survey-own-answer"), "نعم").await;
    phone.expect_words_in(&hook("survey-own"), "ar", &[]).await;
    barriers.look_for(&phone, "one's own answers, in Arabic").await;
    phone.picture("confidential-own-ar", Appearance::Light).await;
    phone.click(&hook("survey-withdraw")).await;
    phone.wait_for("dialog[open]").await;
    phone.screen_picture("confidential-withdraw-ar", Appearance::Light).await;
    phone.expect_words_in("dialog[open]", "ar", &[]).await;
    server.stop().await;
    phone.click("dialog[open] .button--danger").await;
    phone.wait_for(&hook("survey-withdrawn")).await;
    phone.expect_words_in(&hook("survey-own"), "ar", &[]).await;
    phone.picture("confidential-withdrawn-ar", Appearance::Light).await;
    assert_eq!(phone.path().await, page);
    barriers.expect_none();
}

#[tokio::test]
async fn what_was_answered_to_a_version_of_before_is_seen_and_taken_back_too() {
    let (server, wire) = with_survey("open").await;
    let phone = Phone::behind("Resident", &wire).await;
    let mut barriers = Barriers::none();
    phone.move_in(DEMO_AREA).await;
    let page = open(&phone).await;
    phone.begin_survey().await;
    finish(&phone, "6").await;
    wait_for_state(&phone, &page, "sent").await;

    // The next wave asks one question under another name.
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let next = folder.path().join("trygt-2.xml");
    let xml = include_str!("../surveys/trygt.xml").replace("version=\"1\"", "version=\"2\"");
    let xml = xml.replace("<ide/>", "<forslag/>").replace("/data/ide", "/data/forslag");
    std::fs::write(&next, xml).expect("a file can be written");
    let terms = ["--audience", "open", "--promise", "confidential"];
    let publish = ["survey", "publish", "--area", DEMO_AREA];
    server.run(&[publish.as_slice(), &terms].concat(), &[next]);
    phone.go("/mit").await;
    phone.wait_for(&hook("survey-sent")).await;
    phone.go(&page).await;
    phone.wait_for(&hook("survey-start")).await;
    for told in ["Hvor glad er du for at bo her?", "ide", "Lys på stien"] {
        phone.wait_for_text(&hook("survey-own-answer"), told).await;
    }
    barriers.look_for(&phone, "answers to a version of before").await;
    phone.picture("confidential-before", Appearance::Light).await;
    phone.begin_survey().await;
    phone.answer("glad", &["7"]).await;
    phone.next_question("glad").await;
    phone.next_question("forslag").await;
    phone.click(&hook("survey-send")).await;
    phone.wait_for(&hook("survey-done")).await;
    wait_for_state(&phone, &page, "sent").await;
    assert_eq!(phone.count(&hook("survey-own-answer")).await, 2);
    assert_eq!((server.database().responses(), server.database().respondents()), (2, 1));

    // Who takes the first one back has answered all the same.
    let script = "[...document.querySelectorAll(arguments[0])]
        .find((answer) => answer.innerText.includes('Lys på stien'))
        .querySelector(arguments[1]).click();";
    let hooks = [hook("survey-own-answer"), hook("survey-withdraw")];
    phone.run(script, hooks.map(Into::into).into()).await;
    phone.click("dialog[open] .button--danger").await;
    phone.wait_until_gone("dialog[open]").await;
    phone.wait_until("one answer is left", LEFT, vec![hook("survey-own-answer").into()]).await;
    phone.wait_for(&format!("{}[data-state=\"sent\"]", hook("survey-done"))).await;
    let answers = server.database().answers();
    assert!(answers.len() == 1 && answers[0].contains("<glad>7</glad>"), "{answers:?}");
    assert_eq!(server.database().respondents(), 1);
    barriers.expect_none();
}
