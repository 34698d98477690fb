//! How somebody fills a whole form: the same answers for every engine.

use std::collections::HashSet;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use sammen_xforms::{
    document::NodeId,
    xform::{ControlKind, Device, FormSession, PageKind, ValueType, XForm},
    xpath::{Clock, FixedZone},
};
use serde::Serialize;

/// So many instances every open repeat gets.
const INSTANCES: usize = 3;

/// Something that a person does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Answers the question at a path.
    Answer(String, String),
    /// Adds an instance to the repeat at a path.
    Add(String),
}

struct Desk;

impl Device for Desk {
    fn clock(&self) -> Clock<'_> {
        Clock { now_ms: 1_790_000_000_000.0, zone: &FixedZone(7_200) }
    }

    fn random(&self) -> f64 {
        0.5
    }
}

/// Goes through a form from its first page to its last, and answers everything that is asked.
pub fn fill(form: &Arc<XForm>) -> Result<Vec<Step>> {
    let mut session = FormSession::start(Arc::clone(form), &Desk);
    let mut steps = Vec::new();
    let mut done = HashSet::new();
    while let Some((node, kind)) = next(&session, &mut done) {
        let path = path(&session, node)?;
        if kind == PageKind::Repeat {
            session.add_instance(node, &Desk)?;
            steps.push(Step::Add(path));
            continue;
        }
        let answer = answer(&session, node, steps.len());
        session.answer(node, &answer, &Desk)?;
        ensure!(session.violation(node).is_none(), "{answer:?} is no answer to {path}");
        steps.push(Step::Answer(path, answer));
    }
    Ok(steps)
}

/// The first thing that is not done: a question, or an instance that a repeat is to get.
fn next(session: &FormSession, done: &mut HashSet<NodeId>) -> Option<(NodeId, PageKind)> {
    session.pages().into_iter().find_map(|page| {
        if page.kind == PageKind::Repeat {
            let wants_more = session.instances(page.node).len() < INSTANCES;
            return wants_more.then_some((page.node, page.kind));
        }
        let mut questions = page.questions.into_iter();
        let open = questions.find(|node| session.takes_answer(*node) && done.insert(*node));
        open.map(|node| (node, page.kind))
    })
}

fn path(session: &FormSession, node: NodeId) -> Result<String> {
    Ok(session.view(node).context("a page shows nodes of its session")?.path)
}

fn answer(session: &FormSession, node: NodeId, at: usize) -> String {
    let choices = session.choices(node, &Desk);
    let values: Vec<String> = choices.into_iter().map(|choice| choice.value).collect();
    let control = session.control(node);
    match control.map(|control| control.kind) {
        Some(ControlKind::SelectOne) => values.get((at + 2) % values.len().max(1)).cloned(),
        Some(ControlKind::SelectMany) => Some(values[..values.len().min(2)].join(" ")),
        Some(ControlKind::Rank) => Some(values.join(" ")),
        Some(ControlKind::Trigger) => Some("OK".to_owned()),
        Some(ControlKind::Range) => {
            control.and_then(|control| control.attribute("start")).map(str::to_owned)
        }
        _ => Some(typed(session, node, at)),
    }
    .unwrap_or_default()
}

fn typed(session: &FormSession, node: NodeId, at: usize) -> String {
    match session.model_of(node).map(|model| model.value_type) {
        Some(ValueType::Integer) => (at % 90 + 5).to_string(),
        Some(ValueType::Decimal) => format!("{}.25", at % 50),
        Some(ValueType::Date) => format!("2026-03-{:02}", at % 28 + 1),
        _ => format!("answer {at}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Forms;

    #[test]
    fn the_large_form_asks_five_hundred_questions_and_all_are_answered() {
        let forms = Forms::make().unwrap();
        let large = &forms.all[0];
        assert_eq!(XForm::from_bytes(&large.compiled).unwrap().questions(), 500);
        assert!(large.script.len() > 450, "{} steps", large.script.len());
        let added = large.script.iter().filter(|step| matches!(step, Step::Add(_))).count();
        assert_eq!(added, 4);
    }
}
