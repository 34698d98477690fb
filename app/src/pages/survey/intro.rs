//! What the survey is, before the first question.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::{Survey, SurveyTerms};
use wasm_bindgen_futures::spawn_local;

use super::{
    minutes,
    terms::{CodeField, Promise, code_from_link, is_code},
};
use crate::{
    components::{Icon, IconView, PageHeading, Picture, PictureView},
    pages::later,
    state::use_app,
    words::{late, text, text_language},
};

/// Its name, how long it takes, who may answer and what becomes of that.
#[component]
pub fn Intro(
    /// The survey.
    survey: Survey,
    /// Told when the person begins.
    on_begin: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let id = survey.id;
    let questions = u32::from(survey.questions);
    let language = text_language(&survey.title);
    let title = survey.title;
    let terms = Memo::new(move |_| app.survey_terms(id));
    let code = RwSignal::new(code_from_link());
    let is_wrong = RwSignal::new(false);
    let needs_code = move || terms.with(|terms| terms.as_ref().is_some_and(asks_for_code));
    // Where there is a network: without one, the answers wait for the token.
    Effect::new(move |_| {
        if terms.with(Option::is_some) && !needs_code() {
            later::see_to_answers(app, Some(id));
        }
    });
    let begin = move |event: SubmitEvent| {
        event.prevent_default();
        if !needs_code() {
            return on_begin.run(());
        }
        let code = code.get_untracked();
        is_wrong.set(!is_code(&code));
        if is_code(&code) {
            spawn_local(async move {
                if app.keep_survey_code(id, &code).await.is_ok() {
                    later::see_to_answers(app, Some(id));
                    on_begin.run(());
                }
            });
        }
    };
    view! {
        <form class="survey" data-test="survey-intro" novalidate on:submit=begin>
            <PictureView picture=Picture::Neighbourhood />
            <PageHeading text=Signal::derive(move || text(&title)) language=language />
            <p class="muted">{move || late().survey_length(questions, minutes(questions))}</p>
            <ul class="stack survey__promises">
                {move || promises(terms.get())}
                <li class="survey__promise">
                    <IconView icon=Icon::Check />
                    <span>{late().survey_voluntary()}</span>
                </li>
            </ul>
            {move || needs_code().then(|| view! { <CodeField code=code is_wrong=is_wrong /> })}
            <div class="survey__end">
                <button
                    type="submit"
                    class="button button--primary button--wide"
                    data-test="survey-start"
                >
                    {late().survey_start()}
                </button>
            </div>
        </form>
    }
}

fn asks_for_code(terms: &SurveyTerms) -> bool {
    !terms.audience.is_open()
}

/// What is promised; where the workbook declares nothing, no more than is so for every survey.
fn promises(terms: Option<SurveyTerms>) -> AnyView {
    match terms {
        Some(terms) => view! { <Promise terms=terms /> }.into_any(),
        None => view! {
            <li class="survey__promise">
                <IconView icon=Icon::Lock />
                <span>
                    <strong>{late().survey_anonymous_title()}</strong>
                    <span class="note">{late().survey_anonymous()}</span>
                </span>
            </li>
        }
        .into_any(),
    }
}
