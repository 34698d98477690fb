//! Which drafts make a form, and what a stored form's bytes are.

#![expect(clippy::unwrap_used, reason = "a test fails where its own form does not compile")]

mod common;

use common::{Row, draft, form, one_of, row, scale, some_of, text};
use sammen_xforms::{Expression, Form, FormError, QuestionKind, SCALE_VALUES_MAX, Scope, Text};

fn check(rows: &[Row], expect: &str) {
    assert_eq!(form(rows).unwrap_err().to_string(), expect);
}

#[test]
fn a_draft_whose_parts_do_not_fit_is_refused_by_name() {
    let integer = |name| row(name, QuestionKind::Integer);
    check(&[], "the form has no questions; add at least one");
    check(
        &[integer("a b")],
        "the question name `a b` is not a name; begin with a letter or _, go on with letters, \
         digits, _, - or .",
    );
    check(&[integer("a"), integer("a")], "two questions are called `a`; rename one");
    check(&[row("a", one_of(&[]))], "the question `a` has no choices; add at least one");
    check(
        &[row("a", some_of(&["x y"]))],
        "the choice name `x y` of `a` is empty or has spaces; use one word",
    );
    check(&[row("a", one_of(&["x", "x"]))], "two choices of `a` are called `x`; rename one");
    check(
        &[
            integer("a").relevant("${c} = 1"),
            integer("b").relevant("${a} = 1"),
            integer("c").relevant("${b} = 1"),
        ],
        "whether `a` → `c` → `b` is asked depends on itself; break the ring",
    );
    check(
        &[integer("x"), integer("a").relevant(". = 1 or ${x}"), integer("b").relevant("${a}")],
        "whether `a` is asked depends on itself; break the ring",
    );
    for (start, end, step) in [
        (1, 1, 1),
        (7, 1, 1),
        (1, 7, 0),
        (1, 7, -1),
        (1, 7, 4),
        (0, 101, 1),
        (i64::MIN, i64::MAX, 1),
    ] {
        check(
            &[row("a", scale(start, end, step))],
            &format!(
                "the scale of `a` from {start} to {end} by {step} does not end on a step, or has \
                 more than {SCALE_VALUES_MAX} values; change its start, end or step"
            ),
        );
    }
}

#[test]
fn an_expression_of_another_form_is_refused() {
    let mut draft = draft(&[row("a", QuestionKind::Integer)]);
    let other = Scope::new(&["x", "y"]);
    draft.questions[0].constraint = Some(Expression::parse("${y} = 1", &other).unwrap());
    assert_eq!(
        Form::try_from(draft).unwrap_err(),
        FormError::ForeignExpression { question: "a".into() }
    );
}

#[test]
fn a_form_with_a_foreign_default_language_or_no_id_is_refused() {
    let good = draft(&[row("a", QuestionKind::Integer)]);
    let mut nameless = good.clone();
    nameless.id.clear();
    assert_eq!(Form::try_from(nameless).unwrap_err(), FormError::NoId);
    let mut foreign = good;
    foreign.default_language = "pl".into();
    let language = "pl".into();
    assert_eq!(
        Form::try_from(foreign).unwrap_err(),
        FormError::UnknownDefaultLanguage { language }
    );
}

#[test]
fn a_relevance_may_refer_to_a_later_question() {
    assert!(
        form(&[row("a", text()).relevant("${b} = 1"), row("b", QuestionKind::Integer)]).is_ok()
    );
}

#[test]
fn a_scale_gives_its_values() {
    let QuestionKind::Range(scale) = scale(1, 7, 2) else { unreachable!("a scale was made") };
    assert_eq!(scale.values().collect::<Vec<_>>(), [1, 3, 5, 7]);
}

/// A form that uses every kind of question and most kinds of step.
fn small_form() -> Form {
    let mut draft = draft(&[
        row("n", QuestionKind::Note),
        row("o", one_of(&["a", "b"])).required("true()"),
        row("m", some_of(&["c"])).relevant("selected(${o}, 'a') and not(1 > 2)"),
        row("r", scale(1, 7, 1)),
        row("i", QuestionKind::Integer).constraint(". >= 0 and . <= 100"),
        row("d", QuestionKind::Decimal).constraint("-. < 0.5"),
        row("t", text()).relevant("if(${r} > 3, ${i} = 1, ${m} != '')"),
    ]);
    draft.title = Text::new("da", "Hej").with("en", "Hi");
    draft.languages.push("en".into());
    Form::try_from(draft).unwrap()
}

/// What phones and databases have stored. If this changes, stored forms can no longer be read:
/// raise the sync protocol's version with it.
const STORED: &str = concat!(
    "04666f726d01310264610348656a0102656e0248690264610202646102656e07016e00026461016e",
    "00000000000000016f01020161026461016100016202646101620000026461016f00000001010001",
    "000000016d02010163026461016300026461016d00000108030102016106080201000000000000f0",
    "3f0100000000000000400406060501040100000000017203020e0200000264610172000000000000",
    "00016904026461016900000000000107030401000000000000000004070304010000000000005940",
    "040504010001640502646101640000000000010403050501000000000000e03f0404000174060002",
    "646101740000010a03030100000000000008400406030401000000000000f03f0402030202000403",
    "06040300000000",
);

#[test]
fn the_stored_bytes_of_a_form_stay_as_they_are() {
    let form = small_form();
    let bytes = postcard::to_allocvec(&form).unwrap();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, STORED);
    assert_eq!(postcard::from_bytes::<Form>(&bytes).unwrap(), form);
}

#[test]
fn damaged_bytes_are_an_error_and_never_a_panic() {
    let bytes = postcard::to_allocvec(&small_form()).unwrap();
    for index in 0..bytes.len() {
        assert!(postcard::from_bytes::<Form>(&bytes[..index]).is_err());
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[index] ^= 1 << bit;
            if let Ok(form) = postcard::from_bytes::<Form>(&damaged) {
                let _ = sammen_xforms::Session::new(form.into()).finish();
            }
        }
    }
}
