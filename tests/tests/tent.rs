//! A day at the tent: one device, no network, many people in four languages. Every answer that was finished arrives once,
//! and nothing of anybody is left on the device: not on the screen, not behind the back button, not in a file.

use std::time::Duration;

use sammen_tests::{
    Appearance, Barriers, Content, Database, Phone, STREET_PARTY, Server, TEST_AREA, hook,
};
use tokio::time::sleep;

/// The survey's name, which it has in Danish alone.
const TITLE: &str = "Teltet ved Office Outside";
/// What everybody writes begins so.
const CANARY: &str = "Kanariefugl";
const LANGUAGES: [&str; 4] = ["da", "en", "ar", "tr"];
const PINS: [&str; 2] = ["271828", "161803"];
/// How many answer by finger and key; more answer by a script that does the same in the page.
const BY_HAND: usize = 12;
/// So many are at the tent that day, where nothing else is said.
const PERSONS: usize = 12;

/// One person after the welcome in a language, up to the thanks.
const ANSWER: &str = "
    const done = arguments[arguments.length - 1];
    const until = async (find) => {
        const start = performance.now();
        while (performance.now() - start < 10000) {
            const found = find();
            if (found) return found;
            await new Promise((resolve) => setTimeout(resolve, 4));
        }
        throw new Error('there is never ' + find);
    };
    const hook = (name) => document.querySelector(`[data-test=\"${name}\"]`);
    const page = (name) => document.querySelector(`[data-test=\"question\"][data-name=\"${name}\"]`);
    const write = (field, text) => {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    (async () => {
        (await until(() => document.querySelector('[data-language=\"LANGUAGE\"]'))).click();
        (await until(() => hook('survey-start'))).click();
        (await until(() => page('tryg'))).querySelector('input[value=\"ja\"]').click();
        hook('next').click();
        write((await until(() => page('oenske'))).querySelector('textarea, input'), 'WISH');
        hook('next').click();
        write((await until(() => page('alder'))).querySelector('input'), '40');
        hook('next').click();
        (await until(() => hook('survey-send'))).click();
        await until(() => hook('kiosk-over'));
        done(null);
    })().catch((error) => done(String(error)));";

#[tokio::test]
async fn a_day_at_the_tent() {
    let mut server = Server::start_with(Content::Fixture).await;
    let mut tent = Tent::pitch(&server).await;
    tent.begin(PINS[0]).await;
    server.stop().await;
    let persons = std::env::var("SAMMEN_TENT_PERSONS").ok().and_then(|count| count.parse().ok());
    let persons = persons.unwrap_or(PERSONS);
    for n in 0..persons {
        match n {
            // Somebody goes away in the middle, and the battery dies under somebody else.
            3 => tent.goes_away(n).await,
            6 => tent.dies(n).await,
            // Another member of staff takes over, with a PIN of her own, and still no network.
            8 => tent.change_staff().await,
            _ => {}
        }
        if n < BY_HAND {
            tent.answer_by_hand(n).await;
        } else {
            tent.answer_by_script(n).await;
        }
        tent.expect_nothing_left().await;
        if n < LANGUAGES.len() {
            tent.expect_nothing_in_files().await;
        }
    }
    tent.expect_nothing_in_files().await;
    tent.expect_figures(persons, 0).await;
    tent.deliver(&mut server, persons).await;
    tent.expect_figures(0, persons).await;
    tent.expect_nothing_in_files().await;
    let mut written = server.database().answers();
    written.retain(|answers| answers.contains("<tryg>ja</tryg>"));
    for n in 0..persons {
        let wish = format!("<oenske>{}</oenske>", wish(n));
        let arrived = written.iter().filter(|answers| answers.contains(&wish)).count();
        assert_eq!(arrived, 1, "{wish}");
    }
    assert_eq!(written.len(), persons);
    assert_eq!(server.database().responses(), i64::try_from(persons).expect("few"));
}

#[tokio::test]
async fn the_tent_has_no_barriers() {
    let mut server = Server::start_with(Content::Fixture).await;
    let tent = Tent::pitch(&server).await;
    let phone = &tent.phone;
    let mut barriers = Barriers::none();
    phone.go("/kiosk").await;
    phone.wait_for(&hook("kiosk-form")).await;
    barriers.look_at_both_sizes(phone, "kiosk-choose").await;
    tent.begin(PINS[0]).await;
    server.stop().await;
    barriers.look_at_both_sizes(phone, "kiosk-welcome").await;
    phone.click("[data-language=\"ar\"]").await;
    phone.wait_for(&hook("kiosk-intro")).await;
    barriers.look_at_both_sizes(phone, "kiosk-intro-ar").await;
    phone.click(&hook("survey-start")).await;
    phone.wait_for(&hook("question")).await;
    barriers.look_at_both_sizes(phone, "kiosk-question-ar").await;
    phone.click(&hook("kiosk-stop")).await;
    phone.wait_for("dialog[open]").await;
    barriers.look_at_both_sizes(phone, "kiosk-stop-ar").await;
    phone.click("dialog[open] .button--danger").await;
    phone.wait_for(&hook("kiosk-left")).await;
    barriers.look_at_both_sizes(phone, "kiosk-left").await;
    phone.click(&hook("kiosk-next")).await;
    phone.click("[data-language=\"da\"]").await;
    phone.click(&hook("survey-start")).await;
    phone.wait_for(&hook("question")).await;
    barriers.look_at_both_sizes(phone, "kiosk-question").await;
    // Nobody touches it for some time, as its clock says.
    phone.run(&later(62), Vec::new()).await;
    phone.wait_for(&hook("kiosk-idle")).await;
    barriers.look_at_both_sizes(phone, "kiosk-idle").await;
    phone.click(&hook("kiosk-stay")).await;
    phone.wait_until_gone(&hook("kiosk-idle")).await;
    phone.wait_for(&hook("question")).await;
    phone.go("/kiosk").await;
    tent.answer_by_hand(0).await;
    phone.click(&hook("kiosk-staff")).await;
    phone.type_into("#kiosk-pin", "314159").await;
    phone.click(&hook("kiosk-unlock")).await;
    phone.wait_for_text(&hook("kiosk-problem"), "forkert").await;
    barriers.look_at_both_sizes(phone, "kiosk-pin").await;
    tent.give_pin(PINS[0]).await;
    barriers.look_at_both_sizes(phone, "kiosk-staff").await;
    barriers.expect_none();
}

#[tokio::test]
async fn all_that_is_said_around_the_questions_is_in_the_language_that_was_chosen() {
    let mut server = Server::start_with(Content::Fixture).await;
    let tent = Tent::pitch(&server).await;
    tent.begin(PINS[0]).await;
    server.stop().await;
    for (code, next, wish) in
        [("ar", "التالي", "حديقة"), ("tr", "İleri", "Bir bahçe"), ("pl", "Dalej", "Ogród")]
    {
        tent.answers_in(code, next, wish).await;
        // The next person is met in the staff's language.
        tent.phone.wait_for(&hook("kiosk-welcome")).await;
        tent.phone.wait_for("html[lang=\"da\"]:not([dir=\"rtl\"])").await;
    }
}

#[tokio::test]
async fn what_waits_is_saved_as_a_file_that_only_the_server_reads() {
    let mut server = Server::start_with(Content::Fixture).await;
    let tent = Tent::pitch(&server).await;
    tent.begin(PINS[0]).await;
    server.stop().await;
    for n in 0..3 {
        tent.answer_by_script(n).await;
    }
    tent.phone.click(&hook("kiosk-staff")).await;
    tent.give_pin(PINS[0]).await;
    let file = tent.saved_file().await;
    assert!(!contains(&file, CANARY.as_bytes()));
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("svar.sammen");
    std::fs::write(&path, &file).expect("the folder can be written");
    // The device is lost, or its battery: the file is brought, twice by mistake; then the device sends too.
    server.run(&["survey", "bring"], std::slice::from_ref(&path));
    server.run(&["survey", "bring"], &[path]);
    assert_eq!(server.database().responses(), 3);
    server.start().await;
    tent.phone.run("window.dispatchEvent(new Event('online'));", Vec::new()).await;
    tent.phone.wait_for(&format!("{}[data-waiting=\"0\"]", hook("kiosk-waiting"))).await;
    assert_eq!(server.database().responses(), 3);
}

#[tokio::test]
async fn answers_that_the_staff_supervise_count_once_by_the_code_they_were_given() {
    let mut server = Server::start_with(Content::Fixture).await;
    let tent =
        Tent::pitch_with(&server, &["--audience", "supervised", "--delay-minutes", "0"]).await;
    let codes = ["survey", "codes", "--area", TEST_AREA, "--survey", "teltet", "--count", "1"];
    let code =
        server.output_of(&[codes.as_slice(), &["--answers", "3"]].concat()).trim().to_owned();
    tent.choose(PINS[0]).await;
    tent.phone.click(&hook("kiosk-begin")).await;
    tent.phone.wait_for_text("#survey-code-problem", "kode").await;
    tent.phone.type_into("#survey-code", &code).await;
    tent.phone.click(&hook("kiosk-begin")).await;
    tent.phone.wait_for(&hook("kiosk-welcome")).await;
    server.stop().await;
    for n in 0..4 {
        tent.answer_by_script(n).await;
    }
    tent.phone.click(&hook("kiosk-staff")).await;
    tent.give_pin(PINS[0]).await;
    let file = tent.saved_file().await;
    server.start().await;
    tent.phone.run("window.dispatchEvent(new Event('online'));", Vec::new()).await;
    // The code was good for three: the fourth waits, and the staff are told why.
    let waiting = |count: u32| format!("{}[data-waiting=\"{count}\"]", hook("kiosk-waiting"));
    tent.phone.wait_for(&waiting(1)).await;
    tent.phone.wait_for(&hook("kiosk-code-used-up")).await;
    assert_eq!(server.database().responses(), 3);
    // They bring the file meanwhile.
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("svar.sammen");
    std::fs::write(&path, &file).expect("the folder can be written");
    server.run(&["survey", "bring"], &[path]);
    assert_eq!(server.database().responses(), 4);
}

/// The device, and what the staff do with it.
struct Tent {
    phone: Phone,
}

impl Tent {
    /// The device of an adviser who has a role, with the survey on it.
    async fn pitch(server: &Server) -> Self {
        Self::pitch_with(server, &[]).await
    }

    /// The same, with what is declared of who may answer.
    async fn pitch_with(server: &Server, terms: &[&str]) -> Self {
        server.plan_street_party();
        server.publish(TEST_AREA, "teltet.xml", terms);
        let administrator = Phone::at_site("Administrator", server).await;
        administrator.give_passkeys().await;
        administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
        let phone =
            Phone::volunteer_without_pin("Adviser", STREET_PARTY, &administrator, server).await;
        phone.go("/mere").await;
        phone.wait_until_kept().await;
        Self { phone }
    }

    async fn begin(&self, pin: &str) {
        self.choose(pin).await;
        self.phone.click(&hook("kiosk-begin")).await;
        self.phone.wait_for(&hook("kiosk-welcome")).await;
    }

    async fn choose(&self, pin: &str) {
        let phone = &self.phone;
        phone.go("/mere").await;
        phone.click("a[href=\"/kiosk\"]").await;
        phone.click(&format!("{} label:has(input[type=radio])", hook("kiosk-form"))).await;
        phone.type_into("#kiosk-pin", pin).await;
        phone.type_into("#kiosk-pin-again", pin).await;
    }

    /// A person answers by finger and key, in one language or another.
    async fn answer_by_hand(&self, n: usize) {
        self.answer_up_to_the_end(n).await;
        let phone = &self.phone;
        phone.click(&hook("next")).await;
        phone.click(&hook("survey-send")).await;
        phone.wait_for(&hook("kiosk-over")).await;
        phone.click(&hook("kiosk-next")).await;
        phone.wait_for(&hook("kiosk-welcome")).await;
    }

    async fn answer_up_to_the_end(&self, n: usize) {
        let phone = &self.phone;
        phone.click(&format!("[data-language=\"{}\"]", LANGUAGES[n % LANGUAGES.len()])).await;
        phone.click(&hook("survey-start")).await;
        let page = |name: &str| format!("{}[data-name=\"{name}\"]", hook("question"));
        phone.click(&format!("{} label:has(input[value=\"ja\"])", page("tryg"))).await;
        phone.click(&hook("next")).await;
        let field = format!("{} :is(textarea, input)", page("oenske"));
        phone.type_into(&field, &wish(n)).await;
        phone.click(&hook("next")).await;
        // It repeats what was said before.
        phone.wait_for_text(&page("alder"), &wish(n)).await;
        phone.type_into(&format!("{} input", page("alder")), "40").await;
    }

    /// A person who answers from the first screen to the last in one language, and once in none.
    async fn answers_in(&self, code: &str, next: &str, wish: &str) {
        let phone = &self.phone;
        let look = async |name: &str| {
            phone.expect_words_in("body", code, &[TITLE]).await;
            phone.screen_picture(&format!("kiosk-{name}-{code}"), Appearance::Light).await;
        };
        phone.click(&format!("[data-language=\"{code}\"]")).await;
        phone.wait_for(&hook("kiosk-intro")).await;
        look("intro").await;
        phone.click(&hook("survey-start")).await;
        let page = |name: &str| format!("{}[data-name=\"{name}\"]", hook("question"));
        phone.wait_for_text(&format!("{} {}", page("tryg"), hook("next")), next).await;
        look("question").await;
        phone.click(&hook("next")).await;
        phone.wait_for(&hook("survey-error")).await;
        look("error").await;
        phone.click(&hook("kiosk-stop")).await;
        phone.wait_for("dialog[open]").await;
        look("stop").await;
        phone.click("dialog[open] .button--primary").await;
        phone.run(&later(62), Vec::new()).await;
        phone.wait_for(&hook("kiosk-idle")).await;
        look("idle").await;
        phone.click(&hook("kiosk-stay")).await;
        phone.wait_until_gone(&hook("kiosk-idle")).await;
        phone.click(&format!("{} label:has(input[value=\"ja\"])", page("tryg"))).await;
        phone.click(&hook("next")).await;
        let field = format!("{} :is(textarea, input)", page("oenske"));
        phone.type_into(&field, wish).await;
        look("text").await;
        phone.click(&hook("next")).await;
        phone.wait_for(&page("alder")).await;
        phone.click(&hook("next")).await;
        phone.wait_for(&hook("survey-send")).await;
        look("review").await;
        phone.click(&hook("survey-send")).await;
        phone.wait_for(&hook("kiosk-over")).await;
        look("over").await;
        phone.click(&hook("kiosk-next")).await;
    }

    async fn answer_by_script(&self, n: usize) {
        let script = ANSWER.replace("LANGUAGE", LANGUAGES[n % LANGUAGES.len()]);
        self.phone.wait_for(&hook("kiosk-welcome")).await;
        let failed = self.phone.run_async(&script.replace("WISH", &wish(n))).await;
        assert!(failed.is_null(), "person {n}: {failed}");
        self.phone.click(&hook("kiosk-next")).await;
        self.phone.wait_for(&hook("kiosk-welcome")).await;
    }

    /// Somebody leaves in the middle: the screen asks, then begins anew by itself.
    async fn goes_away(&mut self, n: usize) {
        self.answer_up_to_the_end(1_000 + n).await;
        self.phone.run(&later(62), Vec::new()).await;
        self.phone.wait_for_text(&hook("kiosk-idle"), "saniye").await;
        self.phone.run(&later(85), Vec::new()).await;
        self.phone.wait_for(&hook("kiosk-left")).await;
        self.expect_nothing_shown().await;
        self.phone.run(&later(120), Vec::new()).await;
        self.phone.wait_for(&hook("kiosk-welcome")).await;
        self.expect_nothing_left().await;
    }

    /// The battery dies in the middle of an answer; whatever address is opened then, the welcome comes.
    async fn dies(&mut self, n: usize) {
        self.answer_up_to_the_end(2_000 + n).await;
        // Whatever might be written later by itself is written by then.
        sleep(Duration::from_secs(2)).await;
        self.phone.kill().await;
        self.expect_no_words_in_files();
        self.phone.reopen().await;
        for path in ["/mit", "/undersoegelser", "/"] {
            self.phone.go(path).await;
            self.phone.wait_for(&hook("kiosk-welcome")).await;
            assert_eq!(self.phone.count("a[href]").await, 0, "nothing leads elsewhere");
        }
    }

    async fn change_staff(&mut self) {
        let phone = &self.phone;
        phone.click(&hook("kiosk-staff")).await;
        phone.type_into("#kiosk-pin", PINS[1]).await;
        phone.click(&hook("kiosk-unlock")).await;
        phone.wait_for_text(&hook("kiosk-problem"), "forkert").await;
        self.give_pin(PINS[0]).await;
        phone.click(&hook("kiosk-end")).await;
        phone.wait_for(&hook("kiosk-form")).await;
        self.begin(PINS[1]).await;
    }

    async fn give_pin(&self, pin: &str) {
        self.phone.type_into("#kiosk-pin", pin).await;
        self.phone.click(&hook("kiosk-unlock")).await;
        self.phone.wait_for(&hook("kiosk-open")).await;
    }

    /// What the staff are told, and back to the welcome.
    async fn expect_figures(&self, waiting: usize, delivered: usize) {
        let phone = &self.phone;
        phone.wait_for(&hook("kiosk-welcome")).await;
        phone.click(&hook("kiosk-staff")).await;
        self.give_pin(PINS[1]).await;
        let figure = |name: &str, count: usize| {
            format!("{}[data-{name}=\"{count}\"]", hook(&format!("kiosk-{name}")))
        };
        phone.wait_for(&figure("waiting", waiting)).await;
        if delivered > 0 {
            phone.wait_for(&figure("delivered", delivered)).await;
        }
        phone.click(&hook("kiosk-back")).await;
        phone.wait_for(&hook("kiosk-welcome")).await;
    }

    /// The network comes and goes three times while the answers are sent.
    async fn deliver(&mut self, server: &mut Server, persons: usize) {
        self.phone.slow_network(150).await;
        for part in 1..=3 {
            server.start().await;
            self.phone.run("window.dispatchEvent(new Event('online'));", Vec::new()).await;
            let enough = i64::try_from(persons * part / 4).expect("few");
            server.wait_for_rows(enough, Database::responses).await;
            server.kill().await;
            let arrived = server.database().responses();
            assert!(arrived < i64::try_from(persons).expect("few"), "part {part} was not cut off");
            sleep(Duration::from_millis(500)).await;
        }
        server.start().await;
        self.phone.run("window.dispatchEvent(new Event('online'));", Vec::new()).await;
        server.wait_for_rows(i64::try_from(persons).expect("few"), Database::responses).await;
    }

    /// Nothing is on the screen, behind the back button, under the focus or in any storage that a page can read.
    async fn expect_nothing_left(&self) {
        let phone = &self.phone;
        phone.wait_for(&hook("kiosk-welcome")).await;
        self.expect_nothing_shown().await;
        assert!(!phone.has_stored(CANARY).await, "an answer is stored as it is");
        let focus = "return ['BODY', 'H1'].includes(document.activeElement.tagName);";
        assert_eq!(phone.run(focus, Vec::new()).await, true, "the focus is nobody's");
        let back = "history.back();";
        // Behind the first page is the browser's own, where a page has just been opened.
        phone.run(back, Vec::new()).await;
        sleep(Duration::from_millis(300)).await;
        self.expect_nothing_shown().await;
        phone.run("history.forward();", Vec::new()).await;
        phone.wait_for(&hook("kiosk-welcome")).await;
    }

    async fn expect_nothing_shown(&self) {
        let all = "return [document.documentElement.outerHTML, document.title, location.href,
            JSON.stringify(history.state),
            ...(location.protocol === 'http:'
                ? [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })] : []),
            ...[...document.querySelectorAll('input, textarea')].map((field) => field.value),
            ].join('\\n');";
        let shown = self.phone.run(all, Vec::new()).await.to_string();
        assert!(!shown.contains(CANARY), "{shown}");
    }

    /// Nothing is in any file of the browser, which opens again at the welcome.
    async fn expect_nothing_in_files(&mut self) {
        self.phone.close().await;
        self.expect_no_words_in_files();
        self.phone.reopen().await;
        self.phone.go("/").await;
        self.phone.wait_for(&hook("kiosk-welcome")).await;
    }

    fn expect_no_words_in_files(&self) {
        for words in [CANARY, PINS[0], PINS[1], "<tryg>"] {
            assert!(!self.phone.keeps_in_files(words), "“{words}” is in the browser's files");
        }
    }

    /// The file that the staff would save.
    async fn saved_file(&self) -> Vec<u8> {
        let catch = "window.caught = [];
            const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { window.caught.push(blob); return make(blob); };";
        self.phone.run(catch, Vec::new()).await;
        self.phone.click(&hook("kiosk-save")).await;
        self.phone.wait_until("a file", "return window.caught.length;", Vec::new()).await;
        let read = "const done = arguments[arguments.length - 1];
            window.caught[0].arrayBuffer().then((bytes) => done([...new Uint8Array(bytes)]));";
        let bytes = self.phone.run_async(read).await;
        let byte = |value: &serde_json::Value| value.as_u64().and_then(|n| u8::try_from(n).ok());
        bytes.as_array().expect("bytes").iter().map(|one| byte(one).expect("a byte")).collect()
    }
}

/// What a person writes.
fn wish(n: usize) -> String {
    format!("{CANARY}{n:04}")
}

/// Puts the page's clock forward, from when it was loaded.
fn later(seconds: u32) -> String {
    format!(
        "window.realNow ??= Date.now.bind(Date);
         Date.now = () => window.realNow() + {seconds} * 1000;"
    )
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
