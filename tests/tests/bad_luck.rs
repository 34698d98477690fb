//! What goes wrong on phones and servers: it is said in words, and nothing is lost.

use sammen_tests::{
    Content, DEMO_AREA, Phone, Registration, Server, TEST_AREA, hook, listed, registered,
};

const NAME: &str = "Den ene";

#[tokio::test]
async fn a_full_phone_says_so_and_keeps_what_was_typed() {
    let mut server = Server::start_with(Content::Fixture).await;
    let mut phone = Phone::new("Resident", &server).await;
    phone.move_in(TEST_AREA).await;
    server.stop().await;
    // A browser that runs remembers for a while that there was room.
    phone.kill().await;
    phone.reopen().await;
    phone.limit_storage(Some(1)).await;
    phone.open_activity("kanotur", "Kanotur").await;
    phone.type_into(&hook("name"), NAME).await;
    assert_eq!(phone.count(&hook("storage-problem")).await, 0);

    phone.click(&hook("register-submit")).await;
    phone.wait_for_text(&hook("storage-problem"), "Telefonen er fuld").await;
    assert_eq!(typed(&phone).await, NAME);
    assert_eq!(phone.count(&hook("registration-state")).await, 0);

    phone.limit_storage(None).await;
    phone.click(&hook("register-submit")).await;
    phone.wait_for(&registered("saved")).await;
    phone.wait_until_gone(&hook("storage-problem")).await;
    server.start().await;
    phone.go("/mit").await;
    phone.wait_for(&listed("confirmed")).await;
    phone.wait_until_waiting(0).await;
    let registrations = server.database().registrations();
    assert_eq!(registrations, [Registration::confirmed(1)]);
}

#[tokio::test]
async fn a_full_phone_says_that_an_answer_is_not_saved_and_takes_it_when_there_is_room() {
    let mut server = Server::start_with(Content::Demo).await;
    let mut phone = Phone::new("Resident", &server).await;
    phone.move_in(DEMO_AREA).await;
    server.stop().await;
    phone.open_survey().await;
    phone.begin_survey().await;
    phone.next_question("velkommen").await;
    phone.kill().await;
    phone.reopen().await;
    phone.limit_storage(Some(1)).await;
    phone.resume_survey().await;
    phone.click("label:has(input[value=\"ja\"])").await;
    phone.wait_for(&hook("survey-not-saved")).await;
    phone.wait_for_checked("ja").await;
    assert_eq!(phone.count(&hook("survey-saved")).await, 0);

    phone.limit_storage(None).await;
    phone.click(&format!("{} button", hook("survey-not-saved"))).await;
    phone.wait_for(&hook("survey-saved")).await;
    phone.kill().await;
    phone.reopen().await;
    phone.resume_survey().await;
    assert_eq!(phone.question().await, "bor_her");
    phone.wait_for_checked("ja").await;
}

#[tokio::test]
async fn a_storage_that_vanishes_is_told_and_what_was_typed_stays() {
    let server = Server::start_with(Content::Fixture).await;
    let phone = Phone::new("Resident", &server).await;
    phone.move_in(TEST_AREA).await;
    phone.open_activity("kanotur", "Kanotur").await;
    phone.type_into(&hook("name"), NAME).await;

    phone.lose_storage().await;
    phone.click(&hook("register-submit")).await;
    phone.wait_for(&hook("storage-problem")).await;
    assert_eq!(typed(&phone).await, NAME);

    // What is gone is gone; the app begins anew rather than not at all.
    phone.move_in(TEST_AREA).await;
    phone.wait_until_gone(&hook("storage-problem")).await;
}

#[tokio::test]
async fn a_server_that_dies_under_a_registration_counts_it_once() {
    let mut server = Server::start_with(Content::Fixture).await;
    let phone = Phone::new("Resident", &server).await;
    phone.move_in(TEST_AREA).await;
    phone.open_activity("bordtennis", "Bordtennis").await;
    phone.choose_second_date().await;

    phone.click(&hook("register-submit")).await;
    server.kill().await;
    phone.wait_for(&hook("registration-state")).await;
    server.start().await;
    phone.go("/mit").await;
    phone.wait_for(&listed("confirmed")).await;
    phone.wait_until_waiting(0).await;
    let registrations = server.database().registrations();
    assert_eq!(registrations, [Registration::confirmed(1)]);
}

async fn typed(phone: &Phone) -> String {
    let script = "return document.querySelector(arguments[0])?.value ?? '';";
    let value = phone.run(script, vec![hook("name").into()]).await;
    value.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_page_that_cannot_be_fetched_says_so_and_comes_when_there_is_a_network() {
    let server = Server::start_with(Content::Fixture).await;
    let phone = Phone::new("Resident", &server).await;
    // The very first page, before anything is kept on the phone.
    phone.let_through("/sammen-app-*_split_more", false).await;
    phone.go("/om").await;
    phone.wait_for_text(&hook("page-not-fetched"), "Siden kunne ikke hentes").await;
    phone.let_through("/", true).await;
    phone.click(&format!("{} button", hook("page-not-fetched"))).await;
    phone.wait_for_text("h1", "Om Sammen").await;
    assert_eq!(phone.count(&hook("page-not-fetched")).await, 0);
}
