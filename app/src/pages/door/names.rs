//! The lock on the names: choosing a PIN, unlocking, and locking again.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::UnixSeconds;
use sammen_sync_indexeddb::{UnlockError, WeakPin, may_have_passkeys};
use wasm_bindgen_futures::spawn_local;

use crate::{
    components::{Icon, IconView},
    state::{AppState, LOCKS_AFTER_MINUTES, NamesState, names_state, use_app},
    words::late,
};

/// How old the list is.
#[must_use]
pub fn fetched(at: UnixSeconds, now: UnixSeconds) -> String {
    // A clock that was set back gives a negative age, which is "just now".
    let minutes = u32::try_from((now - at).max(0) / 60).unwrap_or(u32::MAX);
    match minutes {
        0 => late().roster_fetched_now().to_owned(),
        1..60 => late().roster_fetched_minutes(minutes),
        60..1440 => late().roster_fetched_hours(minutes / 60),
        _ => late().roster_fetched_days(minutes / 1440),
    }
}

/// Whether this phone's person may see names anywhere. Tracks it.
#[must_use]
pub fn sees_names(app: AppState) -> bool {
    app.views.with(|views| views.values().any(|view| view.roles.iter().any(|role| role.sees_names)))
}

/// Why the names are not ready for a time without a network, in words; `None` when they are. Tracks it.
#[must_use]
pub fn names_missing(app: AppState) -> Option<&'static str> {
    if !sees_names(app) {
        return None;
    }
    match names_state().get() {
        NamesState::Open(true) | NamesState::Locked(true) => None,
        NamesState::NotSet => Some(late().names_choose_first()),
        NamesState::Asking | NamesState::Open(false) | NamesState::Locked(false) => {
            Some(late().names_fetch_first())
        }
    }
}

/// The lock, for those who may see names.
#[component]
pub fn NamesLock() -> impl IntoView {
    let app = use_app();
    let problem = RwSignal::new(None::<String>);
    // Only who has read the phone's storage knows which areas to look in.
    Effect::new(move |_| {
        if app.ready.get() {
            spawn_local(app.learn_names());
        }
    });
    let state = names_state();
    let is_shown = Memo::new(move |_| sees_names(app));
    // Whether they are on the phone changes nothing of the form, which may be typed into.
    let lock = Memo::new(move |_| match state.get() {
        NamesState::Open(_) => NamesState::Open(true),
        NamesState::Locked(_) => NamesState::Locked(true),
        other => other,
    });
    move || match (is_shown.get(), lock.get()) {
        (false, _) | (true, NamesState::Asking) => ().into_any(),
        (true, NamesState::NotSet) => view! { <ChoosePin problem=problem /> }.into_any(),
        (true, NamesState::Locked(_)) => view! { <Unlock problem=problem /> }.into_any(),
        (true, NamesState::Open(_)) => {
            problem.set(None);
            unlocked(app).into_any()
        }
    }
}

#[component]
fn ChoosePin(
    /// What went wrong last.
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let (pin, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, with_passkey) = (RwSignal::new(false), RwSignal::new(false));
    let choose = move |event: SubmitEvent| {
        event.prevent_default();
        if pin.get_untracked() != again.get_untracked() {
            return problem.set(Some(late().names_error_differ().to_owned()));
        }
        let (pin, with_passkey) = (pin.get_untracked(), with_passkey.get_untracked());
        attempt(problem, busy, async move { app.choose_names_pin(&pin, with_passkey).await });
    };
    let passkey = may_have_passkeys().then(|| {
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=with_passkey
                    on:change=move |event| with_passkey.set(event_target_checked(&event))
                    data-test="names-with-passkey"
                />
                <span>{late().names_with_passkey()}</span>
            </label>
        }
    });
    view! {
        <form class="card stack" on:submit=choose novalidate data-test="names-choose-form">
            <h2>{late().names_choose_title()}</h2>
            <p>{late().names_choose_explained()}</p>
            <p class="note">{late().names_pin_hint()}</p>
            {pin_field("names-pin", late().names_pin(), pin, problem)}
            {pin_field("names-pin-again", late().names_pin_again(), again, problem)}
            {passkey}
            {problem_view(problem)}
            <button type="submit" class="button button--primary" disabled=busy data-test="names-choose">
                {late().names_choose()}
            </button>
        </form>
    }
}

