//! The state of somebody answering: where they are, what they said, and that it is saved.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use sammen_domain::{AreaId, SurveyId};
use sammen_xforms::{Answer, Form, Question, Session};
use wasm_bindgen_futures::spawn_local;

use super::{
    problem::Problem,
    resume::{Step, draft_of, resume},
    saver::{Saver, Saving},
};
use crate::state::{AppState, use_app};

/// Somebody answering a survey; Copy.
#[derive(Clone, Copy)]
pub struct Answering {
    app: AppState,
    area: StoredValue<AreaId>,
    survey: SurveyId,
    /// The answers and what follows from them.
    pub session: RwSignal<Session>,
    /// What is on the screen.
    pub step: RwSignal<Step>,
    /// What keeps the person at this question, once they have wanted to go on.
    pub problem: RwSignal<Option<Problem>>,
    /// Counts the times that somebody was kept: each time the focus goes to the problem.
    pub kept: RwSignal<u32>,
    /// What is wrong with what stands in the field; not shown before the person wants to go on.
    pub entry: RwSignal<Option<Problem>>,
    /// How saving goes.
    pub saving: RwSignal<Saving>,
    /// Whether the answers are being handed over.
    pub sending: RwSignal<bool>,
    /// Whether handing them over failed for want of storage.
    pub send_failed: RwSignal<bool>,
    /// While one answer is changed from the page that sums up: the questions that were asked then.
    changing: StoredValue<Option<Vec<usize>>>,
    saver: StoredValue<Saver, LocalStorage>,
    on_sent: Callback<()>,
}

impl Answering {
    /// Goes on with the draft, or begins. `on_sent` is told when the answers wait to be sent.
    pub fn new(area: AreaId, survey: SurveyId, form: Arc<Form>, on_sent: Callback<()>) -> Self {
        let app = use_app();
        let draft = app.drafts.with_untracked(|drafts| drafts.get(&survey).cloned());
        let (session, step) = resume(form, draft);
        let saver = Saver::new(app, survey);
        let answering = Self {
            app,
            area: StoredValue::new(area),
            survey,
            session: RwSignal::new(session),
            step: RwSignal::new(step),
            problem: RwSignal::new(None),
            kept: RwSignal::new(0),
            entry: RwSignal::new(None),
            saving: RwSignal::from(saver.saving()),
            sending: RwSignal::new(false),
            send_failed: RwSignal::new(false),
            changing: StoredValue::new(None),
            saver: StoredValue::new_local(saver),
            on_sent,
        };
        answering.save_when_leaving();
        answering
    }

    /// The question at a position.
    pub fn question(self, index: usize) -> Option<Question> {
        self.session.with_untracked(|session| session.form().question(index).cloned())
    }

    /// Takes an answer and saves it at once.
    pub fn answer(self, index: usize, answer: Option<Answer>) {
        self.take(index, answer);
        self.save_now();
    }

    /// Takes what is being typed, or what is wrong with it, and saves it soon.
    pub fn type_in(self, index: usize, typed: Result<Option<Answer>, Problem>) {
        match typed {
            Ok(answer) => self.take(index, answer),
            Err(problem) => {
                self.take(index, None);
                self.entry.set(Some(problem));
            }
        }
        let draft = draft_of(self.session, self.step);
        self.saver.with_value(|saver| saver.save_soon(draft));
    }

    /// Saves what waits now.
    pub fn flush(self) {
        self.saver.with_value(Saver::flush);
    }

    /// Goes on from a question, if it lets one.
    pub fn go_on(self, index: usize) {
        let violation = self.session.with_untracked(|session| session.violation(index));
        let problem = self.entry.get_untracked().or(violation.map(Problem::from));
        if let Some(problem) = problem {
            self.flush();
            self.keep_at(problem);
            return;
        }
        let next = self.session.with_untracked(|session| match self.changing.get_value() {
            None => session.next(index),
            // Questions that the change brought up are asked; then it is summed up again.
            Some(asked) => {
                relevant(session).find(|i| !asked.contains(i) || session.violation(*i).is_some())
            }
        });
        if let (Some(next), Some(mut asked)) = (next, self.changing.get_value()) {
            asked.push(next);
            self.changing.set_value(Some(asked));
        }
        self.go_to(next.map_or(Step::Summary, Step::Question));
    }

