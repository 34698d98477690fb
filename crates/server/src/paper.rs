//! Surveys on paper: sheets to print, and what is keyed of them by two persons.
//!
//! Two persons key each sheet, neither seeing what the other keyed. When both have keyed the same, the response is stored and
//! what they keyed is forgotten. Where they differ, one of them looks at the paper: either mends the own entry, or says that the
//! paper is as the own entry has it.

use std::{collections::BTreeMap, sync::Arc};

use sammen_domain::{LocalDate, ResponseId, Row, RowKey, RowKind, Text};
use sammen_paper::{Entry, Mark, Printing, Sheet, SheetNumber, print};
use sammen_sync::ResponseRequest;
use sammen_xforms::xform::{OnDay, XForm, language_code};
use uuid::Uuid;

use crate::{
    database::{Connection, Database, DatabaseError},
    identity::AccountId,
    repository::{
        paper::{self, Place, StoredEntry, StoredSheet},
        row::{self, Space},
        survey, survey_terms,
    },
    response::{StoreResponseError, store_keyed},
    tokens::random,
};

/// So many sheets are printed at a time.
pub(crate) const SHEETS_MAX: u32 = 500;
/// So many letters are kept of one entry.
const ENTRY_LETTERS_MAX: usize = 200_000;

/// Why a sheet was not printed or keyed. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The area has no such survey, or shows it no more.
    #[error("find the survey")]
    UnknownSurvey,
    /// No sheet with this number was printed.
    #[error("find the sheet: no sheet with this number was printed for the survey")]
    UnknownSheet,
    /// The survey promises that everybody counts once, which a sheet cannot keep.
    #[error(
        "print the survey: it says who may answer, and a sheet of paper proves nothing of who had it"
    )]
    HasTerms,
    /// Paper cannot do what the form does.
    #[error(transparent)]
    Form(#[from] sammen_paper::PaperError),
    /// The form is one that this program cannot open.
    #[error("open the form of version {0}: publish its workbook again")]
    Unopened(String),
    /// Too many sheets, or none.
    #[error("print {0} sheets: it can be 1 to {SHEETS_MAX} at a time")]
    Count(u32),
    /// They are of two versions.
    #[error(
        "print these together: from {0} on they are of another version, print those by themselves"
    )]
    Versions(SheetNumber),
    /// Two others key it.
    #[error("key the sheet: two others key it already")]
    TwoOthers,
    /// It was saved from elsewhere since.
    #[error("save the entry: it was saved in another window since; open the sheet again")]
    Revision,
    /// Something that is no answer stands where it is said to be all.
    #[error("finish the entry: something in it is no answer")]
    Unread,
    /// More than anybody can write on a sheet.
    #[error("save more than {ENTRY_LETTERS_MAX} letters")]
    TooLong,
    /// The response was not stored.
    #[error(transparent)]
    Store(#[from] StoreResponseError),
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// How far a survey's sheets are.
#[derive(Debug)]
pub(crate) struct Overview {
    /// The survey's title.
    pub title: Text,
    /// The languages that it can be printed in.
    pub languages: Vec<String>,
    /// Why it cannot be printed.
    pub obstacle: Option<PaperError>,
    /// How many sheets were printed.
    pub printed: u64,
    /// Of how many the response is stored.
    pub stored: u64,
    /// What is keyed and waits.
    pub waiting: Vec<StoredEntry>,
}

/// A sheet as somebody keys it.
#[derive(Clone, Debug)]
pub(crate) struct OpenSheet {
    /// The survey's title.
    pub title: Text,
    /// The version that the sheet was printed of.
    pub form_version: String,
    /// Its questions.
    pub sheet: Sheet,
    /// What they have keyed.
    pub entry: StoredEntry,
    /// How it stands.
    pub standing: Standing,
}

/// How a sheet stands for one who keys it.
#[derive(Clone, Debug)]
pub(crate) enum Standing {
    /// Not all is keyed; what is to be looked at again.
    Open(BTreeMap<String, Mark>),
    /// All is keyed, and waits for another person.
    Waiting,
    /// Another has keyed something else: what, by the path of the question, and at which revision.
    Different {
        /// The other's answers, as forms write them.
        others: BTreeMap<String, String>,
        /// The other entry's revision.
        revision: u32,
    },
    /// Both are alike, and the response is stored.
    Stored,
}

/// What somebody keys.
#[derive(Clone, Debug)]
pub(crate) struct Keyed {
    /// What is keyed, by the path of the question.
    pub answers: BTreeMap<String, String>,
    /// The revision that this follows.
    pub revision: u32,
    /// Whether this is all.
    pub is_done: bool,
    /// The other entry's revision, whose differences were looked up: the paper is as it is keyed here.
    pub settles: Option<u32>,
}

/// Which sheet, and who keys it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At<'a> {
    pub place: Place<'a>,
    pub number: u32,
    pub account: AccountId,
    /// The language of the questions; the form's own where it has not this one.
    pub language: &'a str,
    pub today: LocalDate,
}

