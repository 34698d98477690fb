//! What became of the answers.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::{Refusal, SurveyId};
use wasm_bindgen_futures::spawn_local;

use super::{
    Standing, standing,
    terms::{CodeField, counts_once, is_code},
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
    let is_confidential = Memo::new(move |_| app.is_confidential(id));
    let title = Signal::derive(move || {
        match standing.get() {
            Standing::Open | Standing::Sent => around().survey_sent_title(),
            Standing::Waiting | Standing::Held => around().survey_waiting_title(),
            Standing::Rejected(..) | Standing::Refused(..) | Standing::Counted(_) => {
                around().survey_refused_title()
            }
        }
        .to_owned()
    });
    let state = move || match standing.get() {
        Standing::Open | Standing::Sent => "sent",
        Standing::Waiting | Standing::Held => "waiting",
        Standing::Rejected(..) | Standing::Refused(..) => "rejected",
        Standing::Counted(_) => "counted",
    };
    let mark = move || {
        let icon = match standing.get() {
            Standing::Open | Standing::Sent => Icon::Check,
            Standing::Waiting | Standing::Held => Icon::Phone,
            Standing::Rejected(..) | Standing::Refused(..) | Standing::Counted(_) => Icon::Alert,
        };
        view! { <IconView icon=icon /> }
    };
    let body = move || match standing.get() {
        Standing::Open | Standing::Sent => around().survey_sent_body(),
        Standing::Waiting if is_confidential.get() => around().survey_linked_waiting(),
        Standing::Waiting => around().survey_waiting_body(),
        Standing::Held => around().survey_held_body(),
        Standing::Counted(_) => around().survey_refused_counted(),
        Standing::Refused(_, Refusal::AlreadyRegistered) => around().survey_refused_counted(),
        Standing::Refused(_, Refusal::NotAllowed) => around().survey_linked_code(),
        Standing::Rejected(_, 403) => around().survey_refused_code(),
        Standing::Rejected(_, 404) | Standing::Refused(_, Refusal::UnknownRegistration) => {
            around().survey_refused_unknown()
        }
        Standing::Rejected(_, 409) => around().survey_refused_changed(),
        Standing::Rejected(_, 410) => around().survey_refused_closed(),
        Standing::Rejected(..) | Standing::Refused(..) => around().survey_refused_other(),
    };
    let terms = Memo::new(move |_| app.survey_terms(id));
    let again = move || {
        let on_again = on_again?;
        if is_confidential.get() || terms.with(|terms| terms.as_ref().is_some_and(counts_once)) {
            let standing = standing.get();
            if matches!(
                standing,
                Standing::Rejected(..) | Standing::Refused(..) | Standing::Counted(_)
            ) {
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
                <SendAgain standing=standing />
                <Acknowledge standing=standing />
                <a class="button button--wide" href=Route::Activities.path()>
                    {around().survey_see_activities()}
                </a>
                {again}
            </div>
        </div>
    }
}

/// Where another code is typed, when answers were refused for the one that they came with.
#[component]
fn SendAgain(
    /// What became of the answers.
    standing: Memo<Standing>,
) -> impl IntoView {
    let app = use_app();
    let (code, is_wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    move || {
        let Standing::Refused(op, Refusal::NotAllowed) = standing.get() else { return None };
        let send = move |event: SubmitEvent| {
            event.prevent_default();
            let code = code.get_untracked();
            is_wrong.set(!is_code(&code));
            if is_code(&code) {
                // What cannot be stored is shown as a storage problem; the answers are still there.
                spawn_local(async move { drop(app.answer_again(op, &code).await) });
            }
        };
        Some(view! {
            <form class="stack" novalidate on:submit=send>
                <CodeField code=code is_wrong=is_wrong />
                <button
                    type="submit"
                    class="button button--wide button--primary"
                    data-test="survey-send-again"
                >
                    {around().survey_send()}
                </button>
            </form>
        })
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
        let standing = standing.get();
        let is_refused = matches!(
            standing,
            Standing::Rejected(..) | Standing::Refused(..) | Standing::Counted(_)
        );
        if !is_refused {
            return None;
        }
        let may_send_again = matches!(standing, Standing::Refused(_, Refusal::NotAllowed));
        // What could go again is gone then.
        let words = match may_send_again {
            true => around().survey_own_delete(),
            false => around().survey_acknowledge_refusal(),
        };
        let dismiss = move |_| {
            spawn_local(async move {
                let dismissed = match standing {
                    Standing::Rejected(response, _) | Standing::Counted(response) => {
                        app.dismiss_response(response).await
                    }
                    Standing::Refused(op, _) => app.dismiss_refused_answers(op).await,
                    _ => Ok(()),
                };
                // What cannot be stored is shown as a storage problem; the response is still there.
                if dismissed.is_ok() {
                    router.replace(&Route::Surveys);
                }
            });
        };
        Some(view! {
            <button
                type="button"
                class="button button--wide"
                class:button--primary=!may_send_again
                data-test="survey-acknowledge"
                on:click=dismiss
            >
                {words}
            </button>
        })
    }
}
