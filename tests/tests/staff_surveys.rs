//! Whoever analyses surveys sees how many answered, and takes the answers as a file; others of the staff see the number.

use sammen_tests::{Appearance, Barriers, Content, DEMO_AREA, Phone, Server, hook};

/// What the resident says, page by page.
const ANSWERS: [(&str, &[&str]); 9] = [
    ("bor_her", &["ja"]),
    ("aar_i_omraadet", &["7"]),
    ("tryg_hverdag", &["6"]),
    ("tryg_aften", &["sjaeldent"]),
    ("hvad_goer_utryg", &["moerke", "trafik"]),
    ("hilser", &["nogle"]),
    ("hoerer_til", &["5"]),
    ("deltager_i", &["faellesspisning", "haver"]),
    ("ide", &["Flere bænke i solen"]),
];

#[tokio::test]
async fn an_analyst_takes_answers_as_a_file_and_others_see_how_many_there_are() {
    let server = Server::start_with(Content::Demo).await;
    answer(&server).await;
    let administrator = Phone::at_site("Administrator", &server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", DEMO_AREA)).await;
    let analyst = administrator.analyst("Inger", &server).await;

    administrator.click(&hook("nav-surveys")).await;
    administrator.wait_for_text(&hook("survey-version"), "1 svar").await;
    assert_eq!(administrator.count(&hook("survey-file")).await, 0, "files are for analysts");

    let mut barriers = Barriers::none();
    analyst.click(&hook("nav-surveys")).await;
    analyst.wait_for_text(&hook("survey-version"), "1 svar").await;
    analyst.wait_for_text(&hook("survey-free-text"), "egne ord").await;
    let audience = "Alle kan svare, også flere gange. Ingen kan se, hvem der har svaret hvad.";
    analyst.wait_for_text(&hook("survey-audience"), audience).await;
    barriers.look_for(&analyst, "surveys").await;
    analyst.picture("staff-surveys", Appearance::Light).await;
    let file = text_of_answered(&analyst).await;
    assert!(file.contains("Flere bænke i solen"), "{file}");
    barriers.expect_none();

    // What was taken is in the log.
    administrator.click(&hook("nav-log")).await;
    administrator.wait_for_text(&hook("log-line"), "hentede svar").await;
}

async fn answer(server: &Server) {
    let phone = Phone::new("Resident", server).await;
    phone.move_in(DEMO_AREA).await;
    phone.open_survey().await;
    phone.begin_survey().await;
    phone.next_question("velkommen").await;
    for (question, answers) in ANSWERS {
        phone.answer(question, answers).await;
        phone.next_question(question).await;
    }
    phone.click(&hook("survey-send")).await;
    phone.wait_for(&hook("survey-done")).await;
    phone.go("/mit").await;
    phone.wait_until_waiting(0).await;
}

/// The first file of the survey that somebody answered, as the link gives it.
async fn text_of_answered(analyst: &Phone) -> String {
    let script = "const done = arguments[arguments.length - 1];
        const card = [...document.querySelectorAll('[data-test=\"survey\"]')]
            .find((card) => card.innerText.includes('1 svar'));
        fetch(card.querySelector('[data-test=\"survey-file\"]').href)
            .then((answer) => answer.text()).then(done, (error) => done(String(error)));";
    analyst.run_async(script).await.as_str().unwrap_or_default().to_owned()
}
