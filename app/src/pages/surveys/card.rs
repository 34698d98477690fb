//! A survey in the list.

use leptos::prelude::*;
use sammen_domain::{Survey, SurveyId};
use sammen_xforms::xform::XForm;

use crate::{
    components::{Icon, IconView},
    pages::survey::{Standing, around, minutes, standing},
    routing::Route,
    state::use_app,
    words::{late, text, text_language},
};

/// A survey as its card shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyLine {
    id: SurveyId,
    title: String,
    language: Option<String>,
    questions: u32,
    is_confidential: bool,
}

impl SurveyLine {
    /// Writes a survey out in the person's language.
    pub fn new(survey: &Survey) -> Self {
        Self {
            id: survey.id,
            title: text(&survey.title),
            language: text_language(&survey.title),
            questions: u32::from(survey.questions),
            is_confidential: XForm::asks_confidentially(&survey.form),
        }
    }
}

/// The card: what it is called, how long it takes, what it promises, and how far one is.
#[component]
pub fn SurveyCard(
    /// The survey.
    line: SurveyLine,
    /// Asked for when the answers so far are to be thrown away.
    on_start_over: Callback<SurveyId>,
) -> impl IntoView {
    let app = use_app();
    let SurveyLine { id, title, language, questions, is_confidential } = line;
    let promise = match is_confidential {
        true => around().survey_confidential(),
        false => around().survey_anonymous(),
    };
    let answered =
        Memo::new(move |_| app.drafts.with(|drafts| drafts.get(&id).map(|draft| draft.answered)));
    let standing = Memo::new(move |_| standing(app, id));
    let progress = move || {
        let answered = answered.get()?.min(questions);
        let words = late().mit_survey_progress(answered, questions);
        Some(view! {
            <div class="survey-card__progress">
                <progress
                    class="progress"
                    max=questions.to_string()
                    value=answered.to_string()
                    aria-label=words.clone()
                ></progress>
                <p class="note" aria-hidden="true">
                    {words}
                </p>
            </div>
        })
    };
    let state = move || {
        let (class, icon, words) = match (answered.get(), standing.get()) {
            (Some(_), _) => ("mark", Icon::Forward, late().survey_resume()),
            (None, Standing::Open) => ("mark mark--good", Icon::Forward, around().survey_start()),
            (None, Standing::Waiting | Standing::Held) => {
                ("mark", Icon::Phone, around().survey_waiting_title())
            }
            (None, Standing::Sent) => ("mark mark--good", Icon::Check, late().mit_survey_sent()),
            (None, Standing::Rejected(..) | Standing::Refused(..) | Standing::Counted(_)) => {
                ("mark mark--stop", Icon::Alert, around().survey_refused_title())
            }
        };
        view! {
            <span class=class>
                <IconView icon=icon />
                {words}
            </span>
        }
    };
    view! {
        <li class="card survey-card" data-test="survey-card" data-id=id.to_string()>
            <span class="survey-card__icon">
                <IconView icon=Icon::Speech />
            </span>
            <div class="survey-card__words">
                <h2 class="survey-card__title">
                    <a class="survey-card__link" href=Route::Survey(id).path() lang=language>
                        {title}
                    </a>
                </h2>
                <p class="note">{move || around().survey_length(questions, minutes(questions))}</p>
                <p class="note survey-card__promise">
                    <IconView icon=Icon::Lock />
                    {promise}
                </p>
                {progress}
                {state}
            </div>
            {move || {
                answered
                    .get()
                    .map(|_| {
                        view! {
                            <button
                                type="button"
                                class="button button--quiet survey-card__over"
                                data-test="survey-start-over"
                                on:click=move |_| on_start_over.run(id)
                            >
                                {late().survey_start_over()}
                            </button>
                        }
                    })
            }}
        </li>
    }
}
