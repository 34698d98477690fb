//! A form as one list of questions.

use std::{collections::HashMap, sync::Arc};

use sammen_xforms::{
    document::NodeId,
    xform::{Control, ControlKind, FormSession, ModelId, OnDay, Range, ValueType, XForm},
};

use crate::rule::{self, Rule, TooWide};

/// The most steps of a scale that are printed as boxes in a row.
const STEPS_MAX: usize = 11;

/// Where only words are of interest.
pub(crate) const LAID_OUT: OnDay<'static> = OnDay { day: 0, chance: &|| 0.0 };

/// Why a form cannot be printed.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PaperError {
    /// Something is asked as often as there are things to ask about.
    #[error("print {0}: paper has no room for what is asked several times over")]
    Repeat(String),
    /// What can be chosen depends on other answers.
    #[error("print {0}: what can be chosen depends on other answers")]
    ChoicesDepend(String),
    /// Questions say what was answered.
    #[error("print the form: its words repeat answers, which paper cannot")]
    AnswersInWords,
    /// Who is to answer cannot be said in a sentence.
    #[error("print {0}: who is to answer it is too much for a sentence")]
    Rule(String),
    /// It asks for what cannot be written.
    #[error("print {0}: paper takes no files and no places")]
    Kind(String),
    /// It has no such language.
    #[error("print the form: it is not written in {0}")]
    Language(String),
}

/// A form as it is printed, in one of its languages.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What people see, in order.
    pub items: Vec<Item>,
    /// The language's code, such as `da`.
    pub language: String,
}

/// Something on a sheet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Item {
    /// What a group is called.
    Heading(String),
    /// Words without a question.
    Note(String),
    /// A question.
    Question(Question),
}

/// A question.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Question {
    /// Its place among the questions, from 1.
    pub number: u32,
    /// Where its answer is in the form.
    pub path: String,
    /// What it is called in the data: its name, with those around it where several have the same.
    pub code: String,
    /// What it asks.
    pub label: String,
    /// What helps to answer it.
    pub hint: String,
    /// What is answered.
    pub kind: Kind,
    /// Who is to answer it; everybody without.
    pub rule: Option<Rule>,
}

/// What is answered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Kind {
    /// One of these.
    One(Vec<Choice>),
    /// Any of these.
    Many(Vec<Choice>),
    /// These in an order.
    Rank(Vec<Choice>),
    /// One of few numbers; some have words.
    Scale(Vec<Choice>),
    /// A number, whole or not, maybe from and to.
    Number {
        /// Whether it has no fraction.
        is_whole: bool,
        /// The least.
        from: Option<String>,
        /// The greatest.
        to: Option<String>,
    },
    /// A day.
    Date,
    /// A time of the day.
    Time,
    /// A day and a time.
    DateTime,
    /// Words, maybe many.
    Words {
        /// Whether there is to be room for several lines.
        is_long: bool,
    },
    /// A cross that it was read.
    Read,
}

impl Kind {
    /// What can be chosen; nothing where answers are written.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::One(choices)
            | Self::Many(choices)
            | Self::Rank(choices)
            | Self::Scale(choices) => choices,
            _ => &[],
        }
    }
}

/// Something that can be chosen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Choice {
    /// What it is called in the data.
    pub code: String,
    /// What people read.
    pub words: String,
}

impl Sheet {
    /// Lays a form out in the language of a code, such as `da`; in the form's own, where it has but one.
    ///
    /// # Errors
    /// [`PaperError`], of the first thing that paper cannot do.
    pub fn of(form: &Arc<XForm>, language: &str) -> Result<Self, PaperError> {
        if form.has_answers_in_words() {
            return Err(PaperError::AnswersInWords);
        }
        let mut session = FormSession::start(Arc::clone(form), &LAID_OUT);
        let is_wanted = |name: &&str| sammen_xforms::xform::language_code(name) == language;
        match form.languages().find(is_wanted).map(str::to_owned) {
            Some(name) => {
                session.set_language(&name, &LAID_OUT);
            }
            None if form.languages().next().is_none() => {}
            None => return Err(PaperError::Language(language.to_owned())),
        }
        let mut layout = Layout { form, session, items: Vec::new(), numbers: HashMap::new() };
        for control in form.controls() {
            layout.add(control)?;
        }
        Ok(Self { items: layout.items, language: language.to_owned() })
    }

    /// The questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.items.iter().filter_map(|item| match item {
            Item::Question(question) => Some(question),
            Item::Heading(_) | Item::Note(_) => None,
        })
    }
}

/// A sheet while it is laid out.
pub(crate) struct Layout<'a> {
    pub form: &'a Arc<XForm>,
    pub session: FormSession,
    items: Vec<Item>,
    /// The questions so far, by what holds their answers.
    pub numbers: HashMap<ModelId, Asked>,
}

