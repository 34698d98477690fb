//! The `appearance` column.

use super::sheet::Row;
use crate::problem::{ProblemKind, Problems};

/// Says which words of a row's appearance its type does not have.
pub(crate) fn check(row: Row<'_>, of: &str, problems: &mut Problems) {
    let Some(given) = row.get("appearance") else { return };
    let (words, listed) = supported(of);
    let is_known = |word: &str| words.contains(&word) || is_columns(of, word);
    for word in given.split_whitespace().filter(|word| !is_known(word)) {
        let kind = ProblemKind::UnknownAppearance { given: word.into(), supported: listed };
        row.problem("appearance", kind, problems);
    }
}

/// `columns-3` and its kin.
fn is_columns(of: &str, word: &str) -> bool {
    let number = word.strip_prefix("columns-").and_then(|number| number.parse::<u8>().ok());
    of.starts_with("select") && number.is_some_and(|number| (1..=10).contains(&number))
}

const SELECT_ONE: &[&str] = &[
    "list",
    "likert",
    "minimal",
    "autocomplete",
    "search",
    "quick",
    "horizontal",
    "horizontal-compact",
    "compact",
    "columns",
    "columns-pack",
    "no-buttons",
    "label",
    "list-nolabel",
];

fn supported(of: &str) -> (&'static [&'static str], &'static str) {
    match of {
        "select_one" => (
            SELECT_ONE,
            "list, likert, minimal, autocomplete, quick, columns, columns-N, no-buttons, label or list-nolabel",
        ),
        "select_multiple" => (
            &[
                "list",
                "minimal",
                "autocomplete",
                "search",
                "horizontal",
                "compact",
                "columns",
                "columns-pack",
                "no-buttons",
                "label",
                "list-nolabel",
            ],
            "list, minimal, autocomplete, columns, columns-N, no-buttons, label or list-nolabel",
        ),
        "text" => (&["multiline", "numbers"], "multiline, numbers or nothing"),
        "integer" | "decimal" => {
            (&["thousands-sep", "bearing", "counter"], "thousands-sep, counter or nothing")
        }
        "range" => (
            &["vertical", "no-ticks", "picker", "rating"],
            "vertical, no-ticks, picker, rating or nothing",
        ),
        "date" => {
            (&["no-calendar", "month-year", "year"], "no-calendar, month-year, year or nothing")
        }
        "group" | "repeat" => (&["field-list", "table-list"], "field-list, table-list or nothing"),
        _ => (&[], "nothing"),
    }
}
