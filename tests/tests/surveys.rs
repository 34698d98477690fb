//! Surveys are answered from the first page to the last without a network, by touch and by keyboard alone, and in a
//! language that changes on the way. Every page is looked at for barriers.

use sammen_tests::{Appearance, Barriers, Content, DEMO_AREA, Key, Phone, Server, hook};

/// Another area, whose only survey has every kind of question.
const OTHER_AREA: &str = "vaerebro-park";

/// The nine themes, in Danish and in English.
const TITLES: [&str; 2] = ["Ni temaer om at bo her", "Nine themes about living here"];

/// A server with the questionnaire of nine themes, and a phone without a network that has it.
async fn with_nine_themes() -> (Server, Phone) {
    let mut server = Server::start_with(Content::Demo).await;
    server.publish(DEMO_AREA, "../../crates/demo/content/surveys/ni-temaer.xlsx", &[]);
    let phone = Phone::new("Resident", &server).await;
    phone.move_in(DEMO_AREA).await;
    server.stop().await;
    (server, phone)
}

/// A server with a form of every kind of question, and a phone without a network that has it.
async fn with_all_kinds() -> (Server, Phone) {
    let mut server = Server::start_with(Content::Demo).await;
    server.publish(OTHER_AREA, "alt-muligt.xml", &[]);
    let phone = Phone::new("Resident", &server).await;
    phone.move_in(OTHER_AREA).await;
    server.stop().await;
    (server, phone)
}

async fn open(phone: &Phone, title: &str) {
    phone.go("/undersoegelser").await;
    phone.click_text(&format!("{} a", hook("survey-card")), title).await;
}

#[tokio::test]
async fn a_survey_is_answered_in_two_languages_by_a_phone_that_dies_twice() {
    let (mut server, mut phone) = with_nine_themes().await;
    let mut barriers = Barriers::none();
    open(&phone, TITLES[0]).await;
    phone.begin_survey().await;
    let mut asked = Vec::new();
    while phone.count(&hook("survey-send")).await == 0 {
        let question = phone.question().await;
        barriers.look_for(&phone, &question).await;
        answer_page(&phone).await;
        if DIES_AT.contains(&asked.len()) {
            let given = given(&phone).await;
            die(&mut phone).await;
            open(&phone, if asked.len() < SPEAKS_ENGLISH_AT { TITLES[0] } else { TITLES[1] }).await;
            phone.wait_for(&hook("question")).await;
            assert_eq!(phone.question().await, question, "it goes on where it was left");
            assert_eq!(self::given(&phone).await, given, "answers to {question}");
        }
        if asked.len() == SPEAKS_ENGLISH_AT {
            let before = given(&phone).await;
            speak(&phone, "en").await;
            assert_eq!((phone.question().await, given(&phone).await), (question.clone(), before));
        }
        phone.next_question(&question).await;
        asked.push(question);
        wait_for_page(&phone).await;
    }
    review(&phone, &mut barriers).await;
    phone.click(&hook("survey-send")).await;
    phone.wait_for(&hook("survey-done")).await;
    barriers.look_for(&phone, "done").await;
    server.start().await;
    phone.go("/mit").await;
    phone.wait_until_waiting(0).await;
    assert_eq!(arrived(&server).await, ["allowed"]);
    assert!(asked.len() > 40, "{asked:?}");
    barriers.expect_none();
}

