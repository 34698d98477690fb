//! Answering a form: skip logic, violations, navigation, saving and finishing.

#![expect(clippy::unwrap_used, reason = "a test fails where its own form does not compile")]

mod common;

use std::sync::Arc;

use common::{form, one_of, row, scale, some_of, text};
use sammen_xforms::{
    Answer, AnswerError, Change, Form, LostReason, Progress, QuestionKind, ResponseError, Session,
    Unfinished, Violation, validate_response,
};

/// 0 intro · 1 lives_here · 2 years · 3 joins · 4 why_not · 5 safe
fn neighbourhood() -> Arc<Form> {
    let rows = [
        row("intro", QuestionKind::Note),
        row("lives_here", one_of(&["yes", "no"])).required("true()"),
        row("years", QuestionKind::Integer)
            .relevant("${lives_here} = 'yes'")
            .required("true()")
            .constraint(". >= 0 and . <= 100"),
        row("joins", some_of(&["music", "food", "none"]))
            .constraint("not(selected(., 'none') and count-selected(.) > 1)"),
        row("why_not", text()).relevant("selected(${joins}, 'none') and ${years} > 1"),
        row("safe", scale(1, 7, 1)).required("${years} >= 10"),
    ];
    Arc::new(form(&rows).unwrap())
}

struct Scenario(Session);

impl Scenario {
    fn new() -> Self {
        Self(Session::new(neighbourhood()))
    }

    fn index(&self, name: &str) -> usize {
        self.0.form().index_of(name).unwrap()
    }

    #[track_caller]
    fn answer(&mut self, name: &str, answer: Answer) -> Change {
        let index = self.index(name);
        self.0.set_answer(index, Some(answer)).unwrap()
    }

    #[track_caller]
    fn relevant(&self, expect: &[&str]) {
        let questions = self.0.form().questions().iter().enumerate();
        let relevant: Vec<_> = questions
            .filter(|(index, _)| self.0.is_relevant(*index))
            .map(|(_, question)| question.name.as_str())
            .collect();
        assert_eq!(relevant, expect);
    }

    #[track_caller]
    fn violates(&self, expect: &[(&str, Violation)]) {
        let found = self.0.validate_all().err().map_or(vec![], |unfinished| unfinished.violations);
        let expect: Vec<_> = expect.iter().map(|(name, v)| (self.index(name), *v)).collect();
        assert_eq!(found, expect);
    }
}

fn choice(name: &str) -> Answer {
    Answer::Choice(name.into())
}

fn picks(names: &[&str]) -> Answer {
    Answer::Choices(names.iter().map(|&name| name.into()).collect())
}

#[test]
fn relevance_travels_and_hidden_answers_come_back() {
    let mut scenario = Scenario::new();
    scenario.relevant(&["intro", "lives_here", "joins", "safe"]);
    let change = scenario.answer("lives_here", choice("yes"));
    assert_eq!(change, Change { relevance: vec![2], violations: vec![1, 2] });
    scenario.answer("years", Answer::Integer(12));
    let change = scenario.answer("joins", picks(&["none"]));
    assert_eq!(change, Change { relevance: vec![4], violations: vec![] });
    scenario.answer("why_not", Answer::Text("Tid".into()));
    scenario.violates(&[("safe", Violation::Required)]);

    let change = scenario.answer("lives_here", choice("no"));
    assert_eq!(change, Change { relevance: vec![2, 4], violations: vec![5] });
    scenario.relevant(&["intro", "lives_here", "joins", "safe"]);
    assert_eq!(scenario.0.answer(4), Some(&Answer::Text("Tid".into())));
    let response = scenario.0.finish().unwrap();
    assert_eq!(response, [("lives_here".into(), choice("no")), ("joins".into(), picks(&["none"]))]);

    scenario.answer("lives_here", choice("yes"));
    scenario.relevant(&["intro", "lives_here", "years", "joins", "why_not", "safe"]);
    scenario.answer("safe", Answer::Integer(6));
    assert_eq!(scenario.0.finish().unwrap().len(), 5);
}

#[test]
fn violations_follow_the_answers() {
    let mut scenario = Scenario::new();
    scenario.violates(&[("lives_here", Violation::Required)]);
    scenario.answer("lives_here", choice("yes"));
    assert!(scenario.0.is_required(2));
    scenario.answer("years", Answer::Integer(101));
    scenario.answer("joins", picks(&["none", "food"]));
    scenario.violates(&[
        ("years", Violation::Constraint),
        ("joins", Violation::Constraint),
        ("safe", Violation::Required),
    ]);
    let error = scenario.0.finish().unwrap_err();
    assert_eq!(error.violations.len(), 3);
    scenario.answer("years", Answer::Integer(9));
    assert_eq!(scenario.0.set_answer(3, None).unwrap().violations, [3]);
    assert_eq!(scenario.0.validate_all(), Ok(()));
}

