//! What is wrong with a workbook, and where.

mod danish;

use std::fmt;

use sammen_xforms::xform::{MEDIA_BYTES_MAX, MEDIA_FILE_BYTES_MAX};

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

/// A language that problems are told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Danish.
    Danish,
    /// English.
    English,
}

impl Problem {
    /// The problem in words: where, what and what to do.
    pub fn words(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Danish => danish::problem(self),
        }
    }
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
    /// A group that ends and never began.
    #[error("no group begins before this; delete the row or add one of type `begin group`")]
    UnopenedGroup,
    /// A column of the standard that phones give no meaning.
    #[error("phones do not know this column; remove it")]
    UnsupportedColumn,
    /// A type of the standard that phones do not have.
    #[error("phones do not have the type `{given}`; {remedy}")]
    UnsupportedType {
        /// What is written.
        given: String,
        /// What to do instead.
        remedy: Remedy,
    },
    /// A setting with a value that it does not have.
    #[error("`{given}` is not understood here; write {supported}")]
    UnknownSetting {
        /// What is written.
        given: String,
        /// The values there are.
        supported: &'static str,
    },
    /// A reference that cannot be read.
    #[error("`{given}` is no reference; write it as `${{name}}`, with the name of a question")]
    BrokenReference {
        /// What is written.
        given: String,
    },
    /// A reference to nothing.
    #[error("`${{{name}}}` is not on the survey sheet; correct the name or add the question")]
    UnknownReference {
        /// The name.
        name: String,
    },
    /// A reference to several.
    #[error("several rows are called `{name}`, so `${{{name}}}` is not clear; rename one of them")]
    AmbiguousReference {
        /// The name.
        name: String,
    },
    /// A reference to answers that were sent before.
    #[error("phones forget what was sent, so `${{last-saved#{name}}}` is empty; remove it")]
    LastSaved {
        /// The name.
        name: String,
    },
    /// An expression that is no XPath.
    #[error(
        "the expression `{given}` cannot be read from `{near}` on: {expected} was to come there"
    )]
    Syntax {
        /// What is written.
        given: String,
        /// Where reading ended, with references written as paths.
        near: String,
        /// What was to come there.
        expected: &'static str,
    },
    /// An expression whose parts are too deep in each other.
    #[error(
        "the expression `{given}` has too many parentheses in each other; split it with `calculate`"
    )]
    TooDeep {
        /// What is written.
        given: String,
    },
    /// A function that there is not.
    #[error("there is no function `{name}`; correct its name")]
    UnknownFunction {
        /// Its name.
        name: String,
    },
    /// A trigger that is no question.
    #[error("`{given}` starts nothing; write a question that is shown, as `${{name}}`")]
    InvalidTrigger {
        /// What is written.
        given: String,
    },
    /// A file that was not given with the workbook.
    #[error("the file `{name}` is not there; put it beside the workbook or correct the name")]
    MissingFile {
        /// The file's name.
        name: String,
    },
    /// A file that phones can neither show nor play.
    #[error(
        "`{name}` is no picture and no sound that phones have; use .png, .jpg, .webp, .gif, .svg, \
         .mp3, .m4a or .wav"
    )]
    UnknownMedia {
        /// The file's name.
        name: String,
    },
    /// A file that takes too long to fetch.
    #[error(
        "`{name}` has {bytes} bytes; the most is {MEDIA_FILE_BYTES_MAX}: make the picture smaller \
         or the sound shorter"
    )]
    MediaTooLarge {
        /// The file's name.
        name: String,
        /// How many bytes it has.
        bytes: usize,
    },
    /// Files that together take too long to fetch.
    #[error(
        "pictures and sounds have {bytes} bytes together; the most is {MEDIA_BYTES_MAX}: make them \
         smaller or use fewer"
    )]
    MediaTooLargeTogether {
        /// How many bytes they have.
        bytes: usize,
    },
    /// A file of a kind that holds no lists.
    #[error("`{name}` is no list; use a file that ends in .csv, .xml or .geojson")]
    UnknownFile {
        /// The file's name.
        name: String,
    },
    /// A question that filters its choices and adds one.
    #[error(
        "a question with another answer cannot filter its choices; write the choice and the question for it yourself"
    )]
    FilterWithOther,
    /// Words of the product that a language lacks.
    #[error(
        "there are no words for another answer in `{language}`; write the choice `other` and a text question yourself"
    )]
    OtherUntranslated {
        /// The language.
        language: String,
    },
    /// A parameter that a type does not have, or with a value that it does not take.
    #[error("the parameter `{given}` is not understood; {of} has {supported}")]
    UnknownParameter {
        /// What is written.
        given: String,
        /// The row's type.
        of: &'static str,
        /// The parameters of the type.
        supported: &'static str,
    },
    /// A scale whose numbers do not fit together.
    #[error(
        "the scale {start} to {end} by {step} with `{given}` does not fit; it must lie on the steps between both ends"
    )]
    UnevenScale {
        /// What does not fit.
        given: String,
        /// The first value.
        start: String,
        /// The last value.
        end: String,
        /// The distance between values.
        step: String,
    },
    /// An end of what is not open.
    #[error("this ends a {ends}, but the {open} from row {row} is open; end that first")]
    WrongEnd {
        /// What it ends.
        ends: &'static str,
        /// What is open.
        open: &'static str,
        /// Where that began.
        row: u32,
    },
    /// A group or repeat that never ends.
    #[error("the {of} never ends; add a row of type `end {of}`")]
    Unclosed {
        /// What it is.
        of: &'static str,
    },
    /// A name that the form needs itself.
    #[error("the name `{given}` is taken by the form itself; choose another")]
    ReservedName {
        /// What is written.
        given: String,
    },
    /// Metadata in a survey that stores none.
    #[error(
        "an anonymous survey stores no `{of}`; delete the row, or write `day` under metadata on the settings sheet to store the day alone"
    )]
    Metadata {
        /// The row's type.
        of: &'static str,
    },
    /// Metadata that tells who answered.
    #[error(
        "`{of}` tells who answered; delete the row, or write `exact` under metadata on the settings sheet if people have agreed"
    )]
    Identifying {
        /// The row's type.
        of: &'static str,
    },
    /// Answers that are linked to people, from a device that many people answer on.
    #[error(
        "a confidential survey is answered on people's own phones, where they can take answers back; write `open` or `invited`"
    )]
    LinkedOnSharedDevice,
    /// A delay where it is known whose answer it is.
    #[error("a confidential answer is sent at once, since it is known whose it is; clear the cell")]
    LinkedAndDelayed,
    /// Times in a survey that promises something and says nothing of them.
    #[error(
        "a survey that makes a promise stores no times and no devices; write `no`, or clear the cell"
    )]
    NotPromised,
    /// Other programs have no tokens, so what they collect would count nobody once.
    #[error(
        "a survey that counts each person once is answered in our own app alone; clear the cell"
    )]
    CountedAndCollected,
    /// A place that must be given.
    #[error("nobody has to say where they are; clear `required`")]
    RequiredPlace,
    /// Questions of one table that choose from several lists.
    #[error(
        "the questions of a table choose from one list, here `{first}`, not `{given}`; move the question out"
    )]
    MixedTable {
        /// The first question's list.
        first: String,
        /// This question's.
        given: String,
    },
    /// Values that need each other.
    #[error("a value needs itself: {path}; break the ring")]
    Ring {
        /// The values, in order.
        path: String,
    },
    /// The form as a whole cannot be loaded.
    #[error("the form cannot be loaded: {reason}")]
    Load {
        /// What loading it ended with.
        reason: String,
    },
}

/// What to do about a type that phones do not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Remedy {
    /// Files are not sent.
    #[error("files are not sent; ask for words with `text`, or delete the row")]
    Upload,
    /// Nothing reads bar codes.
    #[error("ask for the number with `text`")]
    Barcode,
    /// Lines and areas on a map.
    #[error("ask for one place with `geopoint`, or delete the row")]
    Line,
    /// What is recorded while people answer.
    #[error("nothing is recorded behind people's backs; delete the row")]
    Tracking,
    /// Lists of entities.
    #[error("nothing is looked up about persons; delete the row")]
    Entities,
    /// Parts in other files.
    #[error("copy the rows of that file to this sheet")]
    Include,
    /// A group for each choice.
    #[error("write a group for each, or use `begin repeat`")]
    Loop,
    /// Choices on a sheet of their own.
    #[error("use `select_one LIST` with a choice filter, or `select_one_from_file FILE.csv`")]
    ExternalChoices,
    /// A name from before the standard.
    #[error("write `{0}`")]
    OldName(&'static str),
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
