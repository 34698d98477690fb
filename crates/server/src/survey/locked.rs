//! Questions that are measured over years keep their words.

use std::fmt;

use sammen_domain::{AreaId, SurveyId};
use sammen_survey_data::{Difference, Form, Item, differences};

use super::{PublishError, SurveyForm};
use crate::{
    database::Connection,
    repository::survey::{self, StoredVersion},
};

/// A question that would ask something else than it did.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reworded {
    /// Its name.
    pub name: String,
    /// Its row on the workbook's survey sheet.
    pub row: Option<u32>,
    /// The version that it was answered in.
    pub since: String,
    /// What is not as it was.
    pub differences: Vec<Difference>,
}

impl fmt::Display for Reworded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            write!(f, "survey row {row}, ")?;
        }
        let all: Vec<String> = self.differences.iter().map(ToString::to_string).collect();
        write!(f, "{}: since version {} {}", self.name, self.since, all.join("; "))
    }
}

/// Refuses a new version that asks something else under a name that was answered, and does not say so. A version that
/// nobody has answered locks nothing: until then words may be mended.
pub(super) async fn check_words(
    connection: &mut Connection,
    area: &AreaId,
    id: SurveyId,
    given: &SurveyForm,
) -> Result<(), PublishError> {
    let Ok(form) = Form::read(&given.xml) else { return Ok(()) };
    let versions = survey::versions(connection, area).await?;
    let answered = versions.iter().rev().filter(|it| it.survey == id && it.responses > 0);
    let answered: Vec<Form> = answered.filter_map(read).collect();
    let undeclared = form.items.iter().filter(|item| item.reworded.is_none());
    let items: Vec<Reworded> =
        undeclared.filter_map(|item| reworded(item, &answered, given)).collect();
    if items.is_empty() {
        return Ok(());
    }
    Err(PublishError::Reworded { form_id: form.id, version: form.version, items })
}

fn read(version: &StoredVersion) -> Option<Form> {
    Form::read(version.xml.as_deref()?).ok()
}

/// How a question differs from the last version in which it was answered.
fn reworded(item: &Item, answered: &[Form], given: &SurveyForm) -> Option<Reworded> {
    // A name may be there twice, in groups of their own; a question that was moved keeps its name.
    let named = |form: &Form| {
        let mut of_name = form.items.iter().filter(|it| it.name == item.name);
        let here = of_name.clone().find(|it| it.path() == item.path());
        here.or_else(|| of_name.next().filter(|_| of_name.next().is_none())).cloned()
    };
    let (since, before) =
        answered.iter().find_map(|form| Some((form.version.clone(), named(form)?)))?;
    let differences = differences(&before, item);
    let row = given.rows.get(&item.path()).copied();
    let name = item.name.clone();
    (!differences.is_empty()).then_some(Reworded { name, row, since, differences })
}