/// How far a survey's sheets are.
pub(crate) async fn overview(
    database: &Database,
    place: Place<'_>,
) -> Result<Overview, PaperError> {
    let mut snapshot = database.read().await?;
    let (title, version) = shown(&mut snapshot, place).await?;
    let form = form(&mut snapshot, place, &version).await?;
    let languages = languages(&form);
    let obstacle = match printable(&mut snapshot, place, &form, first(&languages)).await {
        Ok(_) => None,
        Err(PaperError::Database(error)) => return Err(error.into()),
        Err(other) => Some(other),
    };
    let (printed, stored) = paper::count(&mut snapshot, place).await?;
    let waiting = paper::entries(&mut snapshot, place).await?;
    Ok(Overview { title, languages, obstacle, printed, stored, waiting })
}

/// Gives numbers to so many sheets of the version that is shown now: the first and the last.
pub(crate) async fn add_sheets(
    database: &Database,
    place: Place<'_>,
    count: u32,
) -> Result<(u32, u32), PaperError> {
    if count == 0 || count > SHEETS_MAX {
        return Err(PaperError::Count(count));
    }
    let mut runs = database.runs();
    loop {
        match try_add(database, place, count).await {
            Err(PaperError::Database(error)) if runs.go_on(&error) => {}
            done => return done,
        }
    }
}

async fn try_add(
    database: &Database,
    place: Place<'_>,
    count: u32,
) -> Result<(u32, u32), PaperError> {
    let mut transaction = database.write().await?;
    let (_, version) = shown(&mut transaction, place).await?;
    let form = form(&mut transaction, place, &version).await?;
    printable(&mut transaction, place, &form, first(&languages(&form))).await?;
    let first = paper::add_sheets(&mut transaction, place, &version, count).await?;
    transaction.commit().await?;
    Ok((first, first + count - 1))
}

/// The page to print for the sheets from one number to another, which are of one version; each time the same.
pub(crate) async fn page(
    database: &Database,
    place: Place<'_>,
    (first, last): (u32, u32),
    language: &str,
) -> Result<String, PaperError> {
    let count = last.saturating_sub(first).saturating_add(1);
    if last < first || count > SHEETS_MAX {
        return Err(PaperError::Count(if last < first { 0 } else { count }));
    }
    let mut snapshot = database.read().await?;
    let (title, _) = shown(&mut snapshot, place).await?;
    let numbers = paper::versions(&mut snapshot, place, (first, last)).await?;
    let version = numbers.first().ok_or(PaperError::UnknownSheet)?.1.clone();
    if let Some((other, _)) = numbers.iter().find(|(_, other)| *other != version) {
        return Err(PaperError::Versions(SheetNumber(*other)));
    }
    let form = form(&mut snapshot, place, &version).await?;
    let sheet = printable(&mut snapshot, place, &form, language).await?;
    let numbers: Vec<SheetNumber> =
        numbers.iter().map(|(number, _)| SheetNumber(*number)).collect();
    let title = title.get(language);
    Ok(print(&Printing { title, version: &version, sheet: &sheet, numbers: &numbers }))
}

