use std::collections::BTreeMap;

use leptos::prelude::*;
use sammen_xforms::{
    document::NodeId,
    xform::{FormSession, Page},
};
use wasm_bindgen_futures::spawn_local;

use super::{Answering, Problem, Saving, Step, page_path};

impl Answering {
    /// Goes on from a page, if its questions let one.
    pub fn go_on(self, page: &Page) {
        let problems = self.problems_of(page);
        if !problems.is_empty() {
            self.flush();
            self.keep_at(problems);
            return;
        }
        let next = self.session.with_untracked(|session| self.next(session, page));
        if let (Some(next), Some(mut asked)) = (&next, self.changing.get_value()) {
            asked.push(next.clone());
            self.changing.set_value(Some(asked));
        }
        self.go_to(next.map_or(Step::Summary, Step::Page), BTreeMap::new());
    }

    /// Goes back from a page; `false` where there is none before it.
    pub fn go_back(self, page: &Page) -> bool {
        let pages = self.pages.get_untracked();
        let at = pages.iter().position(|one| one.node == page.node);
        let before = at.and_then(|at| at.checked_sub(1)).map(|at| self.path(&pages[at]));
        let to = match (self.changing.get_value(), before) {
            (Some(_), _) => Step::Summary,
            (None, Some(before)) => Step::Page(before),
            (None, None) => return false,
        };
        self.go_to(to, BTreeMap::new());
        true
    }

    /// Changes answers from the page that sums up.
    pub fn change(self, page: &Page) {
        self.change_with(page, BTreeMap::new());
    }

    fn change_with(self, page: &Page, problems: BTreeMap<NodeId, Problem>) {
        let asked = self.pages.get_untracked().iter().map(|page| self.path(page)).collect();
        self.changing.set_value(Some(asked));
        self.go_to(Step::Page(self.path(page)), problems);
    }

    /// Goes to the page of a question, or of the first one in an instance.
    pub fn go_into(self, instance: NodeId) {
        let first = self.pages.with_untracked(|pages| {
            let is_inside = |page: &&Page| {
                self.session.with_untracked(|session| {
                    let first = page.questions.first().copied().unwrap_or(page.node);
                    session.tree().ancestors(first).any(|around| around == instance)
                })
            };
            pages.iter().find(is_inside).cloned()
        });
        if let Some(first) = first {
            self.go_to(Step::Page(self.path(&first)), BTreeMap::new());
        }
    }

    /// Goes back from the page that sums up.
    pub fn go_to_last(self) {
        if let Some(last) = self.pages.get_untracked().last() {
            self.go_to(Step::Page(self.path(last)), BTreeMap::new());
        }
    }

    /// Sends the answers: from then on they wait, and the draft is gone.
    pub fn send(self) {
        if self.sending.get_untracked() {
            return;
        }
        let pages = self.pages.get_untracked();
        if let Some(page) = pages.iter().find(|page| !self.problems_of(page).is_empty()) {
            return self.change_with(page, self.problems_of(page));
        }
        let (answers, version) = self.session.with_untracked(|session| {
            (session.submission().into_bytes(), session.form().version().to_owned())
        });
        let (app, survey, area) = (self.app, self.survey, self.area.get_value());
        let (saver, is_confidential) = (self.saver.get_value(), self.is_confidential());
        self.sending.set(true);
        self.saver.with_value(|waiting| {
            waiting.when_idle(move || {
                spawn_local(async move {
                    let finished = if self.on_leave.is_some() {
                        app.finish_in_kiosk(area, survey, version, answers, self.interview).await
                    } else if is_confidential {
                        app.finish_confidential(area, survey, version, answers).await.is_ok()
                    } else {
                        app.finish_survey(area, survey, version, answers).await.is_ok()
                    };
                    if finished {
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

    fn next(self, session: &FormSession, page: &Page) -> Option<String> {
        let pages = session.pages();
        let path = |page: &Page| page_path(session, page);
        match self.changing.get_value() {
            None => {
                let at = pages.iter().position(|one| one.node == page.node)?;
                pages.get(at + 1).map(path)
            }
            // Pages that the change brought up are asked; then it is summed up again.
            Some(asked) => {
                let is_open = |page: &Page| {
                    page.questions.iter().any(|node| session.violation(*node).is_some())
                };
                let is_new = |page: &&Page| !asked.contains(&path(page)) || is_open(page);
                pages.iter().find(is_new).map(path)
            }
        }
    }

    fn path(self, page: &Page) -> String {
        self.session.with_untracked(|session| page_path(session, page))
    }

    fn problems_of(self, page: &Page) -> BTreeMap<NodeId, Problem> {
        let problem = |node: &NodeId| {
            let entry = self.entries.with_untracked(|entries| entries.get(node).copied());
            let found = || self.session.with_untracked(|session| Problem::of(session, *node));
            entry.or_else(found).map(|problem| (*node, problem))
        };
        page.questions.iter().filter_map(problem).collect()
    }

    fn keep_at(self, problems: BTreeMap<NodeId, Problem>) {
        self.problems.set(problems);
        self.kept.update(|kept| *kept += 1);
    }

    /// Shows a step once all answers are on the phone, and what is wrong there. Where the answers cannot be saved, the
    /// person stays and is told.
    fn go_to(self, step: Step, problems: BTreeMap<NodeId, Problem>) {
        self.send_failed.set(false);
        let draft = self.draft(&step);
        let saver = self.saver.get_value();
        saver.save_now(draft);
        saver.when_idle(move || {
            if self.saving.try_get_untracked() == Some(Saving::Saved) {
                self.show(step, problems);
            }
        });
    }

    fn show(self, step: Step, problems: BTreeMap<NodeId, Problem>) {
        if step == Step::Summary {
            self.changing.set_value(None);
        }
        if self.step.get_untracked() == step {
            return;
        }
        self.entries.set(BTreeMap::new());
        if problems.is_empty() {
            self.problems.set(problems);
        } else {
            self.keep_at(problems);
        }
        self.step.set(step);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}
