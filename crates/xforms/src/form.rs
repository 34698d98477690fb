//! The form: what is asked, in which order, under which rules.

mod check;
mod graph;
mod question;

pub use check::{FormError, QUESTIONS_MAX, is_name};
pub(crate) use graph::Graph;
pub use graph::find_ring;
pub use question::{Appearance, Choice, Question, QuestionKind, SCALE_VALUES_MAX, Scale};

use serde::{Deserialize, Serialize, Serializer};

use crate::text::Text;

/// A survey form whose parts fit together: names are unique, expressions point at questions that
/// exist, and no question's relevance depends on itself.
///
/// It is made from a [`FormDraft`], also when it is read from storage or from the wire, so a form
/// that exists has been checked.
///
/// # Errors
/// [`FormError`] where the draft's parts do not fit together.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "FormDraft")]
pub struct Form {
    draft: FormDraft,
    graph: Graph,
}

/// The parts of a form, not yet checked. Its postcard bytes are the stored form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FormDraft {
    /// What the form is called by machines; the same in every version.
    pub id: String,
    /// Which edition of the form; a response is bound to it.
    pub version: String,
    /// What people see as its name.
    pub title: Text,
    /// The language shown where another has no words; one of `languages`.
    pub default_language: String,
    /// Codes of the languages that the whole form is written in.
    pub languages: Vec<String>,
    /// The questions in the order they are asked, groups flattened.
    pub questions: Vec<Question>,
}

impl TryFrom<FormDraft> for Form {
    type Error = FormError;

    fn try_from(draft: FormDraft) -> Result<Self, FormError> {
        check::check(&draft)?;
        let name = |index: usize| draft.questions[index].name.clone();
        let graph = Graph::new(&draft.questions)
            .map_err(|ring| FormError::Cycle { questions: ring.into_iter().map(name).collect() })?;
        Ok(Self { draft, graph })
    }
}

impl Serialize for Form {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.draft.serialize(serializer)
    }
}

impl Form {
    /// What the form is called by machines.
    pub fn id(&self) -> &str {
        &self.draft.id
    }

    /// Which edition of the form this is.
    pub fn version(&self) -> &str {
        &self.draft.version
    }

    /// What people see as its name.
    pub fn title(&self) -> &Text {
        &self.draft.title
    }

    /// The language shown where another has no words.
    pub fn default_language(&self) -> &str {
        &self.draft.default_language
    }

    /// Codes of the languages that the whole form is written in.
    pub fn languages(&self) -> &[String] {
        &self.draft.languages
    }

    /// The questions in the order they are asked.
    pub fn questions(&self) -> &[Question] {
        &self.draft.questions
    }

    /// The question at `index`.
    pub fn question(&self, index: usize) -> Option<&Question> {
        self.draft.questions.get(index)
    }

    /// Where the question called `name` stands.
    pub fn index_of(&self, name: &str) -> Option<usize> {
        self.draft.questions.iter().position(|question| question.name == name)
    }

    pub(crate) fn graph(&self) -> &Graph {
        &self.graph
    }
}
