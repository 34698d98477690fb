//! One question, the largest thing on the screen.

use leptos::{html, prelude::*};
use sammen_xforms::{Question, QuestionKind};

use super::{
    answering::Answering,
    choices::{ChooseMany, ChooseOne},
    hints::Hints,
    saving::SavedLine,
    scale::ScaleSteps,
    typed::{TypedNumber, TypedText},
    words::{Spoken, spoken},
};
use crate::{
    components::{Icon, IconView, PageHeading},
    routing::{Route, use_router},
    words::m,
};

/// The id of the question's words, which label what answers it.
pub const QUESTION_ID: &str = "survey-question";
/// The id of what helps to answer.
pub const HINT_ID: &str = "survey-hint";
const ERROR_ID: &str = "survey-error";

/// What describes an input: the hint, and the error when there is one.
pub fn described_by(answering: Answering) -> impl Fn() -> String + Copy + Send + 'static {
    move || match answering.problem.get() {
        Some(_) => format!("{HINT_ID} {ERROR_ID}"),
        None => HINT_ID.to_owned(),
    }
}

/// Whether an input is marked as wrong.
pub fn invalid(answering: Answering) -> impl Fn() -> Option<&'static str> + Copy + Send + 'static {
    move || answering.problem.get().map(|_| "true")
}

/// The page of a question.
#[component]
pub fn QuestionPage(
    /// Who answers.
    answering: Answering,
    /// The question's position in the form.
    index: usize,
    /// The question.
    question: Question,
) -> impl IntoView {
    let router = use_router();
    let label = spoken(&question.label);
    let name = question.name.clone();
    let go_on = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        answering.go_on(index);
    };
    let go_back = move |_| {
        if !answering.go_back(index) {
            router.back(&Route::Surveys);
        }
    };
    let has_answer =
        Memo::new(move |_| answering.session.with(|session| session.answer(index).is_some()));
    let takes_answer = question.takes_answer();
    let can_skip = Memo::new(move |_| {
        takes_answer && !answering.session.with(|session| session.is_required(index))
    });
    let skips =
        Memo::new(move |_| can_skip.get() && !has_answer.get() && answering.entry.get().is_none());
    // What is chosen from a row of buttons cannot be taken back by choosing.
    let is_sticky =
        matches!(question.kind, QuestionKind::SelectOne { .. } | QuestionKind::Range(_));
    let clear = move || {
        (is_sticky && can_skip.get() && has_answer.get())
            .then(|| view! { <ClearButton answering=answering index=index /> })
    };
    view! {
        <form
            class="survey"
            class:survey--note=!takes_answer
            novalidate
            data-test="question"
            data-name=name
            on:submit=go_on
        >
            <Progress answering=answering index=index />
            <PageHeading
                text=Signal::stored(label.words)
                language=label.language
                attr:id=QUESTION_ID
            />
            <Hints question=question.clone() can_skip=can_skip />
            <Inputs answering=answering index=index question=question.clone() />
            {clear}
            <ProblemLine answering=answering question=question />
            <div class="survey__end">
                <SavedLine answering=answering has_answer=has_answer />
                <div class="survey__buttons">
                    <button type="button" class="button" data-test="back" on:click=go_back>
                        {m().survey_back()}
                    </button>
                    <button
                        type="submit"
                        class="button survey__next"
                        class:button--primary=move || !skips.get()
                        data-test="next"
                    >
                        {move || if skips.get() { m().survey_skip() } else { m().survey_next() }}
                    </button>
                </div>
            </div>
        </form>
    }
}

/// How far one is, over the questions that are asked.
#[component]
fn Progress(
    /// Who answers.
    answering: Answering,
    /// The question's position in the form.
    index: usize,
) -> impl IntoView {
    let progress = Memo::new(move |_| {
        let progress = answering.session.with(|session| session.progress(index));
        (progress.position as u32, progress.total as u32)
    });
    let written = |write: fn(u32, u32) -> String| {
        move || {
            let (position, total) = progress.get();
            write(position, total)
        }
    };
    view! {
        <div class="survey__progress">
            <progress
                class="progress"
                max=move || progress.get().1.to_string()
                value=move || progress.get().0.to_string()
                aria-label=written(|position, total| m().survey_progress_label(position, total))
            ></progress>
            <p class="note" aria-hidden="true">
                {written(|position, total| m().survey_position(position, total))}
            </p>
        </div>
    }
}

/// Takes an answer back.
#[component]
fn ClearButton(
    /// Who answers.
    answering: Answering,
    /// The question's position in the form.
    index: usize,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--quiet survey__clear"
            data-test="survey-clear"
            on:click=move |_| answering.answer(index, None)
        >
            <IconView icon=Icon::Cross />
            {m().survey_clear_answer()}
        </button>
    }
}

/// What answers the question.
#[component]
fn Inputs(
    /// Who answers.
    answering: Answering,
    /// The question's position in the form.
    index: usize,
    /// The question.
    question: Question,
) -> impl IntoView {
    let Question { name, kind, .. } = question;
    match kind {
        QuestionKind::Note => ().into_any(),
        QuestionKind::SelectOne { choices, appearance } => {
            view! { <ChooseOne answering index name choices appearance /> }.into_any()
        }
        QuestionKind::SelectMultiple { choices } => {
            view! { <ChooseMany answering index name choices /> }.into_any()
        }
        QuestionKind::Range(scale) => {
            view! { <ScaleSteps answering index name scale /> }.into_any()
        }
        QuestionKind::Integer => {
            view! { <TypedNumber answering index name whole=true /> }.into_any()
        }
        QuestionKind::Decimal => {
            view! { <TypedNumber answering index name whole=false /> }.into_any()
        }
        QuestionKind::Text { multiline } => {
            view! { <TypedText answering index name multiline /> }.into_any()
        }
    }
}

/// What keeps the person here; it takes the focus each time.
#[component]
fn ProblemLine(
    /// Who answers.
    answering: Answering,
    /// The question.
    question: Question,
) -> impl IntoView {
    let line = NodeRef::<html::P>::new();
    // A page that is opened to show a problem shows it; what was told on another page is past.
    let is_opened_for_it = answering.problem.get_untracked().is_some();
    let kept_before = answering.kept.get_untracked() - u32::from(is_opened_for_it);
    Effect::new(move |seen: Option<u32>| {
        let kept = answering.kept.get();
        let seen = seen.unwrap_or(kept_before);
        match line.get() {
            Some(line) if kept != seen => {
                let _ = line.focus();
                kept
            }
            _ => seen,
        }
    });
    move || {
        let Spoken { words, language } = answering.problem.get()?.words(&question);
        Some(view! {
            <p
                id=ERROR_ID
                class="field__error survey__error"
                tabindex="-1"
                data-test="survey-error"
                node_ref=line
            >
                <IconView icon=Icon::Alert />
                <span lang=language>{words}</span>
            </p>
        })
    }
}
