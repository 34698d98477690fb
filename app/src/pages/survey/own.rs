//! What somebody answered to a confidential survey, and the way to take it back.

use std::sync::Arc;

use leptos::prelude::*;
use sammen_domain::{AreaId, OwnResponse, SurveyId};
use sammen_sync::OwnAnswer;
use sammen_xforms::xform::{FormSession, SavedAnswers, XForm, submission_values};
use sammen_xforms_browser::Phone;
use wasm_bindgen_futures::spawn_local;

use super::{
    answering::Answering,
    summary::Answers,
    tongue::{around, tongue},
    words::direction,
};
use crate::{
    components::{ConfirmDialog, Icon, IconView},
    state::use_app,
};

/// Everything that is stored of this phone's person's answers to a survey; nothing where there is nothing.
#[component]
pub fn OwnAnswers(
    /// Which survey.
    id: SurveyId,
    /// Its form as it is asked now, where it is asked.
    form: Option<Arc<XForm>>,
    /// Told when an answer has been taken back.
    on_withdrawn: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let own = Memo::new(move |_| {
        let all = app.own_answers().into_iter();
        all.filter(|(_, own)| own.response.survey == id).collect::<Vec<_>>()
    });
    let asked_for = RwSignal::new(None::<(AreaId, OwnResponse)>);
    let asked = RwSignal::new(false);
    let withdraw = Callback::new(move |()| {
        let Some((area, response)) = asked_for.get_untracked() else { return };
        spawn_local(async move {
            // What cannot be stored is shown as a storage problem; the answer is still there.
            if app.withdraw_answer(&area, &response).await.is_ok() {
                on_withdrawn.run(());
            }
        });
    });
    let ask = Callback::new(move |one| {
        asked_for.set(Some(one));
        asked.set(true);
    });
    move || {
        let own = own.get();
        if own.is_empty() {
            return None;
        }
        let items = own.into_iter().map(|(area, own)| {
            untrack(|| view! { <Own area=area own=own form=form.clone() on_withdraw=ask /> })
        });
        let items = items.collect_view();
        Some(view! {
            <section
                class="stack survey-own"
                lang=tongue().code()
                dir=direction(tongue().code())
                data-test="survey-own"
            >
                <h2>{around().survey_own_title()}</h2>
                {items}
                <ConfirmDialog
                    open=asked
                    title=around().survey_own_delete_title()
                    body=around().survey_own_delete_body()
                    confirm=around().survey_own_delete_confirm()
                    keep=around().survey_repeat_remove_keep()
                    on_confirm=withdraw
                />
            </section>
        })
    }
}

/// One answer.
#[component]
fn Own(
    /// The area that it is stored in.
    area: AreaId,
    /// The answer, and how far it has come.
    own: OwnAnswer,
    /// The form as it is asked now.
    form: Option<Arc<XForm>>,
    /// Told when it is to be taken back.
    on_withdraw: Callback<(AreaId, OwnResponse)>,
) -> impl IntoView {
    let OwnAnswer { response, withdrawn, .. } = own;
    let answers = answers(&area, &response, form);
    let end = match withdrawn {
        Some(_) => view! {
            <p class="mark" role="status" data-test="survey-withdrawn">
                <IconView icon=Icon::Phone />
                <span>{around().survey_own_deleting()}</span>
            </p>
        }
        .into_any(),
        None => view! {
            <button
                type="button"
                class="button button--quiet"
                data-test="survey-withdraw"
                on:click=move |_| on_withdraw.run((area.clone(), response.clone()))
            >
                {around().survey_own_delete()}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="stack stack--tight" data-test="survey-own-answer">
            {answers}
            {end}
        </div>
    }
}

/// The answers in the words of the form; those that it has no place for, by their names.
fn answers(area: &AreaId, response: &OwnResponse, form: Option<Arc<XForm>>) -> AnyView {
    let xml = std::str::from_utf8(&response.answers).unwrap_or_default();
    let mut rest = submission_values(xml);
    rest.retain(|(path, value)| !value.is_empty() && !path.contains("/meta/"));
    let shown = form.and_then(|form| {
        let saved = SavedAnswers::from_own_submission(&form, xml)?;
        let (session, apart) = FormSession::restore(Arc::clone(&form), &saved, &Phone);
        let apart: Vec<String> = apart.iter().map(|path| without_positions(path)).collect();
        rest.retain(|(path, _)| apart.contains(path));
        let answering = Answering::read(area.clone(), response.survey, form, &session);
        Some(view! { <Answers answering=answering may_change=false /> })
    });
    let line = |(path, value): (String, String)| {
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        view! {
            <li class="summary__line">
                <div class="summary__words">
                    <p class="summary__question">{name}</p>
                    <div class="summary__answer">
                        <p dir="auto">{value}</p>
                    </div>
                </div>
            </li>
        }
    };
    let rest: Vec<_> = rest.into_iter().map(line).collect();
    let rest = (!rest.is_empty()).then(|| view! { <ol class="card summary">{rest}</ol> });
    view! {
        {shown}
        {rest}
    }
    .into_any()
}

/// A path without which instances of repeats it leads through.
fn without_positions(path: &str) -> String {
    let steps = path.split('/').map(|step| step.split('[').next().unwrap_or_default());
    steps.collect::<Vec<_>>().join("/")
}
