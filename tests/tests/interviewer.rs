//! A day from door to door: interviews, those who say no and those who are not at home, without a network all day. Each
//! household counts once, every count arrives once, and nothing of anybody is left on the device.

use std::time::{Duration, Instant};

use sammen_tests::{
    Appearance, Barriers, Content, Phone, STREET_PARTY, Server, TEST_AREA, TIMEOUT, hook,
};
use tokio::time::sleep;

/// What everybody says begins so.
const CANARY: &str = "Kanariefugl";
const PIN: &str = "271828";
/// What becomes of the day: interviews, visits that are told of, and what comes of them for the staff.
const INTERVIEWS: i64 = 3;
const VISITS: i64 = 9;
const COUNTS: &str = "3 interview, 3 sagde nej, 1 var ikke hjemme";

#[tokio::test]
async fn a_day_from_door_to_door() {
    let mut server = Server::start_with(Content::Fixture).await;
    let administrator = Phone::at_site("Administrator", &server).await;
    let mut round = Round::begin(&server, &administrator).await;
    let mut barriers = Barriers::none();
    server.stop().await;
    barriers.look_at_both_sizes(&round.phone, "interview-doors").await;

    for _ in 0..3 {
        round.tap("nobody").await;
    }
    round.tap("refused").await;
    round.expect_today(0, 1, 3).await;
    // A tap by mistake.
    round.tap("refused").await;
    round.phone.click(&hook("interview-take-back")).await;
    round.phone.wait_for_text(&hook("interview-said"), "ikke mere").await;
    round.expect_today(0, 1, 3).await;

    look_at_a_conversation(&round.phone, &mut barriers).await;
    round.interview(0, "tr").await;
    round.expect_today(1, 1, 3).await;

    // Three doors where nobody was at home before: a no, an interview, and nobody again, which is counted already.
    round.was_not_home().await;
    round.tap("refused").await;
    round.was_not_home().await;
    round.interview(1, "da").await;
    round.was_not_home().await;
    round.phone.click(&hook("interview-nobody")).await;
    round.phone.wait_for_text(&hook("interview-said"), "kun én gang").await;
    round.expect_today(2, 2, 3).await;

    round.dies_in_the_middle().await;
    round.expect_today(2, 2, 3).await;
    round.interview(2, "en").await;
    // Somebody says no when it is read out.
    round.phone.click(&hook("interview-start")).await;
    round.phone.click(&hook("interview-no-thanks")).await;
    round.expect_today(3, 3, 3).await;
    round.expect_nothing_left().await;

    round.deliver(&mut server).await;
    assert_eq!(server.database().responses(), INTERVIEWS);
    assert_eq!(server.database().collected(), ["interview"; 3]);
    let mut answers = server.database().answers();
    answers.sort();
    for n in 0..3 {
        let arrived = answers.iter().filter(|one| one.contains(&wish(n))).count();
        assert_eq!(arrived, 1, "{n}: {answers:?}");
    }

    administrator.click(&hook("nav-surveys")).await;
    administrator.wait_for_text(&hook("survey-fieldwork"), COUNTS).await;
    administrator.wait_for_text(&hook("survey-response-rate"), "43 %").await;
    administrator.wait_for_text(&hook("survey-response-rate"), "3 af 7").await;
    administrator.wait_for_text(&hook("survey-cooperation-rate"), "50 %").await;
    barriers.look_for(&administrator, "staff-fieldwork").await;
    administrator.picture("staff-fieldwork", Appearance::Light).await;

    round.end().await;
    barriers.expect_none();
}

