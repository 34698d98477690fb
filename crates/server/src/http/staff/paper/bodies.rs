//! What is read and sent of sheets of paper.

use std::collections::BTreeMap;

use sammen_paper::{Choice, Item, Kind, Mark, Question, ReadError, SheetNumber};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{
        access::Caller,
        areas::{TranslationBody, translations},
    },
    paper::{Keyed, OpenSheet, Overview, PaperError, Standing},
    repository::paper::StoredEntry,
};

/// How far a survey's sheets are.
#[derive(Serialize, ToSchema)]
#[schema(as = PaperOverview)]
pub(in crate::http) struct OverviewBody {
    /// The survey's title.
    title: Vec<TranslationBody>,
    /// The codes of the languages that it can be printed in.
    languages: Vec<String>,
    /// Why it cannot be printed; `null` where it can.
    obstacle: Option<ObstacleBody>,
    /// How many sheets were printed.
    printed: u64,
    /// Of how many the response is stored.
    stored: u64,
    /// Sheets of which something is keyed and whose response is not stored yet.
    waiting: Vec<WaitingBody>,
}

/// Why a survey cannot be printed.
#[derive(Serialize, ToSchema)]
#[schema(as = PaperObstacle)]
struct ObstacleBody {
    kind: ObstacleKindBody,
    /// The name of the question that is in the way; empty where it is the whole form.
    question: String,
}

/// What paper cannot do.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = PaperObstacleKind)]
enum ObstacleKindBody {
    /// The survey says who may answer, and a sheet proves nothing of who had it.
    Terms,
    /// Something is asked as often as there are things to ask about.
    Repeat,
    /// What can be chosen depends on other answers.
    Choices,
    /// The words of questions repeat answers.
    Words,
    /// Who is to answer is too much for a sentence.
    Rule,
    /// It asks for a file or a place.
    Kind,
    /// The form was published by a program whose forms this one cannot open.
    Form,
}

impl ObstacleBody {
    fn new(error: PaperError) -> Self {
        use sammen_paper::PaperError as E;
        let (kind, question) = match error {
            PaperError::HasTerms => (ObstacleKindBody::Terms, String::new()),
            PaperError::Form(E::Repeat(name)) => (ObstacleKindBody::Repeat, name),
            PaperError::Form(E::ChoicesDepend(name)) => (ObstacleKindBody::Choices, name),
            PaperError::Form(E::AnswersInWords) => (ObstacleKindBody::Words, String::new()),
            PaperError::Form(E::Rule(name)) => (ObstacleKindBody::Rule, name),
            PaperError::Form(E::Kind(name)) => (ObstacleKindBody::Kind, name),
            _ => (ObstacleKindBody::Form, String::new()),
        };
        Self { kind, question }
    }
}

/// A sheet of which something is keyed.
#[derive(Serialize, ToSchema)]
#[schema(as = PaperWaiting)]
struct WaitingBody {
    /// Its number with the digit that checks it.
    number: String,
    /// How many persons have keyed all of it: both, where they differ.
    done: usize,
    /// Whether the caller has keyed of it.
    is_own: bool,
}

impl OverviewBody {
    pub(super) fn new(overview: Overview, caller: &Caller) -> Self {
        let waiting = |entries: &[StoredEntry]| WaitingBody {
            number: SheetNumber(entries[0].number).to_string(),
            done: entries.iter().filter(|entry| entry.is_done).count(),
            is_own: entries.iter().any(|entry| entry.account == caller.account.id),
        };
        let Overview { title, languages, obstacle, printed, stored, waiting: entries } = overview;
        let title = translations(&title);
        let waiting =
            entries.chunk_by(|one, other| one.number == other.number).map(waiting).collect();
        Self {
            title,
            languages,
            obstacle: obstacle.map(ObstacleBody::new),
            printed,
            stored,
            waiting,
        }
    }
}

/// How many sheets.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PaperOrder)]
pub(in crate::http) struct OrderBody {
    /// 1 to 500.
    pub(super) count: u32,
}

/// The numbers that sheets were given.
#[derive(Serialize, ToSchema)]
#[schema(as = PaperNumbers)]
pub(in crate::http) struct NumbersBody {
    /// The first, without the digit that checks it.
    pub(super) first: u32,
    /// The last.
    pub(super) last: u32,
}

/// A sheet as the caller keys it.
#[derive(Serialize, ToSchema)]
#[schema(as = PaperSheet)]
pub(in crate::http) struct SheetBody {
    /// The survey's title.
    title: Vec<TranslationBody>,
    form_version: String,
    /// Its number with the digit that checks it.
    number: String,
    questions: Vec<QuestionBody>,
    /// Goes up with each time that it is saved.
    revision: u32,
    standing: StandingBody,
    /// With `different`: the other entry's revision, to be sent back where the paper is as it is keyed here.
    others_revision: Option<u32>,
}

/// A question as it is keyed.
#[derive(Serialize, ToSchema)]
#[schema(as = PaperQuestion)]
struct QuestionBody {
    /// Its number on the sheet.
    number: u32,
    /// What answers are sent by.
    path: String,
    label: String,
    kind: KindBody,
    /// What can be chosen; empty where answers are written.
    choices: Vec<ChoiceBody>,
    /// What the caller has keyed.
    keyed: String,
    /// What it was taken for, as forms write it: of an abbreviated code the whole one. Empty where it is no answer.
    answer: String,
    /// What is to be looked at again; `null` where nothing is.
    mark: Option<MarkBody>,
    /// With `different`, what the other person has keyed here, as forms write it; `null` where it is the same.
    other: Option<String>,
}