/// A question that came before.
#[derive(Clone)]
pub(crate) struct Asked {
    pub number: u32,
    pub node: NodeId,
    pub kind: Kind,
}

impl Layout<'_> {
    fn add(&mut self, control: &Control) -> Result<(), PaperError> {
        let around = control.model.map(|model| self.form.path(model)).unwrap_or_default();
        let name = around.rsplit('/').next().unwrap_or_default().to_owned();
        if control.kind == ControlKind::Repeat {
            return Err(PaperError::Repeat(name));
        }
        let node = self.session.find(&around).unwrap_or_else(|| self.session.root());
        let label = self.session.label(control, node, &LAID_OUT);
        if control.kind == ControlKind::Group {
            self.items.extend((!label.is_empty()).then_some(Item::Heading(label)));
            return Ok(());
        }
        let Some(model) = control.model else { return Ok(()) };
        let takes_answer = self.session.takes_answer(node);
        if !takes_answer && control.kind != ControlKind::Upload {
            self.items.extend((!label.is_empty()).then_some(Item::Note(label)));
            return Ok(());
        }
        if !self.form.choices_by(control).is_empty() {
            return Err(PaperError::ChoicesDepend(name));
        }
        let rule = rule::of(self, model, node).map_err(|TooWide| PaperError::Rule(name.clone()))?;
        let rule = match rule {
            rule::Asks::Everybody => None,
            rule::Asks::Nobody => return Ok(()),
            rule::Asks::Some(rule) => Some(rule),
        };
        let kind = self.kind(control, node).ok_or(PaperError::Kind(name.clone()))?;
        let number = self.numbers.len() as u32 + 1;
        self.numbers.insert(model, Asked { number, node, kind: kind.clone() });
        self.items.push(Item::Question(Question {
            number,
            code: self.code(&around, name),
            path: around,
            label,
            hint: self.session.hint(control, node, &LAID_OUT),
            kind,
            rule,
        }));
        Ok(())
    }

    /// A question's name, or all of its path below the outer element where another has the same name.
    fn code(&self, path: &str, name: String) -> String {
        let ends_so = |control: &&Control| {
            let path = control.model.map(|model| self.form.path(model)).unwrap_or_default();
            path.rsplit('/').next() == Some(&name) && control.kind != ControlKind::Group
        };
        if self.form.controls().iter().filter(ends_so).count() < 2 {
            return name;
        }
        path.split('/').skip(2).collect::<Vec<_>>().join(".")
    }

    fn kind(&self, control: &Control, node: NodeId) -> Option<Kind> {
        let choices = || -> Vec<Choice> {
            let found = self.session.choices(node, &LAID_OUT).into_iter();
            found.map(|choice| Choice { code: choice.value, words: choice.words }).collect()
        };
        let value_type = self.session.model_of(node).map(|model| model.value_type);
        Some(match (control.kind, value_type) {
            (ControlKind::SelectOne, _) => Kind::One(choices()),
            (ControlKind::SelectMany, _) => Kind::Many(choices()),
            (ControlKind::Rank, _) => Kind::Rank(choices()),
            (ControlKind::Trigger, _) => Kind::Read,
            (ControlKind::Range, _) => scale(control.range()?, &choices()),
            (ControlKind::Input, Some(value_type)) => match value_type {
                ValueType::Integer => Kind::Number { is_whole: true, from: None, to: None },
                ValueType::Decimal => Kind::Number { is_whole: false, from: None, to: None },
                ValueType::Date => Kind::Date,
                ValueType::Time => Kind::Time,
                ValueType::DateTime => Kind::DateTime,
                ValueType::Text | ValueType::Boolean => {
                    Kind::Words { is_long: control.has_appearance("multiline") }
                }
                ValueType::Point | ValueType::Trace | ValueType::Shape | ValueType::Other => {
                    return None;
                }
            },
            _ => return None,
        })
    }
}

/// A scale's numbers with their words; only where it ends, when they are too many for a row.
fn scale(range: Range, named: &[Choice]) -> Kind {
    let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    let numbers = range.numbers(STEPS_MAX);
    if numbers.is_empty() {
        let is_whole = [&range.start, &range.step].iter().all(|text| number(text).fract() == 0.0);
        return Kind::Number { is_whole, from: Some(range.start), to: Some(range.end) };
    }
    let choice = |code: String| {
        let is_it = |choice: &&Choice| (number(&choice.code) - number(&code)).abs() < 1e-9;
        let words = named.iter().find(is_it).map(|choice| choice.words.clone());
        Choice { code, words: words.unwrap_or_default() }
    };
    Kind::Scale(numbers.into_iter().map(choice).collect())
}
