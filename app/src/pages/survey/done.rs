//! What became of the answers.

use leptos::prelude::*;
use sammen_domain::SurveyId;
use wasm_bindgen_futures::spawn_local;

use super::{
    Standing, standing,
    terms::counts_once,
    tongue::{around, tongue},
    words::direction,
};
use crate::{
    components::{Icon, IconView, PageHeading, Picture, PictureView},
    routing::{Route, use_router},
    state::use_app,
};

/// Says that the answers wait, have arrived, or were not taken, and follows as that changes.
#[component]
pub fn Done(
    /// Which survey.
    id: SurveyId,
    /// Told when somebody else is to answer; `None` where the survey is gone.
    on_again: Option<Callback<()>>,
) -> impl IntoView {
    let app = use_app();
    let standing = Memo::new(move |_| standing(app, id));
    let title = Signal::derive(move || {
        match standing.get() {
            Standing::Open | Standing::Sent => around().survey_sent_title(),
            Standing::Waiting | Standing::Held => around().survey_waiting_title(),
            Standing::Rejected(..) | Standing::Counted(_) => around().survey_refused_title(),
        }
        .to_owned()
    });
    let state = move || match standing.get() {
        Standing::Open | Standing::Sent => "sent",
        Standing::Waiting | Standing::Held => "waiting",
        Standing::Rejected(..) => "rejected",
        Standing::Counted(_) => "counted",
    };
    let mark = move || {
        let icon = match standing.get() {
            Standing::Open | Standing::Sent => Icon::Check,
            Standing::Waiting | Standing::Held => Icon::Phone,
            Standing::Rejected(..) | Standing::Counted(_) => Icon::Alert,
        };
        view! { <IconView icon=icon /> }
    };
    let body = move || match standing.get() {
        Standing::Open | Standing::Sent => around().survey_sent_body(),
        Standing::Waiting => around().survey_waiting_body(),
        Standing::Held => around().survey_held_body(),
        Standing::Counted(_) => around().survey_refused_counted(),
        Standing::Rejected(_, 403) => around().survey_refused_code(),
        Standing::Rejected(_, 404) => around().survey_refused_unknown(),
        Standing::Rejected(_, 409) => around().survey_refused_changed(),
        Standing::Rejected(_, 410) => around().survey_refused_closed(),
        Standing::Rejected(..) => around().survey_refused_other(),
    };
    let terms = Memo::new(move |_| app.survey_terms(id));
    let again = move || {
        let on_again = on_again?;
        if terms.with(|terms| terms.as_ref().is_some_and(counts_once)) {
            if matches!(standing.get(), Standing::Rejected(..) | Standing::Counted(_)) {
                return None;
            }
            let words = around().survey_once();
            return Some(view! { <p class="note" data-test="survey-once">{words}</p> }.into_any());
        }
        let button = view! {
            <button
                type="button"
                class="button button--wide button--quiet"
                data-test="survey-again"
                on:click=move |_| on_again.run(())
            >
                {around().survey_another()}
            </button>
        };
        Some(button.into_any())
    };
    let language = tongue().code();
    view! {
        <div
            class="survey survey--done"
            lang=language
            dir=direction(language)
            data-test="survey-done"
            data-state=state
        >
            <PictureView picture=Picture::Neighbourhood />
            <span class="survey__mark">{mark}</span>
            <PageHeading text=title />
            <p role="status">{body}</p>
            <div class="survey__end">
                <Acknowledge standing=standing />
                <a class="button button--wide" href=Route::Activities.path()>
                    {around().survey_see_activities()}
                </a>
                {again}
            </div>
        </div>
    }
}

/// The button by which a refusal is put away.
#[component]
fn Acknowledge(
    /// What became of the answers.
    standing: Memo<Standing>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    move || {
        let (Standing::Rejected(response, _) | Standing::Counted(response)) = standing.get() else {
            return None;
        };
        let dismiss = move |_| {
            spawn_local(async move {
                // What cannot be stored is shown as a storage problem; the response is still there.
                if app.dismiss_response(response).await.is_ok() {
                    router.replace(&Route::Surveys);
                }
            });
        };
        Some(view! {
            <button
                type="button"
                class="button button--wide button--primary"
                data-test="survey-acknowledge"
                on:click=dismiss
            >
                {around().survey_acknowledge_refusal()}
            </button>
        })
    }
}
