//! What the survey is, before the first question.

use leptos::prelude::*;
use sammen_domain::Survey;

use super::minutes;
use crate::{
    components::{Icon, IconView, PageHeading, Picture, PictureView},
    words::{late, text, text_language},
};

/// Its name, how long it takes, and that nobody can see who answers.
#[component]
pub fn Intro(
    /// The survey.
    survey: Survey,
    /// Told when the person begins.
    on_begin: Callback<()>,
) -> impl IntoView {
    let questions = u32::from(survey.questions);
    let language = text_language(&survey.title);
    let title = survey.title;
    view! {
        <div class="survey" data-test="survey-intro">
            <PictureView picture=Picture::Neighbourhood />
            <PageHeading text=Signal::derive(move || text(&title)) language=language />
            <p class="muted">{move || late().survey_length(questions, minutes(questions))}</p>
            <ul class="stack survey__promises">
                <li class="survey__promise">
                    <IconView icon=Icon::Lock />
                    <span>
                        <strong>{late().survey_anonymous_title()}</strong>
                        <span class="note">{late().survey_anonymous()}</span>
                    </span>
                </li>
                <li class="survey__promise">
                    <IconView icon=Icon::Check />
                    <span>{late().survey_voluntary()}</span>
                </li>
            </ul>
            <div class="survey__end">
                <button
                    type="button"
                    class="button button--primary button--wide"
                    data-test="survey-start"
                    on:click=move |_| on_begin.run(())
                >
                    {late().survey_start()}
                </button>
            </div>
        </div>
    }
}
