//! The surveys one can answer.

mod card;

use leptos::prelude::*;
use sammen_domain::SurveyId;
use wasm_bindgen_futures::spawn_local;

use crate::{
    components::{ConfirmDialog, EmptyState, NotFetched, PageHeading, Picture, Skeletons},
    routing::{Route, use_router},
    state::use_app,
    words::late,
};
use card::{SurveyCard, SurveyLine};

/// A card for each survey, with how far this phone has come with it.
#[component]
pub fn SurveysPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let lines = Memo::new(move |_| {
        let view = app.view_with(|view| view.surveys.is_empty())?;
        Some(view.surveys.iter().map(SurveyLine::new).collect::<Vec<_>>())
    });
    let starting_over = RwSignal::new(None::<SurveyId>);
    let asked = RwSignal::new(false);
    let ask = Callback::new(move |survey| {
        starting_over.set(Some(survey));
        asked.set(true);
    });
    let start_over = Callback::new(move |()| {
        let Some(survey) = starting_over.get_untracked() else { return };
        spawn_local(async move {
            // What cannot be deleted is shown as a storage problem, and the answers are still there.
            if app.discard_draft(survey).await.is_ok() {
                router.go(&Route::Survey(survey));
            }
        });
    });
    let list = move || match (app.ready.get(), lines.get()) {
        (false, _) => view! { <Skeletons /> }.into_any(),
        (true, None) => view! { <NotFetched /> }.into_any(),
        (true, Some(lines)) if lines.is_empty() => {
            let action = (Route::Activities.path(), late().surveys_empty_action().to_owned());
            view! {
                <EmptyState
                    picture=Picture::Noticeboard
                    sentence=late().surveys_empty_body()
                    action=Some(action)
                />
            }
            .into_any()
        }
        (true, Some(lines)) => {
            let cards = lines
                .into_iter()
                .map(|line| view! { <SurveyCard line=line on_start_over=ask /> })
                .collect_view();
            view! {
                <p class="muted">{late().surveys_lead()}</p>
                <ul class="stack">{cards}</ul>
            }
            .into_any()
        }
    };
    view! {
        <PageHeading text=late().surveys_title() />
        {list}
        <ConfirmDialog
            open=asked
            title=late().survey_start_over()
            body=late().survey_start_over_body()
            confirm=late().survey_start_over_confirm()
            keep=late().delete_keep()
            on_confirm=start_over
        />
    }
}
