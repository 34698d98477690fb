//! What a volunteer does at the door.

use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::time::sleep;

use crate::{Phone, Server, TIMEOUT, hook};

/// Lets in whoever is found by each text of a list, one after the other; says which one could not be.
const LET_IN: &str = "
    const done = arguments[arguments.length - 1];
    const field = document.querySelector('#door-search');
    const inside = () => Number(document.querySelector('[data-test=\"inside\"]').innerText);
    const until = async (test) => {
        const start = performance.now();
        while (performance.now() - start < 5000) {
            const found = test();
            if (found) return found;
            await new Promise((resolve) => setTimeout(resolve, 4));
        }
    };
    const found = () => {
        const people = document.querySelectorAll('[data-test=\"person\"]');
        return people.length === 1 && people[0].querySelector('[data-test=\"let-in\"]');
    };
    (async () => {
        for (const text of TEXTS) {
            field.value = text;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            const button = await until(found);
            const before = inside();
            button?.click();
            if (!button || !(await until(() => inside() > before))) return done(text);
        }
        done(null);
    })();";

/// The PIN that volunteers choose for the names.
pub const PIN: &str = "271828";

/// How many are let in by one script, which may not run for long.
const CHUNK: usize = 20;

impl Phone {
    /// The phone of somebody who receives the guests of an activity and sees their names.
    pub async fn volunteer(
        name: &str,
        activity: &str,
        administrator: &Self,
        server: &Server,
    ) -> Self {
        let phone = Self::volunteer_without_pin(name, activity, administrator, server).await;
        phone.choose_pin(PIN).await;
        phone
    }

    /// As [`volunteer`](Self::volunteer), who has not chosen a PIN for the names yet.
    pub async fn volunteer_without_pin(
        name: &str,
        activity: &str,
        administrator: &Self,
        server: &Server,
    ) -> Self {
        administrator.go("/staff/").await;
        administrator.fill_invitation(name, activity).await;
        administrator.choose("Må se navne").await;
        let invitation = administrator.send_invitation().await;
        let phone = Self::at_site(name, server).await;
        phone.give_passkeys().await;
        phone.accept_as_volunteer(&invitation).await;
        phone
    }

    /// Waits until names are kept on the phone, sealed, or none are.
    pub async fn wait_for_sealed_names(&self, are_kept: bool) {
        let start = Instant::now();
        while (self.sealed_names().await > 0) != are_kept {
            if start.elapsed() > TIMEOUT {
                self.fail(&format!("that names are kept is never {are_kept}")).await;
            }
            sleep(Duration::from_millis(100)).await;
        }
    }

    async fn sealed_names(&self) -> u64 {
        let count = "const done = arguments[arguments.length - 1];
            const opening = indexedDB.open('sammen');
            opening.onsuccess = () => {
                const settings = opening.result.transaction('settings').objectStore('settings');
                const kept = settings.count(IDBKeyRange.bound('names/', 'names0'));
                kept.onsuccess = () => { opening.result.close(); done(kept.result); };
            };";
        self.run_async(count).await.as_u64().unwrap_or_default()
    }

    /// Opens the door of the only date, with names or not.
    pub async fn open_desk(&self) {
        self.go("/doeren").await;
        let summary = format!("{} summary", hook("roster"));
        self.click(&summary).await;
        // While a long list comes the page moves under the finger.
        sleep(Duration::from_millis(500)).await;
        if self.count(&format!("{}[open]", hook("roster"))).await == 0 {
            self.click(&summary).await;
        }
        self.click(&hook("open-door")).await;
        self.wait_for(&hook("desk")).await;
    }

    /// Chooses a PIN for the names, which are fetched then.
    pub async fn choose_pin(&self, pin: &str) {
        self.type_into("#names-pin", pin).await;
        self.type_into("#names-pin-again", pin).await;
        self.click(&hook("names-choose")).await;
        self.wait_for(&hook("names-open")).await;
    }

    /// Gives a PIN, right or wrong.
    pub async fn give_pin(&self, pin: &str) {
        self.type_into("#names-pin", pin).await;
        self.click(&hook("names-unlock")).await;
    }

    /// Opens the page of the door, and unlocks the names, which are locked when the app was closed.
    pub async fn open_names(&self) {
        self.go("/doeren").await;
        self.give_pin(PIN).await;
        self.wait_for(&hook("names-open")).await;
    }

    /// Opens the door of the only date, with names.
    pub async fn open_door(&self) {
        self.open_names().await;
        let summary = format!("{} summary", hook("roster"));
        self.click(&summary).await;
        // While a long list comes the page moves under the finger.
        sleep(Duration::from_millis(500)).await;
        if self.count(&format!("{}[open]", hook("roster"))).await == 0 {
            self.click(&summary).await;
        }
        self.click(&hook("open-door")).await;
        self.wait_for_text(&hook("ready"), "Klar").await;
    }

    /// Lets in those who are found by these texts, a name or the code on a ticket, each by itself.
    pub async fn let_in(&self, texts: &[String]) {
        for texts in texts.chunks(CHUNK) {
            let texts = Value::from(texts).to_string();
            let failed = self.run_async(&LET_IN.replace("TEXTS", &texts)).await;
            if !failed.is_null() {
                self.fail(&format!("nobody can be let in by {failed}")).await;
            }
        }
    }

    /// Lets in some who had not registered.
    pub async fn walk_in(&self, persons: u32) {
        self.click(&hook("walk-in")).await;
        self.click(&format!("{}:nth-child({persons})", hook("walk-in-persons"))).await;
        self.wait_until_gone(&hook("walk-in-persons")).await;
    }
}
