//! One question: its words, what helps, what answers it, and what is wrong with the answer.

use leptos::{html, prelude::*};
use sammen_xforms::{
    document::NodeId,
    xform::{ControlKind, Media, ValueType},
};
use sammen_xforms_browser::Phone;

use super::{
    answering::Answering,
    choices::{ChooseMany, ChooseOne},
    hints::Hints,
    media::Recording,
    moment::MomentField,
    page::name_of,
    picture::PictureOf,
    place::PlaceField,
    rank::RankField,
    scale::ScaleSteps,
    tongue::around,
    typed::{TypedNumber, TypedText},
    words::{Spoken, number},
};
use crate::components::{Icon, IconView, PageHeading};

/// The id of a question's words, which label what answers it.
pub fn question_id(node: NodeId) -> String {
    ["survey-question-", &node.to_string()].concat()
}

/// The id of what helps to answer.
pub fn hint_id(node: NodeId) -> String {
    ["survey-hint-", &node.to_string()].concat()
}

fn error_id(node: NodeId) -> String {
    ["survey-error-", &node.to_string()].concat()
}

/// What describes an input: the hint, and the error when there is one.
pub fn described_by(
    answering: Answering,
    node: NodeId,
) -> impl Fn() -> String + Copy + Send + 'static {
    move || match answering.problems.with(|problems| problems.contains_key(&node)) {
        true => [hint_id(node), error_id(node)].join(" "),
        false => hint_id(node),
    }
}

/// Whether an input is marked as wrong.
pub fn invalid(
    answering: Answering,
    node: NodeId,
) -> impl Fn() -> Option<&'static str> + Copy + Send + 'static {
    move || answering.problems.with(|problems| problems.contains_key(&node)).then_some("true")
}

/// A question that has a page to itself: its words are the page's heading.
#[component]
pub fn Lone(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    view! {
        <LabelPicture answering=answering node=node />
        <PageHeading
            text=Signal::derive(move || answering.label(node))
            language=answering.lang()
            attr:id=question_id(node)
        />
        <LabelRecording answering=answering node=node />
        <Hints answering=answering node=node />
        <Inputs answering=answering node=node />
        <ProblemLine answering=answering node=node />
    }
}

/// A question among others on a page.
#[component]
pub fn Group(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    // The first row of a grid in workbooks only says what the columns mean; here each row says so itself.
    let is_header = answering.session.with_untracked(|session| {
        session.control(node).is_some_and(|control| control.has_appearance("label"))
    });
    if is_header {
        return ().into_any();
    }
    view! {
        <section class="survey__field" data-test="field" data-name=name_of(answering, node)>
            <LabelPicture answering=answering node=node />
            <h2 class="survey__question" id=question_id(node) lang=answering.lang()>
                {move || answering.label(node)}
            </h2>
            <LabelRecording answering=answering node=node />
            <Hints answering=answering node=node />
            <Inputs answering=answering node=node />
            <ClearButton answering=answering node=node />
            <ProblemLine answering=answering node=node />
        </section>
    }
    .into_any()
}

#[component]
fn LabelPicture(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let media = label_media(answering, node);
    view! { <PictureOf answering media words=answering.label(node) large=true /> }
}

#[component]
fn LabelRecording(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let media = label_media(answering, node);
    view! { <Recording answering media words=answering.label(node) /> }
}

fn label_media(answering: Answering, node: NodeId) -> Media {
    answering.session.with_untracked(|session| {
        let control = session.control(node);
        control.map(|control| session.label_media(control, node, &Phone)).unwrap_or_default()
    })
}

/// Takes an answer back that cannot be taken back by choosing.
#[component]
pub fn ClearButton(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let is_sticky = answering.session.with_untracked(|session| {
        let control = session.control(node);
        control.is_some_and(|control| {
            let is_menu = control.has_appearance("minimal");
            match control.kind {
                ControlKind::SelectOne => !is_menu,
                ControlKind::Range | ControlKind::Rank => true,
                _ => false,
            }
        })
    });
    let can_clear = Memo::new(move |_| {
        answering.session.with(|session| {
            is_sticky
                && !session.kept(node).is_empty()
                && session.view(node).is_some_and(|view| !view.required && !view.read_only)
        })
    });
    move || {
        can_clear.get().then(|| {
            view! {
                <button
                    type="button"
                    class="button button--quiet survey__clear"
                    data-test="survey-clear"
                    on:click=move |_| answering.answer(node, "")
                >
                    <IconView icon=Icon::Cross />
                    {around().survey_clear_answer()}
                </button>
            }
        })
    }
}

