//! What a volunteer does at the door.

use serde_json::Value;

use crate::{Phone, Server, hook};

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
            if (!button || !(await until(() => inside() === before + 1))) return done(text);
        }
        done(null);
    })();";

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
        administrator.go("/staff/").await;
        administrator.fill_invitation(name, activity).await;
        administrator.choose("Må se navne").await;
        let invitation = administrator.send_invitation().await;
        let phone = Self::at_site(name, server).await;
        phone.give_passkeys().await;
        phone.accept_as_volunteer(&invitation).await;
        phone
    }

    /// Opens the door of the only date.
    pub async fn open_door(&self) {
        self.go("/doeren").await;
        self.click(&format!("{} summary", hook("roster"))).await;
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
