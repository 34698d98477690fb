//! After one visit everything works without a network, and all that was done arrives once.

use sammen_tests::{Content, DEMO_AREA, Phone, Registration, Server, hook, listed, registered};

const PAGES: [&str; 10] = [
    "/",
    "/mit",
    "/undersoegelser",
    "/mere",
    "/steder",
    "/hjaelp",
    "/partnere",
    "/indstillinger",
    "/om",
    "/was",
];

#[tokio::test]
async fn after_one_visit_nothing_needs_a_network_and_everything_arrives_once() {
    let mut server = Server::start_with(Content::Demo).await;
    let mut phone = Phone::new("Resident", &server).await;
    phone.move_in(DEMO_AREA).await;
    server.stop().await;
    restart(&mut phone).await;

    search_finds_by_a_letter_and_without_accents(&phone).await;
    let activity = register_two(&phone).await;
    restart(&mut phone).await;
    phone.go(&activity).await;
    phone.wait_for(&registered("saved")).await;

    answer_half_a_survey(&phone).await;
    restart(&mut phone).await;
    resume_and_finish(&phone).await;
    phone.wait_until_waiting(2).await;
    every_page_opens(&phone, &activity).await;

    server.start().await;
    phone.go("/mit").await;
    phone.wait_for(&listed("confirmed")).await;
    phone.wait_until_waiting(0).await;
    all_has_arrived(&server).await;

    restart(&mut phone).await;
    server.kill().await;
    server.start().await;
    for page in [activity.as_str(), "/undersoegelser", "/mit"] {
        phone.go(page).await;
        phone.wait_for_network(true).await;
    }
    phone.wait_for(&listed("confirmed")).await;
    phone.wait_until_waiting(0).await;
    all_has_arrived(&server).await;
}

/// As when the battery is taken out and put back.
async fn restart(phone: &mut Phone) {
    phone.kill().await;
    phone.reopen().await;
}

async fn search_finds_by_a_letter_and_without_accents(phone: &Phone) {
    phone.go("/").await;
    phone.wait_for_network(false).await;
    phone.type_into(&hook("search"), "f").await;
    phone.wait_for_text(&hook("activity-card"), "Fællesspisning").await;
    phone.type_into(&hook("search"), "hojtlaesning").await;
    phone.wait_for_text(&hook("activity-card"), "Højtlæsning").await;
}

/// Registers two persons and returns the address of the page.
async fn register_two(phone: &Phone) -> String {
    phone.open_activity("faellesspisning", "Fællesspisning").await;
    phone.choose_second_date().await;
    phone.register(2).await;
    phone.wait_for(&registered("saved")).await;
    phone.path().await
}

async fn answer_half_a_survey(phone: &Phone) {
    phone.open_survey().await;
    phone.begin_survey().await;
    phone.next_question("velkommen").await;
    phone.answer("bor_her", &["ja"]).await;
    phone.next_question("bor_her").await;
    phone.answer("aar_i_omraadet", &["7"]).await;
    phone.next_question("aar_i_omraadet").await;
    phone.answer("tryg_hverdag", &["6"]).await;
    phone.next_question("tryg_hverdag").await;
    phone.answer("tryg_aften", &["sjaeldent"]).await;
}

async fn resume_and_finish(phone: &Phone) {
    phone.resume_survey().await;
    assert_eq!(phone.question().await, "tryg_aften");
    phone.wait_for_checked("sjaeldent").await;
    phone.next_question("tryg_aften").await;
    phone.answer("hvad_goer_utryg", &["moerke", "trafik"]).await;
    phone.next_question("hvad_goer_utryg").await;
    phone.answer("hilser", &["nogle"]).await;
    phone.next_question("hilser").await;
    phone.click(&hook("next")).await;
    phone.wait_for(&hook("survey-error")).await;
    phone.answer("hoerer_til", &["5"]).await;
    phone.next_question("hoerer_til").await;
    phone.answer("deltager_i", &["faellesspisning", "haver"]).await;
    phone.next_question("deltager_i").await;
    phone.answer("ide", &["Flere bænke i solen"]).await;
    phone.next_question("ide").await;
    phone.click(&hook("survey-send")).await;
    phone.wait_for(&hook("survey-done")).await;
}

async fn every_page_opens(phone: &Phone, activity: &str) {
    phone.go(activity).await;
    phone.wait_for_text("h1", "Fællesspisning").await;
    for page in PAGES {
        phone.go(page).await;
        let heading = phone.wait_for("h1").await;
        assert_ne!(heading, "Siden findes ikke", "{page}");
        phone.wait_until_gone(".skeleton").await;
        assert_eq!(phone.path().await, page);
    }
    let lists =
        [("/steder", "place-card"), ("/hjaelp", "service-card"), ("/partnere", "partner-card")];
    for (list, card) in lists {
        phone.go(list).await;
        let title = phone.text(&format!("{} h2", hook(card))).await;
        phone.click(&format!("{} a", hook(card))).await;
        phone.wait_for_text("h1", &title).await;
    }
}

async fn all_has_arrived(server: &Server) {
    let mut database = server.database();
    assert_eq!(database.registrations(), [Registration::confirmed(2)]);
    assert_eq!(database.operations(), 1);
    assert_eq!(database.responses(), 1);
}

#[tokio::test]
async fn an_invitation_without_a_network_says_that_it_needs_one() {
    let mut server = Server::start_with(Content::Demo).await;
    let phone = Phone::at_site("Resident", &server).await;
    phone.move_in(DEMO_AREA).await;
    server.stop().await;
    phone.go("/invitation#hoeje-gladsaxe.secret").await;
    phone.wait_for_text("main", "Invitationen åbner, når telefonen har net").await;
    assert_eq!(phone.run("return location.hash", Vec::new()).await, "#hoeje-gladsaxe.secret");
    server.start().await;
    phone.click(&hook("needs-network")).await;
    phone.wait_for(&hook("not-open")).await;
}
