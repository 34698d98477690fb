//! The survey sheet's expressions and parameters.

use sammen_xforms::{Expression, Scale, Scope};

use crate::problem::{ProblemKind, Problems};
use crate::table::{Languages, Row};

/// The expression in a column; nothing where it is empty or cannot be read.
pub(crate) fn expression(
    row: Row<'_>,
    key: &str,
    scope: &Scope<'_>,
    problems: &mut Problems,
) -> Option<Expression> {
    let given = row.get(key)?;
    Expression::parse(given, scope)
        .map_err(|error| {
            row.problem(key, ProblemKind::Expression { given: given.into(), error }, problems);
        })
        .ok()
}

/// The `required` column: `yes`, `no` or an expression.
pub(crate) fn required(
    row: Row<'_>,
    scope: &Scope<'_>,
    problems: &mut Problems,
) -> Option<Expression> {
    match row.get("required")?.to_lowercase().as_str() {
        "yes" | "true" | "true()" => Some(Expression::always()),
        "no" | "false" | "false()" => None,
        _ => expression(row, "required", scope, problems),
    }
}

/// The scale in the `parameters` column, with the words for its ends.
pub(crate) fn scale(row: Row<'_>, languages: &Languages, problems: &mut Problems) -> Scale {
    let mut scale = Scale {
        start: 1,
        end: 10,
        step: 1,
        low: row.words("range_low", languages, problems),
        high: row.words("range_high", languages, problems),
    };
    let given = row.get("parameters").unwrap_or_default();
    let mut understood = true;
    for parameter in given.split([' ', ',', ';', '\n']).filter(|part| !part.is_empty()) {
        if set(&mut scale, parameter).is_none() {
            understood = false;
            let kind = ProblemKind::InvalidParameter { given: parameter.into() };
            row.problem("parameters", kind, problems);
        }
    }
    if understood && !scale.is_valid() {
        let (start, end, step) = (scale.start, scale.end, scale.step);
        row.problem("parameters", ProblemKind::InvalidScale { start, end, step }, problems);
    }
    scale
}

/// Sets one parameter, as in `start=1`; nothing where it is none of a range's.
fn set(scale: &mut Scale, parameter: &str) -> Option<()> {
    let (key, value) = parameter.split_once('=')?;
    let value = value.parse().ok()?;
    match key {
        "start" => scale.start = value,
        "end" => scale.end = value,
        "step" => scale.step = value,
        _ => return None,
    }
    Some(())
}
