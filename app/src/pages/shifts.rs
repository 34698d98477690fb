//! Shifts that a volunteer can take, and those that she has.

mod card;
mod gather;
mod notes;

use leptos::prelude::*;

use crate::{
    components::{EmptyState, PageHeading, Picture, Skeletons},
    routing::Route,
    state::use_app,
    words::late,
};

use card::shift_card;
use gather::{Gathered, gather};
use notes::Notes;

/// The shifts of this volunteer's activities.
#[component]
pub fn ShiftsPage() -> impl IntoView {
    let app = use_app();
    let gathered = Memo::new(move |_| gather(app));
    let state = Memo::new(move |_| (app.ready.get(), app.has_role()));
    let content = move || match state.get() {
        (false, _) => view! { <Skeletons /> }.into_any(),
        (true, false) => view! {
            <EmptyState
                picture=Picture::Table
                sentence=late().door_no_role()
                action=Some((Route::Activities.path(), late().mit_empty_action().to_owned()))
            />
        }
        .into_any(),
        (true, true) => view! { <Lists gathered=gathered /> }.into_any(),
    };
    view! {
        <PageHeading text=late().shifts_title() />
        <div class="stack stack--wide">{content}</div>
    }
}

#[component]
fn Lists(
    /// The shifts.
    gathered: Memo<Gathered>,
) -> impl IntoView {
    let hours = move || {
        let minutes = gathered.with(|gathered| gathered.minutes);
        (minutes > 0).then(|| {
            let hours = format!("{}:{:02}", minutes / 60, minutes % 60);
            view! { <p class="note" data-test="hours">{late().shifts_hours(&hours)}</p> }
        })
    };
    let list = move |own: bool| {
        let shifts = Memo::new(move |_| {
            gathered.with(|gathered| if own { gathered.own.clone() } else { gathered.open.clone() })
        });
        let (title, none, hook) = match own {
            true => (late().shifts_own(), late().shifts_none_own(), "own-shifts"),
            false => (late().shifts_open(), late().shifts_none_open(), "open-shifts"),
        };
        view! {
            <section class="stack" aria-label=title data-test=hook>
                <h2>{title}</h2>
                {move || {
                    shifts.with(Vec::is_empty).then(|| view! { <p class="muted">{none}</p> })
                }}
                <ul class="stack">
                    <For each=move || shifts.get() key=Clone::clone children=shift_card />
                </ul>
            </section>
        }
    };
    view! {
        <div class="stack stack--tight">
            <p>{late().shifts_explained()}</p>
            {hours}
        </div>
        {list(true)}
        {list(false)}
        <Notes gathered=gathered />
    }
}
