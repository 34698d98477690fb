//! Publishing surveys.

mod locked;

use std::collections::BTreeMap;

use locked::check_words;
use sammen_domain::{AreaId, Row, Survey, SurveyAudience, SurveyId, SurveyPromise, Text, WorkRow};
use sammen_xforms::xform::{LoadError, MediaError, Resource, XForm, language_code, load};
use sammen_xlsform::Converted;
use uuid::Uuid;

pub use locked::Reworded;

use crate::{
    chunks,
    database::{Connection, Database, DatabaseError},
    repository::{
        area,
        row::{self, Space},
        survey, survey_terms,
    },
    tokens::{DeclaredTerms, Told, tell_terms},
};

/// Under which every survey's id is made.
const SURVEYS: Uuid = Uuid::from_u128(0x7e6a_4c1d_52b0_4f0e_9a37_1c8d_f36b_20e5);

/// A form as it is published.
#[derive(Clone, Debug)]
pub struct SurveyForm {
    /// What it is called.
    pub title: Text,
    /// Its questions and rules.
    pub form: XForm,
    /// The same in full, as XML.
    pub xml: String,
    /// The row of a workbook's survey sheet that each question is from, by its path below the outer element.
    pub rows: BTreeMap<String, u32>,
    /// Who may answer and what is promised. Without, answers are taken as they come, as often as somebody sends them.
    pub terms: Option<DeclaredTerms>,
}

impl From<Converted> for SurveyForm {
    fn from(Converted { form, settings, xml, rows, .. }: Converted) -> Self {
        let title = settings.title.iter().fold(Text::default(), |title, (language, words)| {
            title.with(language.as_str(), words.as_str())
        });
        Self { title, form, xml, rows, terms: settings.terms.map(declared) }
    }
}

impl SurveyForm {
    /// Reads a form that is written as XForm XML. `files` are the lists, pictures and sounds that it speaks of.
    ///
    /// # Errors
    /// [`FormError`] says what and where.
    pub fn from_xml(xml: &str, files: &[Resource<'_>]) -> Result<Self, FormError> {
        let mut form = load(xml, files)?;
        form.carry_media(files)?;
        let language = form.default_language().map_or("", language_code);
        Ok(Self {
            title: Text::new(language, &*form.title),
            form,
            xml: xml.to_owned(),
            rows: BTreeMap::new(),
            terms: None,
        })
    }
}

/// Why XML is no form that phones can answer.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// The form itself is wrong.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// Its pictures and sounds are.
    #[error(transparent)]
    Media(#[from] MediaError),
}

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
    /// The form has no id, and so nothing that answers could belong to.
    #[error("publish a form without an id")]
    NoId,
    /// More questions than a list of surveys can tell.
    #[error("publish a form with more than {} questions", u16::MAX)]
    TooManyQuestions,
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
    /// Questions that residents have answered would ask something else under the same name.
    #[error(
        "publish {form_id} version {version}: {}\nWhat was answered before cannot be held against it. Give the \
         question another name, or say in the column `reworded` why its words are new", told(.items)
    )]
    Reworded {
        /// The form's id.
        form_id: String,
        /// The version that was not published.
        version: String,
        /// The questions.
        items: Vec<Reworded>,
    },
    /// The survey promised something under its older versions.
    #[error(
        "publish {form_id} without its terms: it was published with some, and what was promised is not taken \
         back; fill in `audience` and `promise` in the workbook's settings"
    )]
    TermsWithdrawn {
        /// The form's id.
        form_id: String,
    },
    /// Older versions promised another thing.
    #[error(
        "publish {form_id} with another promise: people who answered it were promised something else; give the \
         survey another `form_id`"
    )]
    PromiseChanged {
        /// The form's id.
        form_id: String,
    },
    /// Answers that are linked to people, from a device that many people answer on.
    #[error(
        "publish {form_id} as confidential and supervised: such answers are given on people's own phones, where they \
         can take them back; let the audience be `open` or `invited`"
    )]
    LinkedOnSharedDevice {
        /// The form's id.
        form_id: String,
    },
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

fn told(items: &[Reworded]) -> String {
    items.iter().map(|item| format!("\n{item}")).collect()
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
    survey: &SurveyForm,
) -> Result<Published, PublishError> {
    let published = describe(area, survey)?;
    if survey.terms.is_some_and(|terms| !terms.can_be_kept()) {
        return Err(PublishError::LinkedOnSharedDevice { form_id: published.form_id });
    }
    let mut runs = database.runs();
    loop {
        match try_publish(database, area, published.clone(), survey).await {
            Err(PublishError::Database(error)) if runs.go_on(&error) => {}
            done => return done,
        }
    }
}

