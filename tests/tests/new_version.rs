//! A new version is offered, never forced, and nothing is lost in taking it.

use sammen_tests::{
    Build, Content, DEMO_AREA, Phone, Registration, Server, TEST_AREA, hook, listed, registered,
};

#[tokio::test]
async fn a_new_version_is_taken_with_what_waits() {
    let build = Build::copy();
    let mut server = Server::start_serving(build.folder(), Content::Demo).await;
    let phone = Phone::new("Resident", &server).await;
    phone.move_in(DEMO_AREA).await;

    server.stop().await;
    phone.open_activity("faellesspisning", "Fællesspisning").await;
    phone.choose_second_date().await;
    phone.register(1).await;
    phone.wait_for(&registered("saved")).await;

    build.release("next");
    serve_the_app_alone(&phone, &mut server).await;
    phone.go("/mit").await;
    phone.wait_for(&hook("update-offer")).await;
    assert_eq!(running(&phone).await, "", "the new version must not be forced");
    phone.wait_for(&listed("saved")).await;

    phone.click(&hook("take-update")).await;
    phone.wait_for("h1").await;
    let is_new = "return document.querySelector('meta[name=build]')?.content === 'next';";
    phone.wait_until("the new version", is_new, Vec::new()).await;
    phone.wait_for(&listed("saved")).await;
    phone.wait_until_gone(&hook("update-offer")).await;

    phone.let_through("/api/", true).await;
    phone.go("/mit").await;
    assert_eq!(running(&phone).await, "next");
    phone.wait_for(&listed("confirmed")).await;
    phone.wait_until_waiting(0).await;
    let registrations = server.database().registrations();
    assert_eq!(registrations, [Registration::confirmed(1)]);
}

#[tokio::test]
async fn a_new_version_is_not_taken_over_something_unsaved() {
    let build = Build::copy();
    let server = Server::start_serving(build.folder(), Content::Fixture).await;
    let phone = Phone::new("Resident", &server).await;
    phone.move_in(TEST_AREA).await;
    build.release("next");
    phone.open_activity("kanotur", "Kanotur").await;
    phone.wait_for(&format!("{}:enabled", hook("take-update"))).await;

    phone.type_into(&hook("name"), "Den ene").await;
    phone.wait_for(&format!("{}:disabled", hook("take-update"))).await;
    phone.register(1).await;
    phone.wait_for(&format!("{}:enabled", hook("take-update"))).await;
    assert_eq!(running(&phone).await, "");
}

/// Starts the server, of which only the app's files come through to the phone: what was done must wait
/// while the new version arrives.
async fn serve_the_app_alone(phone: &Phone, server: &mut Server) {
    phone.let_through("/api/", false).await;
    server.start().await;
}

/// Which build the page is of.
async fn running(phone: &Phone) -> String {
    let name = "return document.querySelector('meta[name=build]')?.content ?? '';";
    phone.run(name, Vec::new()).await.as_str().unwrap_or_default().to_owned()
}
