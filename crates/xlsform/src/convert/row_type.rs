//! The `type` column.

use super::question_type::{QuestionType, RANK, SELECT_MULTIPLE, SELECT_ONE};
use crate::problem::{ProblemKind, Remedy};

/// What a row of the survey sheet is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowType {
    Begin(Section),
    End(Section),
    Question(QuestionType),
    Select {
        of: QuestionType,
        /// A list's name, a file's name, or a reference to answers given before.
        list: String,
        from_file: bool,
        /// Whether another answer can be written.
        or_other: bool,
    },
    /// A list in a file, by the row's name.
    External(&'static str),
}

/// What holds other rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Group,
    Repeat,
}

impl Section {
    pub fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Repeat => "repeat",
        }
    }

    fn read(words: &str) -> Option<Self> {
        match words {
            "group" => Some(Self::Group),
            "repeat" | "lgroup" | "looped group" => Some(Self::Repeat),
            _ => None,
        }
    }
}

/// The types as the author is told of them.
pub(crate) const SUPPORTED: &str = "note, text, integer, decimal, range, date, time, dateTime, \
    geopoint, select_one LIST, select_multiple LIST, rank LIST, select_one_from_file FILE.csv, \
    select_multiple_from_file FILE.csv, acknowledge, calculate, hidden, today, start, end, \
    begin group, end group, begin repeat, end repeat";

const SELECTS: &[(&str, QuestionType, bool)] = &[
    ("select_one_from_file", SELECT_ONE, true),
    ("select one from file", SELECT_ONE, true),
    ("select_multiple_from_file", SELECT_MULTIPLE, true),
    ("select multiple from file", SELECT_MULTIPLE, true),
    ("add select one prompt using", SELECT_ONE, false),
    ("add select multiple prompt using", SELECT_MULTIPLE, false),
    ("select all that apply from", SELECT_MULTIPLE, false),
    ("select all that apply", SELECT_MULTIPLE, false),
    ("select one from", SELECT_ONE, false),
    ("select multiple", SELECT_MULTIPLE, false),
    ("select_multiple", SELECT_MULTIPLE, false),
    ("select_one", SELECT_ONE, false),
    ("select one", SELECT_ONE, false),
    ("select1", SELECT_ONE, false),
    ("rank", RANK, false),
];

const OTHERS: [&str; 3] = [" or specify other", " or_other", " or other"];

impl RowType {
    /// Reads a cell of the `type` column.
    pub fn read(given: &str) -> Result<Self, ProblemKind> {
        let words = given.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(section) = section(&words, "begin") {
            return section.map(Self::Begin);
        }
        if let Some(section) = section(&words, "end").filter(Result::is_ok) {
            return section.map(Self::End);
        }
        if let Some(select) = select(&words) {
            return select;
        }
        match words.as_str() {
            "csv-external" => return Ok(Self::External("csv")),
            "xml-external" => return Ok(Self::External("xml")),
            _ => {}
        }
        if let Some(known) =
            QuestionType::named(&words).or_else(|| QuestionType::named(&words.to_lowercase()))
        {
            return Ok(Self::Question(known));
        }
        Err(match refused(&words) {
            Some(remedy) => ProblemKind::UnsupportedType { given: given.into(), remedy },
            None => ProblemKind::UnknownType { given: given.into(), supported: SUPPORTED },
        })
    }
}

/// Types that are read to be refused by name.
fn refused(words: &str) -> Option<Remedy> {
    let first = words.split(' ').next().unwrap_or_default();
    match first {
        "select_one_external" => Some(Remedy::ExternalChoices),
        "osm" => Some(Remedy::Line),
        "entity" => Some(Remedy::Entities),
        "include" => Some(Remedy::Include),
        _ if words.starts_with("cascading") => Some(Remedy::ExternalChoices),
        _ => None,
    }
}

fn section(words: &str, mark: &str) -> Option<Result<Section, ProblemKind>> {
    let lower = words.to_lowercase();
    let rest = lower.strip_prefix(mark)?.strip_prefix([' ', '_'])?;
    if let Some(section) = Section::read(rest) {
        return Some(Ok(section));
    }
    let given = words.to_owned();
    rest.starts_with("loop")
        .then_some(Err(ProblemKind::UnsupportedType { given, remedy: Remedy::Loop }))
}

fn select(words: &str) -> Option<Result<RowType, ProblemKind>> {
    let lower = words.to_lowercase();
    let (command, of, from_file) = SELECTS.iter().find(|(command, ..)| {
        lower.strip_prefix(command).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })?;
    let rest = words[command.len()..].trim();
    let other = OTHERS.iter().find_map(|other| rest.strip_suffix(other));
    let list = other.unwrap_or(rest).trim();
    if list.is_empty() {
        return Some(Err(ProblemKind::MissingList { given: words.into() }));
    }
    if list.contains(' ') {
        let kind = ProblemKind::UnknownType { given: words.into(), supported: SUPPORTED };
        return Some(Err(kind));
    }
    let (list, or_other) = (list.to_owned(), other.is_some());
    Some(Ok(RowType::Select { of: *of, list, from_file: *from_file, or_other }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selects_name_a_list_a_file_or_answers() {
        let check = |given: &str, command: &str, expect: (&str, bool, bool)| {
            let Ok(RowType::Select { of, list, from_file, or_other }) = RowType::read(given) else {
                panic!("{given} is no select");
            };
            assert_eq!(
                (of.name, (list.as_str(), from_file, or_other)),
                (command, expect),
                "{given}"
            );
        };
        check("select_one yes_no", "select_one", ("yes_no", false, false));
        check("Select One yes_no or_other", "select_one", ("yes_no", false, true));
        check("select one from a or specify other", "select_one", ("a", false, true));
        check("select_multiple ${names}", "select_multiple", ("${names}", false, false));
        check("select_one_from_file  towns.csv", "select_one", ("towns.csv", true, false));
        check("rank fruits", "rank", ("fruits", false, false));
    }

    #[test]
    fn what_is_no_type_is_refused_by_name() {
        let check = |given: &str| format!("{:?}", RowType::read(given).unwrap_err());
        assert!(check("select_one").starts_with("MissingList"));
        assert!(check("selct_one a").starts_with("UnknownType"));
        assert!(check("select_one a b").starts_with("UnknownType"));
        assert!(check("begin loop over a").contains("Loop"));
        assert!(check("select_one_external a").contains("ExternalChoices"));
    }
}
