//! What holds for any form, any answers and any source.

#![expect(clippy::unwrap_used, reason = "a test fails where its own form does not compile")]

mod common;

use std::sync::Arc;

use common::{Row, form, one_of, row, scale, some_of, text};
use proptest::prelude::*;
use sammen_xforms::{
    Answer, Change, Expression, Form, QuestionKind, Scope, Session, validate_response,
};

const QUESTIONS: usize = 8;
const CHOICES: [&str; 3] = ["a", "b", "c"];

fn kind() -> impl Strategy<Value = QuestionKind> {
    prop_oneof![
        Just(QuestionKind::Note),
        Just(one_of(&CHOICES)),
        Just(some_of(&CHOICES)),
        Just(scale(0, 4, 1)),
        Just(QuestionKind::Integer),
        Just(QuestionKind::Decimal),
        Just(text()),
    ]
}

/// An expression over the first questions of a form; none of them where there are none.
fn source(questions: usize) -> BoxedStrategy<String> {
    let value = prop_oneof![
        (0..questions.max(1)).prop_map(move |of| match questions {
            0 => "1".into(),
            _ => format!("${{q{of}}}"),
        }),
        (0..4u8).prop_map(|number| number.to_string()),
        proptest::sample::select(CHOICES.as_slice()).prop_map(|choice| format!("'{choice}'")),
    ];
    value
        .prop_recursive(3, 12, 2, |inner| {
            let operator =
                proptest::sample::select(["=", "!=", "<", ">=", "and", "or", "+", "-"].as_slice());
            prop_oneof![
                (inner.clone(), operator, inner.clone())
                    .prop_map(|(left, operator, right)| format!("({left} {operator} {right})")),
                (inner.clone(), inner.clone())
                    .prop_map(|(list, choice)| format!("selected({list}, {choice})")),
                inner.clone().prop_map(|value| format!("not({value})")),
                inner.prop_map(|value| format!("count-selected({value})")),
            ]
        })
        .boxed()
}

/// A condition that the answers below make true about as often as not.
fn condition(questions: usize) -> BoxedStrategy<String> {
    if questions == 0 {
        return source(0);
    }
    let of = move || (0..questions).prop_map(|of| format!("${{q{of}}}"));
    prop_oneof![
        of().prop_map(|of| format!("{of} = 1 or {of} = 'a'")),
        of().prop_map(|of| format!("selected({of}, 'a') or {of} > 1")),
        of().prop_map(|of| format!("{of} = ''")),
        (of(), of()).prop_map(|(left, right)| format!("{left} != '' and {right} != 'b'")),
        (of(), of()).prop_map(|(left, right)| format!("({left} = '') != ({right} = '')")),
    ]
    .boxed()
}

fn rule(questions: usize) -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 1 => source(questions), 3 => condition(questions)]
}

/// A form where relevance looks backwards, or forwards if turned, and the rest anywhere.
fn any_form() -> impl Strategy<Value = Arc<Form>> {
    let rows: Vec<_> = (0..QUESTIONS)
        .map(|index| {
            (kind(), rule(index), rule(QUESTIONS), rule(QUESTIONS)).prop_map(
                move |(kind, relevant, required, constraint)| {
                    row(&format!("q{index}"), kind)
                        .relevant(&relevant)
                        .required(&required)
                        .constraint(&constraint)
                },
            )
        })
        .collect();
    (rows, any::<bool>()).prop_map(|(mut rows, turned): (Vec<Row>, bool)| {
        if turned {
            rows.reverse();
        }
        Arc::new(form(&rows).expect("relevance in one direction makes no ring"))
    })
}

/// A question, and which of the answers it can have; the first is none.
fn steps() -> impl Strategy<Value = Vec<(usize, usize)>> {
    proptest::collection::vec((0..QUESTIONS, 0..5usize), 0..80)
}

fn answer(form: &Form, index: usize, which: usize) -> Option<Answer> {
    let choice = |which: usize| CHOICES[which % CHOICES.len()].to_string();
    let number = i8::try_from(which).expect("there are five answers");
    if which == 0 {
        return None;
    }
    match form.questions()[index].kind {
        QuestionKind::Note => None,
        QuestionKind::SelectOne { .. } => Some(Answer::Choice(choice(which))),
        QuestionKind::SelectMultiple { .. } => {
            Some(Answer::Choices((which..4).map(choice).collect()))
        }
        QuestionKind::Range(_) | QuestionKind::Integer => Some(Answer::Integer(number.into())),
        QuestionKind::Decimal => Some(Answer::Decimal(f64::from(number) / 2.0)),
        QuestionKind::Text { .. } => Some(Answer::Text(["1", "a", "b", " "][which - 1].into())),
    }
}

fn seen(session: &Session, index: usize) -> (bool, Option<sammen_xforms::Violation>) {
    (session.is_relevant(index), session.violation(index))
}

proptest! {
    #[test]
    fn step_by_step_equals_from_scratch((form, steps) in (any_form(), steps())) {
        let mut session = Session::new(form.clone());
        for (index, which) in steps {
            let before: Vec<_> = (0..QUESTIONS).map(|index| seen(&session, index)).collect();
            let change = session
                .set_answer(index, answer(&form, index, which))
                .expect("the answer fits its question");
            let saved = session.answers().map(|(name, answer)| (name, answer.clone()));
            let (scratch, lost) = Session::restore(form.clone(), saved);
            prop_assert!(lost.is_empty());
            let mut expect = Change::default();
            for (index, before) in before.into_iter().enumerate() {
                let now = seen(&session, index);
                prop_assert_eq!(now, seen(&scratch, index));
                if now.0 != before.0 {
                    expect.relevance.push(index);
                }
                if now.1 != before.1 {
                    expect.violations.push(index);
                }
            }
            prop_assert_eq!(change, expect);
        }
        if let Ok(response) = session.finish() {
            prop_assert_eq!(validate_response(&form, &response), Ok(()));
        }
    }

    #[test]
    fn forward_and_back_meet_the_same_questions((form, steps) in (any_form(), steps())) {
        let mut session = Session::new(form.clone());
        for (index, which) in steps {
            let _ = session.set_answer(index, answer(&form, index, which));
        }
        let forward: Vec<_> =
            std::iter::successors(session.first(), |index| session.next(*index)).collect();
        let mut back: Vec<_> =
            std::iter::successors(forward.last().copied(), |index| session.previous(*index))
                .collect();
        back.reverse();
        prop_assert_eq!(&forward, &back);
        for (place, index) in forward.iter().enumerate() {
            let progress = session.progress(*index);
            prop_assert_eq!((progress.position, progress.total), (place + 1, forward.len()));
        }
    }

    #[test]
    fn the_compiler_takes_any_text(text in any::<String>()) {
        let _ = Expression::parse(&text, &Scope::new(&["q0"]).at(0));
    }

    #[test]
    fn the_compiler_takes_anything_like_an_expression(
        text in r#"(\$\{q0\}|[.()'",=<>!*+ -]|[0-9]{1,3}|and|or|not|selected|if|å|“){0,20}"#,
    ) {
        let form = common::draft(&[row("q0", QuestionKind::Integer)]);
        if let Ok(constraint) = Expression::parse(&text, &Scope::new(&["q0"]).at(0)) {
            let mut form = form;
            form.questions[0].constraint = Some(constraint);
            let form = Form::try_from(form).expect("a compiled expression fits its form");
            let mut session = Session::new(Arc::new(form));
            session.set_answer(0, Some(Answer::Integer(1))).expect("an integer answers q0");
        }
    }
}