#[component]
fn Unlock(
    /// What went wrong last.
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let pin = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let unlock = move |event: SubmitEvent| {
        event.prevent_default();
        let tried = pin.get_untracked();
        pin.set(String::new());
        attempt(problem, busy, async move { app.unlock_names(&tried).await });
    };
    let has_passkey = RwSignal::new(false);
    spawn_local(async move {
        let _ = has_passkey.try_set(app.have_names_passkey().await);
    });
    let by_passkey = move || {
        has_passkey.get().then(|| {
            let unlock = move |_| attempt(problem, busy, app.unlock_names_by_passkey());
            view! {
                <button
                    type="button"
                    class="button"
                    disabled=busy
                    on:click=unlock
                    data-test="names-unlock-passkey"
                >
                    {late().names_unlock_passkey()}
                </button>
            }
        })
    };
    let forget = move |_| {
        spawn_local(async move {
            let _ = app.forget_names().await;
        });
    };
    view! {
        <form class="card stack" on:submit=unlock novalidate data-test="names-locked">
            <h2>
                <IconView icon=Icon::Lock />
                " "
                {late().names_locked_title()}
            </h2>
            <p>{late().names_locked_explained()}</p>
            {pin_field("names-pin", late().names_pin(), pin, problem)}
            {problem_view(problem)}
            <button type="submit" class="button button--primary" disabled=busy data-test="names-unlock">
                {late().names_unlock()}
            </button>
            {by_passkey}
            <details class="details">
                <summary>{late().names_new_pin_action()}</summary>
                <p>{late().names_new_pin()}</p>
                <button type="button" class="button" on:click=forget data-test="names-forget">
                    {late().names_new_pin_action()}
                </button>
            </details>
        </form>
    }
}

fn unlocked(app: AppState) -> impl IntoView {
    let lock = move |_| {
        spawn_local(async move {
            let _ = app.lock_names().await;
        });
    };
    view! {
        <div class="stack stack--tight" data-test="names-open">
            <p class="note">{late().names_open(LOCKS_AFTER_MINUTES)}</p>
            <div>
                <button type="button" class="button button--quiet" on:click=lock data-test="names-lock">
                    {late().names_lock()}
                </button>
            </div>
        </div>
    }
}

fn pin_field(
    id: &'static str,
    label: &'static str,
    typed: RwSignal<String>,
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <input
                id=id
                class="field__input"
                type="password"
                autocomplete="off"
                aria-describedby="names-problem"
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
    }
}

fn problem_view(problem: RwSignal<Option<String>>) -> impl IntoView {
    view! {
        <p class="field__error" id="names-problem" role="alert" data-test="names-problem">
            {problem}
        </p>
    }
}

/// Does something with the lock, one thing at a time, and says why it did not work.
fn attempt(
    problem: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    work: impl Future<Output = Result<(), UnlockError>> + 'static,
) {
    // Words need the language, which is found from the page.
    let Some(owner) = Owner::current() else { return };
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    spawn_local(async move {
        let went = work.await;
        // The form may be gone by now.
        let _ = busy.try_set(false);
        let _ = problem.try_set(went.err().map(|error| owner.with(|| words(&error))));
    });
}

fn words(error: &UnlockError) -> String {
    match error {
        UnlockError::Wrong { tries_left } => late().names_error_wrong(*tries_left),
        UnlockError::Waits { seconds } => late().names_error_waits(*seconds),
        UnlockError::OtherPasskey => late().names_error_passkey().to_owned(),
        UnlockError::Erased | UnlockError::NotSet => late().names_error_erased().to_owned(),
        UnlockError::Weak(WeakPin::Short) => late().names_error_short().to_owned(),
        UnlockError::Weak(WeakPin::Obvious) => late().names_error_obvious().to_owned(),
        UnlockError::Unsupported => late().names_error_unsupported().to_owned(),
        UnlockError::Store(_) => late().names_error_storage().to_owned(),
    }
}
