//! From a session to what is kept of it, and back.

use std::sync::Arc;

use leptos::prelude::*;
use sammen_xforms::{Form, Session};

use crate::survey_draft::SurveyDraft;

/// What is on the screen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
    /// The question at this position in the form.
    Question(usize),
    /// All answers.
    Summary,
}

/// What is kept of a session: every answer, also of questions that are not asked now, and the place.
pub fn draft_of(session: RwSignal<Session>, step: RwSignal<Step>) -> SurveyDraft {
    let step = step.get_untracked();
    session.with_untracked(|session| SurveyDraft {
        form_version: session.form().version().to_owned(),
        answers: session
            .answers()
            .map(|(name, answer)| (name.to_owned(), answer.clone()))
            .collect(),
        question: match step {
            Step::Question(index) => session.form().question(index).map(|q| q.name.clone()),
            Step::Summary => None,
        },
    })
}

/// Where the draft left off, as far as the form still has that place.
pub fn resume(form: Arc<Form>, draft: Option<SurveyDraft>) -> (Session, Step) {
    let Some(draft) = draft else {
        let session = Session::new(form);
        let step = session.first().map_or(Step::Summary, Step::Question);
        return (session, step);
    };
    // Answers that the form has no place for any more are left out.
    let (session, _) = Session::restore(form, draft.answers);
    let Some(name) = draft.question else {
        let unanswered = session.validate_all().err();
        let first = unanswered.and_then(|unfinished| Some(unfinished.violations.first()?.0));
        return (session, first.map_or(Step::Summary, Step::Question));
    };
    let left_at = session.form().index_of(&name).filter(|index| session.is_relevant(*index));
    let step = left_at.or_else(|| session.first_unfinished());
    (session, step.map_or(Step::Summary, Step::Question))
}

#[cfg(test)]
mod tests {
    use sammen_xforms::{Answer, Expression, FormDraft, Question, QuestionKind, Scope, Text};

    use super::*;

    /// `years` must be answered; `why` is asked of those over 10; `more` is asked of everybody.
    fn form() -> Arc<Form> {
        let names = ["years", "why", "more"];
        let question = |index: usize, kind| Question::new(names[index], kind, Text::new("da", "?"));
        let mut years = question(0, QuestionKind::Integer);
        years.required = Some(Expression::always());
        let mut why = question(1, QuestionKind::Text { multiline: true });
        let scope = Scope::new(&names);
        why.relevant = Some(Expression::parse("${years} > 10", &scope.at(1)).expect("parses"));
        let more = question(2, QuestionKind::Text { multiline: false });
        let draft = FormDraft {
            id: "f".into(),
            version: "2".into(),
            title: Text::new("da", "f"),
            default_language: "da".into(),
            languages: vec!["da".into()],
            questions: vec![years, why, more],
        };
        Arc::new(Form::try_from(draft).expect("the form is whole"))
    }

    fn check(answers: &[(&str, Answer)], question: Option<&str>, expect: Step) {
        let answers = answers.iter().map(|(name, answer)| ((*name).to_owned(), answer.clone()));
        let draft = SurveyDraft {
            form_version: "1".into(),
            answers: answers.collect(),
            question: question.map(Into::into),
        };
        assert_eq!(resume(form(), Some(draft)).1, expect, "at {question:?}");
    }

    #[test]
    fn it_goes_on_where_it_was_left() {
        let young = [("years", Answer::Integer(3))];
        let long = [("years", Answer::Integer(30)), ("why", Answer::Text("halv".into()))];
        assert_eq!(resume(form(), None).1, Step::Question(0));
        check(&[], Some("years"), Step::Question(0));
        check(&long, Some("why"), Step::Question(1));
        check(&young, Some("more"), Step::Question(2));
        check(&young, None, Step::Summary);
        check(&[], None, Step::Question(0));
    }

    #[test]
    fn a_place_that_is_gone_is_passed_over() {
        let young = [("years", Answer::Integer(3)), ("gone", Answer::Integer(1))];
        check(&young, Some("gone"), Step::Question(2));
        check(&young, Some("why"), Step::Question(2));
    }

    #[test]
    fn what_is_kept_comes_back() {
        let owner = Owner::new();
        owner.set();
        let (mut session, _) = resume(form(), None);
        session.set_answer(0, Some(Answer::Integer(30))).expect("fits");
        session.set_answer(1, Some(Answer::Text("halv".into()))).expect("fits");
        let step = Step::Question(1);
        let draft = draft_of(RwSignal::new(session.clone()), RwSignal::new(step));
        let (again, there) = resume(form(), Some(draft));
        assert_eq!(there, step);
        assert!(again.answers().eq(session.answers()));
    }
}
