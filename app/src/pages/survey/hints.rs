//! What helps to answer a question.

use leptos::prelude::*;
use sammen_xforms::{Question, QuestionKind, Scale};

use super::{
    question::HINT_ID,
    words::{Spoken, own, spoken},
};
use crate::words::m;

/// The form's hint, how to answer, and whether one may leave it.
#[component]
pub fn Hints(
    /// The question.
    question: Question,
    /// Whether it may be left unanswered.
    can_skip: Memo<bool>,
) -> impl IntoView {
    let hint = question.hint.as_ref().map(spoken).or_else(|| how_to(&question.kind));
    let hint = hint.map(|Spoken { words, language }| {
        view! {
            <span class="survey__hint" lang=language>
                {words}
            </span>
        }
    });
    let is_text = matches!(question.kind, QuestionKind::Text { .. });
    let warning = is_text.then(|| {
        view! { <span class="survey__hint">{m().survey_text_hint()}</span> }
    });
    let optional = move || {
        can_skip.get().then(|| view! { <span class="survey__hint">{m().survey_optional()}</span> })
    };
    view! {
        <p id=HINT_ID class="survey__hints">
            {hint}
            {warning}
            {optional}
        </p>
    }
}

fn how_to(kind: &QuestionKind) -> Option<Spoken> {
    match kind {
        QuestionKind::SelectOne { .. } => Some(own(m().survey_choose_one())),
        QuestionKind::SelectMultiple { .. } => Some(own(m().survey_choose_many())),
        QuestionKind::Range(scale) => scale_hint(scale).map(own),
        QuestionKind::Integer | QuestionKind::Decimal => Some(own(m().survey_number_hint())),
        QuestionKind::Note | QuestionKind::Text { .. } => None,
    }
}

/// `1 er meget tryg, 7 er meget utryg.`
fn scale_hint(scale: &Scale) -> Option<String> {
    let (low, high) = (spoken(scale.low.as_ref()?), spoken(scale.high.as_ref()?));
    let (start, end) = (u32::try_from(scale.start).ok()?, u32::try_from(scale.end).ok()?);
    // Words of another language stand beneath the scale, where they are marked as such.
    let are_ours = low.language.is_none() && high.language.is_none();
    are_ours.then(|| {
        let (low, high) = (low.words.to_lowercase(), high.words.to_lowercase());
        m().survey_scale_hint(start, &low, end, &high) + "."
    })
}
