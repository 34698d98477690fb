//! What a volunteer is told of somebody: colour, icon, one word, and what to do.

use leptos::prelude::*;
use sammen_domain::Verdict;

use crate::{
    components::{Icon, IconView},
    words::m,
};

/// How long a phone shakes and rests, for those who may come in and for those who may not.
const SHAKES_YES_MS: u32 = 60;
const SHAKES_NO_MS: u32 = 400;

/// What is said.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Shown {
    /// What it is.
    pub verdict: Verdict,
    /// How many were let in.
    pub persons: u32,
}

impl Shown {
    fn is_welcome(self) -> bool {
        matches!(self.verdict, Verdict::Valid { .. })
    }

    /// A stable name, for its colour and for tests.
    fn name(self) -> &'static str {
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

    fn icon(self) -> Icon {
        match self.verdict {
            Verdict::Valid { .. } => Icon::Check,
            Verdict::AlreadyIn { .. } => Icon::People,
            Verdict::OtherDate => Icon::Calendar,
            Verdict::Cancelled | Verdict::NotOurs => Icon::Cross,
            Verdict::Waits => Icon::Waiting,
            Verdict::Revoked => Icon::Lock,
        }
    }

    /// The one word, and what it means.
    fn words(self) -> (&'static str, String) {
        match self.verdict {
            Verdict::Valid { .. } => (m().door_valid(), m().door_valid_people(self.persons)),
            Verdict::AlreadyIn { .. } => {
                (m().door_already_in(), m().door_already_in_explained().to_owned())
            }
            Verdict::OtherDate => {
                (m().door_other_date(), m().door_other_date_explained().to_owned())
            }
            Verdict::Cancelled => {
                (m().door_verdict_cancelled(), m().door_verdict_cancelled_explained().to_owned())
            }
            Verdict::Waits => {
                (m().door_verdict_waits(), m().door_verdict_waits_explained().to_owned())
            }
            Verdict::NotOurs => (m().door_not_ours(), m().door_not_ours_explained().to_owned()),
            Verdict::Revoked => (m().door_revoked(), m().door_revoked_explained().to_owned()),
        }
    }
}

/// The card; it stays until the next one comes or somebody puts it away.
#[component]
pub fn VerdictCard(
    /// What is said.
    shown: RwSignal<Option<Shown>>,
) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(shown) = shown.get() {
            shake(if shown.is_welcome() { SHAKES_YES_MS } else { SHAKES_NO_MS });
        }
    });
    let card = move |shown_now: Shown| {
        let (word, explained) = shown_now.words();
        view! {
            <div class="door-verdict" data-test="verdict" data-verdict=shown_now.name()>
                <IconView icon=shown_now.icon() />
                <strong class="door-verdict__word">{word}</strong>
                <p>{explained}</p>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| shown.set(None)
                >
                    {m().door_close_verdict()}
                </button>
            </div>
        }
    };
    view! { <div role="status">{move || shown.get().map(card)}</div> }
}

/// Shakes the phone, where it can be.
fn shake(duration_ms: u32) {
    window().navigator().vibrate_with_duration(duration_ms);
}
