//! What concerns every page: a storage that fails, a server that is away, a new version.

use leptos::prelude::*;
use sammen_sync::{Left, StoreError};
use sammen_sync_indexeddb::SyncState;
use wasm_bindgen_futures::spawn_local;

use super::{Icon, IconView};
use crate::{service_worker, state::use_app, words::m};

/// The banners that apply now; each says what happened, what it means and what to do.
#[component]
pub fn Banners() -> impl IntoView {
    view! {
        <div class="banners">
            <StorageBanner />
            <LeftBanner />
            <SendingBanner />
            <UpdateBanner />
        </div>
    }
}

#[component]
fn StorageBanner() -> impl IntoView {
    let app = use_app();
    move || {
        let (title, body) = match app.storage_problem.get()? {
            StoreError::Full => (m().storage_full_title(), m().storage_full_body()),
            StoreError::Closed => (m().storage_closed_title(), m().storage_closed_body()),
            StoreError::Unavailable => (m().storage_private_title(), m().storage_private_body()),
            StoreError::Newer => (m().update_offered(), m().error_app_too_old()),
            StoreError::Damaged { .. } => {
                (m().storage_unreadable_title(), m().storage_unreadable_body())
            }
            StoreError::UnknownArea(_) | StoreError::Other { .. } => {
                (m().storage_failed_title(), m().storage_failed_body())
            }
        };
        Some(view! {
            <div class="banner banner--stop" role="alert" data-test="storage-problem">
                <IconView icon=Icon::Alert />
                <div class="stack stack--tight">
                    <strong>{title}</strong>
                    <p>{body}</p>
                </div>
            </div>
        })
    }
}

/// That this phone is not its household's any more, until it has been seen.
#[component]
fn LeftBanner() -> impl IntoView {
    let app = use_app();
    let left = Memo::new(move |_| {
        app.views
            .with(|views| views.iter().find_map(|(area, view)| Some((area.clone(), view.left?))))
    });
    move || {
        let (area, left) = left.get()?;
        let (title, body) = match left {
            Left::Moved => (m().phones_left_moved_title(), m().phones_left_moved_body()),
            Left::Revoked => (m().phones_left_revoked_title(), m().phones_left_revoked_body()),
        };
        let seen = move |_| {
            let area = area.clone();
            spawn_local(async move {
                let _ = app.dismiss_left(&area).await;
            });
        };
        Some(view! {
            <div class="banner banner--stop" role="alert" data-test="left">
                <IconView icon=Icon::Alert />
                <div class="stack stack--tight">
                    <strong>{title}</strong>
                    <p>{body}</p>
                    <div class="button-row">
                        <button type="button" class="button" data-test="left-seen" on:click=seen>
                            {m().phones_left_seen()}
                        </button>
                    </div>
                </div>
            </div>
        })
    }
}

#[component]
fn SendingBanner() -> impl IntoView {
    let app = use_app();
    move || {
        let words = match app.sync.get() {
            SyncState::Failing => m().server_away(),
            SyncState::Outdated => m().error_app_too_old(),
            _ => return None,
        };
        Some(view! {
            <div class="banner" role="status">
                <IconView icon=Icon::Cloud />
                <p>{words}</p>
            </div>
        })
    }
}

#[component]
fn UpdateBanner() -> impl IntoView {
    let app = use_app();
    let later = RwSignal::new(false);
    let running = RwSignal::new(false);
    let take = move |_| {
        running.set(true);
        service_worker::take_update();
    };
    let offer = move || {
        let blocked = app.unsaved_input.get();
        view! {
            <div class="banner" role="status" data-test="update-offer">
                <IconView icon=Icon::Sync />
                <div class="stack">
                    <strong>{m().update_offered()}</strong>
                    <p>
                        {if blocked { m().update_blocked() } else { m().update_explanation() }}
                    </p>
                    <div class="button-row">
                        <button
                            type="button"
                            class="button button--primary"
                            data-test="take-update"
                            disabled=blocked || running.get()
                            on:click=take
                        >
                            {if running.get() { m().update_running() } else { m().update_take() }}
                        </button>
                        <button type="button" class="button" on:click=move |_| later.set(true)>
                            {m().update_later()}
                        </button>
                    </div>
                </div>
            </div>
        }
    };
    move || (app.update_waiting.get() && !later.get()).then(offer)
}
