//! No page has a barrier that a program can find: in Danish, in English, by day and by night.

use sammen_tests::{Appearance, Barriers, Content, DEMO_AREA, Phone, Server, hook, registered};

const PLAIN_PAGES: [&str; 11] = [
    "/",
    "/undersoegelser",
    "/mere",
    "/steder",
    "/hjaelp",
    "/partnere",
    "/indstillinger",
    "/flyt",
    "/om",
    "/was",
    "/findes-ikke",
];

/// A language with the titles of two series in it, and an appearance.
#[derive(Clone, Copy)]
struct Look {
    language: &'static str,
    titles: [&'static str; 2],
    appearance: Appearance,
}

const DANISH_BY_DAY: Look = Look {
    language: "da",
    titles: ["Fællesspisning", "Højtlæsning på biblioteket"],
    appearance: Appearance::Light,
};

#[tokio::test]
async fn danish_by_day_has_no_barriers() {
    look_everywhere(DANISH_BY_DAY).await;
}

#[tokio::test]
async fn danish_by_night_has_no_barriers() {
    look_everywhere(Look { appearance: Appearance::Dark, ..DANISH_BY_DAY }).await;
}

#[tokio::test]
async fn english_has_no_barriers() {
    let titles = ["Communal dinner", "Story time at the library"];
    look_everywhere(Look { language: "en", titles, ..DANISH_BY_DAY }).await;
}

async fn look_everywhere(look: Look) {
    let mut server = Server::start_with(Content::Demo).await;
    let phone = Phone::new("Resident", &server).await;
    let mut barriers = Barriers::none();
    phone.set_appearance(look.appearance).await;

    phone.go("/").await;
    phone.click(&format!("{}[value=\"{}\"]", hook("language"), look.language)).await;
    phone.wait_for(&format!("html[lang=\"{}\"]", look.language)).await;
    phone.wait_for(&hook("welcome-action")).await;
    barriers.look_for(&phone, "welcome").await;
    phone.click(&hook("welcome-action")).await;
    phone.wait_for(".field__error").await;
    barriers.look_for(&phone, "welcome with an error").await;

    phone.move_in(DEMO_AREA).await;
    for page in PLAIN_PAGES {
        phone.go(page).await;
        phone.wait_for("h1").await;
        phone.wait_until_gone(".skeleton").await;
        barriers.look_for(&phone, page).await;
    }
    search(&phone, &mut barriers).await;
    places(&phone, &mut barriers).await;
    registration(&phone, &mut barriers, &mut server, look.titles).await;
    survey(&phone, &mut barriers).await;
    barriers.expect_none();
}

async fn search(phone: &Phone, barriers: &mut Barriers) {
    phone.go("/").await;
    phone.click(&hook("filters")).await;
    phone.type_into(&hook("search"), "a").await;
    phone.wait_for(&hook("activity-card")).await;
    barriers.look_for(phone, "search and filters").await;
    phone.type_into(&hook("search"), "qqqq").await;
    phone.wait_until_gone(&hook("activity-card")).await;
    barriers.look_for(phone, "nothing found").await;
}

async fn places(phone: &Phone, barriers: &mut Barriers) {
    let lists =
        [("/steder", "place-card"), ("/hjaelp", "service-card"), ("/partnere", "partner-card")];
    for (list, card) in lists {
        phone.go(list).await;
        let name = phone.text(&format!("{} h2", hook(card))).await;
        phone.click(&format!("{} a", hook(card))).await;
        phone.wait_for_text("h1", &name).await;
        barriers.look_for(phone, card).await;
    }
}

async fn registration(
    phone: &Phone,
    barriers: &mut Barriers,
    server: &mut Server,
    [first, second]: [&str; 2],
) {
    phone.go("/mit").await;
    phone.wait_for("h1").await;
    barriers.look_for(phone, "empty Mit").await;
    phone.open_activity(first, first).await;
    phone.choose_second_date().await;
    barriers.look_for(phone, "activity with form").await;
    phone.register(1).await;
    phone.wait_for(&registered("confirmed")).await;
    barriers.look_for(phone, "activity, confirmed").await;
    phone.click(&hook("cancel")).await;
    phone.wait_for("dialog[open]").await;
    barriers.look_for(phone, "cancelling").await;

    server.stop().await;
    phone.open_activity(second, second).await;
    phone.choose_second_date().await;
    // It is for children, and asks how old they are.
    phone.type_into("#age-0", "5").await;
    phone.register(1).await;
    phone.wait_for(&registered("saved")).await;
    barriers.look_for(phone, "activity, saved").await;
    phone.go("/mit").await;
    phone.wait_for(&hook("unsent-item")).await;
    barriers.look_for(phone, "filled Mit").await;
}

async fn survey(phone: &Phone, barriers: &mut Barriers) {
    let answers: [(&str, &[&str]); 11] = [
        ("velkommen", &[]),
        ("bor_her", &["ja"]),
        ("aar_i_omraadet", &["7"]),
        ("tryg_hverdag", &["6"]),
        ("tryg_aften", &["sjaeldent"]),
        ("hvad_goer_utryg", &["moerke"]),
        ("hilser", &["nogle"]),
        ("hoerer_til", &["5"]),
        ("deltager_i", &["intet"]),
        ("hvorfor_ikke", &["tid"]),
        ("ide", &["Flere bænke"]),
    ];
    phone.open_survey().await;
    barriers.look_for(phone, "survey, before it begins").await;
    phone.begin_survey().await;
    for (question, answers) in answers {
        barriers.look_for(phone, question).await;
        if question == "bor_her" {
            phone.click(&hook("next")).await;
            phone.wait_for(&hook("survey-error")).await;
            barriers.look_for(phone, "a question with an error").await;
        }
        phone.answer(question, answers).await;
        phone.next_question(question).await;
    }
    phone.wait_for(&hook("survey-send")).await;
    barriers.look_for(phone, "review").await;
    phone.click(&hook("survey-send")).await;
    phone.wait_for(&hook("survey-done")).await;
    barriers.look_for(phone, "done").await;
}
