//! What can be wrong with an import file, said so that its author can put it right.

use core::fmt;

use sammen_recurrence::CalendarProblemKind;

use super::{sheet::Sheet, value};

/// One thing that keeps a file from being imported.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub struct Problem {
    /// The file's name.
    pub file: String,
    /// The sheet, where there is one.
    pub sheet: Option<String>,
    /// The row as the spreadsheet counts: the headings are row 1.
    pub row: Option<u32>,
    /// The line of a calendar file; the first is 1.
    pub line: Option<u32>,
    /// The column's heading, or its letter where it has none.
    pub column: Option<String>,
    /// What is wrong, and the remedy.
    #[source]
    pub kind: ProblemKind,
}

impl fmt::Display for Problem {
    /// Writes `activities row 7, column start_time: read "kl. 25" as a time: write it as 18:30`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) => f.write_str(sheet)?,
            None => f.write_str(&self.file)?,
        }
        if let Some(line) = self.line {
            write!(f, " line {line}")?;
        }
        if let Some(row) = self.row {
            write!(f, " row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.kind)
    }
}

impl Problem {
    /// A problem with a whole file.
    pub(super) fn of_file(file: &str, kind: ProblemKind) -> Self {
        Self { file: file.into(), sheet: None, row: None, line: None, column: None, kind }
    }

    /// A problem with a line of a calendar file.
    pub(super) fn of_line(file: &str, line: u32, kind: ProblemKind) -> Self {
        Self { line: Some(line), ..Self::of_file(file, kind) }
    }

    /// A problem with a whole sheet.
    pub(super) fn of_sheet(file: &str, sheet: &str, kind: ProblemKind) -> Self {
        Self { sheet: Some(sheet.into()), ..Self::of_file(file, kind) }
    }

    /// Where a reader of the whole list looks for it.
    pub(super) fn position(&self) -> (Option<usize>, u32) {
        let sheet = self.sheet.as_deref().and_then(Sheet::named).map(|s| s as usize);
        (sheet, self.row.or(self.line).unwrap_or(0))
    }
}

