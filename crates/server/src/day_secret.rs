//! A secret for each day, shared by all servers of a database, for what must be recognised for minutes only.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use ring::{
    hmac,
    rand::{SecureRandom, SystemRandom},
};
use sammen_domain::UnixSeconds;

use crate::{
    database::{Database, DatabaseError},
    repository::day_secret,
};

const SECONDS_PER_DAY: i64 = 86_400;
/// Days whose secret is kept: what was made before midnight is recognised after it.
const DAYS_KEPT: i64 = 2;

/// The day that a time is in.
pub(crate) fn day_of(time: UnixSeconds) -> i64 {
    time.div_euclid(SECONDS_PER_DAY)
}

/// A day's secret.
#[derive(Clone)]
pub struct DaySecret(hmac::Key);

impl DaySecret {
    /// A secret of these bytes.
    #[must_use]
    pub fn new(bytes: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, bytes))
    }

    /// What only who has the secret can say of these parts; other parts or another purpose give another digest.
    pub(crate) fn digest(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let tag = hmac::sign(&self.0, &joined(purpose, parts));
        tag.as_ref().try_into().expect("a SHA-256 has 32 bytes")
    }

    /// Whether this is what [`DaySecret::digest`] says; takes as long for a wrong one as for a right one.
    pub(crate) fn is_digest(&self, purpose: &str, parts: &[&[u8]], given: &[u8]) -> bool {
        hmac::verify(&self.0, &joined(purpose, parts), given).is_ok()
    }
}

impl fmt::Debug for DaySecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DaySecret")
    }
}

/// Each part behind its length, so that no two lists of parts are the same bytes.
fn joined(purpose: &str, parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in [purpose.as_bytes()].iter().chain(parts) {
        bytes.extend((part.len() as u64).to_be_bytes());
        bytes.extend(*part);
    }
    bytes
}

/// The secrets of a database, as one server knows them. Cheap to clone.
#[derive(Clone, Debug)]
pub struct DaySecrets {
    database: Database,
    known: Arc<Mutex<BTreeMap<i64, DaySecret>>>,
}

impl DaySecrets {
    /// The secrets of a database.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database, known: Arc::default() }
    }

    /// The secret of a time's day; made if the day has none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn today(&self, now: UnixSeconds) -> Result<DaySecret, DatabaseError> {
        let day = day_of(now);
        if let Some(known) = self.of_day(day).await? {
            return Ok(known);
        }
        let mut made = [0; 32];
        SystemRandom::new().fill(&mut made).map_err(|_| DatabaseError::damaged("randomness"))?;
        let mut transaction = self.database.write().await?;
        day_secret::ensure(&mut transaction, day, &made, day - DAYS_KEPT + 1).await?;
        transaction.commit().await?;
        let stored = self.of_day(day).await?;
        stored.ok_or_else(|| DatabaseError::damaged("a secret that must be there is not"))
    }

    /// A day's secret, unless it has none or its time is over.
    pub(crate) async fn of_day(&self, day: i64) -> Result<Option<DaySecret>, DatabaseError> {
        if let Some(known) = self.lock().get(&day) {
            return Ok(Some(known.clone()));
        }
        let mut snapshot = self.database.read().await?;
        let Some(bytes) = day_secret::find(&mut snapshot, day).await? else { return Ok(None) };
        let secret = DaySecret::new(&bytes);
        let mut known = self.lock();
        known.insert(day, secret.clone());
        while known.len() > DAYS_KEPT as usize {
            known.pop_first();
        }
        Ok(Some(secret))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<i64, DaySecret>> {
        // The map is whole between any two statements that touch it.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
