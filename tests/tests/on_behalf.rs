//! A volunteer registers others who cannot do it on a phone, without naming them and without a network.

use sammen_tests::{Content, Phone, Registration, Server, TEST_AREA, hook, listed, registered};

const ACTIVITY: &str = "Bordtennis";

#[tokio::test]
async fn whoever_may_registers_others_apart_from_her_own_without_a_network() {
    let mut server = Server::start_with(Content::Fixture).await;
    let mut helper = helper(&server).await;
    helper.go("/").await;
    helper.wait_for(&hook("activity-card")).await;

    server.stop().await;
    helper.kill().await;
    helper.reopen().await;
    helper.open_activity("bordtennis", ACTIVITY).await;
    helper.click(&hook("others-add")).await;
    helper.wait_for_text("#register-title", "Tilmeld en anden").await;
    assert_eq!(helper.count(&hook("name")).await, 0, "nobody is asked who it is");
    register_others(&helper, 3).await;
    helper.wait_for(&other("saved")).await;
    helper.click(&hook("others-add")).await;
    register_others(&helper, 1).await;
    helper.wait_for_text(&other("saved"), "1 person").await;
    assert_eq!(helper.count(&other("saved")).await, 2);
    helper.register(2).await;
    helper.wait_for(&registered("saved")).await;

    server.start().await;
    helper.wait_until_waiting(0).await;
    helper.wait_for(&registered("confirmed")).await;
    helper.wait_for_text(&other("confirmed"), "Har plads").await;
    let expected = [3, 1, 2].map(Registration::confirmed);
    assert_eq!(server.database().registrations(), expected);
    helper.go("/mit").await;
    helper.wait_for(&listed("confirmed")).await;
    let headings = "return [...document.querySelectorAll('main h2')].map((h) => h.innerText);";
    let headings = helper.run(headings, Vec::new()).await.to_string();
    assert!(headings.contains("Kommer snart") && headings.contains("For andre"), "{headings}");

    server.stop().await;
    helper.open_activity("bordtennis", ACTIVITY).await;
    helper.click(&format!("{}:nth-child(1) {}", hook("other"), hook("others-cancel"))).await;
    helper.wait_for_text("dialog[open]", "3 pladser").await;
    helper.click("dialog[open] .button--danger").await;
    helper
        .wait_until(
            "one other household",
            "return document.querySelectorAll('[data-test=\"other\"]').length === 1;",
            Vec::new(),
        )
        .await;
    helper.wait_for(&registered("confirmed")).await;
    server.start().await;
    helper.wait_until_waiting(0).await;
    let stored = server.database().registrations();
    assert_eq!(stored[0], Registration::cancelled(3));
    assert_eq!(stored[1..], [1, 2].map(Registration::confirmed));
}

#[tokio::test]
async fn nobody_else_is_offered_to_register_others() {
    let server = Server::start_with(Content::Fixture).await;
    let resident = Phone::new("Resident", &server).await;
    resident.move_in(TEST_AREA).await;
    resident.open_activity("bordtennis", ACTIVITY).await;
    resident.wait_for(&hook("register-submit")).await;
    assert_eq!(resident.count(&hook("others")).await, 0);
}

/// A volunteer's phone, whose role is to register others for the activity.
async fn helper(server: &Server) -> Phone {
    let administrator = Phone::at_site("Administrator", server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    administrator.fill_invitation("Amina", ACTIVITY).await;
    administrator.choose("Tilmelder andre").await;
    let invitation = administrator.send_invitation().await;
    let helper = Phone::at_site("Helper", server).await;
    helper.give_passkeys().await;
    helper.accept_as_volunteer(&invitation).await;
    helper
}

/// Fills and sends the form for somebody else.
async fn register_others(helper: &Phone, persons: u32) {
    for _ in 1..persons {
        helper.click(&hook("more")).await;
    }
    helper.wait_for_text(&hook("persons"), &persons.to_string()).await;
    helper.click(&hook("register-submit")).await;
    helper.wait_for(&hook("others")).await;
}

/// The selector of a household that is registered by somebody else and stands so.
fn other(state: &str) -> String {
    format!("{}[data-state=\"{state}\"]", hook("other"))
}
