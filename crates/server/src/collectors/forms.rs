//! The forms that other programs may collect with.

use sammen_domain::{AreaId, SurveyId};
use sammen_survey_data::Form;

use crate::{
    database::{Database, DatabaseError},
    repository::survey::{self, StoredVersion},
};

/// A form that other programs may collect with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CollectedForm {
    /// The survey.
    pub survey: SurveyId,
    /// What the form is known by.
    pub form_id: String,
    /// Its version.
    pub form_version: String,
    /// What it is called.
    pub title: String,
    /// All of it.
    pub xml: String,
}

/// The forms of an area that other programs may collect with: each survey's newest version, where its author allows it
/// and it speaks of no files, which we hand out to nobody.
///
/// # Errors
/// When the database fails.
pub async fn collected_forms(
    database: &Database,
    area: &AreaId,
) -> Result<Vec<CollectedForm>, DatabaseError> {
    let mut snapshot = database.read().await?;
    let versions = survey::versions(&mut snapshot, area).await?;
    let surveys = versions.chunk_by(|one, other| one.survey == other.survey);
    Ok(surveys.filter_map(|versions| collected(versions.last()?)).collect())
}

/// One of them.
///
/// # Errors
/// When the database fails.
pub async fn collected_form(
    database: &Database,
    area: &AreaId,
    survey: SurveyId,
    form_version: &str,
) -> Result<Option<CollectedForm>, DatabaseError> {
    let mut snapshot = database.read().await?;
    let versions = survey::versions(&mut snapshot, area).await?;
    let is_wanted = |it: &&StoredVersion| it.survey == survey && it.form_version == form_version;
    Ok(versions.iter().find(is_wanted).and_then(collected))
}

fn collected(version: &StoredVersion) -> Option<CollectedForm> {
    let xml = version.xml.as_deref().filter(|xml| !xml.contains("jr://"))?;
    let form = Form::read(xml).ok().filter(|form| form.openrosa)?;
    Some(CollectedForm {
        survey: version.survey,
        form_id: form.id,
        form_version: form.version,
        title: form.title,
        xml: xml.to_owned(),
    })
}