#[tokio::test]
async fn a_survey_that_the_staff_supervise_is_asked_from_door_to_door_by_their_code() {
    let mut server = Server::start_with(Content::Fixture).await;
    let administrator = Phone::at_site("Administrator", &server).await;
    let supervised = ["--audience", "supervised", "--delay-minutes", "0"];
    let round = Round::prepare(&server, &administrator, &supervised).await;
    let codes = ["survey", "codes", "--area", TEST_AREA, "--survey", "teltet", "--count", "1"];
    let code =
        server.output_of(&[codes.as_slice(), &["--answers", "2"]].concat()).trim().to_owned();
    round.phone.type_into("#survey-code", &code).await;
    round.go_out().await;
    server.stop().await;
    round.interview(0, "da").await;
    round.tap("refused").await;
    round.tap("nobody").await;
    round.interview(1, "tr").await;
    round.expect_today(2, 1, 1).await;
    // Each answer waits for a token, which the code gives; visits need none.
    round.send(&mut server).await;
    server.wait_for_rows(4, |database| database.responses() + database.visits()).await;
    assert_eq!((server.database().responses(), server.database().visits()), (2, 2));
    assert_eq!(server.database().collected(), ["interview"; 2]);
    administrator.click(&hook("nav-surveys")).await;
    administrator
        .wait_for_text(&hook("survey-fieldwork"), "2 interview, 1 sagde nej, 1 var ikke hjemme")
        .await;
}

/// What the interviewer sees before and while somebody is asked.
async fn look_at_a_conversation(phone: &Phone, barriers: &mut Barriers) {
    phone.click(&hook("interview-start")).await;
    phone.wait_for(&hook("interview-read-out")).await;
    barriers.look_at_both_sizes(phone, "interview-read-out").await;
    phone.click(&hook("interview-yes")).await;
    phone.wait_for(&hook("question")).await;
    barriers.look_at_both_sizes(phone, "interview-question").await;
    phone.click(&hook("kiosk-stop")).await;
    phone.click("dialog[open] .button--danger").await;
    phone.wait_for(&hook("interview-doors")).await;
}

/// The device, and what the interviewer does with it.
struct Round {
    phone: Phone,
}

impl Round {
    /// The device of an adviser who has a role, set for interviews with the survey.
    async fn begin(server: &Server, administrator: &Phone) -> Self {
        let round = Self::prepare(server, administrator, &[]).await;
        round.go_out().await;
        round
    }

    /// The same up to the last touch, with what is declared of who may answer.
    async fn prepare(server: &Server, administrator: &Phone, terms: &[&str]) -> Self {
        server.plan_street_party();
        server.publish(TEST_AREA, "teltet.xml", terms);
        administrator.give_passkeys().await;
        administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
        let phone =
            Phone::volunteer_without_pin("Adviser", STREET_PARTY, administrator, server).await;
        phone.go("/mere").await;
        phone.wait_until_kept().await;
        phone.click("a[href=\"/kiosk\"]").await;
        phone.click(&format!("{} label:has(input[name=kiosk-survey])", hook("kiosk-form"))).await;
        phone.click(&format!("label:has({})", hook("kiosk-use-interviews"))).await;
        phone.picture("interview-choose", Appearance::Light).await;
        phone.type_into("#kiosk-pin", PIN).await;
        phone.type_into("#kiosk-pin-again", PIN).await;
        Self { phone }
    }

    async fn go_out(&self) {
        self.phone.click(&hook("kiosk-begin")).await;
        self.phone.wait_for(&hook("interview-doors")).await;
    }

