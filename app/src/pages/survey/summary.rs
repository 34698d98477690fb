//! All answers, before they are sent.

use leptos::prelude::*;
use sammen_xforms::{
    document::NodeId,
    xform::{Page, PageKind},
};

use super::{
    answering::Answering,
    language::LanguageMenu,
    page::name_of,
    problem::Problem,
    saving::NotSaved,
    tongue::{around, tongue},
    words::{Spoken, answer_lines, direction, label_of, own},
};
use crate::components::{Icon, IconView, PageHeading};

/// What was answered, each with a way to change it, and the button that sends.
#[component]
pub fn Summary(
    /// Who answers.
    answering: Answering,
) -> impl IntoView {
    let is_confidential = answering.is_confidential();
    let promise = match is_confidential {
        true => around().survey_confidential(),
        false => around().survey_anonymous(),
    };
    let failed = move || {
        answering.send_failed.get().then(|| {
            view! {
                <p class="field__error" role="alert" data-test="survey-error">
                    <IconView icon=Icon::Alert />
                    {around().survey_not_saved()}
                </p>
            }
        })
    };
    view! {
        <div
            class="survey"
            data-test="survey-summary"
            lang=tongue().code()
            dir=direction(&answering.language.get_untracked())
        >
            <div class="survey__top">
                <div class="survey__tools">
                    <LanguageMenu answering=answering />
                </div>
            </div>
            <PageHeading text=around().survey_check_title() />
            <p class="muted">{around().survey_check_body()}</p>
            <Answers answering=answering may_change=true />
            <div class="survey__end">
                <p class="note survey__saved">
                    <IconView icon=Icon::Lock />
                    {promise}
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
                        {around().survey_back()}
                    </button>
                    <button
                        type="button"
                        class="button button--primary survey__next"
                        data-test="survey-send"
                        disabled=move || answering.sending.get()
                        on:click=move |_| answering.send()
                    >
                        {around().survey_send()}
                    </button>
                </div>
            </div>
        </div>
    }
}

/// What was answered, under the headings of the form.
#[component]
pub fn Answers(
    /// Who answers.
    answering: Answering,
    /// Whether there is a way to change each.
    may_change: bool,
) -> impl IntoView {
    let pages = answering.pages.get_untracked();
    let parts = pages.chunk_by(|left, right| left.heading == right.heading);
    let part = |part: &[Page]| view! { <Part answering pages=part.to_vec() may_change /> };
    parts.map(part).collect_view()
}

/// The answers under one heading of the form.
#[component]
fn Part(
    /// Who answers.
    answering: Answering,
    /// The pages under it.
    pages: Vec<Page>,
    /// Whether there is a way to change them.
    may_change: bool,
) -> impl IntoView {
    let heading = pages.first().and_then(|page| page.heading);
    let title = untrack(|| heading.and_then(|heading| answering.group(heading)));
    let title = title.map(|words| {
        view! { <h2 class="summary__part" lang=answering.lang()>{words}</h2> }
    });
    let lines: Vec<AnyView> =
        pages.iter().flat_map(|page| lines(answering, page, may_change)).collect();
    (!lines.is_empty()).then(|| view! { {title} <ol class="card summary">{lines}</ol> })
}

fn lines(answering: Answering, page: &Page, may_change: bool) -> Vec<AnyView> {
    if page.kind == PageKind::Repeat {
        let count = answering.session.with_untracked(|session| session.instances(page.node).len());
        let question = around().survey_repeat_how_many().to_owned();
        let answer = vec![own(around().survey_repeat_count(count as u32))];
        let (page, name) = (page.clone(), name_of(answering, page.node));
        let question = own(question);
        let line = view! { <Line answering page name question answer problem=None may_change /> };
        return vec![line.into_any()];
    }
    let asked = page.questions.iter().copied();
    let asked = asked
        .filter(|node| answering.session.with_untracked(|session| session.takes_answer(*node)));
    asked.map(|node| line(answering, page.clone(), node, may_change)).collect()
}

fn line(answering: Answering, page: Page, node: NodeId, may_change: bool) -> AnyView {
    let (label, problem) = answering
        .session
        .with_untracked(|session| (label_of(session, node), Problem::of(session, node)));
    let problem = untrack(|| problem.map(|problem| problem.words(answering, node)));
    let answer = untrack(|| answer_lines(answering, node));
    let (question, name) = (answering.spoken(label), name_of(answering, node));
    view! { <Line answering page name question answer problem may_change /> }.into_any()
}

/// A question, what was answered, and the way to change it.
#[component]
fn Line(
    /// Who answers.
    answering: Answering,
    /// Where it is asked.
    page: Page,
    /// The question's name.
    name: String,
    /// Its words.
    question: Spoken,
    /// What was answered, a line for each choice; empty where nothing was.
    answer: Vec<Spoken>,
    /// What is wrong with it.
    problem: Option<Spoken>,
    /// Whether there is a way to change it.
    may_change: bool,
) -> impl IntoView {
    let change = around().survey_change_answer_to(&question.words);
    let is_missing = answer.is_empty();
    let answer = if is_missing { vec![own(around().survey_not_answered())] } else { answer };
    let answer = answer
        .into_iter()
        .map(|line| view! { <p lang=line.language dir="auto">{line.words}</p> })
        .collect_view();
    let problem = problem.map(|Spoken { words, language }| {
        view! {
            <p class="field__error">
                <IconView icon=Icon::Alert />
                <span lang=language>{words}</span>
            </p>
        }
    });
    let button = may_change.then(|| {
        view! {
            <button
                type="button"
                class="button button--quiet"
                data-test="survey-change"
                aria-label=change
                on:click=move |_| answering.change(&page)
            >
                {around().survey_change_answer()}
            </button>
        }
    });
    view! {
        <li class="summary__line" data-name=name>
            <div class="summary__words">
                <p class="summary__question" lang=question.language>
                    {question.words}
                </p>
                <div class="summary__answer" class:muted=is_missing>
                    {answer}
                </div>
                {problem}
            </div>
            {button}
        </li>
    }
}
