//! The very first page: which neighbourhood is yours?

use leptos::{ev::SubmitEvent, prelude::*};
use wasm_bindgen_futures::spawn_local;

use crate::{
    components::{AreaCheckboxes, EmptyState, LanguageChoice, PageHeading, Picture, PictureView},
    state::use_app,
    words::m,
};

/// Choosing areas and language; nothing else is asked for.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(Vec::new());
    let missing = RwSignal::new(false);
    let choose = move |event: SubmitEvent| {
        event.prevent_default();
        let areas = chosen.get_untracked();
        missing.set(areas.is_empty());
        if !areas.is_empty() {
            spawn_local(async move {
                // What the storage says against it stands in the banner; the choice stays on the page.
                let _ = app.follow(areas).await;
            });
        }
    };
    let form = move || {
        view! {
            <form class="stack stack--wide" on:submit=choose novalidate>
                <p>{m().welcome_explanation()}</p>
                <AreaCheckboxes
                    chosen=chosen
                    legend=m().welcome_areas_label()
                />
                {move || {
                    missing
                        .get()
                        .then(|| {
                            view! {
                                <p class="field__error" role="alert">
                                    {m().welcome_none_chosen()}
                                </p>
                            }
                        })
                }}
                <button
                    type="submit"
                    class="button button--primary button--wide"
                    data-test="welcome-action"
                >
                    {m().welcome_action()}
                </button>
            </form>
        }
    };
    let body = move || {
        if !app.known_areas.with(Vec::is_empty) {
            form().into_any()
        } else if app.is_offline() {
            view! {
                <EmptyState
                    picture=Picture::Noticeboard
                    title=Some(m().first_visit_offline_title().to_owned())
                    sentence=m().first_visit_offline_body()
                />
            }
            .into_any()
        } else {
            view! {
                <p role="status">{m().loading()}</p>
                <div class="skeleton skeleton--card"></div>
            }
            .into_any()
        }
    };
    view! {
        <LanguageChoice />
        <PictureView picture=Picture::Neighbourhood />
        <PageHeading text=m().welcome_title() />
        {body}
    }
}
