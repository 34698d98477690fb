//! Language, areas, look, and what the phone keeps.

mod erase;
mod installed;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    components::{AreaCheckboxes, Icon, IconView, LanguageChoice, PageHeading},
    routing::Route,
    settings::Theme,
    state::use_app,
    words::{late, m, seen},
};

/// The person's choices; each is kept as it is made.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <PageHeading text=late().more_settings() />
        <section class="stack" aria-labelledby="language">
            <h2 id="language">{m().language_title()}</h2>
            <LanguageChoice />
            <p class="note">{late().language_hint()}</p>
        </section>
        <FollowedAreas />
        <Look />
        <Phones />
        <Fetched />
        <installed::Installed />
        <erase::Erase />
    }
}

#[component]
fn FollowedAreas() -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(app.followed.get_untracked());
    // The phone's storage may be read after this page is shown.
    Effect::new(move |_| chosen.set(app.followed.get()));
    Effect::new(move |_| {
        let areas = chosen.get();
        if !areas.is_empty() && areas != app.followed.get_untracked() {
            spawn_local(async move {
                let _ = app.follow(areas).await;
            });
        }
    });
    let none = move || chosen.with(Vec::is_empty);
    view! {
        <section class="stack" aria-labelledby="areas">
            <h2 id="areas">{late().areas_title()}</h2>
            <p class="note">{late().areas_hint()}</p>
            <AreaCheckboxes
                chosen=chosen
                legend=late().areas_choose()
            />
            {move || {
                none()
                    .then(|| {
                        view! {
                            <p class="field__error" role="alert">
                                {late().areas_at_least_one()}
                            </p>
                        }
                    })
            }}
        </section>
    }
}

#[component]
fn Look() -> impl IntoView {
    let app = use_app();
    let choice = move |theme: Theme, words: fn() -> &'static str| {
        let show = move |_| {
            spawn_local(async move {
                let _ = app.show_theme(theme).await;
            });
        };
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (app.theme.get() == theme).to_string()
                on:click=show
            >
                {words}
            </button>
        }
    };
    view! {
        <section class="stack" aria-labelledby="look">
            <h2 id="look">{late().look_title()}</h2>
            <div class="chips" role="group" aria-labelledby="look">
                {choice(Theme::AsPhone, || late().look_as_phone())}
                {choice(Theme::Light, || late().look_light())}
                {choice(Theme::Dark, || late().look_dark())}
            </div>
        </section>
    }
}

#[component]
fn Phones() -> impl IntoView {
    view! {
        <ul class="link-list">
            <li>
                <a href=Route::Phones.path()>
                    <IconView icon=Icon::Sync />
                    <span>
                        {late().phones_title()}
                        <span class="note">{late().phones_hint()}</span>
                    </span>
                </a>
            </li>
        </ul>
    }
}

#[component]
fn Fetched() -> impl IntoView {
    let app = use_app();
    let age = move || {
        let pulled_at = app.view().and_then(|view| view.pulled_at);
        let age = seen(pulled_at, app.now.get());
        if app.is_offline() { format!("{age}. {}", late().refresh_offline()) } else { age }
    };
    view! {
        <section class="stack" aria-labelledby="fetched">
            <h2 id="fetched">{late().refresh_title()}</h2>
            <p class="note sentence" role="status">{age}</p>
            <button type="button" class="button" on:click=move |_| app.sync_now()>
                {late().refresh_action()}
            </button>
        </section>
    }
}
