//! One page: a question, some that belong together, or what a repeat has so far.

use leptos::prelude::*;
use sammen_xforms::xform::{Page, PageKind};

use super::{
    aloud::ReadAloud,
    answering::Answering,
    language::LanguageMenu,
    question::{ClearButton, Group, Lone},
    repeat::Instances,
    saving::SavedLine,
    tongue::{around, tongue},
    words::direction,
};
use crate::{
    components::PageHeading,
    routing::{Route, use_router},
};

/// The page of a step, with the ways back and on.
#[component]
pub fn QuestionPage(
    /// Who answers.
    answering: Answering,
    /// The page.
    page: Page,
) -> impl IntoView {
    let router = use_router();
    let stored = StoredValue::new(page.clone());
    let go_on = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        answering.go_on(&stored.get_value());
    };
    let go_back = move |_| {
        if !answering.go_back(&stored.get_value()) {
            match answering.on_leave() {
                Some(on_leave) => on_leave.run(()),
                None => router.back(&Route::Surveys),
            }
        }
    };
    let node = page.node;
    // Which of them are asked may change by an answer to another one of them.
    let questions = Memo::new(move |_| {
        answering.pages.with(|pages| {
            let page = pages.iter().find(|page| page.node == node);
            page.map(|page| page.questions.clone()).unwrap_or_default()
        })
    });
    let has_answer = Memo::new(move |_| {
        let kept = |node: &u32| answering.session.with(|session| !session.kept(*node).is_empty());
        questions.with(|questions| questions.iter().any(kept))
    });
    let skips = Memo::new(move |_| {
        let is_open = questions.with(|questions| {
            answering.session.with(|session| {
                let mut asked = questions.iter().filter(|node| session.takes_answer(**node));
                let is_required =
                    |node: &u32| session.view(*node).is_some_and(|view| view.required);
                !questions.iter().any(is_required) && asked.next().is_some()
            })
        });
        is_open && !has_answer.get() && answering.entries.with(|entries| entries.is_empty())
    });
    let is_note = page.kind == PageKind::Question
        && !answering.session.with_untracked(|session| session.takes_answer(node));
    let (heading, name) = (page.heading, name_of(answering, node));
    let inside = match page.kind {
        PageKind::Question => {
            let over = heading.and_then(|heading| answering.group(heading)).map(|words| {
                view! { <p class="survey__group" lang=answering.lang()>{words}</p> }
            });
            view! {
                {over}
                <Lone answering=answering node=node />
                <ClearButton answering=answering node=node />
            }
            .into_any()
        }
        PageKind::Together => {
            let title = heading.and_then(|heading| answering.group(heading));
            let language = title.as_ref().and_then(|_| answering.lang());
            let title = title.unwrap_or_else(|| around().survey_together().to_owned());
            view! {
                <PageHeading text=Signal::stored(title) language=language />
                <For each=move || questions.get() key=|node| *node let:node>
                    <Group answering=answering node=node />
                </For>
            }
            .into_any()
        }
        PageKind::Repeat => {
            view! { <Instances answering=answering page=page.clone() /> }.into_any()
        }
    };
    let language = answering.language.get_untracked();
    let dir = direction(&language);
    view! {
        <form
            class="survey"
            class:survey--note=is_note
            lang=tongue().code()
            dir=dir
            novalidate
            autocomplete="off"
            data-test="question"
            data-name=name
            on:submit=go_on
        >
            <div class="survey__top">
                <Progress answering=answering node=node />
                <div class="survey__tools">
                    <ReadAloud words=Callback::new(move |()| read_out(answering, &questions.get_untracked())) language=language />
                    <LanguageMenu answering=answering />
                </div>
            </div>
            {inside}
            <div class="survey__end">
                <SavedLine answering=answering has_answer=has_answer />
                <div class="survey__buttons">
                    <button type="button" class="button" data-test="back" on:click=go_back>
                        {around().survey_back()}
                    </button>
                    <button
                        type="submit"
                        class="button survey__next"
                        class:button--primary=move || !skips.get()
                        data-test="next"
                    >
                        {move || if skips.get() { around().survey_skip() } else { around().survey_next() }}
                    </button>
                </div>
            </div>
        </form>
    }
}

/// A node's own name, as the form's author wrote it.
pub fn name_of(answering: Answering, node: u32) -> String {
    let view = answering.session.with_untracked(|session| session.view(node));
    let path = view.map(|view| view.path).unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// What is heard of some questions: each with its hint and what can be chosen.
fn read_out(answering: Answering, questions: &[u32]) -> String {
    let question = |node: &u32| {
        let choices = answering.choices(*node).into_iter().map(|choice| choice.words);
        let mut parts = vec![answering.label(*node), answering.hint(*node)];
        parts.extend(choices);
        parts.retain(|part| !part.is_empty());
        parts.join(". ")
    };
    untrack(|| questions.iter().map(question).collect::<Vec<_>>().join(". "))
}

/// How far one is, over the pages that are asked.
#[component]
fn Progress(
    /// Who answers.
    answering: Answering,
    /// The node of the page.
    node: u32,
) -> impl IntoView {
    let progress = Memo::new(move |_| {
        answering.pages.with(|pages| {
            let at = pages.iter().position(|page| page.node == node).unwrap_or_default();
            (at as u32 + 1, pages.len() as u32)
        })
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
                aria-label=written(|position, total| around().survey_progress_label(position, total))
            ></progress>
            <p class="note" aria-hidden="true">
                {written(|position, total| around().survey_position(position, total))}
            </p>
        </div>
    }
}
