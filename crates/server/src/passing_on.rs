//! Passing answers on to another server, such as ODK Central or KoboToolbox, that takes OpenRosa submissions.
//!
//! Storing an answer knows nothing of this. An answer is passed on once its day is over and in the order of random ids, so
//! that the other server does not learn either when it was given. It is passed on at least once, and carries an instanceID
//! by which the other server knows it again.

mod configuration;
mod post;

use std::sync::{Mutex, PoisonError};

use sammen_domain::{AreaId, LocalDate, UnixSeconds};
use sammen_sync::ResponseRequest;

use crate::{
    database::{Database, DatabaseError},
    repository::{passed_on, survey},
    response::as_xml,
    survey::survey_id,
};

pub use configuration::{PassOnError, PassOnTarget};
use post::{Answer, Post};

/// So many answers are passed on to a server in one go.
const ANSWERS_AT_ONCE: i64 = 20;
/// How long a server is left alone that could not take an answer; twice as long each time.
const REST_SECONDS: i64 = 30;
/// The longest that it is left alone.
const REST_SECONDS_MAX: i64 = 3_600;

/// Servers that answers are passed on to.
#[derive(Debug)]
pub struct PassOn(Vec<Target>);

#[derive(Debug)]
struct Target {
    area: AreaId,
    form_id: String,
    /// What it is known by where is noted what it has: its address.
    name: String,
    post: Post,
    rest: Mutex<Rest>,
}

/// How long a server is left alone.
#[derive(Clone, Copy, Debug, Default)]
struct Rest {
    failures: u32,
    until: UnixSeconds,
}

/// What one go did.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct PassedOn {
    /// So many answers were taken.
    pub taken: u64,
    /// So many will never be taken; the log of the program says why.
    pub refused: u64,
    /// So many servers could not be given anything just now.
    pub later: u64,
}

impl PassOn {
    /// What a configuration says.
    ///
    /// # Errors
    /// [`PassOnError`].
    pub fn new(targets: Vec<PassOnTarget>) -> Result<Self, PassOnError> {
        let target = |given: PassOnTarget| {
            Ok(Target {
                area: given.area.clone(),
                form_id: given.form.clone(),
                name: given.url.clone(),
                post: Post::new(&given)?,
                rest: Mutex::default(),
            })
        };
        targets.into_iter().map(target).collect::<Result<_, _>>().map(Self)
    }

    /// Passes on what is due. A server that cannot take an answer is left alone for a while, longer each time.
    ///
    /// # Errors
    /// When the database fails; what was passed on before is noted.
    pub async fn pass_on(
        &self,
        database: &Database,
        (now, today): (UnixSeconds, LocalDate),
    ) -> Result<PassedOn, DatabaseError> {
        let mut done = PassedOn::default();
        for target in &self.0 {
            if target.rest().until <= now {
                target.pass_on(database, (now, today), &mut done).await?;
            }
        }
        Ok(done)
    }
}

impl Target {
    fn rest(&self) -> Rest {
        *self.rest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_rest(&self, rest: Rest) {
        *self.rest.lock().unwrap_or_else(PoisonError::into_inner) = rest;
    }

    async fn pass_on(
        &self,
        database: &Database,
        (now, today): (UnixSeconds, LocalDate),
        done: &mut PassedOn,
    ) -> Result<(), DatabaseError> {
        for response in self.due(database, today).await? {
            let Some(xml) = self.xml(database, &response, today).await? else {
                tracing::warn!(
                    form = self.form_id,
                    "an answer cannot be read, and is not passed on"
                );
                self.note(database, &response, false).await?;
                done.refused += 1;
                continue;
            };
            match self.post.send(&xml).await {
                Answer::Taken => {
                    self.note(database, &response, true).await?;
                    self.set_rest(Rest::default());
                    done.taken += 1;
                }
                Answer::Never(status) => {
                    let (form, url) = (&self.form_id, &self.name);
                    tracing::warn!(form, url, status, "an answer will not be taken");
                    self.note(database, &response, false).await?;
                    done.refused += 1;
                }
                Answer::Later => {
                    let failures = self.rest().failures.saturating_add(1);
                    let seconds = REST_SECONDS << (failures - 1).min(16);
                    let until = now + seconds.min(REST_SECONDS_MAX);
                    self.set_rest(Rest { failures, until });
                    tracing::info!(form = self.form_id, failures, "answers are passed on later");
                    done.later += 1;
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    async fn due(
        &self,
        database: &Database,
        today: LocalDate,
    ) -> Result<Vec<ResponseRequest>, DatabaseError> {
        let mut snapshot = database.read().await?;
        let survey = survey_id(&self.area, &self.form_id);
        let wanted = (&self.area, survey, self.name.as_str());
        passed_on::due(&mut snapshot, wanted, today, ANSWERS_AT_ONCE).await
    }

    /// The answer with something to know it by, as whatever once stored it wrote it.
    async fn xml(
        &self,
        database: &Database,
        response: &ResponseRequest,
        today: LocalDate,
    ) -> Result<Option<String>, DatabaseError> {
        let ResponseRequest { id, area, survey, form_version, answers } = response;
        let mut snapshot = database.read().await?;
        let form = survey::form(&mut snapshot, area, *survey, form_version).await?;
        let xml = as_xml(&form.unwrap_or_default(), answers, today);
        Ok(xml.and_then(|xml| post::identified(&xml, id.0)))
    }

    async fn note(
        &self,
        database: &Database,
        response: &ResponseRequest,
        is_taken: bool,
    ) -> Result<(), DatabaseError> {
        let mut transaction = database.write().await?;
        let of = (&self.area, self.name.as_str());
        passed_on::note(&mut transaction, of, response.id, is_taken).await?;
        transaction.commit().await
    }
}
