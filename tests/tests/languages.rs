//! The interface speaks the language that was chosen, and keeps to it.

use sammen_tests::{Content, DEMO_AREA, Phone, Server};

const ENGLISH: &str = "[data-test=\"language\"][value=\"en\"]";
const NAVIGATION: &str = "nav.bottom-bar";

#[tokio::test]
async fn english_is_spoken_from_the_choice_on_and_after_a_restart() {
    let mut server = Server::start_with(Content::Demo).await;
    let mut phone = Phone::new("Resident", &server).await;
    phone.move_in(DEMO_AREA).await;
    phone.wait_for_text(NAVIGATION, "Aktiviteter").await;

    phone.go("/indstillinger").await;
    phone.wait_for_text("h1", "Indstillinger").await;
    phone.click(ENGLISH).await;
    phone.wait_for_text("h1", "Settings").await;
    phone.wait_for("html[lang=\"en\"]").await;
    phone.wait_for("[data-test=\"language\"][value=\"en\"][aria-pressed=\"true\"]").await;

    phone.kill().await;
    server.stop().await;
    phone.reopen().await;
    phone.go("/").await;
    for word in ["Activities", "Surveys", "Mine", "More"] {
        phone.wait_for_text(NAVIGATION, word).await;
    }
    for (page, heading) in
        [("/mere", "More"), ("/mit", "What you have said yes to"), ("/undersoegelser", "Surveys")]
    {
        phone.go(page).await;
        phone.wait_for_text("h1", heading).await;
    }
    phone.open_activity("communal", "Communal dinner").await;
}
