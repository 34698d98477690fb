//! What the components of the page share: the toys, and what can be done with them.

use leptos::prelude::*;
use sammen_domain::{
    ActivityId, AreaId, Condition, GiveBackToy, LendToy, Loan, LoanId, ReturnId, Toy, ToyId,
    UnixSeconds, WorkMutation,
};
use sammen_sync::LendingView;
use sammen_sync_indexeddb::{new_uuid, now};
use wasm_bindgen_futures::spawn_local;

use super::Choice;
use crate::{
    state::AppState,
    words::{late, text},
};

/// The most numbers that are offered at once.
const NUMBERS_MAX: usize = 9;

/// The lending of one activity. Copy.
#[derive(Clone, Copy)]
pub struct Counter {
    app: AppState,
    activity: ActivityId,
    /// The toys and what is out.
    pub lending: Memo<LendingView>,
    /// What was last done, in words.
    pub said: RwSignal<String>,
}

impl Counter {
    /// The lending of an activity as this phone knows it.
    pub fn new(app: AppState, activity: ActivityId) -> Self {
        let lending = Memo::new(move |_| {
            app.views.with(|views| {
                let view = views.values().find(|view| view.may_lend(activity));
                let mut lending = view.map(|view| view.lending(activity)).unwrap_or_default();
                lending.toys.sort_by_cached_key(|toy| text(&toy.name));
                lending
            })
        });
        Self { app, activity, lending, said: RwSignal::new(String::new()) }
    }

    /// The phone's clock when the area was last asked for news. Tracks it.
    pub fn pulled_at(self) -> Option<UnixSeconds> {
        let minds = |view: &sammen_sync::View| view.may_lend(self.activity);
        self.app.views.with(|views| views.values().find(|view| minds(view))?.pulled_at)
    }

    /// What a toy is called. Does not track it.
    pub fn name(self, toy: ToyId) -> String {
        self.lending.with_untracked(|lending| {
            let toy = lending.toys.iter().find(|known| known.id == toy);
            toy.map(|toy| text(&toy.name)).unwrap_or_default()
        })
    }

    /// Numbers that nobody here has. Tracks what is out.
    pub fn free_numbers(self) -> Vec<u32> {
        self.lending.with(|lending| {
            let is_taken = |number: &u32| {
                let number = number.to_string();
                lending.shelf.open().iter().any(|loan| loan.token.as_ref() == Some(&number))
            };
            (1..).filter(|number| !is_taken(number)).take(NUMBERS_MAX).collect()
        })
    }

    /// Hands a toy out.
    pub fn lend(self, toy: ToyId, token: String) {
        let said = late().lending_done_lent(&self.name(toy), &token);
        let loan = LoanId(new_uuid());
        self.act(said, |at, activity| {
            WorkMutation::LendToy(LendToy { loan, toy, token, at, activity })
        });
    }

    /// Takes a toy back; without a loan where this phone knows of none.
    pub fn give_back(self, toy: ToyId, loan: Option<LoanId>, condition: Condition) {
        let said = late().lending_done_back(&self.name(toy));
        let id = ReturnId(new_uuid());
        self.act(said, |at, activity| {
            WorkMutation::GiveBackToy(GiveBackToy { id, toy, loan, condition, at, activity })
        });
    }

    /// Notes it on the phone, and says so when it is kept.
    fn act(self, said: String, note: impl FnOnce(UnixSeconds, ActivityId) -> WorkMutation) {
        let Some((area, at)) = self.place() else { return };
        let mutation = note(at, self.activity).encode();
        spawn_local(async move {
            // Where it could not be stored, every page says so.
            if self.app.act_encoded(&area, &mutation).await.is_ok() {
                self.said.set(said);
            }
        });
    }

    /// The area, and the server's clock as far as the phone can tell.
    fn place(self) -> Option<(AreaId, UnixSeconds)> {
        self.app.views.with_untracked(|views| {
            let (area, view) = views.iter().find(|(_, view)| view.may_lend(self.activity))?;
            Some((area.clone(), view.server_time(now())))
        })
    }
}

/// The activities whose toys this phone's person minds. Tracks them.
pub fn choices(app: AppState) -> Vec<Choice> {
    app.views.with(|views| {
        let of_view = |view: &sammen_sync::View| {
            let choice = |activity: ActivityId| {
                let title = view.activities.get(&activity).map(|known| text(&known.title));
                Choice { activity, title: title.unwrap_or_default() }
            };
            view.lending_activities().into_iter().map(choice).collect::<Vec<_>>()
        };
        views.values().flat_map(|view| of_view(view)).collect()
    })
}

/// By what whoever has a toy is known.
pub fn borrower(loan: &Loan) -> String {
    loan.token.clone().unwrap_or_else(|| late().lending_no_token().to_owned())
}

/// How many of a toy are here, in words.
pub fn left_words(lending: &LendingView, toy: &Toy) -> String {
    let left = late().lending_left(&lending.left(toy).to_string(), &toy.copies.to_string());
    match toy.unusable {
        0 => left,
        broken => format!("{left} · {}", late().lending_broken(u32::from(broken))),
    }
}
