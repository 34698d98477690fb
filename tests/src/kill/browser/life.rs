//! One phone, from its first visit until it has answered its survey.

use std::time::Duration;

use fastrand::Rng;
use tokio::time::sleep;

use super::Sum;
use crate::{Phone, Server, TEST_AREA, hook};

/// Everything that a person does takes less than this until it is saved.
const MOMENT_MS_MAX: u64 = 150;

/// A phone that is killed again and again, and what must be on it.
pub(super) struct Life {
    pub(super) phone: Phone,
    pub(super) rng: Rng,
    /// The dates that nobody was registered for.
    pub(super) free: Vec<String>,
    /// The dates that the phone is registered for.
    pub(super) registered: Vec<String>,
    /// How many questions of the survey have answers.
    pub(super) answered: usize,
    pub(super) has_sent: bool,
    saved: u32,
    kills: usize,
}

impl Life {
    /// Moves in.
    pub(super) async fn begin(server: &Server, rng: Rng) -> Self {
        let phone = Phone::new("Resident", server).await;
        phone.move_in(TEST_AREA).await;
        let free = dates(&phone).await;
        let registered = Vec::new();
        Self { phone, rng, free, registered, answered: 0, has_sent: false, saved: 0, kills: 0 }
    }

    /// Whether there is nothing more to answer.
    pub(super) fn is_over(&self) -> bool {
        self.has_sent
    }

    /// How often the screen called something saved.
    pub(super) fn saved(&self) -> u32 {
        self.saved
    }

    /// Does the next thing and is killed in the middle of it, or right after it.
    pub(super) async fn go_on(&mut self) {
        self.kills += 1;
        match self.kills % 3 {
            0 => self.sync().await,
            1 => self.register().await,
            _ => self.answer().await,
        }
    }

    /// Lets everything arrive and tells what that is.
    pub(super) async fn end(self) -> Sum {
        self.phone.go("/mit").await;
        self.phone.wait_until_waiting(0).await;
        Sum { registrations: self.registered.len(), responses: usize::from(self.has_sent) }
    }

    /// Touches something and lets some moment pass, which may be enough for it to be saved or not.
    /// Returns whether the screen shows by then what says so. The browser is dead afterwards.
    pub(super) async fn touch_and_die(&mut self, touched: &str, saved: &str) -> bool {
        // The page touches itself a little later: a driver's own touch returns when all is done.
        let touch = "setTimeout((touched) => touched.click(), 20,
            document.querySelector(arguments[0]));";
        self.phone.run(touch, vec![touched.into()]).await;
        let moment_ms = self.rng.u64(..MOMENT_MS_MAX);
        self.die_after(moment_ms, saved).await
    }

    /// Lets so much time pass, looks whether the screen says that something is saved, and dies.
    pub(super) async fn die_after(&mut self, moment_ms: u64, saved: &str) -> bool {
        sleep(Duration::from_millis(moment_ms)).await;
        let is_said = self.phone.count(saved).await > 0;
        self.phone.kill().await;
        self.phone.reopen().await;
        if is_said {
            self.saved += 1;
        }
        is_said
    }
}

/// The addresses of all dates that one can register for.
async fn dates(phone: &Phone) -> Vec<String> {
    let hrefs = "return [...document.querySelectorAll(arguments[0])]
        .map((link) => link.getAttribute('href'));";
    let all = async |css: String| {
        phone.wait_for(&css).await;
        let found = phone.run(hrefs, vec![css.into()]).await;
        let found = found.as_array().into_iter().flatten();
        found.filter_map(|href| Some(href.as_str()?.to_owned())).collect::<Vec<String>>()
    };
    let mut dates = Vec::new();
    for activity in all(hook("activity-card")).await {
        phone.go(&activity).await;
        dates.extend(all(format!("a{}", hook("date"))).await);
    }
    dates.sort();
    dates.dedup();
    dates
}