async fn try_publish(
    database: &Database,
    area: &AreaId,
    published: Survey,
    given: &SurveyForm,
) -> Result<Published, PublishError> {
    let Survey { id, form_id, form_version, form, .. } = published.clone();
    let row = Row::Survey(published);
    let mut transaction = database.write().await?;
    if area::find(&mut transaction, area).await?.is_none() {
        return Err(PublishError::UnknownArea(area.clone()));
    }
    if is_promise_changed(&mut transaction, area, id, given).await? {
        return Err(PublishError::PromiseChanged { form_id });
    }
    match survey::form(&mut transaction, area, id, &form_version).await? {
        Some(known) if known == form => {
            survey::keep_xml(&mut transaction, area, id, &form_version, &given.xml).await?;
        }
        // What this program cannot open, none of today's phones can: it was compiled by an older one.
        Some(known) if XForm::from_bytes(&known).is_err() => {
            survey::replace(&mut transaction, area, id, &form_version, &form).await?;
            survey::keep_xml(&mut transaction, area, id, &form_version, &given.xml).await?;
        }
        Some(_) => {
            return Err(PublishError::VersionTaken { form_id, version: form_version });
        }
        None => {
            check_words(&mut transaction, area, id, given).await?;
            survey::insert(
                &mut transaction,
                area,
                id,
                &form_version,
                (form.as_slice(), &given.xml),
            )
            .await?;
        }
    }
    let told = tell_terms(&mut transaction, area, id, given.terms).await?;
    if told == Told::Withdrawn {
        return Err(PublishError::TermsWithdrawn { form_id });
    }
    let known = row::find(&mut transaction, area, Space::Public, row.key()).await?;
    if known.as_ref() == Some(&row) && told == Told::Known {
        transaction.commit().await?;
        return Ok(Published::Unchanged(id));
    }
    let version = area::next_version(&mut transaction, area).await?;
    if let Told::New(terms) = told {
        let terms = WorkRow::SurveyTerms(terms);
        row::put_work(&mut transaction, area, Space::SurveyTerms, version, &terms).await?;
    }
    row::put(&mut transaction, area, Space::Public, version, &row).await?;
    chunks::renew(&mut transaction, area).await?;
    transaction.commit().await?;
    Ok(Published::New(id))
}

/// Whether those who answered older versions were promised another thing. Whoever declares nothing asks for answers without
/// a name.
async fn is_promise_changed(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    given: &SurveyForm,
) -> Result<bool, DatabaseError> {
    let anonymous = SurveyPromise::Anonymous;
    let before = match survey_terms::find(connection, area, survey).await? {
        Some(known) => known.declared.promise,
        None if survey::exists(connection, area, survey).await? => anonymous,
        None => return Ok(false),
    };
    // Terms that are withdrawn are told of by that name.
    Ok(given.terms.map_or(before, |terms| terms.promise) != before)
}

fn declared(terms: sammen_xlsform::Terms) -> DeclaredTerms {
    let audience = match terms.audience {
        sammen_xlsform::Audience::Open => SurveyAudience::Open,
        sammen_xlsform::Audience::Invited => SurveyAudience::Invited,
        sammen_xlsform::Audience::Supervised => SurveyAudience::Supervised,
    };
    let promise = match terms.promise {
        sammen_xlsform::Promise::Anonymous => SurveyPromise::Anonymous,
        sammen_xlsform::Promise::Confidential => SurveyPromise::Confidential,
    };
    DeclaredTerms { audience, promise, delay_minutes_max: terms.delay_minutes_max }
}

fn describe(area: &AreaId, survey: &SurveyForm) -> Result<Survey, PublishError> {
    let SurveyForm { title, form, terms, .. } = survey;
    let mut form = form.clone();
    form.is_confidential = terms.is_some_and(|terms| terms.promise == SurveyPromise::Confidential);
    if form.id().is_empty() {
        return Err(PublishError::NoId);
    }
    Ok(Survey {
        id: survey_id(area, form.id()),
        form_id: form.id().to_owned(),
        form_version: form.version().to_owned(),
        title: title.clone(),
        questions: u16::try_from(form.questions()).map_err(|_| PublishError::TooManyQuestions)?,
        form: form.to_bytes(),
    })
}
