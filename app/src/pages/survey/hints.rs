//! What helps to answer a question.

use leptos::prelude::*;
use sammen_xforms::{
    document::NodeId,
    xform::{ControlKind, FormSession, ValueType},
};
use sammen_xforms_browser::Phone;

use super::{
    answering::Answering,
    question::hint_id,
    tongue::{around, tongue},
    words::{Spoken, lower_case, number, own},
};

/// The form's hint, how to answer, and whether one may leave it.
#[component]
pub fn Hints(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let hint = move || {
        let own_hint = answering.hint(node);
        let hint = match own_hint.is_empty() {
            false => Some(answering.spoken(own_hint)),
            true => answering.session.with(|session| how_to(session, node)).map(own),
        };
        hint.map(|Spoken { words, language }| {
            view! {
                <span class="survey__hint" lang=language>
                    {words}
                </span>
            }
        })
    };
    let is_free = answering.session.with_untracked(|session| is_free_text(session, node));
    let warning = is_free.then(|| {
        view! { <span class="survey__hint">{around().survey_text_hint()}</span> }
    });
    let can_skip = Memo::new(move |_| {
        answering.session.with(|session| {
            session.takes_answer(node) && session.view(node).is_some_and(|view| !view.required)
        })
    });
    let optional = move || {
        can_skip
            .get()
            .then(|| view! { <span class="survey__hint">{around().survey_optional()}</span> })
    };
    view! {
        <p id=hint_id(node) class="survey__hints">
            {hint}
            {warning}
            {optional}
        </p>
    }
}

fn is_free_text(session: &FormSession, node: NodeId) -> bool {
    let is_input = session.control(node).is_some_and(|one| one.kind == ControlKind::Input);
    let value_type = session.model_of(node).map(|model| model.value_type);
    is_input && value_type == Some(ValueType::Text) && session.takes_answer(node)
}

fn how_to(session: &FormSession, node: NodeId) -> Option<String> {
    let control = session.control(node).filter(|_| session.takes_answer(node))?;
    let value_type = session.model_of(node)?.value_type;
    match (control.kind, value_type) {
        (ControlKind::SelectOne, _) => Some(around().survey_choose_one().to_owned()),
        (ControlKind::SelectMany, _) => Some(around().survey_choose_many().to_owned()),
        (ControlKind::Rank, _) => Some(around().survey_rank_hint().to_owned()),
        (ControlKind::Range, _) => scale_hint(session, node),
        (ControlKind::Input, ValueType::Integer | ValueType::Decimal) => {
            Some(around().survey_number_hint().to_owned())
        }
        (ControlKind::Input, ValueType::Point) => Some(around().survey_place_hint().to_owned()),
        _ => None,
    }
}

/// `1 er meget tryg, 7 er meget utryg.`
fn scale_hint(session: &FormSession, node: NodeId) -> Option<String> {
    let control = session.control(node)?;
    let choices = session.choices(node, &Phone);
    let end = |name: &str| {
        let value = control.attribute(name)?;
        let choice = choices.iter().find(|choice| choice.value == value)?;
        Some((number(value), lower_case(&choice.words)))
    };
    let ((start, low), (end, high)) = (end("start")?, end("end")?);
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    // Words of another language stand beneath the scale, where they are marked as such.
    let code = super::resume::language_of(session);
    let are_ours = code == tongue().code();
    are_ours.then(|| around().survey_scale_hint(start, &low, end, &high))
}
