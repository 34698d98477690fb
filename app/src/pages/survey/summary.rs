//! All answers, before they are sent.

use leptos::prelude::*;
use sammen_xforms::{Question, Violation};

use super::{
    answering::Answering,
    problem::Problem,
    saving::NotSaved,
    words::{Spoken, answer_lines, own, spoken},
};
use crate::{
    components::{Icon, IconView, PageHeading},
    words::m,
};

/// What was answered, each with a way to change it, and the button that sends.
#[component]
pub fn Summary(
    /// Who answers.
    answering: Answering,
) -> impl IntoView {
    let lines = answering.session.with_untracked(|session| {
        let questions = session.form().questions().iter().enumerate();
        let asked = questions
            .filter(|(index, question)| question.takes_answer() && session.is_relevant(*index));
        asked
            .map(|(index, question)| {
                let answer = session.answer(index);
                let answer =
                    answer.map(|answer| answer_lines(question, answer)).unwrap_or_default();
                let violation = session.violation(index);
                let question = question.clone();
                view! { <Line answering index question answer violation /> }
            })
            .collect_view()
    });
    let failed = move || {
        answering.send_failed.get().then(|| {
            view! {
                <p class="field__error" role="alert" data-test="survey-error">
                    <IconView icon=Icon::Alert />
                    {m().survey_not_saved()}
                </p>
            }
        })
    };
    view! {
        <div class="survey" data-test="survey-summary">
            <PageHeading text=m().survey_check_title() />
            <p class="muted">{m().survey_check_body()}</p>
            <ol class="card summary">{lines}</ol>
            <div class="survey__end">
                <p class="note survey__saved">
                    <IconView icon=Icon::Lock />
                    {m().survey_anonymous()}
                </p>
                <NotSaved answering=answering />
                {failed}
                <div class="survey__buttons">
                    <button
                        type="button"
                        class="button"
                        data-test="back"
                        on:click=move |_| answering.go_to_last()
                    >
                        {m().survey_back()}
                    </button>
                    <button
                        type="button"
                        class="button button--primary survey__next"
                        data-test="survey-send"
                        disabled=move || answering.sending.get()
                        on:click=move |_| answering.send()
                    >
                        {m().survey_send()}
                    </button>
                </div>
            </div>
        </div>
    }
}

/// A question, what was answered, and the way to change it.
#[component]
fn Line(
    /// Who answers.
    answering: Answering,
    /// The question's position in the form.
    index: usize,
    /// The question.
    question: Question,
    /// What was answered, a line for each choice; empty where nothing was.
    answer: Vec<Spoken>,
    /// What is wrong with it.
    violation: Option<Violation>,
) -> impl IntoView {
    let label = spoken(&question.label);
    let change = m().survey_change_answer_to(&label.words);
    let is_missing = answer.is_empty();
    let answer = if is_missing { vec![own(m().survey_not_answered())] } else { answer };
    let answer = answer
        .into_iter()
        .map(|line| view! { <p lang=line.language>{line.words}</p> })
        .collect_view();
    let problem = violation.map(|violation| {
        let Spoken { words, language } = Problem::from(violation).words(&question);
        view! {
            <p class="field__error">
                <IconView icon=Icon::Alert />
                <span lang=language>{words}</span>
            </p>
        }
    });
    view! {
        <li class="summary__line" data-name=question.name>
            <div class="summary__words">
                <h2 class="summary__question" lang=label.language>
                    {label.words}
                </h2>
                <div class="summary__answer" class:muted=is_missing>
                    {answer}
                </div>
                {problem}
            </div>
            <button
                type="button"
                class="button button--quiet"
                data-test="survey-change"
                aria-label=change
                on:click=move |_| answering.change(index)
            >
                {m().survey_change_answer()}
            </button>
        </li>
    }
}