/// A sheet, with what somebody has keyed of it.
pub(crate) async fn open(database: &Database, at: At<'_>) -> Result<OpenSheet, PaperError> {
    let mut snapshot = database.read().await?;
    let stored = paper::sheet(&mut snapshot, at.place, at.number).await?;
    let stored = stored.ok_or(PaperError::UnknownSheet)?;
    let entries = paper::entries_of(&mut snapshot, at.place, at.number).await?;
    let entry = own(&stored, &entries, at)?;
    opened(&mut snapshot, at, stored, entry, &entries).await
}

/// Saves what somebody has keyed, and stores the response when another has keyed the same.
pub(crate) async fn key(
    database: &Database,
    at: At<'_>,
    keyed: &Keyed,
) -> Result<OpenSheet, PaperError> {
    let letters = keyed.answers.iter().map(|(path, text)| path.len() + text.len()).sum::<usize>();
    if letters > ENTRY_LETTERS_MAX {
        return Err(PaperError::TooLong);
    }
    // When something is stored would tell whose it is.
    let database = database.unobserved();
    let mut runs = database.runs();
    loop {
        match try_key(&database, at, keyed).await {
            Err(
                PaperError::Database(error)
                | PaperError::Store(StoreResponseError::Database(error)),
            ) if runs.go_on(&error) => {}
            done => return done,
        }
    }
}

async fn try_key(database: &Database, at: At<'_>, keyed: &Keyed) -> Result<OpenSheet, PaperError> {
    let mut transaction = database.write().await?;
    let stored = paper::lock_sheet(&mut transaction, at.place, at.number).await?;
    let mut stored = stored.ok_or(PaperError::UnknownSheet)?;
    let entries = paper::entries_of(&mut transaction, at.place, at.number).await?;
    let known = own(&stored, &entries, at)?;
    if stored.is_stored {
        // Perhaps by this very entry, whose answer was lost on its way.
        return opened(&mut transaction, at, stored, known, &entries).await;
    }
    let is_resent = known.revision == keyed.revision.saturating_add(1)
        && known.keyed == keyed.answers
        && known.is_done == keyed.is_done;
    if known.revision != keyed.revision && !is_resent {
        return Err(PaperError::Revision);
    }
    let revision = keyed.revision.saturating_add(1);
    let entry =
        StoredEntry { keyed: keyed.answers.clone(), is_done: keyed.is_done, revision, ..known };
    paper::put_entry(&mut transaction, at.place, &entry).await?;
    let form = form(&mut transaction, at.place, &stored.form_version).await?;
    let sheet = Sheet::of(&form, &language_of(&form, at.language))?;
    if entry.is_done {
        let whole = Entry(entry.keyed.clone());
        let marks = whole.marks(&form, &sheet, &desk(at.today));
        if marks.values().any(|mark| matches!(mark, Mark::Unread(_))) {
            return Err(PaperError::Unread);
        }
        let other = entries.iter().find(|other| other.account != at.account && other.is_done);
        let agrees = other.is_some_and(|other| {
            keyed.settles == Some(other.revision)
                || whole.differences(&Entry(other.keyed.clone()), &sheet).is_empty()
        });
        if agrees {
            let request = ResponseRequest {
                id: ResponseId(Uuid::new_v4()),
                area: at.place.area.clone(),
                survey: at.place.survey,
                form_version: stored.form_version.clone(),
                answers: whole.response(&form, &sheet, &desk(at.today)).into_bytes(),
            };
            store_keyed(&mut transaction, &request, at.today).await?;
            paper::finish(&mut transaction, at.place, at.number).await?;
            stored.is_stored = true;
        }
    }
    let opened = opened(&mut transaction, at, stored, entry, &entries).await?;
    transaction.commit().await?;
    Ok(opened)
}

