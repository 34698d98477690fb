//! Survey forms as XML and as they travel, and answers to them.

use std::sync::Arc;

use sammen_xforms::{
    document::Names,
    xform::{Device, FormSession, SavedAnswers, XForm, check_answers, load, read_first_answers},
    xpath::{Clock, FixedZone, compile},
};

/// An input of this first byte is an expression as an author writes it.
pub const EXPRESSION: u8 = 0xff;
/// An input of this first byte is a form's XML; every other is a form, behind its length in two bytes, and answers.
const XML: u8 = b'<';

/// Reads an expression, a form's XML, or a form and answers to it.
pub fn read(input: &[u8]) {
    match input {
        [EXPRESSION, source @ ..] => read_expression(source),
        [XML, ..] => read_xml(input),
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
    // Only that it ends, with a program or an error.
    let _ = compile(source, &mut Names::new(), &[]);
}

fn read_xml(xml: &[u8]) {
    let Ok(xml) = std::str::from_utf8(xml) else { return };
    if let Ok(form) = load(xml, &[]) {
        let bytes = form.to_bytes();
        assert_eq!(XForm::from_bytes(&bytes).as_ref(), Ok(&form));
        FormSession::start(Arc::new(form), &Desk);
    }
}

fn read_form(form: &[u8], answers: &[u8]) {
    let Ok(form) = XForm::from_bytes(form) else { return };
    let form = Arc::new(form);
    let written = std::str::from_utf8(answers).ok();
    let written = written.and_then(|xml| SavedAnswers::from_submission(&form, xml).ok());
    let named = || {
        let answers = read_first_answers(answers)?;
        Some(SavedAnswers::named(&form, answers))
    };
    let given = written.or_else(named).unwrap_or_default();
    // Only that it ends; the answers are whatever came.
    check_answers(Arc::clone(&form), &given, &Desk);
    let (session, _) = FormSession::restore(Arc::clone(&form), &given, &Desk);
    session.pages();
    let response = session.submission();
    let again = SavedAnswers::from_submission(&form, &response);
    assert!(again.is_ok(), "a phone finished with {response:?}");
}

/// A device without chance, at the beginning of time.
struct Desk;

impl Device for Desk {
    fn clock(&self) -> Clock<'_> {
        Clock { now_ms: 0.0, zone: &FixedZone(0) }
    }

    fn random(&self) -> f64 {
        0.5
    }
}
