//! The form asks for what the activity needs, and says at the field what is missing.

use sammen_tests::{
    Barriers, Content, Phone, Registration, Server, TEST_AREA, hook, listed, registered,
};

#[tokio::test]
async fn ages_and_answers_are_asked_for_and_arrive() {
    let mut server = Server::start_with(Content::Fixture).await;
    let phone = Phone::new("Parent", &server).await;
    let mut barriers = Barriers::none();
    phone.move_in(TEST_AREA).await;
    server.stop().await;
    phone.open_activity("klatring", "Klatring for børn").await;
    phone.click(&hook("more")).await;
    phone.wait_for_text(&hook("persons"), "2").await;
    phone.wait_for("#age-1").await;
    phone.click(&hook("register-submit")).await;
    let told = phone.wait_for(&hook("problems")).await;
    let missing = told.matches("Skriv alderen").count() + told.matches("Svar på").count();
    assert_eq!(missing, 5, "two ages, two participants' answers and one for all: {told}");
    barriers.look_for(&phone, "form with problems").await;

    phone.type_into("#age-0", "8").await;
    phone.type_into("#age-1", "5").await;
    for choice in ["#answer-0-0", "#answer-0-1-no", "#answer-1-laan"] {
        phone.click(&format!("label:has({choice})")).await;
    }
    phone.type_into("#answer-2", "Vi kommer ti minutter senere").await;
    phone.click(&hook("register-submit")).await;
    let told = phone.wait_for_text(&hook("problems"), "6 til 12").await;
    assert!(told.contains("Nummer 2"), "it is not said who is too young: {told}");
    phone.type_into("#age-1", "40").await;
    barriers.look_for(&phone, "filled form").await;
    phone.click(&hook("register-submit")).await;
    phone.wait_for(&registered("saved")).await;

    server.start().await;
    phone.go("/mit").await;
    phone.wait_for(&listed("confirmed")).await;
    assert_eq!(server.database().registrations(), [Registration::confirmed(2)]);
    let said = server.database().said();
    assert!(said.contains("[8,40]") && said.contains("laan"), "{said}");
    assert!(said.contains("ti minutter"), "{said}");
    barriers.expect_none();
}

#[tokio::test]
async fn a_series_is_registered_for_as_a_whole_and_one_date_is_left_out() {
    let server = Server::start_with(Content::Fixture).await;
    let phone = Phone::new("Sewer", &server).await;
    let mut barriers = Barriers::none();
    phone.move_in(TEST_AREA).await;
    phone.open_activity("sykursus", "Sykursus").await;
    let told = phone.wait_for(&hook("whole-series")).await;
    assert!(told.contains("3 gange"), "{told}");
    phone.register(2).await;
    phone.wait_for(&registered("confirmed")).await;
    phone.click(&hook("cancel-date")).await;
    barriers.look_for(&phone, "leaving out a date").await;
    phone.click("dialog[open] .button--danger").await;
    phone.wait_for(&registered("cancelled")).await;
    phone.wait_until_waiting(0).await;
    phone.go("/mit").await;
    phone.wait_for(&listed("confirmed")).await;
    assert_eq!(server.database().registrations(), [Registration::confirmed(2)]);
    barriers.expect_none();
}