/// What answers the question.
#[component]
fn Inputs(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let (kind, value_type, takes) = answering.session.with_untracked(|session| {
        let kind = session.control(node).map(|control| control.kind);
        let value_type = session.model_of(node).map(|model| model.value_type);
        (kind, value_type, session.takes_answer(node))
    });
    match (kind, value_type) {
        (None | Some(ControlKind::Note), _) => ().into_any(),
        (Some(ControlKind::Upload), _) => {
            view! { <p class="note">{around().survey_upload()}</p> }.into_any()
        }
        (Some(kind), _) if !takes => view! { <Settled answering node kind /> }.into_any(),
        (Some(ControlKind::SelectOne), _) => view! { <ChooseOne answering node /> }.into_any(),
        (Some(ControlKind::SelectMany), _) => view! { <ChooseMany answering node /> }.into_any(),
        (Some(ControlKind::Range), _) => view! { <ScaleSteps answering node /> }.into_any(),
        (Some(ControlKind::Rank), _) => view! { <RankField answering node /> }.into_any(),
        (Some(ControlKind::Trigger), _) => view! { <Acknowledge answering node /> }.into_any(),
        (_, Some(ValueType::Integer)) => {
            view! { <TypedNumber answering node whole=true /> }.into_any()
        }
        (_, Some(ValueType::Decimal)) => {
            view! { <TypedNumber answering node whole=false /> }.into_any()
        }
        (_, Some(value_type @ (ValueType::Date | ValueType::Time | ValueType::DateTime))) => {
            view! { <MomentField answering node value_type /> }.into_any()
        }
        (_, Some(ValueType::Point)) => view! { <PlaceField answering node /> }.into_any(),
        _ => view! { <TypedText answering node /> }.into_any(),
    }
}

/// A value that nobody can change here.
#[component]
fn Settled(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
    /// How it would be asked.
    kind: ControlKind,
) -> impl IntoView {
    let words = move || {
        let kept = answering.session.with(|session| session.kept(node).to_owned());
        let choices = answering.choices(node);
        let chosen = choices.into_iter().find(|choice| choice.value == kept);
        match (chosen, kind) {
            (Some(choice), _) => choice.words,
            (None, ControlKind::Range) => number(&kept),
            _ => kept,
        }
    };
    view! { <p class="survey__settled">{words}</p> }
}

/// A tick that says: I have read this.
#[component]
fn Acknowledge(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let checked = move || answering.session.with(|session| !session.kept(node).is_empty());
    view! {
        <label class="choice">
            <input
                type="checkbox"
                class="choice__box"
                value="OK"
                prop:checked=checked
                aria-describedby=described_by(answering, node)
                aria-invalid=invalid(answering, node)
                on:change=move |event| {
                    answering.answer(node, if event_target_checked(&event) { "OK" } else { "" });
                }
            />
            <span>{around().survey_acknowledge()}</span>
        </label>
    }
}

/// What keeps the person here. The first one of a page takes the focus each time.
#[component]
fn ProblemLine(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let line = NodeRef::<html::P>::new();
    // A page that is opened to show a problem shows it; what was told on another page is past.
    let is_opened_for_it = answering.problems.with_untracked(|problems| !problems.is_empty());
    let kept_before = answering.kept.get_untracked().saturating_sub(u32::from(is_opened_for_it));
    let problem =
        Memo::new(move |_| answering.problems.with(|problems| problems.get(&node).copied()));
    let is_first =
        move || answering.problems.with_untracked(|problems| problems.keys().next() == Some(&node));
    Effect::new(move |seen: Option<u32>| {
        let kept = answering.kept.get();
        let seen = seen.unwrap_or(kept_before);
        match line.get() {
            Some(line) if kept != seen && is_first() => {
                let _ = line.focus();
                kept
            }
            _ => seen,
        }
    });
    move || {
        let Spoken { words, language } = problem.get()?.words(answering, node);
        Some(view! {
            <p
                id=error_id(node)
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
