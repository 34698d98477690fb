//! Registrations, saved and on their way when the browser dies.

use super::life::Life;
use crate::{hook, registered};

const API: &str = "/api/";
/// Time enough for a page to load and to send, or not.
const SYNC_MS_MAX: u64 = 1_000;

impl Life {
    /// Registers for a date, with or without a network, and dies.
    pub(super) async fn register(&mut self) {
        let date = self.free.pop().expect("there are dates enough");
        if self.rng.bool() {
            self.phone.let_through(API, false).await;
        }
        self.phone.go(&date).await;
        self.phone.wait_for(&hook("register-submit")).await;
        let (submit, saved) = (hook("register-submit"), hook("registration-state"));
        let is_saved = self.touch_and_die(&submit, &saved).await;
        let is_there = self.is_registered(&date).await;
        assert!(is_there || !is_saved, "the registration at {date} was saved and is gone");
        if is_there {
            self.registered.push(date);
        }
    }

    /// Registers for some dates without a network, gets one, and dies while it is used.
    pub(super) async fn sync(&mut self) {
        self.phone.let_through(API, false).await;
        let mut saved = Vec::new();
        for _ in 0..self.rng.usize(1..=2) {
            let date = self.free.pop().expect("there are dates enough");
            self.phone.go(&date).await;
            self.phone.click(&hook("register-submit")).await;
            self.phone.wait_for(&registered("saved")).await;
            saved.push(date);
        }
        self.phone.let_through(API, true).await;
        self.phone.go("/mit").await;
        let moment_ms = self.rng.u64(..SYNC_MS_MAX);
        self.die_after(moment_ms, &hook("registration")).await;
        for date in &saved {
            assert!(self.is_registered(date).await, "the registration at {date} is gone");
        }
        self.registered.append(&mut saved);
    }

    async fn is_registered(&self, date: &str) -> bool {
        self.phone.go(date).await;
        let (there, not) = (hook("registration-state"), hook("register-submit"));
        self.phone.wait_for(&format!("{there}, {not}")).await;
        self.phone.count(&there).await > 0
    }
}
