//! Toys that a young volunteer lends out and takes back, with or without a network.

mod counter;
mod out;
mod shelf;

use leptos::prelude::*;
use sammen_domain::ActivityId;

use crate::{
    components::{EmptyState, PageHeading, Picture, Skeletons},
    routing::{Route, use_router},
    state::use_app,
    words::{late, seen},
};

use counter::Counter;
use out::Out;
use shelf::ShelfList;

/// The choice in the address: which activity's toys.
const ACTIVITY: &str = "aktivitet";

/// The toys of an activity, as a choice.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Choice {
    activity: ActivityId,
    title: String,
}

/// The toys that this phone's person minds.
#[component]
pub fn LendingPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let asked = router.query(ACTIVITY);
    let choices = Memo::new(move |_| counter::choices(app));
    let chosen = Memo::new(move |_| {
        let asked = asked.with(|asked| asked.parse::<ActivityId>().ok());
        choices.with(|choices| {
            let is_asked = |choice: &&Choice| Some(choice.activity) == asked;
            choices.iter().find(is_asked).or(choices.first()).map(|choice| choice.activity)
        })
    });
    let content = move || match (app.ready.get(), chosen.get()) {
        (false, _) => view! { <Skeletons /> }.into_any(),
        (true, None) => view! {
            <EmptyState
                picture=Picture::Table
                sentence=late().lending_none()
                action=Some((Route::Activities.path(), late().mit_empty_action().to_owned()))
            />
        }
        .into_any(),
        (true, Some(activity)) => view! { <Toys activity=activity /> }.into_any(),
    };
    let choice = move || {
        let choices = choices.get();
        (choices.len() > 1).then(|| activity_choice(choices, chosen))
    };
    view! {
        <PageHeading text=late().lending_title() />
        <div class="stack stack--wide">{choice} {content}</div>
    }
}

fn activity_choice(choices: Vec<Choice>, chosen: Memo<Option<ActivityId>>) -> impl IntoView {
    let router = use_router();
    let options = choices.into_iter().map(|Choice { activity, title }| {
        let selected = move || chosen.get() == Some(activity);
        view! { <option value=activity.to_string() selected=selected>{title}</option> }
    });
    view! {
        <div class="field">
            <label class="field__label" for="lending-where">{late().lending_where()}</label>
            <select
                id="lending-where"
                class="field__input"
                on:change=move |event| router.set_query(&[(ACTIVITY, &event_target_value(&event))])
            >
                {options.collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Toys(
    /// Whose toys.
    activity: ActivityId,
) -> impl IntoView {
    let app = use_app();
    let counter = Counter::new(app, activity);
    let is_empty = Memo::new(move |_| counter.lending.with(|lending| lending.toys.is_empty()));
    let pulled_at = Memo::new(move |_| counter.pulled_at());
    let ready = move || match pulled_at.get() {
        None => view! { <p data-test="not-ready">{late().lending_not_ready()}</p> }.into_any(),
        at => view! {
            <p data-test="ready">
                <strong>{late().lending_ready()}</strong>
                " "
                <span class="note">{late().lending_ready_since(&seen(at, app.now.get()))}</span>
            </p>
        }
        .into_any(),
    };
    let lists = move || {
        if is_empty.get() {
            return view! { <p class="muted">{late().lending_no_toys()}</p> }.into_any();
        }
        view! {
            <Out counter=counter />
            <ShelfList counter=counter />
        }
        .into_any()
    };
    view! {
        <div class="stack stack--tight">
            {ready}
            <p class="note">{late().lending_explained()}</p>
        </div>
        <p role="status" data-test="lending-said">{move || counter.said.get()}</p>
        {lists}
    }
}
