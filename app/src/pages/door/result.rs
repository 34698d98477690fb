//! What a volunteer is told of somebody: colour, icon, one word, and what to do.

use js_sys::Array;
use leptos::prelude::*;
use sammen_domain::{RegistrationId, Verdict};
use wasm_bindgen::JsValue;

use super::desk::Desk;
use crate::{
    components::{Icon, IconView},
    words::late,
};

/// What is said.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Shown {
    /// What it is.
    pub verdict: Verdict,
    /// How many were let in.
    pub persons: u32,
    /// Who, as far as that is this volunteer's to see.
    pub who: String,
    /// A household that may come in, when it is not known how many they are.
    pub asks: Option<RegistrationId>,
    /// What is said again is said anew.
    pub number: u32,
}

impl Shown {
    /// What is said of nobody in particular.
    pub fn of(verdict: Verdict) -> Self {
        Self { verdict, persons: 0, who: String::new(), asks: None, number: 0 }
    }

    /// A stable name, for its colour, its tone and for tests.
    pub fn name(&self) -> &'static str {
        match self.verdict {
            Verdict::Valid { .. } => "valid",
            Verdict::AlreadyIn { .. } => "already-in",
            Verdict::OtherDate => "other-date",
            Verdict::Cancelled => "cancelled",
            Verdict::Waits => "waits",
            Verdict::NotOurs => "not-ours",
            Verdict::Revoked => "revoked",
        }
    }

    fn icon(&self) -> Icon {
        match self.verdict {
            Verdict::Valid { .. } => Icon::Check,
            Verdict::AlreadyIn { .. } => Icon::People,
            Verdict::OtherDate => Icon::Calendar,
            Verdict::Cancelled => Icon::Cross,
            Verdict::Waits => Icon::Waiting,
            Verdict::NotOurs => Icon::Help,
            Verdict::Revoked => Icon::Lock,
        }
    }

    /// How long a phone shakes and rests, in milliseconds: short for those who may come in, and each of the others so
    /// that a hand tells them apart.
    fn shakes_ms(&self) -> &'static [u32] {
        match self.verdict {
            Verdict::Valid { .. } => &[60],
            Verdict::AlreadyIn { .. } => &[120, 80, 120],
            Verdict::OtherDate => &[250, 80, 80],
            Verdict::Cancelled => &[200, 80, 200, 80, 200],
            Verdict::Waits => &[300],
            Verdict::NotOurs => &[600],
            Verdict::Revoked => &[80, 60, 80, 60, 400],
        }
    }

    /// The one word, and what it means.
    fn words(&self) -> (&'static str, String) {
        match self.verdict {
            Verdict::Valid { .. } => (late().door_valid(), late().door_valid_people(self.persons)),
            Verdict::AlreadyIn { .. } => {
                (late().door_already_in(), late().door_already_in_explained().to_owned())
            }
            Verdict::OtherDate => {
                (late().door_other_date(), late().door_other_date_explained().to_owned())
            }
            Verdict::Cancelled => (
                late().door_verdict_cancelled(),
                late().door_verdict_cancelled_explained().to_owned(),
            ),
            Verdict::Waits => {
                (late().door_verdict_waits(), late().door_verdict_waits_explained().to_owned())
            }
            Verdict::NotOurs => {
                (late().door_not_ours(), late().door_not_ours_explained().to_owned())
            }
            Verdict::Revoked => (late().door_revoked(), late().door_revoked_explained().to_owned()),
        }
    }
}

/// The card; it stays until the next one comes or somebody puts it away. Under the camera nobody would see it.
#[component]
pub fn VerdictCard(
    /// The door.
    desk: Desk,
) -> impl IntoView {
    let shown = desk.shown;
    Effect::new(move |_| shown.with(|shown| shown.as_ref().map(shake)));
    let card = move |said: Shown| {
        let name = said.name();
        view! {
            <div class="door-verdict" data-test="verdict" data-verdict=name>
                <Said said=said />
                <button
                    type="button"
                    class="button"
                    on:click=move |_| shown.set(None)
                >
                    {late().door_close_verdict()}
                </button>
            </div>
        }
    };
    // While it asks how many they are, nothing has been said yet.
    let said = move || {
        let said = || shown.get().filter(|shown| shown.asks.is_none());
        if desk.scans.get() { None } else { said() }
    };
    view! { <div role="status">{move || said().map(card)}</div> }
}

/// The icon, the word, who it is and what it means.
#[component]
pub fn Said(
    /// What is said.
    said: Shown,
) -> impl IntoView {
    let (word, explained) = said.words();
    view! {
        <IconView icon=said.icon() />
        <strong class="door-verdict__word">{word}</strong>
        {(!said.who.is_empty()).then(|| view! { <p class="door-verdict__who">{said.who}</p> })}
        <p>{explained}</p>
    }
}

/// Shakes the phone, where it can be.
fn shake(said: &Shown) {
    let pattern: Array = said.shakes_ms().iter().map(|ms| JsValue::from(*ms)).collect();
    window().navigator().vibrate_with_pattern(&pattern);
}