/// What the person has keyed; nothing yet, where they may begin.
fn own(
    sheet: &StoredSheet,
    entries: &[StoredEntry],
    at: At<'_>,
) -> Result<StoredEntry, PaperError> {
    let own = entries.iter().find(|entry| entry.account == at.account);
    if own.is_none() && entries.len() >= 2 && !sheet.is_stored {
        return Err(PaperError::TwoOthers);
    }
    let (number, account) = (sheet.number, at.account);
    let keyed = BTreeMap::new();
    let nothing = StoredEntry { number, account, keyed, is_done: false, revision: 0 };
    Ok(own.cloned().unwrap_or(nothing))
}

async fn opened(
    connection: &mut Connection,
    at: At<'_>,
    stored: StoredSheet,
    entry: StoredEntry,
    entries: &[StoredEntry],
) -> Result<OpenSheet, PaperError> {
    let (title, _) = shown(connection, at.place).await?;
    let form = form(connection, at.place, &stored.form_version).await?;
    let sheet = Sheet::of(&form, &language_of(&form, at.language))?;
    let own = Entry(entry.keyed.clone());
    let other = entries.iter().find(|other| other.account != at.account && other.is_done);
    let standing = match (stored.is_stored, entry.is_done, other) {
        (true, ..) => Standing::Stored,
        (false, false, _) => Standing::Open(own.marks(&form, &sheet, &desk(at.today))),
        (false, true, None) => Standing::Waiting,
        (false, true, Some(other)) => {
            let theirs = Entry(other.keyed.clone());
            let mut answers = theirs.answers(&sheet);
            let different = own.differences(&theirs, &sheet);
            let others = different.into_iter().map(|path| {
                let answer = answers.remove(&path).unwrap_or_default();
                (path, answer)
            });
            Standing::Different { others: others.collect(), revision: other.revision }
        }
    };
    Ok(OpenSheet { title, form_version: stored.form_version, sheet, entry, standing })
}

/// A survey that is shown to residents: its title and version.
async fn shown(
    connection: &mut Connection,
    Place { area, survey }: Place<'_>,
) -> Result<(Text, String), PaperError> {
    let key = RowKey { kind: RowKind::Survey, id: survey.0 };
    match row::find(connection, area, Space::Public, key).await? {
        Some(Row::Survey(shown)) => Ok((shown.title, shown.form_version)),
        _ => Err(PaperError::UnknownSurvey),
    }
}

async fn form(
    connection: &mut Connection,
    Place { area, survey }: Place<'_>,
    version: &str,
) -> Result<Arc<XForm>, PaperError> {
    let bytes = survey::form(connection, area, survey, version).await?;
    let bytes = bytes.ok_or(PaperError::UnknownSurvey)?;
    let form = XForm::from_bytes(&bytes);
    form.map(Arc::new).map_err(|_| PaperError::Unopened(version.to_owned()))
}

/// The survey's questions, if it can be on paper.
async fn printable(
    connection: &mut Connection,
    Place { area, survey }: Place<'_>,
    form: &Arc<XForm>,
    language: &str,
) -> Result<Sheet, PaperError> {
    if survey_terms::find(connection, area, survey).await?.is_some() {
        return Err(PaperError::HasTerms);
    }
    Ok(Sheet::of(form, language)?)
}

fn languages(form: &XForm) -> Vec<String> {
    form.languages().map(|name| language_code(name).to_owned()).collect()
}

fn first(languages: &[String]) -> &str {
    languages.first().map_or("", String::as_str)
}

/// The wanted language's code where the form has it, else that of its own.
fn language_of(form: &XForm, wanted: &str) -> String {
    let languages = languages(form);
    let has = languages.iter().any(|language| language == wanted);
    if has { wanted.to_owned() } else { first(&languages).to_owned() }
}

fn desk(today: LocalDate) -> OnDay<'static> {
    OnDay { day: today.0, chance: &chance }
}

/// A number from 0 up to, but not, 1.
fn chance() -> f64 {
    let [one, two, three, four] = random();
    f64::from(u32::from_be_bytes([one, two, three, four])) / (f64::from(u32::MAX) + 1.0)
}
