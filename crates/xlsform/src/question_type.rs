//! The `type` column.

use crate::problem::ProblemKind;

/// What a row of the survey sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowType<'t> {
    Note,
    SelectOne { list: &'t str },
    SelectMultiple { list: &'t str },
    Range,
    Integer,
    Decimal,
    Text,
    BeginGroup,
    EndGroup,
}

const SUPPORTED: &str = "note, select_one LIST, select_multiple LIST, range, integer, decimal, \
                         text, begin group, end group";

impl<'t> RowType<'t> {
    pub(crate) fn read(given: &'t str) -> Result<Self, ProblemKind> {
        let unknown = || ProblemKind::UnknownType { given: given.into(), supported: SUPPORTED };
        let words: Vec<&str> = given.split_whitespace().collect();
        Ok(match words.as_slice() {
            ["note"] => Self::Note,
            ["range"] => Self::Range,
            ["integer" | "int"] => Self::Integer,
            ["decimal"] => Self::Decimal,
            ["text"] => Self::Text,
            ["begin_group"] | ["begin", "group"] => Self::BeginGroup,
            ["end_group"] | ["end", "group"] => Self::EndGroup,
            ["select_one", list] | ["select", "one", list] => Self::SelectOne { list },
            ["select_multiple", list] | ["select", "multiple", list] => {
                Self::SelectMultiple { list }
            }
            ["select_one" | "select_multiple"] | ["select", "one" | "multiple"] => {
                return Err(ProblemKind::MissingList { given: given.into() });
            }
            _ => return Err(unknown()),
        })
    }

    /// The type's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::SelectOne { .. } => "select_one",
            Self::SelectMultiple { .. } => "select_multiple",
            Self::Range => "range",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Text => "text",
            Self::BeginGroup => "begin group",
            Self::EndGroup => "end group",
        }
    }

    /// Whether a row of this type may fill in a column.
    pub(crate) fn has(self, column: &str) -> bool {
        match column {
            "type" | "name" => true,
            "label" | "relevant" => self != Self::EndGroup,
            "hint" => !matches!(self, Self::BeginGroup | Self::EndGroup),
            "appearance" => matches!(self, Self::SelectOne { .. } | Self::Text),
            "parameters" | "range_low" | "range_high" => self == Self::Range,
            _ => !matches!(self, Self::Note | Self::BeginGroup | Self::EndGroup),
        }
    }
}
