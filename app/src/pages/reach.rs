//! Being told when the app is not open: a calendar that follows, messages to the phone, e-mail or SMS. All of it is a
//! choice, is shown as it stands, and can be ended here.

mod browser;
mod calendar;
mod contact;
mod push;

pub use browser::unsubscribe as stop_messages;

use leptos::prelude::*;
use sammen_domain::AreaId;
use sammen_sync_indexeddb::ReachError;
use wasm_bindgen_futures::spawn_local;

use crate::{
    components::{AreaChoice, Icon, IconView, PageHeading},
    settings::Reached,
    state::{AppState, Reach, use_app},
    words::late,
};

/// What the parts of the page share; Copy.
#[derive(Clone, Copy)]
struct Standing {
    app: AppState,
    /// Which area it is about.
    area: RwSignal<Option<AreaId>>,
    /// What is agreed there, as far as the phone knows.
    reached: RwSignal<Reached>,
    /// Whether the server is being asked for something.
    is_busy: RwSignal<bool>,
}

/// The three ways.
#[component]
pub fn ReachPage() -> impl IntoView {
    let app = use_app();
    let standing = Standing {
        app,
        area: RwSignal::new(None),
        reached: RwSignal::new(Reached::default()),
        is_busy: RwSignal::new(false),
    };
    // The phone's storage may be read after this page is shown.
    Effect::new(move |_| {
        if app.ready.get() && standing.area.get_untracked().is_none() {
            standing.area.set(app.current_area());
        }
    });
    Effect::new(move |_| {
        if let Some(area) = standing.area.get() {
            standing.load(area);
        }
    });
    let offline = move || {
        view! {
            <p class="mark mark--stop" data-test="reach-offline">
                <IconView icon=Icon::Alert />
                {late().reach_needs_network()}
            </p>
        }
    };
    view! {
        <PageHeading text=late().reach_title() />
        <div class="stack stack--wide">
            <p>{late().reach_intro()}</p>
            {move || app.is_offline().then(offline)}
            <AreaChoice areas=app.followed.into() chosen=standing.area id="reach-area" />
            <push::Push standing=standing />
            <calendar::CalendarFeed standing=standing />
            <contact::Contact standing=standing />
        </div>
    }
}

impl Standing {
    /// Shows what the phone last heard, then what the server says.
    fn load(self, area: AreaId) {
        let language = self.app.locale.get_untracked().code();
        spawn_local(async move {
            let Ok(reach) = self.app.reach(&area) else { return };
            let mut reached = reach.known().await;
            self.show(&area, reached.clone());
            let Ok(reaching) = reach.fetch().await else { return };
            reached.reaching = reaching;
            // The browser may have dropped it, or lost it with other data.
            reached.reaching.push &= browser::is_subscribed().await;
            let is_other_language = reached.reaching.push && reached.push_language != language;
            if is_other_language && push::agree(&reach, language).await.is_ok() {
                reached.push_language = language.to_owned();
            }
            reach.keep(reached.clone()).await;
            self.show(&area, reached);
        });
    }

    /// Shows it, unless another area was chosen meanwhile.
    fn show(self, area: &AreaId, reached: Reached) {
        let is_shown = self.area.try_with_untracked(|shown| shown.as_ref() == Some(area));
        if is_shown == Some(true) {
            self.reached.set(reached);
        }
    }

    /// Agrees something with the server, one thing at a time, and keeps what that changes.
    fn agree<E, C>(
        self,
        failed: RwSignal<Option<E>>,
        act: impl AsyncFnOnce(&Reach) -> Result<C, E> + 'static,
    ) where
        E: From<ReachError> + Send + Sync + 'static,
        C: FnOnce(&mut Reached),
    {
        let Some(area) = self.area.get_untracked() else { return };
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        failed.set(None);
        spawn_local(async move {
            let done = self.try_agree(&area, act).await;
            self.is_busy.set(false);
            failed.set(done.err());
        });
    }

    async fn try_agree<E: From<ReachError>, C: FnOnce(&mut Reached)>(
        self,
        area: &AreaId,
        act: impl AsyncFnOnce(&Reach) -> Result<C, E>,
    ) -> Result<(), E> {
        let reach = self.app.reach(area)?;
        let change = act(&reach).await?;
        let mut reached = reach.known().await;
        change(&mut reached);
        reach.keep(reached.clone()).await;
        self.show(area, reached);
        Ok(())
    }
}

/// What went wrong, in words.
fn words_of(error: ReachError) -> &'static str {
    match error {
        ReachError::Unreachable => late().reach_unreachable(),
        ReachError::NotTaken => late().reach_not_taken(),
        ReachError::Failing => late().reach_failing(),
    }
}

/// That something is on, so that its end is seen beside it.
#[component]
fn IsOn(
    /// What is on.
    words: &'static str,
) -> impl IntoView {
    view! {
        <p class="mark mark--good" data-test="reach-on">
            <IconView icon=Icon::Check />
            {words}
        </p>
    }
}

/// Why something did not happen, where it did not.
#[component]
fn Failed(
    /// Why, in words.
    #[prop(into)]
    words: Signal<Option<&'static str>>,
) -> impl IntoView {
    let shown = move |words| {
        view! {
            <p class="field__error" data-test="reach-failed">
                <IconView icon=Icon::Alert />
                {words}
            </p>
        }
    };
    view! { <div role="alert">{move || words.get().map(shown)}</div> }
}
