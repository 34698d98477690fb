//! What the server said no to, until the person has seen why.

use leptos::prelude::*;
use sammen_sync_indexeddb::{ResponseEntry, ResponseState};
use wasm_bindgen_futures::spawn_local;

use super::{
    gather::{Gathered, RefusedItem},
    surveys::survey_title,
};
use crate::{
    components::{Icon, IconView},
    state::use_app,
    words::m,
};

/// Refused registrations and rejected responses.
#[component]
pub fn Attention(
    /// This phone's own things.
    gathered: Memo<Gathered>,
) -> impl IntoView {
    let app = use_app();
    let refused = Memo::new(move |_| gathered.with(|gathered| gathered.refused.clone()));
    let rejected = Memo::new(move |_| {
        let is_rejected = |entry: &&ResponseEntry| entry.state != ResponseState::Waiting;
        app.responses.with(|all| all.iter().filter(is_rejected).cloned().collect::<Vec<_>>())
    });
    let any = Memo::new(move |_| {
        refused.with(|refused| !refused.is_empty()) || rejected.with(|all| !all.is_empty())
    });
    let section = move || {
        view! {
            <section class="stack">
                <h2>{m().mit_attention_title()}</h2>
                <ul class="stack">
                    <For
                        each=move || refused.get()
                        key=|item| (item.op, item.words.clone(), item.reason.clone())
                        children=|item| view! { <Refused item=item /> }
                    />
                    <For
                        each=move || rejected.get()
                        key=|entry| entry.request.id
                        children=|entry| view! { <Rejected entry=entry /> }
                    />
                </ul>
            </section>
        }
    };
    move || any.get().then(section)
}

#[component]
fn Refused(
    /// What was refused.
    item: RefusedItem,
) -> impl IntoView {
    let app = use_app();
    let RefusedItem { area, op, words, when, reason, again } = item;
    let dismiss = Callback::new(move |()| {
        let area = area.clone();
        spawn_local(async move {
            // It stays when the phone cannot store it, and the banner says why.
            let _ = app.dismiss_refusal(&area, op).await;
        });
    });
    view! { <Item words=words when=when reason=reason again=again dismiss=dismiss /> }
}

#[component]
fn Rejected(
    /// The response that the server did not take.
    entry: ResponseEntry,
) -> impl IntoView {
    let app = use_app();
    let id = entry.request.id;
    let survey = entry.request.survey;
    let dismiss = Callback::new(move |()| {
        spawn_local(async move {
            // It stays when the phone cannot store it, and the banner says why.
            let _ = app.dismiss_response(id).await;
        });
    });
    move || {
        let reason = match entry.state {
            ResponseState::Rejected { status: 404 } => m().survey_refused_unknown(),
            ResponseState::Rejected { status: 409 } => m().survey_refused_changed(),
            ResponseState::Rejected { status: 410 } => m().survey_refused_closed(),
            ResponseState::Rejected { .. } | ResponseState::Waiting => m().survey_refused_other(),
        };
        let words = m().unsent_survey_answer(&survey_title(app, survey));
        view! {
            <Item words=words when=None reason=reason.to_owned() again=None dismiss=dismiss />
        }
    }
}

#[component]
fn Item(
    /// What it was.
    words: String,
    /// The date it was for.
    when: Option<String>,
    /// Why not, and what to do.
    reason: String,
    /// Where one can try again.
    again: Option<String>,
    /// Puts it away.
    dismiss: Callback<()>,
) -> impl IntoView {
    let spoken = words.clone();
    view! {
        <li class="card stack mit-refused" data-test="refused">
            <h3>{words}</h3>
            {when.map(|when| view! { <p class="note sentence">{when}</p> })}
            <p class="mit-refused__reason">
                <IconView icon=Icon::Alert />
                <span>{move || m().mit_refused_because(&reason)}</span>
            </p>
            <div class="button-row">
                <button
                    type="button"
                    class="button button--primary"
                    aria-label=move || m().mit_acknowledge_item(&spoken)
                    data-test="acknowledge"
                    on:click=move |_| dismiss.run(())
                >
                    {m().mit_acknowledge()}
                </button>
                {again
                    .map(|href| {
                        view! {
                            <a class="button" href=href data-test="register-again">
                                {m().mit_register_again()}
                            </a>
                        }
                    })}
            </div>
        </li>
    }
}
