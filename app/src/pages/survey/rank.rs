//! Putting things in order, by touching them one after the other.

use leptos::prelude::*;
use sammen_xforms::{document::NodeId, xform::Choice};

use super::{
    answering::Answering,
    media::BesideRecording,
    picture::PictureOf,
    question::{described_by, question_id},
    tongue::around,
};

/// A button for each; the first one touched is number one. Touched again, it leaves its place.
#[component]
pub fn RankField(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let choices = Memo::new(move |_| answering.choices(node));
    let place = move |value: &str| {
        answering
            .session
            .with(|session| session.kept(node).split_whitespace().position(|one| one == value))
    };
    let button = move |choice: Choice| {
        let value = StoredValue::new(choice.value);
        let at = Memo::new(move |_| value.with_value(|value| place(value)));
        let touch = move |_| {
            let kept = answering.session.with_untracked(|session| session.kept(node).to_owned());
            value.with_value(|value| {
                let mut order: Vec<&str> =
                    kept.split_whitespace().filter(|one| one != value).collect();
                if at.get_untracked().is_none() {
                    order.push(value);
                }
                answering.answer(node, &order.join(" "));
            });
        };
        let number = move || at.get().map(|at| (at + 1).to_string());
        let spoken = move || match at.get() {
            Some(at) => around().survey_rank_place(at as u32 + 1),
            None => around().survey_rank_none().to_owned(),
        };
        view! {
            <BesideRecording answering media=choice.media.clone() words=choice.words.clone()>
                <button
                    type="button"
                    class="choice rank"
                    data-test="rank"
                    value=value.get_value()
                    aria-pressed=move || at.get().is_some().to_string()
                    on:click=touch
                >
                    <span class="rank__place" aria-hidden="true">{number}</span>
                    <PictureOf
                        answering
                        media=choice.media.clone()
                        words=choice.words.clone()
                        large=false
                    />
                    <span lang=answering.lang()>{choice.words.clone()}</span>
                    <span class="spoken">{spoken}</span>
                </button>
            </BesideRecording>
        }
    };
    view! {
        <div
            class="choices"
            role="group"
            aria-labelledby=question_id(node)
            aria-describedby=described_by(answering, node)
        >
            {move || choices.get().into_iter().map(button).collect_view()}
        </div>
    }
}
