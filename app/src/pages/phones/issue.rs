//! A code for another phone.

use leptos::prelude::*;
use sammen_domain::AreaId;
use sammen_sync::{TransferPurpose, TransferResponse};
use sammen_sync_indexeddb::TransferError;
use wasm_bindgen_futures::spawn_local;

use super::{code::CodeView, words_of};
use crate::{
    components::{AreaChoice, Icon, IconView},
    routing::Route,
    state::use_app,
    words::late,
};

/// How far making a code is.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// Nobody has asked.
    Resting,
    /// What waits is sent first.
    Sending,
    /// The server makes it.
    Making,
    /// There is one.
    Made(TransferPurpose, TransferResponse),
    /// It did not work, and why. The words are found where it is shown: what runs later has no language at hand.
    Failed(TransferError),
}

/// Two ways to ask for a code, then the code.
#[component]
pub fn IssueCode() -> impl IntoView {
    let app = use_app();
    let step = RwSignal::new(Step::Resting);
    let area = RwSignal::new(app.current_area());
    // The phone's storage may be read after this page is shown.
    Effect::new(move |_| {
        if area.get_untracked().is_none() {
            area.set(app.current_area());
        }
    });
    let ask = move |purpose: TransferPurpose| {
        let Some(area) = area.get_untracked() else { return };
        if matches!(step.get_untracked(), Step::Sending | Step::Making) {
            return;
        }
        step.set(Step::Sending);
        spawn_local(async move {
            app.send_first(&area).await;
            step.set(Step::Making);
            let link = link(&area);
            step.set(match app.issue_transfer(&area, purpose, link).await {
                Ok(made) => Step::Made(purpose, made),
                Err(error) => Step::Failed(error),
            });
        });
    };
    let choices = move || {
        let is_busy = matches!(step.get(), Step::Sending | Step::Making);
        view! {
            <AreaChoice areas=app.followed.into() chosen=area id="area-from" />
            <section class="card stack" aria-labelledby="move">
                <h2 id="move">{late().phones_move_title()}</h2>
                <p>{late().phones_move_body()}</p>
                <button
                    type="button"
                    class="button button--primary"
                    data-test="move"
                    disabled=is_busy
                    on:click=move |_| ask(TransferPurpose::Move)
                >
                    {late().phones_move_action()}
                </button>
            </section>
            <section class="card stack" aria-labelledby="share">
                <h2 id="share">{late().phones_share_title()}</h2>
                <p>{late().phones_share_body()}</p>
                <button
                    type="button"
                    class="button"
                    data-test="share"
                    disabled=is_busy
                    on:click=move |_| ask(TransferPurpose::Share)
                >
                    {late().phones_share_action()}
                </button>
            </section>
        }
    };
    view! {
        {move || match step.get() {
            Step::Made(purpose, made) => {
                let again = Callback::new(move |()| ask(purpose));
                let stop = Callback::new(move |()| step.set(Step::Resting));
                view! { <CodeView made=made again=again stop=stop /> }.into_any()
            }
            _ => choices().into_any(),
        }}
        <p role="status">
            {move || match step.get() {
                Step::Sending => late().phones_sending(),
                Step::Making => late().phones_making(),
                _ => "",
            }}
        </p>
        {move || match step.get() {
            Step::Failed(error) => {
                Some(view! {
                    <p class="field__error" role="alert">
                        <IconView icon=Icon::Alert />
                        {words_of(error)}
                    </p>
                })
            }
            _ => None,
        }}
    }
}

/// Where the picture of a code leads: this page on the other phone, with the code behind the hash mark.
fn link(area: &AreaId) -> String {
    let origin = window().location().origin().unwrap_or_default();
    [origin.as_str(), &Route::Phones.path(), "#", area.as_str(), "."].concat()
}
