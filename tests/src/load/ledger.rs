//! The book of all that was done and of all that a server has acknowledged.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use sammen_domain::Mutation;
use sammen_sync::{MutationOutcome, OpId, Outcome, PushRequest, ResponseRequest};

use super::Answer;

/// A push whose answer came home.
#[derive(Clone, Debug)]
pub struct AcknowledgedPush {
    /// Whose it was.
    pub key: u64,
    /// What was sent.
    pub request: PushRequest,
    /// What was answered.
    pub outcomes: Vec<MutationOutcome>,
}

/// What residents did and what they were told; shared by all that act on one server.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    book: Rc<RefCell<Book>>,
}

#[derive(Debug, Default)]
struct Book {
    done: BTreeMap<(u64, OpId), Mutation>,
    pushes: Vec<AcknowledgedPush>,
    outcomes: BTreeMap<(u64, OpId), Outcome>,
    contradictions: Vec<String>,
    problems: BTreeMap<Problem, usize>,
    given: Vec<ResponseRequest>,
    responses: Vec<ResponseRequest>,
}

/// What a server answered that could not do what it was asked.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Problem {
    /// What it was asked.
    pub path: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The kind of problem; empty when the answer is none.
    pub kind: String,
}

/// How much is in a ledger.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Totals {
    /// Things that residents did.
    pub operations: usize,
    /// Those whose outcome a resident has been told.
    pub acknowledged_operations: usize,
    /// Pushes that were answered.
    pub acknowledged_pushes: usize,
    /// Survey responses that were given.
    pub responses: usize,
    /// Those that the server said it has.
    pub acknowledged_responses: usize,
}

impl Ledger {
    /// Notes what a resident did, before anything is sent.
    pub fn note_done(&self, key: u64, op: OpId, mutation: &Mutation) {
        self.book.borrow_mut().done.insert((key, op), mutation.clone());
    }

    /// Notes an answered push. An operation that was answered before must have been answered the same.
    pub fn note_push(&self, push: AcknowledgedPush) {
        let mut book = self.book.borrow_mut();
        for told in &push.outcomes {
            let before = book.outcomes.insert((push.key, told.op), told.outcome);
            if before.is_some_and(|before| before != told.outcome) {
                let contradiction =
                    format!("operation {} was {before:?} and then {:?}", told.op, told.outcome);
                book.contradictions.push(contradiction);
            }
        }
        book.pushes.push(push);
    }

    /// Notes an answer that says that the server fails.
    pub fn note_problem(&self, path: &'static str, answer: &Answer) {
        let problem = Problem { path, status: answer.status, kind: answer.problem() };
        *self.book.borrow_mut().problems.entry(problem).or_default() += 1;
    }

    /// The server's problems, and how often it had each.
    #[must_use]
    pub fn problems(&self) -> BTreeMap<Problem, usize> {
        self.book.borrow().problems.clone()
    }

    /// Notes a survey response before it is sent.
    pub fn note_given(&self, response: &ResponseRequest) {
        self.book.borrow_mut().given.push(response.clone());
    }

    /// Notes that the server has a survey response.
    pub fn note_response(&self, response: &ResponseRequest) {
        self.book.borrow_mut().responses.push(response.clone());
    }

    /// The answered pushes from a place in the book on.
    #[must_use]
    pub fn pushes_from(&self, first: usize) -> Vec<AcknowledgedPush> {
        self.book.borrow().pushes[first..].to_vec()
    }

    /// The acknowledged responses from a place in the book on.
    #[must_use]
    pub fn responses_from(&self, first: usize) -> Vec<ResponseRequest> {
        self.book.borrow().responses[first..].to_vec()
    }

    /// What was told two ways.
    #[must_use]
    pub fn contradictions(&self) -> Vec<String> {
        self.book.borrow().contradictions.clone()
    }

    /// All that was done, with the outcome that was told.
    #[must_use]
    pub fn decided(&self) -> Vec<(Mutation, Option<Outcome>)> {
        let book = self.book.borrow();
        book.done
            .iter()
            .map(|(key, done)| (done.clone(), book.outcomes.get(key).copied()))
            .collect()
    }

    /// How much is in the book.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let book = self.book.borrow();
        Totals {
            operations: book.done.len(),
            acknowledged_operations: book.outcomes.len(),
            acknowledged_pushes: book.pushes.len(),
            responses: book.given.len(),
            acknowledged_responses: book.responses.len(),
        }
    }
}