    /// What came of a visit, kept when it is said.
    async fn tap(&self, what: &str) {
        let phone = &self.phone;
        let before = self.counts().await;
        phone.click(&hook(&format!("interview-{what}"))).await;
        let start = Instant::now();
        while self.counts().await == before {
            assert!(start.elapsed() < TIMEOUT, "the tap is not kept");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Today's counts as they are shown.
    async fn counts(&self) -> Vec<String> {
        let mut counts = Vec::new();
        for name in ["interview-answered", "interview-no", "interview-away"] {
            counts.push(self.phone.attribute(&hook(name), "data-count").await);
        }
        counts
    }

    async fn was_not_home(&self) {
        self.phone.click(&format!("label:has({})", hook("interview-before"))).await;
    }

    async fn expect_today(&self, answered: u32, refused: u32, nobody: u32) {
        let figures = [
            ("interview-answered", answered),
            ("interview-no", refused),
            ("interview-away", nobody),
        ];
        for (name, count) in figures {
            self.phone.wait_for(&format!("{}[data-count=\"{count}\"]", hook(name))).await;
        }
    }

    /// Somebody is asked, in a language, and answers all of it.
    async fn interview(&self, n: usize, language: &str) {
        let phone = &self.phone;
        self.ask(n, language).await;
        phone.click(&hook("next")).await;
        phone.click(&hook("survey-send")).await;
        phone.wait_for(&hook("interview-doors")).await;
    }

    async fn ask(&self, n: usize, language: &str) {
        let phone = &self.phone;
        let choose = "const field = document.querySelector('#interview-language');
            field.value = arguments[0];
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        phone.run(choose, vec![language.into()]).await;
        phone.click(&hook("interview-start")).await;
        phone.click(&hook("interview-yes")).await;
        let page = |name: &str| format!("{}[data-name=\"{name}\"]", hook("question"));
        phone.wait_for(&page("tryg")).await;
        if n == 0 {
            // A key chooses, and the next question comes by itself.
            phone.type_text("1").await;
        } else {
            phone.click(&format!("{} label:has(input[value=\"ja\"])", page("tryg"))).await;
        }
        phone.type_into(&format!("{} :is(textarea, input)", page("oenske")), &wish(n)).await;
        phone.click(&hook("next")).await;
        phone.wait_for_text(&page("alder"), &wish(n)).await;
        phone.type_into(&format!("{} input", page("alder")), "40").await;
    }

    /// The battery dies in the middle of an interview: nothing of it is there, and the counts are.
    async fn dies_in_the_middle(&mut self) {
        self.ask(9, "da").await;
        sleep(Duration::from_secs(2)).await;
        self.phone.kill().await;
        assert!(!self.phone.keeps_in_files(CANARY), "words are in the browser's files");
        self.phone.reopen().await;
        self.phone.go("/undersoegelser").await;
        self.phone.wait_for(&hook("interview-doors")).await;
    }

    async fn expect_nothing_left(&mut self) {
        self.phone.close().await;
        for words in [CANARY, PIN, "<tryg>"] {
            assert!(!self.phone.keeps_in_files(words), "“{words}” is in the browser's files");
        }
        self.phone.reopen().await;
        self.phone.go("/").await;
        self.phone.wait_for(&hook("interview-doors")).await;
    }

    /// The network goes twice while what waits is sent.
    async fn deliver(&self, server: &mut Server) {
        self.phone.slow_network(150).await;
        for part in 1..=2 {
            self.send(server).await;
            server
                .wait_for_rows(part * (INTERVIEWS + VISITS) / 3, |database| {
                    database.responses() + database.visits()
                })
                .await;
            server.kill().await;
            sleep(Duration::from_millis(500)).await;
        }
        self.send(server).await;
        server
            .wait_for_rows(INTERVIEWS + VISITS, |database| database.responses() + database.visits())
            .await;
        assert_eq!(server.database().visits(), VISITS);
    }

    async fn send(&self, server: &mut Server) {
        server.start().await;
        self.phone.run("window.dispatchEvent(new Event('online'));", Vec::new()).await;
    }

    /// The staff's PIN opens the rest of the app again.
    async fn end(&self) {
        let phone = &self.phone;
        phone.click(&hook("kiosk-staff")).await;
        phone.type_into("#kiosk-pin", PIN).await;
        phone.click(&hook("kiosk-unlock")).await;
        phone.wait_for(&format!("{}[data-waiting=\"0\"]", hook("kiosk-waiting"))).await;
        phone.wait_for(&format!("{}[data-delivered=\"3\"]", hook("kiosk-delivered"))).await;
        phone.wait_until_gone(&hook("kiosk-visits")).await;
        phone.click(&hook("kiosk-end")).await;
        phone.wait_for(&hook("kiosk-form")).await;
    }
}

/// What a person says.
fn wish(n: usize) -> String {
    format!("{CANARY}{n:04}")
}