#[test]
fn an_answer_that_does_not_fit_changes_nothing() {
    let mut scenario = Scenario::new();
    let mut refuse = |index, answer, expect| {
        assert_eq!(scenario.0.set_answer(index, Some(answer)), Err(expect));
    };
    refuse(0, Answer::Integer(1), AnswerError::Note);
    refuse(1, choice("x"), AnswerError::UnknownChoice { choice: "x".into() });
    let index = 6;
    refuse(index, choice("x"), AnswerError::NoSuchQuestion { index, questions: 6 });
    assert_eq!(scenario.0.answers().count(), 0);
    assert_eq!(scenario.answer("why_not", Answer::Text("  ".into())), Change::default());
    assert_eq!(scenario.0.answers().count(), 0);
}

#[test]
fn navigation_passes_over_what_is_not_relevant() {
    let mut scenario = Scenario::new();
    let session = &scenario.0;
    assert_eq!(session.first(), Some(0));
    assert_eq!(session.next(1), Some(3));
    assert_eq!(session.next(5), None);
    assert_eq!(session.next(usize::MAX), None);
    assert_eq!(session.previous(3), Some(1));
    assert_eq!(session.previous(0), None);
    assert_eq!(session.progress(3), Progress { position: 3, total: 4 });
    scenario.answer("lives_here", choice("yes"));
    assert_eq!(scenario.0.next(1), Some(2));
    assert_eq!(scenario.0.progress(3), Progress { position: 4, total: 5 });
}

#[test]
fn going_on_lands_after_the_last_answer_or_on_what_is_wrong() {
    let mut scenario = Scenario::new();
    assert_eq!(scenario.0.first_unfinished(), Some(0));
    scenario.answer("lives_here", choice("no"));
    assert_eq!(scenario.0.first_unfinished(), Some(3));
    scenario.answer("safe", Answer::Integer(4));
    assert_eq!(scenario.0.first_unfinished(), None);
    scenario.answer("lives_here", choice("yes"));
    assert_eq!(scenario.0.first_unfinished(), Some(2));
}

#[test]
fn saved_answers_are_restored_and_misfits_are_named() {
    let mut scenario = Scenario::new();
    scenario.answer("lives_here", choice("yes"));
    scenario.answer("years", Answer::Integer(3));
    scenario.answer("lives_here", choice("no"));
    let mut saved: Vec<(String, Answer)> =
        scenario.0.answers().map(|(name, answer)| (name.into(), answer.clone())).collect();
    saved.push(("gone".into(), Answer::Integer(1)));
    saved.push(("safe".into(), choice("yes")));
    let bytes = postcard::to_allocvec(&saved).unwrap();
    let saved: Vec<(String, Answer)> = postcard::from_bytes(&bytes).unwrap();

    let (restored, lost) = Session::restore(neighbourhood(), saved);
    assert_eq!(restored.answers().count(), 2);
    assert_eq!(restored.answer(2), Some(&Answer::Integer(3)));
    assert!(!restored.is_relevant(2));
    assert_eq!(lost.len(), 2);
    assert_eq!((lost[0].name.as_str(), &lost[0].reason), ("gone", &LostReason::UnknownQuestion));
    assert!(matches!(lost[1].reason, LostReason::Refused(AnswerError::WrongKind { .. })));
}

#[test]
fn the_server_accepts_what_a_session_finishes_with_and_nothing_else() {
    let form = neighbourhood();
    let check = |response: &[(&str, Answer)], expect: Result<(), ResponseError>| {
        let response: Vec<_> =
            response.iter().map(|(name, answer)| ((*name).into(), answer.clone())).collect();
        assert_eq!(validate_response(&form, &response), expect);
    };
    let question = || "years".to_string();
    let (yes, no) = (("lives_here", choice("yes")), ("lives_here", choice("no")));
    let years = |years| ("years", Answer::Integer(years));

    check(&[yes.clone(), years(3)], Ok(()));
    check(&[years(3), yes.clone()], Ok(()));
    check(std::slice::from_ref(&no), Ok(()));
    check(std::slice::from_ref(&yes), Err(ResponseError::Missing { question: question() }));
    check(&[no.clone(), years(3)], Err(ResponseError::Irrelevant { question: question() }));
    check(&[yes.clone(), years(-1)], Err(ResponseError::Constraint { question: question() }));
    let twice = Err(ResponseError::Repeated { question: question() });
    check(&[yes.clone(), years(3), years(3)], twice);
    let unknown = Err(ResponseError::UnknownQuestion { question: "x".into() });
    check(&[no.clone(), ("x", choice("y"))], unknown);
    let empty = Err(ResponseError::Empty { question: "joins".into() });
    check(&[no.clone(), ("joins", picks(&[]))], empty);
    let source = AnswerError::Note;
    let refused = Err(ResponseError::Refused { question: "intro".into(), source });
    check(&[no, ("intro", choice("y"))], refused);
}

#[test]
fn an_unfinished_session_says_how_much_is_left() {
    let Unfinished { violations } = Scenario::new().0.finish().unwrap_err();
    assert_eq!(violations, [(1, Violation::Required)]);
}