/// What is wrong. Each reads after "failed to", and ends with the remedy.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what each is")]
pub enum ProblemKind {
    #[error(
        "read a file of this name: give an .xlsx workbook, an .ics calendar, or one of {}",
        Sheet::file_names()
    )]
    UnknownFile,
    #[error("read a file of more than {bytes_max} bytes: remove pictures and empty formatting")]
    FileTooLarge { bytes_max: usize },
    #[error("open it as a workbook ({reason}): save it as an Excel workbook (.xlsx)")]
    NotAWorkbook { reason: String },
    #[error("read it as UTF-8 text: in the spreadsheet choose Save as, CSV UTF-8")]
    NotUtf8,
    #[error("read it as CSV ({reason}): save it again as CSV UTF-8")]
    NotCsv { reason: String },

    #[error("find the sheet {sheet}: add it to the workbook, or give {sheet}.csv")]
    MissingSheet { sheet: &'static str },
    #[error(
        "read a sheet of this name: use {}, or begin the name with _ if it holds notes",
        Sheet::names()
    )]
    UnknownSheet,
    #[error("read the sheet twice: it is in {other} as well; keep one of them")]
    SheetTwice { other: String },
    #[error("read more than {rows_max} rows: remove rows of dates long past")]
    TooManyRows { rows_max: u32 },
    #[error("read this many areas: keep one row, as an import is of one area")]
    NotOneArea,

    #[error("find the column {column}: add it to the headings in row 1")]
    MissingColumn { column: &'static str },
    #[error("read a column of this name: use {known}, or begin the name with _ if it holds notes")]
    UnknownColumn { known: String },
    #[error("read a translation of {column}: only texts are translated")]
    NotTranslated { column: &'static str },
    #[error("read the column twice: keep one of them")]
    ColumnTwice,
    #[error("find a heading over this cell: write one in row 1, or empty the column")]
    NoHeading,

    #[error("find anything in the cell: fill it in")]
    MissingCell,
    #[error("find the Danish text that this translates: write it in the column {column}")]
    TranslationOnly { column: &'static str },
    #[error("read the formula's value {given}: put the formula right")]
    BrokenFormula { given: String },
    #[error("read {given:?} as text: write it as words")]
    NotText { given: String },
    #[error("store a text of {given} characters: at most {max} are shown")]
    TextTooLong { given: usize, max: usize },
    #[error(
        "read {given:?} as a key: use 1 to 60 lower-case letters a-z, digits and hyphens, such as toy-lending"
    )]
    NotAKey { given: String },
    #[error("use the key {given:?} twice: row {first} has it already")]
    DuplicateKey { given: String, first: u32 },
    #[error("find {given:?} in the sheet {sheet}: use a key from its column key")]
    UnknownReference { given: String, sheet: &'static str },
    #[error(
        "read {given:?} as an area's key: use 1 to 40 lower-case letters a-z, digits and hyphens, such as hoeje-gladsaxe"
    )]
    NotAnAreaKey { given: String },
    #[error("read {given:?} as a time zone: write it as Europe/Copenhagen")]
    UnknownTimeZone { given: String },
    #[error("read {given:?} as a date: write it as 2026-09-03 (a year from 2000 to 2100)")]
    NotADate { given: String },
    #[error("read {given:?} as a time: write it as 18:30")]
    NotATime { given: String },
    #[error("read {given:?} as a number: write a whole number from {min} to {max}")]
    NotANumber { given: String, min: u32, max: u32 },
    #[error("read {given:?} as a price: write 0, 20 or 50/household (kroner)")]
    NotAPrice { given: String },
    #[error("read {given:?} as ages: write the youngest and the oldest, such as 6-12")]
    NotAges { given: String },
    #[error("read {given:?} as yes or no: write yes or no")]
    NotYesOrNo { given: String },
    #[error("read {given:?} as an audience: use {}", value::known(&value::AUDIENCES))]
    UnknownAudience { given: String },
    #[error("read {given:?} as a theme: use {}", value::known(&value::THEMES))]
    UnknownTheme { given: String },
    #[error("read {given:?} as a language: use its two-letter code, such as da, en, ar or tr")]
    UnknownLanguage { given: String },
    #[error("read {given:?} as a way to join: use drop-in or registration")]
    UnknownSignUp { given: String },
    #[error("read {given:?} as what one registers for: use date or series")]
    UnknownCovers { given: String },
    #[error("read {given:?} as a way to answer: use text, one-of, many-of or yes-no")]
    UnknownAnswer { given: String },
    #[error("read {given:?} as those who are asked: use household or participant")]
    UnknownAsked { given: String },
    #[error("read {given:?} as a status: use {known}")]
    UnknownStatus { given: String, known: &'static str },
    #[error("read {given:?} as a day of the week: use Mo, Tu, We, Th, Fr, Sa or Su")]
    UnknownWeekday { given: String },
    #[error("read {given:?} as opening hours: write them as Mo 10:00-17:00; We 10:00-15:00")]
    NotOpeningHours { given: String },
    #[error("read {given:?} as an e-mail address: write it as name@place.dk")]
    NotAnEmail { given: String },
    #[error("read {given:?} as a web address: begin it with https://")]
    NotAUrl { given: String },
    #[error("read {given:?} as a telephone number: write digits, such as +45 12 34 56 78")]
    NotATelephone { given: String },

    #[error("end at {end}, which is not after the start at {start}: give a later end the same day")]
    EndNotAfterStart { start: String, end: String },
    #[error("find the number of seats: fill it in, since people register for this activity")]
    CapacityMissing,
    #[error("use this where nobody registers: empty the cell, or write registration in sign_up")]
    OnlyForRegistration,
    #[error("bring {given} persons where there are {capacity} seats: write a smaller number")]
    HouseholdAboveCapacity { given: u32, capacity: u32 },
    #[error("give a household more than one of the numbered seats: empty the cell, or write 1")]
    NumberedSeatsShared,
    #[error("open registration after it closes: opens_hours_before must be the larger number")]
    OpensAfterItCloses,
    #[error("let adults come along where every age may come: fill in age_range, or empty the cell")]
    GuardiansWithoutAges,
    #[error("release seats that are not held: fill in held_seats, or empty the cell")]
    NothingHeld,
    #[error("ask {given:?} twice: give the question another key, or remove the row")]
    QuestionTwice { given: String },
    #[error("ask more than {max} questions: keep those that somebody needs the answers to")]
    TooManyQuestions { max: usize },
    #[error("find the question {given:?} of this activity: use a key from the sheet questions")]
    UnknownQuestion { given: String },
    #[error("choose an answer to this question: write one-of or many-of in its column answer")]
    NothingToChoose,
    #[error("offer {given:?} twice: give the choice another key, or remove the row")]
    ChoiceTwice { given: String },
    #[error("offer more than {max} choices: keep those that somebody needs")]
    TooManyChoices { max: usize },
    #[error("find two choices for this question: add them to the sheet choices")]
    ChoicesMissing,

    #[error("read {given:?} as a recurrence ({reason}): write it as FREQ=WEEKLY;COUNT=10")]
    NotARule { given: String, reason: String },
    #[error("expand {given:?}, which never ends: add COUNT=… or UNTIL=…")]
    EndlessRule { given: String },
    #[error("expand {given:?} to more than {max} dates: end it earlier")]
    TooManyDates { given: String, max: u16 },
    #[error("start on {start}, which the recurrence passes over: its first date is {first}")]
    StartNotInRule { start: String, first: String },
    #[error("find a date in {given:?}: it gives none")]
    RuleWithoutDates { given: String },

    #[error("take two dates on {day}: make them two entries of the calendar, and two activities")]
    TwoOnOneDay { day: String },

    #[error(transparent)]
    Calendar(#[from] CalendarProblemKind),
    #[error("find a calendar file: give the .ics file together with the workbook")]
    NoCalendarFile,
    #[error("find {given:?} in the calendar: write the title or the UID of one of its entries")]
    UnknownEntry { given: String },
    #[error(
        "tell the entries {given:?} of lines {first} and {second} apart: write the UID of one of them"
    )]
    EntryTwice { given: String, first: u32, second: u32 },
    #[error("find the end of {given:?}: give the entry, and each changed date of it, an end")]
    EntryWithoutEnd { given: String },
    #[error("find a date of {given:?} from {from} to {through}: remove the row, or plan new dates")]
    NoDatesNow { given: String, from: String, through: String },
    #[error("use this beside calendar, which says when: empty the cell")]
    OnlyWithoutCalendar,

    #[error("find {given} among the activity's dates: {known}")]
    UnknownDate { given: String, known: String },
    #[error("add {given}, which is a date of the activity already: use changed instead of extra")]
    DateExists { given: String },
    #[error("change {given} twice: row {first} does already; keep one of them")]
    DateTwice { given: String, first: u32 },
    #[error("use this with the status {status}: empty the cell")]
    NotWithStatus { status: &'static str },
    #[error("find what changed: fill in start_time, end_time or maximum_attendee_capacity")]
    NothingChanged,
    #[error("have two dates that start at the same time: {given} has one already")]
    DatesCoincide { given: String },
}
