//! Publishing surveys.

use sammen_domain::{AreaId, Row, Survey, SurveyId, Text};
use sammen_xforms::{Form, Question};
use uuid::Uuid;

use crate::{
    chunks,
    database::{Database, DatabaseError},
    repository::{
        area,
        row::{self, Space},
        survey,
    },
};

/// Under which every survey's id is made.
const SURVEYS: Uuid = Uuid::from_u128(0x7e6a_4c1d_52b0_4f0e_9a37_1c8d_f36b_20e5);

/// What publishing did.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Published {
    /// The survey, or this version of it, is new to the phones.
    New(SurveyId),
    /// The phones have exactly this already.
    Unchanged(SurveyId),
}

/// Why a survey was not published. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The area is not known.
    #[error("find the area {0}: import its content first")]
    UnknownArea(AreaId),
    /// Other questions under a version that residents may have answered.
    #[error(
        "publish {form_id} version {version}: another form has this version; raise `version` in the \
         workbook's settings"
    )]
    VersionTaken {
        /// The form's id.
        form_id: String,
        /// Its version.
        version: String,
    },
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// The id of an area's survey: the same for all versions of its form.
#[must_use]
pub fn survey_id(area: &AreaId, form_id: &str) -> SurveyId {
    // No area's name has a slash.
    SurveyId(Uuid::new_v5(&SURVEYS, format!("{area}/{form_id}").as_bytes()))
}

/// Shows a form to an area's residents, in place of its older versions. Those are kept: answers to
/// them still come.
///
/// # Errors
/// [`PublishError`].
pub async fn publish_survey(
    database: &Database,
    area: &AreaId,
    form: &Form,
) -> Result<Published, PublishError> {
    let published = describe(area, form)?;
    let mut runs = database.runs();
    loop {
        match try_publish(database, area, form, published.clone()).await {
            Err(PublishError::Database(error)) if runs.go_on(&error) => {}
            done => return done,
        }
    }
}

async fn try_publish(
    database: &Database,
    area: &AreaId,
    form: &Form,
    published: Survey,
) -> Result<Published, PublishError> {
    let id = published.id;
    let row = Row::Survey(published);
    let bytes = stored_form(form)?;
    let mut transaction = database.write().await?;
    if area::find(&mut transaction, area).await?.is_none() {
        return Err(PublishError::UnknownArea(area.clone()));
    }
    match survey::form(&mut transaction, area, id, form.version()).await? {
        Some(known) if known != bytes => {
            return Err(PublishError::VersionTaken {
                form_id: form.id().to_owned(),
                version: form.version().to_owned(),
            });
        }
        Some(_) => {}
        None => survey::insert(&mut transaction, area, id, form.version(), &bytes).await?,
    }
    if row::find(&mut transaction, area, Space::Public, row.key()).await?.as_ref() == Some(&row) {
        return Ok(Published::Unchanged(id));
    }
    let version = area::next_version(&mut transaction, area).await?;
    row::put(&mut transaction, area, Space::Public, version, &row).await?;
    chunks::renew(&mut transaction, area).await?;
    transaction.commit().await?;
    Ok(Published::New(id))
}

fn describe(area: &AreaId, form: &Form) -> Result<Survey, DatabaseError> {
    let questions = form.questions().iter().filter(|question| Question::takes_answer(question));
    Ok(Survey {
        id: survey_id(area, form.id()),
        form_id: form.id().to_owned(),
        form_version: form.version().to_owned(),
        title: form.title().translations().fold(Text::default(), |text, translation| {
            text.with(&translation.language, &translation.words)
        }),
        questions: u16::try_from(questions.count()).expect("a form has fewer questions"),
        form: stored_form(form)?,
    })
}

fn stored_form(form: &Form) -> Result<Vec<u8>, DatabaseError> {
    postcard::to_allocvec(form).map_err(DatabaseError::damaged)
}
