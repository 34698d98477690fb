//! What each question's answer touches.

use crate::expression::Expression;
use crate::form::Question;

/// Which questions must be looked at again when a question's visible answer changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Graph {
    /// Questions in an order where each stands after those its relevance depends on.
    pub(crate) order: Vec<u16>,
    /// Each question's place in `order`.
    pub(crate) rank: Vec<u16>,
    /// For each question, those whose relevance refers to it.
    pub(crate) relevance: Vec<Vec<u16>>,
    /// For each question, those whose requirement or constraint refers to it.
    pub(crate) validity: Vec<Vec<u16>>,
}

impl Graph {
    /// Reads the graph from the questions' expressions; fails with a ring of relevance, as
    /// [`find_ring`] gives it.
    pub(super) fn new(questions: &[Question]) -> Result<Self, Vec<usize>> {
        let relevance = dependents(questions, |question| [question.relevant.as_ref(), None]);
        let validity = dependents(questions, |question| {
            [question.required.as_ref(), question.constraint.as_ref()]
        });
        let order = in_order(questions, &relevance)?;
        let mut rank = vec![0; questions.len()];
        for (place, question) in (0..).zip(&order) {
            rank[usize::from(*question)] = place;
        }
        Ok(Self { order, rank, relevance, validity })
    }
}

/// Questions whose relevance depends on itself: each on the next, and the last on the first.
///
/// A form has none; this is for naming the ring to the author of one that would.
pub fn find_ring(questions: &[Question]) -> Option<Vec<usize>> {
    Graph::new(questions).err()
}

fn dependents<'q>(
    questions: &'q [Question],
    rules: impl Fn(&'q Question) -> [Option<&'q Expression>; 2],
) -> Vec<Vec<u16>> {
    let mut dependents: Vec<Vec<u16>> = vec![Vec::new(); questions.len()];
    for (index, question) in (0u16..).zip(questions) {
        for reference in rules(question).into_iter().flatten().flat_map(Expression::references) {
            if let Some(of) = dependents.get_mut(usize::from(reference))
                && of.last() != Some(&index)
            {
                of.push(index);
            }
        }
    }
    dependents
}

/// Kahn's sort: takes a question once nothing it depends on is left.
fn in_order(questions: &[Question], dependents: &[Vec<u16>]) -> Result<Vec<u16>, Vec<usize>> {
    let mut waits_for = vec![0usize; questions.len()];
    for dependent in dependents.iter().flatten() {
        waits_for[usize::from(*dependent)] += 1;
    }
    let mut order: Vec<u16> = (0u16..)
        .zip(&waits_for)
        .filter(|(_, waits)| **waits == 0)
        .map(|(index, _)| index)
        .collect();
    let mut next = 0;
    while let Some(done) = order.get(next).copied() {
        next += 1;
        for dependent in &dependents[usize::from(done)] {
            let waits = &mut waits_for[usize::from(*dependent)];
            *waits -= 1;
            if *waits == 0 {
                order.push(*dependent);
            }
        }
    }
    if order.len() == questions.len() { Ok(order) } else { Err(ring(questions, &waits_for)) }
}

/// Follows questions that still wait until one comes back.
fn ring(questions: &[Question], waits_for: &[usize]) -> Vec<usize> {
    let waiting = |index: &usize| waits_for.get(*index).is_some_and(|waits| *waits > 0);
    let mut path: Vec<usize> = (0..questions.len()).find(waiting).into_iter().collect();
    while let Some(last) = path.last() {
        let next = questions[*last]
            .relevant
            .iter()
            .flat_map(Expression::references)
            .map(usize::from)
            .find(waiting)
            .expect("a question that waits refers to another that waits");
        if let Some(start) = path.iter().position(|seen| *seen == next) {
            path.drain(..start);
            break;
        }
        path.push(next);
    }
    path
}