#[tokio::test]
async fn a_survey_is_answered_by_the_keyboard_alone() {
    let (mut server, phone) = with_nine_themes().await;
    phone.go("/undersoegelser").await;
    phone.wait_for_text(&format!("{} a", hook("survey-card")), TITLES[0]).await;
    let number = "return [...document.querySelectorAll('[data-test=\"survey-card\"] a')]
        .findIndex((card) => card.innerText.includes(arguments[0])) + 1;";
    let number = phone.run(number, vec![TITLES[0].into()]).await;
    phone.tab_to(&format!("{}:nth-child({number}) a", hook("survey-card"))).await;
    phone.press(Key::Enter).await;
    phone.wait_for(&hook("survey-start")).await;
    phone.tab_to(&hook("survey-start")).await;
    phone.press(Key::Enter).await;
    wait_for_page(&phone).await;
    while phone.count(&hook("survey-send")).await == 0 {
        let question = phone.question().await;
        phone.wait_until("the focus on the heading", FOCUS_IS_AT_HEADING, Vec::new()).await;
        for scope in scopes(&phone).await {
            answer_by_keys(&phone, &scope).await;
        }
        phone.tab_to(&hook("next")).await;
        phone.press(Key::Enter).await;
        let shown = format!("{}[data-name=\"{question}\"]", hook("question"));
        phone.wait_until_gone(&shown).await;
        wait_for_page(&phone).await;
    }
    phone.tab_to(&hook("survey-send")).await;
    phone.press(Key::Enter).await;
    phone.wait_for(&hook("survey-done")).await;
    server.start().await;
    phone.go("/mit").await;
    phone.wait_until_waiting(0).await;
    assert_eq!(arrived(&server).await, ["allowed"]);
}

/// The pages on which the phone dies, and the one on which the language is changed.
const DIES_AT: [usize; 2] = [7, 36];
const SPEAKS_ENGLISH_AT: usize = 25;

const FOCUS_IS_AT_HEADING: &str = "return document.activeElement?.tagName === 'H1';";

#[tokio::test]
async fn every_kind_of_question_is_asked_and_sent() {
    let (mut server, phone) = with_all_kinds().await;
    let mut barriers = Barriers::none();
    open(&phone, "Alt muligt").await;
    phone.begin_survey().await;
    for step in STEPS {
        phone.wait_for(&format!("{}[data-name=\"{}\"]", hook("question"), step.page)).await;
        barriers.look_for(&phone, step.page).await;
        phone.picture(&format!("survey-{}", step.page), Appearance::Light).await;
        for (css, text) in step.typed {
            phone.put_into(css, text).await;
        }
        for css in step.touched {
            phone.click(css).await;
        }
        phone.picture(&format!("survey-{}-answered", step.page), Appearance::Light).await;
        phone.click(step.on).await;
    }
    phone.wait_for(&hook("survey-send")).await;
    barriers.look_for(&phone, "review").await;
    phone.picture("survey-review", Appearance::Light).await;
    phone.click(&hook("survey-send")).await;
    phone.wait_for(&hook("survey-done")).await;
    server.start().await;
    phone.go("/mit").await;
    phone.wait_until_waiting(0).await;
    assert_eq!(arrived(&server).await, ["allowed"]);
    let mut database = server.database();
    let response = database.answers().pop().unwrap_or_default();
    for answer in ANSWERS {
        assert!(response.contains(answer), "{answer} is not in {response}");
    }
    barriers.expect_none();
}

#[tokio::test]
async fn a_forms_own_pictures_and_sounds_are_there_without_a_network() {
    let (_server, phone) = with_all_kinds().await;
    open(&phone, "Alt muligt").await;
    phone.begin_survey().await;
    phone.wait_for(&format!("{}[data-name=\"hej\"]", hook("question"))).await;
    phone.click(NEXT).await;
    phone.wait_for(&format!("{}[data-name=\"bolig\"]", hook("question"))).await;
    let shown = "const picture = document.querySelector('label img');
        return picture?.complete && picture.naturalWidth === 96 && picture.alt === '';";
    phone.wait_until("a picture on a card", shown, Vec::new()).await;
    phone.picture("survey-media", Appearance::Light).await;
    // One for the question, one for a choice.
    assert_eq!(phone.count(&hook("survey-listen")).await, 2);
    let listen = format!(".choices {}", hook("survey-listen"));
    let says =
        format!("return document.querySelector('{listen}').innerText.includes(arguments[0]);");
    for word in ["Stop", "Lyt"] {
        // It says so again by itself when the recording has ended.
        if word == "Stop" {
            phone.click(&listen).await;
        }
        phone.wait_until(word, &says, vec![word.into()]).await;
    }
    let none_chosen = "return document.querySelector('.choices :checked') === null;";
    phone.wait_until("nothing to be chosen by listening", none_chosen, Vec::new()).await;
}

