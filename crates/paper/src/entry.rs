//! What is keyed of a whole sheet.

use std::{collections::BTreeMap, sync::Arc};

use sammen_xforms::xform::{
    Finding, FormSession, OnDay, SavedAnswers, Violation, XForm, check_answers,
};

use crate::{
    layout::{Question, Sheet},
    read::{ReadError, read},
};

/// What is keyed of a sheet, by the path of each question, as it was keyed.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Entry(pub BTreeMap<String, String>);

/// What is to be looked at again at a question. All but [`Self::Unread`] may stand: so people fill in paper.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Mark {
    /// It is no answer.
    Unread(ReadError),
    /// By the other answers this was not to be answered.
    NotAsked,
    /// It is none of the answers that the question takes.
    NotOffered,
    /// It was to be answered.
    Missing,
    /// The form's rules say no.
    Contrary,
}

impl Entry {
    /// What each question was answered, as forms write it; only what can be read, and only what was answered.
    #[must_use]
    pub fn answers(&self, sheet: &Sheet) -> BTreeMap<String, String> {
        let answer = |question: &Question| {
            let keyed = self.0.get(&question.path)?;
            let answer = read(&question.kind, keyed).ok()?;
            (!answer.is_empty()).then(|| (question.path.clone(), answer))
        };
        sheet.questions().filter_map(answer).collect()
    }

    /// All answers as a form takes them. Where nothing was answered it takes nothing, also where it would have a default.
    fn given(&self, sheet: &Sheet) -> SavedAnswers {
        let mut answers = self.answers(sheet);
        let of = |question: &Question| {
            (question.path.clone(), answers.remove(&question.path).unwrap_or_default())
        };
        SavedAnswers::at_paths(sheet.questions().map(of).collect::<Vec<_>>())
    }

    /// What is to be looked at again, by the path of the question.
    #[must_use]
    pub fn marks(
        &self,
        form: &Arc<XForm>,
        sheet: &Sheet,
        desk: &OnDay<'_>,
    ) -> BTreeMap<String, Mark> {
        let given = self.given(sheet);
        let mut marks: BTreeMap<String, Mark> = BTreeMap::new();
        for finding in check_answers(Arc::clone(form), &given, desk) {
            let (path, mark) = match finding {
                Finding::Unknown(path) | Finding::NotOffered(path) => (path, Mark::NotOffered),
                Finding::NotAsked(path) => (path, Mark::NotAsked),
                Finding::Violation(path, Violation::Required) => (path, Mark::Missing),
                Finding::Violation(path, Violation::Constraint) => (path, Mark::Contrary),
            };
            marks.entry(path).or_insert(mark);
        }
        for question in sheet.questions() {
            let keyed = self.0.get(&question.path).map_or("", String::as_str);
            if let Err(error) = read(&question.kind, keyed) {
                marks.insert(question.path.clone(), Mark::Unread(error));
            }
        }
        // What is calculated is nobody's mistake at a desk.
        marks.retain(|path, _| sheet.questions().any(|question| question.path == *path));
        marks
    }

    /// The questions at which two entries of one sheet say different things.
    #[must_use]
    pub fn differences(&self, other: &Self, sheet: &Sheet) -> Vec<String> {
        let (ours, theirs) = (self.answers(sheet), other.answers(sheet));
        let is_other =
            |question: &&Question| ours.get(&question.path) != theirs.get(&question.path);
        sheet.questions().filter(is_other).map(|question| question.path.clone()).collect()
    }

    /// The response, with all that was keyed: also what the form would not have asked.
    #[must_use]
    pub fn response(&self, form: &Arc<XForm>, sheet: &Sheet, desk: &OnDay<'_>) -> String {
        let given = self.given(sheet);
        FormSession::restore(Arc::clone(form), &given, desk).0.submission_with_unasked()
    }
}
