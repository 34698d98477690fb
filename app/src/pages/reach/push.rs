//! Messages to the phone.

use leptos::prelude::*;
use sammen_sync_indexeddb::{ReachError, fetch_push_key};

use super::{
    Failed, IsOn, Standing,
    browser::{self, Permission},
    words_of,
};
use crate::{settings::Reached, state::Reach, words::late};

/// Why messages are not sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PushFailure {
    /// The person was asked by the browser, and did not say yes.
    Denied,
    /// The browser's push service did not answer, or there is none.
    Browser,
    /// The server did not agree.
    Server(ReachError),
}

impl From<ReachError> for PushFailure {
    fn from(error: ReachError) -> Self {
        Self::Server(error)
    }
}

impl PushFailure {
    fn words(self) -> &'static str {
        match self {
            Self::Denied => late().reach_push_denied(),
            Self::Browser | Self::Server(ReachError::NotTaken) => late().reach_push_browser(),
            Self::Server(error) => words_of(error),
        }
    }
}

/// One button, or why there is none, or the way out.
#[component]
pub fn Push(
    /// What the page knows.
    standing: Standing,
) -> impl IntoView {
    let failed = RwSignal::new(None::<PushFailure>);
    let is_on = Memo::new(move |_| standing.reached.with(|reached| reached.reaching.push));
    let start = move |_| {
        let language = standing.app.locale.get_untracked().code();
        standing.agree(failed, async move |reach: &Reach| {
            if browser::ask().await != Permission::Open {
                return Err(PushFailure::Denied);
            }
            agree(reach, language).await?;
            Ok(move |reached: &mut Reached| {
                reached.reaching.push = true;
                reached.push_language = language.to_owned();
            })
        });
    };
    let stop = move |_| {
        standing.agree(failed, async |reach: &Reach| -> Result<_, PushFailure> {
            reach.end_push().await?;
            // One browser has one subscription, whatever areas use it.
            if !reach.has_push_elsewhere().await {
                browser::unsubscribe().await;
            }
            Ok(|reached: &mut Reached| reached.reaching.push = false)
        });
    };
    let choice = move || {
        if is_on.get() {
            return view! {
                <IsOn words=late().reach_push_on() />
                <button
                    type="button"
                    class="button"
                    data-test="push-stop"
                    disabled=standing.is_busy
                    on:click=stop
                >
                    {late().reach_push_stop()}
                </button>
            }
            .into_any();
        }
        match browser::permission() {
            Permission::Missing => {
                view! { <p class="note" data-test="push-missing">{late().reach_push_missing()}</p> }
                    .into_any()
            }
            Permission::Denied => {
                view! { <p class="note" data-test="push-denied">{late().reach_push_denied()}</p> }
                    .into_any()
            }
            Permission::Open => view! {
                <button
                    type="button"
                    class="button button--primary"
                    data-test="push-start"
                    disabled=standing.is_busy
                    on:click=start
                >
                    {late().reach_push_start()}
                </button>
                <p class="note">{late().reach_push_explained()}</p>
            }
            .into_any(),
        }
    };
    view! {
        <section class="card stack" aria-labelledby="reach-push" data-test="reach-push">
            <h2 id="reach-push">{late().reach_push_title()}</h2>
            <p>{late().reach_push_body()}</p>
            <div class="stack" role="status">
                {choice}
            </div>
            <Failed words=Signal::derive(move || failed.get().map(PushFailure::words)) />
        </section>
    }
}

/// Subscribes the browser and tells the server.
pub async fn agree(reach: &Reach, language: &str) -> Result<(), PushFailure> {
    let key = fetch_push_key().await?;
    let subscription = browser::subscribe(&key, language).await.ok_or(PushFailure::Browser)?;
    Ok(reach.give_push(&subscription).await?)
}
