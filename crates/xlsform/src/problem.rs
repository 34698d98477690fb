//! What is wrong with a workbook, and where.

use std::fmt;

use sammen_xforms::{FormError, ParseError};

use crate::workbook::{COLUMNS_MAX, ROWS_MAX, WORKBOOK_BYTES_MAX};

/// One thing that must be corrected before the workbook becomes a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The sheet it is on.
    pub sheet: Sheet,
    /// The row, numbered as the spreadsheet shows it; 1, the header, where it is about the sheet.
    pub row: u32,
    /// The column's header as it is written, where it is about one column.
    pub column: Option<String>,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} row {}", self.sheet, self.row)?;
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.kind)
    }
}

/// A sheet with a meaning, or the workbook as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// The file itself.
    Workbook,
    /// The questions.
    Survey,
    /// What can be chosen.
    Choices,
    /// What the form is called.
    Settings,
}

impl Sheet {
    /// The sheet's name in the workbook.
    pub fn name(self) -> &'static str {
        match self {
            Self::Workbook => "workbook",
            Self::Survey => "survey",
            Self::Choices => "choices",
            Self::Settings => "settings",
        }
    }
}

impl fmt::Display for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What is wrong at a place in a workbook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// The bytes are not a workbook.
    #[error("the file cannot be read ({reason}); save it as an Excel workbook (.xlsx)")]
    Unreadable {
        /// What reading it ended with.
        reason: String,
    },
    /// The file is too large.
    #[error("the file has {bytes} bytes; the most is {WORKBOOK_BYTES_MAX}")]
    TooLarge {
        /// How many bytes it has.
        bytes: usize,
    },
    /// A cell stands outside what is read.
    #[error("a cell stands outside the first {ROWS_MAX} rows and {COLUMNS_MAX} columns; delete it")]
    FarCell,
    /// A sheet that must be there is not.
    #[error("the sheet is missing or empty; add it with its column names in the first row")]
    MissingSheet,
    /// A sheet that XLSForm gives a meaning we do not.
    #[error("the sheet `{name}` is not supported; remove it")]
    UnsupportedSheet {
        /// The sheet's name.
        name: String,
    },
    /// A column that we give no meaning.
    #[error("the column is not supported; remove it, or use one of {supported}")]
    UnknownColumn {
        /// The columns of the sheet.
        supported: String,
    },
    /// Two columns mean the same.
    #[error("two columns mean the same; remove one")]
    DuplicateColumn,
    /// A cell in a column without a name.
    #[error("`{given}` stands in a column without a name; name the column or delete the cell")]
    UnnamedColumn {
        /// What the cell holds.
        given: String,
    },
    /// A column that must be there is not.
    #[error("the column is missing; add it")]
    MissingColumn,
    /// A cell that holds neither text nor a number.
    #[error("the cell holds {given}; format it as text and write it again")]
    NotText {
        /// What it holds.
        given: &'static str,
    },
    /// A cell that must be filled in is not.
    #[error("the cell is empty; fill it in")]
    Empty,
    /// Words that are written in another language are not written in this one.
    #[error("the words are not translated to this language; write them")]
    MissingTranslation,
    /// No column and no setting says which language the form is in.
    #[error("nothing says which language the form is in; fill in default_language, such as `da`")]
    NoLanguage,
    /// Rows after the one row of settings.
    #[error("there is one row of settings; delete the others")]
    ExtraRow,
    /// A type we do not have.
    #[error("the type `{given}` is not supported; use one of {supported}")]
    UnknownType {
        /// What is written.
        given: String,
        /// The types there are.
        supported: &'static str,
    },
    /// A type that chooses from a list, without the list.
    #[error("`{given}` needs the name of a list; write `{given} LIST`")]
    MissingList {
        /// What is written.
        given: String,
    },
    /// A list that is not on the choices sheet.
    #[error("no choices have the list_name `{list}`; add them or correct the name")]
    UnknownList {
        /// The list's name.
        list: String,
    },
    /// A name that cannot be referred to.
    #[error(
        "`{given}` is not a name; begin with a letter or _, go on with letters, digits, _, - or ."
    )]
    InvalidName {
        /// What is written.
        given: String,
    },
    /// A name that an earlier row has.
    #[error("`{given}` is also the name in row {first_row}; rename one")]
    DuplicateName {
        /// The name.
        given: String,
        /// Where it is first.
        first_row: u32,
    },
    /// A choice's name with spaces.
    #[error("the choice name `{given}` has spaces; use one word")]
    InvalidChoice {
        /// What is written.
        given: String,
    },
    /// An expression that cannot be compiled.
    #[error("the expression `{given}` cannot be read: {error}")]
    Expression {
        /// What is written.
        given: String,
        /// What is wrong, and where in it.
        error: ParseError,
    },
    /// A column that this type has no use for.
    #[error("`{given}` has no meaning for the type {of}; clear the cell")]
    NotForType {
        /// What is written.
        given: String,
        /// The row's type.
        of: &'static str,
    },
    /// A message for a rule that is not there.
    #[error("there is a message but no {rule}; write the {rule} or clear the message")]
    MessageWithoutRule {
        /// The rule's column.
        rule: &'static str,
    },
    /// An appearance that this type does not have.
    #[error("the appearance `{given}` is not supported; use {supported}")]
    UnknownAppearance {
        /// What is written.
        given: String,
        /// What the type can look like.
        supported: &'static str,
    },
    /// A parameter that is not one of a range's, or not a whole number.
    #[error(
        "the parameter `{given}` is not understood; write whole numbers as in `start=1 end=7 step=1`"
    )]
    InvalidParameter {
        /// What is written.
        given: String,
    },
    /// A scale that does not go from its start to its end in whole steps.
    #[error(
        "the scale from {start} to {end} by {step} does not end on a step or is too long; \
             change its start, end or step"
    )]
    InvalidScale {
        /// The lowest value.
        start: i64,
        /// The highest value.
        end: i64,
        /// The distance between values.
        step: i64,
    },
    /// A group that begins and never ends.
    #[error("the group never ends; add a row of type `end group`")]
    UnclosedGroup,
    /// A group that ends and never began.
    #[error("no group begins before this; delete the row or add one of type `begin group`")]
    UnopenedGroup,
    /// The parts do not fit together.
    #[error(transparent)]
    Form(#[from] FormError),
}

/// The problems found so far.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    pub(crate) fn add(&mut self, sheet: Sheet, row: u32, column: Option<&str>, kind: ProblemKind) {
        self.0.push(Problem { sheet, row, column: column.map(Into::into), kind });
    }

    /// All of them, in the order of the workbook.
    pub(crate) fn into_sorted(mut self) -> Vec<Problem> {
        self.0.sort_by_key(|problem| (problem.sheet, problem.row));
        self.0
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
