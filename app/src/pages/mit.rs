//! What this phone has said yes to, and what is not sent.

mod attention;
mod gather;
mod news_words;
mod offers;
mod registrations;
mod seat;
mod surveys;
mod ticket;
mod unsent;

use leptos::prelude::*;

use crate::{
    components::{EmptyState, PageHeading, Picture, ReachLink, Skeletons},
    routing::Route,
    state::use_app,
    words::late,
};
use attention::Attention;
use gather::Gathered;
use offers::Offers;
use registrations::{Past, Upcoming};
pub use seat::{SeatLine, seat_words};
use surveys::Surveys;
pub use ticket::{TicketButton, TicketFacts};
use unsent::Unsent;

/// Everything that is this phone's own, over all followed areas.
#[component]
pub fn MitPage() -> impl IntoView {
    let app = use_app();
    app.keep_sending_notes();
    let ready = Memo::new(move |_| app.ready.get());
    let content = move || {
        if ready.get() { view! { <Own /> }.into_any() } else { view! { <Skeletons /> }.into_any() }
    };
    view! {
        <PageHeading text=late().mit_title() />
        {content}
    }
}

#[component]
fn Own() -> impl IntoView {
    let app = use_app();
    let gathered = Memo::new(move |_| Gathered::gather(app));
    let nothing = Memo::new(move |_| {
        gathered.with(Gathered::is_empty)
            && app.drafts.with(|drafts| drafts.is_empty())
            && app.responses.with(Vec::is_empty)
            && app.answered.with(Vec::is_empty)
    });
    let comes = Memo::new(move |_| gathered.with(|gathered| !gathered.upcoming.is_empty()));
    let empty = move || {
        nothing.get().then(|| {
            view! {
                <EmptyState
                    picture=Picture::Table
                    sentence=late().mit_empty_body()
                    action=Some((Route::Activities.path(), late().mit_empty_action().to_owned()))
                />
            }
        })
    };
    view! {
        <div class="stack stack--wide">
            {empty}
            <Offers gathered=gathered />
            <Attention gathered=gathered />
            <Upcoming gathered=gathered />
            {move || comes.get().then(|| view! { <ReachLink /> })}
            <Unsent gathered=gathered />
            <Surveys />
            <Past gathered=gathered />
        </div>
    }
}
