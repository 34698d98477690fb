use std::sync::Arc;

use sammen_domain::LocalDate;
use sammen_xforms::xform::{
    FormSession, OnDay, SavedAnswers, XForm, check_answers, read_first_answers,
};

/// What the form of its version says of a response. It is stored in any case: nothing that a person entered is lost to a
/// rule that was wrong, or to a form that changed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// A phone with this form would have handed over these answers.
    Allowed,
    /// The form's rules say no to an answer, or it lacks one that the form must have.
    Contrary,
    /// This program cannot open the form, so nobody has looked.
    Unchecked,
}

impl Verdict {
    /// Gives the form the answers anew; `None` where they are no answers.
    pub(crate) fn of(form: &[u8], answers: &[u8], today: LocalDate) -> Option<Self> {
        let Ok(form) = XForm::from_bytes(form) else {
            let is_written = std::str::from_utf8(answers).is_ok_and(|text| text.starts_with('<'));
            let is_read = is_written || read_first_answers(answers).is_some();
            return is_read.then_some(Self::Unchecked);
        };
        let given = read(&form, answers)?;
        let findings = check_answers(Arc::new(form), &given, &on(today));
        Some(if findings.is_empty() { Self::Allowed } else { Self::Contrary })
    }

    /// As it is stored.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Contrary => "contrary",
            Self::Unchecked => "unchecked",
        }
    }
}

/// A response as XML, or as phones wrote it before forms were XForms.
fn read(form: &XForm, answers: &[u8]) -> Option<SavedAnswers> {
    if let Some(xml) = std::str::from_utf8(answers).ok().filter(|text| text.starts_with('<')) {
        return SavedAnswers::from_submission(form, xml).ok();
    }
    read_first_answers(answers).map(|answers| SavedAnswers::named(form, answers))
}

/// A response as XML, also where a phone wrote it before forms were XForms; `None` where it cannot be read any more.
pub(crate) fn as_xml(form: &[u8], answers: &[u8], day: LocalDate) -> Option<String> {
    if let Some(xml) = std::str::from_utf8(answers).ok().filter(|text| text.starts_with('<')) {
        return Some(xml.to_owned());
    }
    let form = XForm::from_bytes(form).ok()?;
    let given = read(&form, answers)?;
    Some(FormSession::restore(Arc::new(form), &given, &on(day)).0.submission())
}

/// What forms see of the server: the day, and no chance.
fn on(day: LocalDate) -> OnDay<'static> {
    OnDay { day: day.0, chance: &|| 0.0 }
}
