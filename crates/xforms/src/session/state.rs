//! Answers and what follows from them, from scratch or step by step.

use std::collections::BTreeSet;

use crate::answer::Answer;
use crate::form::Form;

/// What is wrong with a relevant question as it is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Violation {
    /// It must be answered and is not.
    Required,
    /// Its answer breaks its constraint.
    Constraint,
}

/// What an answer changed beside itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Questions that became relevant or stopped being so, in the form's order.
    pub relevance: Vec<usize>,
    /// Questions whose violation appeared, went or became another, in the form's order.
    pub violations: Vec<usize>,
}

/// One entry for each question in every list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    pub(crate) answers: Vec<Option<Answer>>,
    pub(crate) relevant: Vec<bool>,
    pub(crate) violations: Vec<Option<Violation>>,
}

impl State {
    /// Computes everything from admitted answers, one for each question.
    pub(crate) fn compute(form: &Form, answers: Vec<Option<Answer>>) -> Self {
        let count = answers.len();
        let mut state =
            Self { answers, relevant: vec![true; count], violations: vec![None; count] };
        for index in form.graph().order.iter().copied().map(usize::from) {
            state.relevant[index] = state.find_relevance(form, index);
        }
        for index in 0..count {
            state.violations[index] = state.find_violation(form, index);
        }
        state
    }

    /// The answer as expressions and responses see it.
    pub(crate) fn visible(&self, index: usize) -> Option<&Answer> {
        let is_relevant = self.relevant.get(index).copied().unwrap_or(false);
        self.answers.get(index).filter(|_| is_relevant)?.as_ref()
    }

    pub(crate) fn is_required(&self, form: &Form, index: usize) -> bool {
        let rule = form.question(index).and_then(|question| question.required.as_ref());
        rule.is_some_and(|rule| rule.is_true(|of| self.visible(of.into())))
    }

    /// Puts an admitted answer in and recomputes what it touches.
    ///
    /// Relevance is settled in the graph's order, so each touched question is computed once, after
    /// everything it depends on; a question that keeps its relevance, or has no answer to show or
    /// hide, touches nothing further.
    pub(super) fn replace(&mut self, form: &Form, index: usize, answer: Option<Answer>) -> Change {
        if self.answers[index] == answer {
            return Change::default();
        }
        self.answers[index] = answer;
        let mut touched = Touched::default();
        if self.relevant[index] {
            touched.by_value(form, index);
        }
        let mut change = Change::default();
        while let Some(rank) = touched.relevance.pop_first() {
            let index = usize::from(form.graph().order[usize::from(rank)]);
            let relevant = self.find_relevance(form, index);
            if relevant != self.relevant[index] {
                self.relevant[index] = relevant;
                change.relevance.push(index);
                touched.validity.insert(index);
                if self.answers[index].is_some() {
                    touched.by_value(form, index);
                }
            }
        }
        for index in touched.validity {
            let violation = self.find_violation(form, index);
            if violation != self.violations[index] {
                self.violations[index] = violation;
                change.violations.push(index);
            }
        }
        change.relevance.sort_unstable();
        change
    }

    fn find_relevance(&self, form: &Form, index: usize) -> bool {
        let rule = form.question(index).and_then(|question| question.relevant.as_ref());
        rule.is_none_or(|rule| rule.is_true(|of| self.visible(of.into())))
    }

    fn find_violation(&self, form: &Form, index: usize) -> Option<Violation> {
        let question = form.question(index)?;
        if !self.relevant[index] || !question.takes_answer() {
            return None;
        }
        if self.answers[index].is_none() {
            return self.is_required(form, index).then_some(Violation::Required);
        }
        let broken = question
            .constraint
            .as_ref()
            .is_some_and(|rule| !rule.is_true(|of| self.visible(of.into())));
        broken.then_some(Violation::Constraint)
    }
}

/// What has yet to be looked at again.
#[derive(Default)]
struct Touched {
    /// Ranks, in the graph's order, of questions whose relevance may change.
    relevance: BTreeSet<u16>,
    /// Questions whose violation may change.
    validity: BTreeSet<usize>,
}

impl Touched {
    /// The visible answer of the question at `index` changed.
    fn by_value(&mut self, form: &Form, index: usize) {
        let graph = form.graph();
        let ranks = graph.relevance[index].iter().map(|of| graph.rank[usize::from(*of)]);
        self.relevance.extend(ranks);
        self.validity.extend(graph.validity[index].iter().copied().map(usize::from));
        self.validity.insert(index);
    }
}
