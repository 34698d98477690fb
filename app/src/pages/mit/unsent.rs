//! What is only on this phone, item by item.

use leptos::{html, prelude::*};
use sammen_sync_indexeddb::{ResponseEntry, SyncState};

use super::{
    gather::{Gathered, UnsentItem, saved_words},
    surveys::survey_title,
};
use crate::{
    components::{Icon, IconView},
    state::use_app,
    words::{late, m},
};

/// Everything that the server has not decided or not got, and a way to try now.
#[component]
pub fn Unsent(
    /// This phone's own things.
    gathered: Memo<Gathered>,
) -> impl IntoView {
    let app = use_app();
    let items = Memo::new(move |_| gathered.with(|gathered| gathered.unsent.clone()));
    let waiting = Memo::new(move |_| {
        let waits = |entry: &&ResponseEntry| entry.state.is_unsent();
        app.responses.with(|all| all.iter().filter(waits).cloned().collect::<Vec<_>>())
    });
    let count = Memo::new(move |_| items.with(Vec::len) + waiting.with(Vec::len));
    let any = Memo::new(move |_| count.get() != 0);
    let number = move || u32::try_from(count.get()).unwrap_or(u32::MAX);
    let list = move || {
        view! {
            <p class="note">{late().mit_unsent_explained()}</p>
            <ul class="card mit-unsent">
                <For
                    each=move || items.get()
                    key=UnsentItem::clone
                    children=|item| view! { <Item item=item /> }
                />
                <For
                    each=move || waiting.get()
                    key=|entry| entry.request.id
                    children=|entry| view! { <Response entry=entry /> }
                />
            </ul>
            <SendNow />
        }
    };
    let section = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        // The mark at the top of every page leads here; there was nothing to scroll to until now.
        let asked_for = window().location().hash().is_ok_and(|hash| hash == "#usendt");
        if let Some(section) = section.get().filter(|_| asked_for) {
            section.scroll_into_view();
        }
    });
    view! {
        <section
            id="usendt"
            class="stack"
            tabindex="-1"
            node_ref=section
            aria-labelledby="unsent-title"
        >
            <h2 id="unsent-title">{late().mit_unsent_title()}</h2>
            <p role="status" class="mit-unsent__count">
                {move || late().mit_unsent_count(number())}
            </p>
            {move || any.get().then(list)}
        </section>
    }
}

#[component]
fn Item(
    /// What waits.
    item: UnsentItem,
) -> impl IntoView {
    let (icon, words): (_, fn() -> &'static str) = if item.sent {
        (Icon::Cloud, || m().state_sent())
    } else {
        (Icon::Phone, || m().state_saved())
    };
    view! {
        <li class="mit-unsent__item" data-test="unsent-item" data-sent=item.sent.to_string()>
            <strong>{item.words}</strong>
            <span class="note">{item.saved}</span>
            <span class="mark">
                <IconView icon=icon />
                <span>{words}</span>
            </span>
        </li>
    }
}

#[component]
fn Response(
    /// The response that waits.
    entry: ResponseEntry,
) -> impl IntoView {
    let app = use_app();
    let survey = entry.request.survey;
    let saved = move || saved_words(app.local(entry.saved_at), app.local_now().date);
    view! {
        <li class="mit-unsent__item" data-test="unsent-item" data-sent="false">
            <strong>{move || late().unsent_survey_answer(&survey_title(app, survey))}</strong>
            <span class="note">{saved}". "{late().unsent_sent_later()}</span>
            <span class="mark">
                <IconView icon=Icon::Phone />
                <span>{m().state_saved()}</span>
            </span>
        </li>
    }
}

/// Tries now, and says how it went.
#[component]
fn SendNow() -> impl IntoView {
    let app = use_app();
    let asked = RwSignal::new(false);
    let state = Memo::new(move |_| app.sync.get());
    let words = move || match state.get() {
        _ if !asked.get() => "",
        SyncState::Syncing => late().sending_now(),
        SyncState::Unreachable | SyncState::Failing => late().mit_send_still_waiting(),
        SyncState::Outdated => m().error_app_too_old(),
        SyncState::Idle | SyncState::StorageFailed(_) => "",
    };
    view! {
        <button
            type="button"
            class="button button--wide"
            data-test="send-now"
            on:click=move |_| {
                asked.set(true);
                app.sync_now();
            }
        >
            <IconView icon=Icon::Sync />
            {late().mit_send_now()}
        </button>
        <p class="note mit-unsent__answer" role="status">
            {words}
        </p>
    }
}
