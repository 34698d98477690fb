//! What the survey is, before the first question.

use std::sync::Arc;

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::{Survey, SurveyTerms, Text};
use sammen_xforms::xform::XForm;
use wasm_bindgen_futures::spawn_local;

use super::{
    language::FirstLanguage,
    minutes,
    terms::{CodeField, LinkedPromise, Promise, is_code},
    tongue::{Chosen, around, tongue},
    words::direction,
};
use crate::{
    components::{Icon, IconView, PageHeading, Picture, PictureView},
    pages::later,
    state::use_app,
};

/// Its name, how long it takes, who may answer and what becomes of that.
#[component]
pub fn Intro(
    /// The survey.
    survey: Survey,
    /// Its form.
    form: Arc<XForm>,
    /// The language that somebody wants to answer in.
    chosen: Chosen,
    /// The code of a letter, where one is needed.
    code: RwSignal<String>,
    /// Told when the person begins.
    on_begin: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let id = survey.id;
    let questions = u32::from(survey.questions);
    let spoken = tongue().code();
    let (title, language) = title_in(&survey.title, spoken);
    let terms = Memo::new(move |_| app.survey_terms(id));
    let is_confidential = form.is_confidential;
    let is_wrong = RwSignal::new(false);
    let needs_code = move || terms.with(|terms| terms.as_ref().is_some_and(asks_for_code));
    // Where there is a network: without one, the answers wait for the token.
    Effect::new(move |_| {
        if !is_confidential && terms.with(Option::is_some) && !needs_code() {
            later::see_to_answers(app, Some(id), None);
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
                    if !is_confidential {
                        later::see_to_answers(app, Some(id), None);
                    }
                    on_begin.run(());
                }
            });
        }
    };
    view! {
        <form
            class="survey"
            lang=spoken
            dir=direction(spoken)
            data-test="survey-intro"
            novalidate
            on:submit=begin
        >
            <div class="survey__tools">
                <FirstLanguage form chosen />
            </div>
            <PictureView picture=Picture::Neighbourhood />
            <PageHeading text=Signal::stored(title) language=language />
            <p class="muted">{around().survey_length(questions, minutes(questions))}</p>
            <ul class="stack survey__promises">
                {move || promises(is_confidential, terms.get())}
                <li class="survey__promise">
                    <IconView icon=Icon::Check />
                    <span>{around().survey_voluntary()}</span>
                </li>
            </ul>
            {move || needs_code().then(|| view! { <CodeField code=code is_wrong=is_wrong /> })}
            <div class="survey__end">
                <button
                    type="submit"
                    class="button button--primary button--wide"
                    data-test="survey-start"
                >
                    {around().survey_start()}
                </button>
            </div>
        </form>
    }
}

/// A survey's name in a language, and which one it is in where it has none in that.
fn title_in(title: &Text, code: &str) -> (String, Option<String>) {
    let language = title.language(code);
    (title.get(code).to_owned(), (language != code).then(|| language.to_owned()))
}

fn asks_for_code(terms: &SurveyTerms) -> bool {
    !terms.audience.is_open()
}

/// What is promised; where the workbook declares nothing, no more than is so for every survey.
fn promises(is_confidential: bool, terms: Option<SurveyTerms>) -> AnyView {
    match terms {
        terms if is_confidential => {
            let audience = terms.map(|terms| terms.audience);
            view! { <LinkedPromise audience=audience /> }.into_any()
        }
        Some(terms) => view! { <Promise terms=terms /> }.into_any(),
        None => view! {
            <li class="survey__promise">
                <IconView icon=Icon::Lock />
                <span>
                    <strong>{around().survey_anonymous_title()}</strong>
                    <span class="note">{around().survey_anonymous()}</span>
                </span>
            </li>
        }
        .into_any(),
    }
}
