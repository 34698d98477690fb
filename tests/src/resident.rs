//! What a resident does, in their words.

use serde_json::Value;

use crate::Phone;

/// The demo area that the tests live in.
pub const DEMO_AREA: &str = "hoeje-gladsaxe";
/// The area of the fixtures.
pub const TEST_AREA: &str = "proevebyen";
/// The title of the demo content's short survey, in Danish and in English.
const SHORT_SURVEY: [&str; 2] = ["Tryghed og fællesskab", "Safety and community"];

/// The selector of a part of the app that tests may hold on to.
#[must_use]
pub fn hook(name: &str) -> String {
    format!("[data-test=\"{name}\"]")
}

/// The selector of a registration that stands so, on the activity's page.
#[must_use]
pub fn registered(state: &str) -> String {
    format!("{}[data-state=\"{state}\"]", hook("registration-state"))
}

/// The selector of a registration that stands so, under Mit.
#[must_use]
pub fn listed(state: &str) -> String {
    format!("{}[data-state=\"{state}\"]", hook("registration"))
}

impl Phone {
    /// The first visit: chooses where one lives, and waits until that has arrived and the app would
    /// open without a network.
    pub async fn move_in(&self, area: &str) {
        self.go("/").await;
        self.click(&format!("label:has({}[value=\"{area}\"])", hook("welcome-area"))).await;
        self.click(&hook("welcome-action")).await;
        self.wait_for(&hook("activity-card")).await;
        self.wait_until_gone(&hook("fetching")).await;
        self.wait_until_kept().await;
    }

    /// Waits until the phone keeps the app, so that it opens without a network.
    pub async fn wait_until_kept(&self) {
        let kept = "return navigator.serviceWorker.controller !== null;";
        self.wait_until("a service worker that keeps the app", kept, Vec::new()).await;
    }

    /// Waits until as many things as this are on the phone and not decided.
    pub async fn wait_until_waiting(&self, count: u32) {
        self.wait_for(&format!("{}[data-waiting=\"{count}\"]", hook("sending-state"))).await;
    }

    /// Waits until the phone says whether it has a network.
    pub async fn wait_for_network(&self, is_there: bool) {
        let network = if is_there { "online" } else { "offline" };
        self.wait_for(&format!("{}[data-network=\"{network}\"]", hook("sending-state"))).await;
    }

    /// Searches for words and opens the activity of this title.
    pub async fn open_activity(&self, words: &str, title: &str) {
        self.go("/").await;
        self.type_into(&hook("search"), words).await;
        let titled = "const card = [...document.querySelectorAll('[data-test=\"activity-card\"]')]
            .find((card) => card.querySelector('h3')?.innerText === arguments[0]);
            return card?.getAttribute('href');";
        let what = format!("a card “{title}” for “{words}”");
        let path = self.wait_until(&what, titled, vec![title.into()]).await;
        self.click(&format!("a[href=\"{}\"]", path.as_str().unwrap_or_default())).await;
        self.wait_for_text("h1", title).await;
    }

    /// Chooses the second date of a series that takes place: far enough for its registration to be open.
    pub async fn choose_second_date(&self) {
        let dates = "return [...document.querySelectorAll('a[data-test=\"date\"]')]
            .filter((date) => !date.classList.contains('date-link--cancelled'))
            .map((date) => date.getAttribute('href'))[1];";
        let date = self.wait_until("a second date", dates, Vec::new()).await;
        self.click(&format!("a[href=\"{}\"]", date.as_str().unwrap_or_default())).await;
        self.wait_for(&hook("register-submit")).await;
    }

    /// Registers as many persons as this on the activity's page; told at once that it is saved.
    pub async fn register(&self, persons: u32) {
        for _ in 1..persons {
            self.click(&hook("more")).await;
        }
        // Where one registers alone, how many is not asked.
        if persons > 1 {
            self.wait_for_text(&hook("persons"), &persons.to_string()).await;
        }
        self.click(&hook("register-submit")).await;
        self.wait_for(&hook("registration-state")).await;
    }

    /// Cancels the registration on the activity's page.
    pub async fn cancel_registration(&self) {
        self.click(&hook("cancel")).await;
        self.click("dialog[open] .button--danger").await;
        self.wait_until_gone("dialog[open]").await;
    }

    /// Gives a field a value that is chosen and not typed, as its own picker does.
    pub async fn put_into(&self, css: &str, value: &str) {
        let has_picker = "select, [type=date], [type=time], [type=datetime-local], [type=range]";
        self.wait_for(css).await;
        let script = "const field = document.querySelector(arguments[0]);
            if (!field.matches(arguments[2])) return false;
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        let arguments = vec![css.into(), value.into(), has_picker.into()];
        if self.run(script, arguments).await == false {
            self.type_into(css, value).await;
        }
    }

    /// Opens the short survey's first page.
    pub async fn open_survey(&self) {
        self.open_survey_card().await;
        self.wait_for(&hook("survey-start")).await;
    }

    /// Begins the survey that is open.
    pub async fn begin_survey(&self) {
        self.click(&hook("survey-start")).await;
        self.wait_for(&hook("question")).await;
    }

    /// Opens the short survey where it was left.
    pub async fn resume_survey(&self) {
        self.open_survey_card().await;
        self.wait_for(&hook("question")).await;
    }

    async fn open_survey_card(&self) {
        self.go("/undersoegelser").await;
        // A page that is still being opened says nothing of its language yet.
        let card = format!("{} a", hook("survey-card"));
        self.wait_for(&card).await;
        let speaks_english =
            self.run("return document.documentElement.lang;", Vec::new()).await == "en";
        let title = SHORT_SURVEY[usize::from(speaks_english)];
        self.click_text(&card, title).await;
    }

    /// The name of the survey's question on the screen.
    pub async fn question(&self) -> String {
        self.attribute(&hook("question"), "data-name").await
    }

    /// Answers the question on the screen: some words, or the values of choices.
    pub async fn answer(&self, question: &str, answers: &[&str]) {
        let shown = format!("{}[data-name=\"{question}\"]", hook("question"));
        self.wait_for(&shown).await;
        for answer in answers {
            let field = format!("{shown} :is(textarea, input:not([type=radio], [type=checkbox]))");
            if self.count(&field).await > 0 {
                self.type_into(&field, answer).await;
            } else {
                self.click(&format!("{shown} label:has(input[value=\"{answer}\"])")).await;
            }
        }
        if !answers.is_empty() {
            self.wait_for(&hook("survey-saved")).await;
        }
    }

    /// Goes on from this question to another.
    pub async fn next_question(&self, question: &str) {
        self.click(&hook("next")).await;
        self.wait_until_gone(&format!("{}[data-name=\"{question}\"]", hook("question"))).await;
    }

    /// How many tabs hold the lock of the one who sends, and how many wait for it.
    pub async fn senders(&self) -> (usize, usize) {
        let query = "const done = arguments[arguments.length - 1];
            const named = (locks) => locks.filter((lock) => lock.name === 'sammen-sync').length;
            navigator.locks.query().then(({ held, pending }) => done([named(held), named(pending)]));";
        let counts = self.run_async(query).await;
        let count = |value: &Value| {
            usize::try_from(value.as_u64().unwrap_or_default()).expect("a phone has few tabs")
        };
        (count(&counts[0]), count(&counts[1]))
    }
}