    /// Goes back from a question; `false` where there is none before it.
    pub fn go_back(self, index: usize) -> bool {
        let before = self.session.with_untracked(|session| session.previous(index));
        let to = match (self.changing.get_value(), before) {
            (Some(_), _) => Step::Summary,
            (None, Some(before)) => Step::Question(before),
            (None, None) => return false,
        };
        self.go_to(to);
        true
    }

    /// Changes one answer from the page that sums up.
    pub fn change(self, index: usize) {
        let asked = self.session.with_untracked(|session| relevant(session).collect());
        self.changing.set_value(Some(asked));
        self.go_to(Step::Question(index));
    }

    /// Goes back from the page that sums up.
    pub fn go_to_last(self) {
        if let Some(last) = self.session.with_untracked(|session| relevant(session).last()) {
            self.go_to(Step::Question(last));
        }
    }

    /// Sends the answers: from then on they wait, and the draft is gone.
    pub fn send(self) {
        if self.sending.get_untracked() {
            return;
        }
        let answers = match self.session.with_untracked(Session::finish) {
            Ok(answers) => answers,
            Err(unfinished) => {
                if let Some(&(index, violation)) = unfinished.violations.first() {
                    self.change(index);
                    self.keep_at(violation.into());
                }
                return;
            }
        };
        let answers =
            postcard::to_allocvec(&answers).expect("an answer has no type postcard refuses");
        let version = self.session.with_untracked(|session| session.form().version().to_owned());
        let (app, survey, area) = (self.app, self.survey, self.area.get_value());
        let saver = self.saver.get_value();
        self.sending.set(true);
        self.saver.with_value(|waiting| {
            waiting.when_idle(move || {
                spawn_local(async move {
                    if app.finish_survey(area, survey, version, answers).await.is_ok() {
                        saver.forget();
                        self.on_sent.try_run(());
                    } else {
                        self.sending.try_set(false);
                        self.send_failed.try_set(true);
                    }
                });
            });
        });
    }

    fn take(self, index: usize, answer: Option<Answer>) {
        let taken = self.session.try_update(|session| session.set_answer(index, answer));
        let refused = taken.and_then(Result::err).map(Problem::from);
        self.entry.set(refused);
        // A text that grows too long is told of at once: typing on would be in vain.
        let problem = refused.filter(|problem| *problem == Problem::TooLong);
        if self.problem.get_untracked() != problem {
            self.problem.set(problem);
        }
    }

    fn keep_at(self, problem: Problem) {
        self.problem.set(Some(problem));
        self.kept.update(|kept| *kept += 1);
    }

    fn go_to(self, step: Step) {
        self.problem.set(None);
        self.send_failed.set(false);
        self.entry.set(None);
        if step == Step::Summary {
            self.changing.set_value(None);
        }
        if self.step.get_untracked() != step {
            self.step.set(step);
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        self.save_now();
    }

    fn save_now(self) {
        let draft = draft_of(self.session, self.step);
        self.saver.with_value(|saver| saver.save_now(draft));
    }

    /// What is half typed is saved when the page is left or no longer looked at.
    fn save_when_leaving(self) {
        let hidden = window_event_listener(ev::visibilitychange, move |_| self.flush());
        on_cleanup(move || {
            hidden.remove();
            self.flush();
        });
    }
}

/// The questions that are asked now, in order.
fn relevant(session: &Session) -> impl Iterator<Item = usize> {
    core::iter::successors(session.first(), |index| session.next(*index))
}
