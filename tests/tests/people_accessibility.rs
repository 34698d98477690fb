//! The register form, moving to another phone and Døren have no barrier that a program can find, also without a
//! network: in Danish by day and by night, and in English.

use sammen_tests::{
    Appearance, Barriers, Content, PIN, Phone, Server, TEST_AREA, hook, registered,
};

/// It asks for ages, and three questions.
const ASKS_ALL: &str = "Klatring for børn";

#[tokio::test]
async fn danish_by_day_has_no_barriers() {
    look_everywhere("da", Appearance::Light).await;
}

#[tokio::test]
async fn danish_by_night_has_no_barriers() {
    look_everywhere("da", Appearance::Dark).await;
}

#[tokio::test]
async fn english_has_no_barriers() {
    look_everywhere("en", Appearance::Light).await;
}

/// What is looked at with, and how it looks.
struct Eyes {
    barriers: Barriers,
    language: &'static str,
    appearance: Appearance,
}

impl Eyes {
    async fn look(&mut self, phone: &Phone, page: &str) {
        self.barriers.look_for(phone, page).await;
        phone.picture(&format!("{page}-{}", self.language), self.appearance).await;
    }
}

async fn look_everywhere(language: &'static str, appearance: Appearance) {
    let mut server = Server::start_with(Content::Fixture).await;
    let mut eyes = Eyes { barriers: Barriers::none(), language, appearance };
    let phone = volunteer(&server, language, appearance).await;
    registering(&phone, &mut eyes).await;
    moving(&phone, &mut eyes).await;

    phone.go("/doeren").await;
    phone.wait_for(&hook("roster")).await;
    eyes.look(&phone, "door").await;
    server.stop().await;
    let pages = [("/doeren", "door-offline"), ("/flyt", "move-offline")];
    for (path, name) in pages {
        phone.go(path).await;
        phone.wait_for("h1").await;
        phone.wait_until_gone(".skeleton").await;
        eyes.look(&phone, name).await;
    }
    helping(&phone, &mut eyes).await;
    phone.go("/invitation").await;
    phone.wait_for(&hook("needs-network")).await;
    eyes.look(&phone, "needs-network").await;
    eyes.barriers.expect_none();
}

/// The phone of a volunteer who receives people at the activity and registers others.
async fn volunteer(server: &Server, language: &str, appearance: Appearance) -> Phone {
    let administrator = Phone::at_site("Administrator", server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    administrator.fill_invitation("Amina", ASKS_ALL).await;
    for choice in ["Tager imod", "Tilmelder andre", "Må se navne"] {
        administrator.choose(choice).await;
    }
    let invitation = administrator.send_invitation().await;
    let phone = Phone::at_site("Volunteer", server).await;
    phone.set_appearance(appearance).await;
    phone.give_passkeys().await;
    phone.accept_as_volunteer(&invitation).await;
    phone.choose_pin(PIN).await;
    phone.go("/indstillinger").await;
    phone.click(&format!("{}[value=\"{language}\"]", hook("language"))).await;
    phone.wait_for(&format!("html[lang=\"{language}\"]")).await;
    phone
}

/// The form with everything that it can ask, with all that can be wrong, and what comes of it.
async fn registering(phone: &Phone, eyes: &mut Eyes) {
    phone.go("/doeren").await;
    phone.wait_for("h1").await;
    eyes.look(phone, "door-nobody").await;
    phone.open_activity("klatring", ASKS_ALL).await;
    phone.click(&hook("more")).await;
    eyes.look(phone, "form").await;
    phone.click(&hook("register-submit")).await;
    phone.wait_for(&hook("problems")).await;
    eyes.look(phone, "form-errors").await;
    fill(phone, 2).await;
    phone.wait_for(&registered("confirmed")).await;
    eyes.look(phone, "registered").await;
}

/// Ages, who has climbed before, and which shoes.
async fn fill(phone: &Phone, persons: u32) {
    for person in 0..persons {
        phone.type_into(&format!("#age-{person}"), if person == 0 { "9" } else { "39" }).await;
        phone.click(&format!("label:has(#answer-0-{person})")).await;
    }
    phone.click("label:has(#answer-1)").await;
    phone.click(&hook("register-submit")).await;
}

/// A code that is shown, and one that is wrong.
async fn moving(phone: &Phone, eyes: &mut Eyes) {
    phone.go("/flyt").await;
    phone.type_into("#code-input", "ABC").await;
    phone.click(&hook("use-code")).await;
    phone.wait_for("#code-problem").await;
    eyes.look(phone, "move-wrong").await;
    phone.click(&hook("share")).await;
    phone.wait_for(&hook("code")).await;
    eyes.look(phone, "move-code").await;
}

/// The form for somebody else, without a network.
async fn helping(phone: &Phone, eyes: &mut Eyes) {
    phone.open_activity("klatring", ASKS_ALL).await;
    phone.click(&hook("others-add")).await;
    eyes.look(phone, "others-form").await;
    fill(phone, 1).await;
    phone.wait_for(&hook("other")).await;
    eyes.look(phone, "others").await;
    phone.click(&hook("others-cancel")).await;
    phone.wait_for("dialog[open]").await;
    eyes.look(phone, "others-cancel").await;
}
