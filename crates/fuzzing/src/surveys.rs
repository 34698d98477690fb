//! Survey forms as they travel, and answers to them.

use std::sync::Arc;

use sammen_xforms::{Answer, Expression, Form, Scope, Session, validate_response};

/// An input of this first byte is an expression as an author writes it; every other is a form, behind
/// its length in two bytes, and answers.
pub const EXPRESSION: u8 = 0xff;

/// Reads an expression, or a form and answers to it.
pub fn read(input: &[u8]) {
    match input {
        [EXPRESSION, source @ ..] => read_expression(source),
        [high, low, rest @ ..] => {
            let length = usize::from(u16::from_be_bytes([*high, *low])).min(rest.len());
            let (form, answers) = rest.split_at(length);
            read_form(form, answers);
        }
        _ => {}
    }
}

/// An input of a form and answers.
pub fn input(form: &[u8], answers: &[u8]) -> Vec<u8> {
    let length = u16::try_from(form.len()).expect("forms are shorter than 64 KiB");
    [&length.to_be_bytes(), form, answers].concat()
}

fn read_expression(source: &[u8]) {
    let Ok(source) = std::str::from_utf8(source) else { return };
    match Expression::parse(source, &Scope::new(&["a", "b", "c"]).at(0)) {
        Ok(expression) => assert!(expression.references().all(|index| index < 3)),
        Err(error) => assert!(error.position <= source.len(), "{error}"),
    }
}

fn read_form(form: &[u8], answers: &[u8]) {
    let Ok(form) = postcard::from_bytes::<Form>(form) else { return };
    let answers = postcard::from_bytes::<Vec<(String, Answer)>>(answers).unwrap_or_default();
    // Only that it ends; the answers are whatever came.
    let _ = validate_response(&form, &answers);
    let mut session = Session::new(Arc::new(form));
    for (name, answer) in answers {
        if let Some(index) = session.form().index_of(&name) {
            // Refused answers change nothing.
            let _ = session.set_answer(index, Some(answer));
        }
    }
    if let Ok(finished) = session.finish() {
        let checked = validate_response(session.form(), &finished);
        assert_eq!(checked, Ok(()), "a phone finished with {finished:?}");
    }
}