/// Something that can be chosen.
#[derive(Serialize, ToSchema)]
#[schema(as = PaperChoice)]
struct ChoiceBody {
    code: String,
    label: String,
}

/// What is answered.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = PaperKind)]
enum KindBody {
    /// One code.
    One,
    /// Codes with spaces between.
    Many,
    /// Codes in an order, with spaces between.
    Rank,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A time of the day.
    Time,
    /// A day and a time.
    DateTime,
    /// Words.
    Words,
    /// An `x`.
    Read,
}

/// What is to be looked at again at a question. Only the first six keep an entry from being finished: they are no answers.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = PaperMark)]
enum MarkBody {
    /// No code begins so.
    Unknown,
    /// More than one code begins so.
    Ambiguous,
    /// The same code twice.
    Twice,
    /// No number, no day, or no time.
    NotWritten,
    /// Longer than any answer.
    TooLong,
    /// By the other answers this was not to be answered.
    NotAsked,
    /// It is none of the answers that the question takes.
    NotOffered,
    /// It was to be answered.
    Missing,
    /// The form's rules say no.
    Contrary,
}

/// How a sheet stands for the caller.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = PaperStanding)]
enum StandingBody {
    /// Not all is keyed.
    Open,
    /// All is keyed, and waits for another person.
    Waiting,
    /// Another person has keyed something else.
    Different,
    /// Both are alike, and the response is stored.
    Stored,
}

impl From<&Kind> for KindBody {
    fn from(kind: &Kind) -> Self {
        match kind {
            Kind::One(_) | Kind::Scale(_) => Self::One,
            Kind::Many(_) => Self::Many,
            Kind::Rank(_) => Self::Rank,
            Kind::Number { .. } => Self::Number,
            Kind::Date => Self::Date,
            Kind::Time => Self::Time,
            Kind::DateTime => Self::DateTime,
            Kind::Words { .. } => Self::Words,
            Kind::Read => Self::Read,
        }
    }
}

impl From<&Mark> for MarkBody {
    fn from(mark: &Mark) -> Self {
        match mark {
            Mark::Unread(ReadError::Unknown(_)) => Self::Unknown,
            Mark::Unread(ReadError::Ambiguous(_)) => Self::Ambiguous,
            Mark::Unread(ReadError::Twice(_)) => Self::Twice,
            Mark::Unread(ReadError::TooLong) => Self::TooLong,
            Mark::Unread(
                ReadError::NotANumber(_) | ReadError::NotADay(_) | ReadError::NotATime(_),
            ) => Self::NotWritten,
            Mark::NotAsked => Self::NotAsked,
            Mark::NotOffered => Self::NotOffered,
            Mark::Missing => Self::Missing,
            Mark::Contrary => Self::Contrary,
        }
    }
}

impl SheetBody {
    pub(super) fn new(open: OpenSheet) -> Self {
        let OpenSheet { title, form_version, sheet, entry, standing } = open;
        let no_marks = BTreeMap::new();
        let (body, marks, mut others, others_revision) = match standing {
            Standing::Open(marks) => (StandingBody::Open, marks, BTreeMap::new(), None),
            Standing::Waiting => (StandingBody::Waiting, no_marks, BTreeMap::new(), None),
            Standing::Stored => (StandingBody::Stored, no_marks, BTreeMap::new(), None),
            Standing::Different { others, revision } => {
                (StandingBody::Different, no_marks, others, Some(revision))
            }
        };
        let choice =
            |choice: &Choice| ChoiceBody { code: choice.code.clone(), label: choice.words.clone() };
        let mut question = |question: &Question| {
            let keyed = entry.keyed.get(&question.path).cloned().unwrap_or_default();
            QuestionBody {
                number: question.number,
                path: question.path.clone(),
                label: question.label.clone(),
                kind: (&question.kind).into(),
                choices: question.kind.choices().iter().map(choice).collect(),
                answer: sammen_paper::read(&question.kind, &keyed).unwrap_or_default(),
                keyed,
                mark: marks.get(&question.path).map(MarkBody::from),
                other: others.remove(&question.path),
            }
        };
        let questions = sheet.items.iter().filter_map(|item| match item {
            Item::Question(asked) => Some(question(asked)),
            Item::Heading(_) | Item::Note(_) => None,
        });
        Self {
            questions: questions.collect(),
            title: translations(&title),
            form_version,
            number: SheetNumber(entry.number).to_string(),
            revision: entry.revision,
            standing: body,
            others_revision,
        }
    }
}

/// What the caller keys of a sheet.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PaperKeyed)]
pub(in crate::http) struct KeyedBody {
    /// What is keyed, by the path of the question, as it is keyed: of codes the beginning is enough.
    answers: BTreeMap<String, String>,
    /// The revision that was read.
    revision: u32,
    /// Whether that is all.
    is_done: bool,
    /// Where both differ and the paper is as it is keyed here, the other entry's revision.
    #[serde(default)]
    settles: Option<u32>,
}

impl From<KeyedBody> for Keyed {
    fn from(body: KeyedBody) -> Self {
        let KeyedBody { answers, revision, is_done, settles } = body;
        Self { answers, revision, is_done, settles }
    }
}