/// A page, what is done on it, and what is touched to leave it.
struct Step {
    page: &'static str,
    typed: &'static [(&'static str, &'static str)],
    touched: &'static [&'static str],
    on: &'static str,
}

const NEXT: &str = "[data-test=\"next\"]";

const fn touch(page: &'static str, touched: &'static [&'static str]) -> Step {
    Step { page, typed: &[], touched, on: NEXT }
}

const fn type_in(page: &'static str, typed: &'static [(&'static str, &'static str)]) -> Step {
    Step { page, typed, touched: &[], on: NEXT }
}

const STEPS: &[Step] = &[
    touch("hej", &[]),
    touch("bolig", &["label:has([value=\"other\"])"]),
    type_in("bolig_other", &[("textarea", "På en båd")]),
    type_in("om_dig", &[("[name=\"alder\"]", "15"), ("[name=\"navn_paa_skole\"]", "Grønnemose")]),
    touch(
        "enig",
        &[
            "[data-name=\"tillid\"] label:has([value=\"4\"])",
            "[data-name=\"groent\"] label:has([value=\"5\"])",
        ],
    ),
    touch("ting", &["label:has([value=\"haver\"])", "label:has([value=\"cafe\"])"]),
    touch(
        "vigtigst",
        &["[value=\"bib\"]", "[value=\"haver\"]", "[value=\"cafe\"]", "[value=\"bold\"]"],
    ),
    touch("glad", &["label:has([value=\"6\"])"]),
    type_in("procent", &[("[type=\"range\"]", "35")]),
    type_in("kilometer", &[("[name=\"kilometer\"]", "3,5")]),
    type_in("flyttet", &[("[type=\"date\"]", "2020-05-17")]),
    type_in("hjemme", &[("[type=\"time\"]", "17:30")]),
    type_in("sidst", &[("[type=\"datetime-local\"]", "2026-03-02T19:00")]),
    touch("hvor", &[]),
    type_in("kaldes", &[("textarea", "Ida")]),
    type_in("aar", &[("[name=\"aar\"]", "4")]),
    Step { page: "barn", typed: &[], touched: &[], on: "[data-test=\"instance-add\"]" },
    type_in("kaldes", &[("textarea", "Bo")]),
    type_in("aar", &[("[name=\"aar\"]", "7")]),
    touch("barn", &[]),
    touch("tak", &[]),
    touch("ok", &["label:has([value=\"OK\"])"]),
];

const ANSWERS: [&str; 14] = [
    "<bolig>other</bolig><bolig_other>På en båd</bolig_other>",
    "<alder>15</alder><navn_paa_skole>Grønnemose</navn_paa_skole>",
    "<tillid>4</tillid><groent>5</groent>",
    "<ting>haver cafe</ting>",
    "<vigtigst>bib haver cafe bold</vigtigst>",
    "<glad>6</glad>",
    "<procent>35</procent>",
    "<kilometer>3.5</kilometer>",
    "<flyttet>2020-05-17</flyttet>",
    "<hjemme>17:30:00.000</hjemme>",
    "<sidst>2026-03-02T19:00:00.000</sidst>",
    "<kaldes>Ida</kaldes><aar>4</aar>",
    "<kaldes>Bo</kaldes><aar>7</aar>",
    "<antal>2</antal>",
];

#[tokio::test]
async fn a_form_in_arabic_runs_from_right_to_left_and_back_again() {
    let (_server, mut phone) = with_all_kinds().await;
    let mut barriers = Barriers::none();
    open(&phone, "Alt muligt").await;
    phone.begin_survey().await;
    for page in ["hej", "bolig", "om_dig", "enig", "ting", "vigtigst"] {
        if page == "bolig" {
            phone.click("label:has([value=\"familie\"])").await;
            phone.wait_for(&hook("survey-saved")).await;
        }
        if page == "om_dig" {
            phone.type_into("[name=\"alder\"]", "40").await;
            phone.wait_for(&hook("survey-saved")).await;
        }
        phone.next_question(page).await;
        wait_for_page(&phone).await;
    }
    assert_eq!(phone.question().await, "glad");
    phone.click("label:has([value=\"6\"])").await;
    assert!(is_left_of(&phone, "1", "7").await);
    speak(&phone, "ar").await;
    phone.wait_for(".survey[dir=\"rtl\"]").await;
    phone.wait_for_checked("6").await;
    assert!(is_left_of(&phone, "7", "1").await, "a scale begins where reading begins");
    barriers.look_for(&phone, "a scale in Arabic").await;
    phone.picture("survey-glad-ar", Appearance::Light).await;
    die(&mut phone).await;
    open(&phone, "Alt muligt").await;
    phone.wait_for(".survey[dir=\"rtl\"]").await;
    phone.wait_for_checked("6").await;
    speak(&phone, "en").await;
    phone.wait_for(".survey[dir=\"ltr\"]").await;
    phone.wait_for_text("h1", "How happy are you").await;
    phone.wait_for_text(NEXT, "Next").await;
    phone.wait_for_checked("6").await;
    barriers.expect_none();
}

#[tokio::test]
async fn the_words_around_the_questions_follow_the_forms_language() {
    // What the form says in no other language.
    const UNTRANSLATED: [&str; 2] = ["Alt muligt", "Other"];
    let (_server, mut phone) = with_all_kinds().await;
    let mut barriers = Barriers::none();
    open(&phone, "Alt muligt").await;
    phone.wait_for(&hook("survey-start")).await;
    phone.expect_words_in(".survey", "da", &[]).await;
    // Before the first question, as the promises stand there.
    phone.put_into(&hook("survey-language"), "ar").await;
    phone.wait_for(".survey[lang=\"ar\"][dir=\"rtl\"]").await;
    phone.expect_words_in(".survey", "ar", &UNTRANSLATED).await;
    barriers.look_for(&phone, "intro in Arabic").await;
    phone.picture("survey-intro-ar", Appearance::Light).await;
    phone.begin_survey().await;
    for page in ["hej", "bolig", "om_dig", "enig", "ting", "vigtigst", "glad"] {
        assert_eq!(phone.question().await, page);
        phone.expect_words_in(".survey", "ar", &UNTRANSLATED).await;
        phone.picture(&format!("survey-{page}-around-ar"), Appearance::Light).await;
        if page == "bolig" {
            phone.click(&hook("next")).await;
            phone.wait_for(&hook("survey-error")).await;
            phone.expect_words_in(".survey", "ar", &UNTRANSLATED).await;
            phone.picture("survey-error-ar", Appearance::Light).await;
            phone.click("label:has([value=\"familie\"])").await;
        }
        if page == "om_dig" {
            // As an Arabic keyboard has its digits.
            phone.type_into("[name=\"alder\"]", "٤٠").await;
        }
        if page == "glad" {
            break;
        }
        phone.next_question(page).await;
        wait_for_page(&phone).await;
    }
    speak(&phone, "da").await;
    phone.wait_for(".survey[lang=\"da\"][dir=\"ltr\"]").await;
    phone.wait_for_text(NEXT, "Næste").await;
    phone.expect_words_in(".survey", "da", &[]).await;
    speak(&phone, "ar").await;
    phone.wait_for_text(NEXT, "التالي").await;
    phone.click("label:has([value=\"6\"])").await;
    phone.wait_for(&hook("survey-saved")).await;
    die(&mut phone).await;
    open(&phone, "Alt muligt").await;
    phone.wait_for_text(NEXT, "التالي").await;
    phone.expect_words_in(".survey", "ar", &UNTRANSLATED).await;
    barriers.expect_none();
}

/// Whether one step of a scale is to the left of another.
async fn is_left_of(phone: &Phone, left: &str, right: &str) -> bool {
    let script = "const x = (value) => document.querySelector(`input[value=\"${value}\"]`).getBoundingClientRect().x;
        return x(arguments[0]) < x(arguments[1]);";
    phone.run(script, vec![left.into(), right.into()]).await == true
}

/// What the server says of the responses, once there are any.
async fn arrived(server: &Server) -> Vec<String> {
    for _ in 0..100 {
        let verdicts = server.database().verdicts();
        if !verdicts.is_empty() {
            return verdicts;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Vec::new()
}

/// As when the battery is taken out and put back.
async fn die(phone: &mut Phone) {
    phone.kill().await;
    phone.reopen().await;
}

async fn wait_for_page(phone: &Phone) {
    phone.wait_for(&[hook("question"), hook("survey-summary")].join(", ")).await;
}

/// Chooses another language on the page.
async fn speak(phone: &Phone, code: &str) {
    phone.put_into(&hook("survey-language"), code).await;
    let shown = format!("{} option[value=\"{code}\"]:checked", hook("survey-language"));
    phone
        .wait_until(
            "the language",
            "return !!document.querySelector(arguments[0]);",
            vec![shown.into()],
        )
        .await;
    phone.wait_for("h1").await;
}

/// What stands in the page's fields and what is chosen.
async fn given(phone: &Phone) -> String {
    let script = "return [...document.querySelectorAll('form input, form textarea')]
        .filter((field) => ['radio', 'checkbox'].includes(field.type) ? field.checked : field.value)
        .map((field) => `${field.name}=${field.value}`).join('&');";
    phone.run(script, Vec::new()).await.as_str().unwrap_or_default().to_owned()
}

/// Where on the page each question is.
async fn scopes(phone: &Phone) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[data-test=\"field\"]')].map((field) => field.dataset.name);";
    let names = phone.run(script, Vec::new()).await;
    let names = names.as_array().cloned().unwrap_or_default();
    let scope = |name: &serde_json::Value| {
        format!("[data-test=\"field\"][data-name=\"{}\"]", name.as_str().unwrap_or_default())
    };
    match names.is_empty() {
        true => vec![hook("question")],
        false => names.iter().map(scope).collect(),
    }
}

/// Gives each question of the page its first answer, or some words.
async fn answer_page(phone: &Phone) {
    for scope in scopes(phone).await {
        let choice = format!("{scope} label:has([type=radio], [type=checkbox])");
        let rank = format!("{scope} {}", hook("rank"));
        if phone.count(&rank).await > 0 {
            while phone.count(&format!("{rank}[aria-pressed=false]")).await > 0 {
                phone.click(&format!("{rank}[aria-pressed=false]")).await;
            }
        } else if phone.count(&choice).await > 0 {
            phone.click(&choice).await;
        } else if phone.count(&format!("{scope} textarea")).await > 0 {
            phone.type_into(&format!("{scope} textarea"), "Flere bænke i solen").await;
        } else if phone.count(&format!("{scope} input")).await > 0 {
            phone.type_into(&format!("{scope} input"), "7").await;
        } else {
            continue;
        }
        phone.wait_for(&hook("survey-saved")).await;
    }
}

async fn answer_by_keys(phone: &Phone, scope: &str) {
    let choice = format!("{scope} :is([type=radio], [type=checkbox])");
    let field = format!("{scope} :is(textarea, [type=text])");
    let rank = format!("{scope} {}[aria-pressed=false]", hook("rank"));
    if phone.count(&rank).await > 0 {
        while phone.count(&rank).await > 0 {
            phone.tab_to(&rank).await;
            phone.press(Key::Space).await;
        }
    } else if phone.count(&choice).await > 0 {
        phone.tab_to(&choice).await;
        phone.press(Key::Space).await;
    } else if phone.count(&field).await > 0 {
        phone.tab_to(&field).await;
        phone.type_text("7").await;
    } else {
        return;
    }
    phone.wait_for(&hook("survey-saved")).await;
}

/// Looks through the answers, changes one, and comes back.
async fn review(phone: &Phone, barriers: &mut Barriers) {
    phone.wait_for_text("h1", "Look through your answers").await;
    barriers.look_for(phone, "review").await;
    phone.click(&hook("survey-change")).await;
    phone.wait_for(&hook("question")).await;
    let question = phone.question().await;
    phone.next_question(&question).await;
    phone.wait_for(&hook("survey-send")).await;
}
