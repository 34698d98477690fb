//! Other programs that collect answers for people who are helped: who may, which forms they get, and what they bring.

mod bring;
mod forms;

use sammen_domain::{AreaId, UnixSeconds};

use crate::{
    audit::{self, Action},
    database::{Database, DatabaseError},
    identity::Token,
    repository::{area, collector},
};

pub use bring::{BringError, bring};
pub use forms::{CollectedForm, collected_form, collected_forms};

/// So long a collector's name may be.
const NAME_BYTES_MAX: usize = 64;

/// Why a collector was not added.
#[derive(Debug, thiserror::Error)]
pub enum CollectorError {
    /// The area is not known.
    #[error("find the area {0}: import its content first")]
    UnknownArea(AreaId),
    /// A name that cannot stand before the colon of HTTP's basic credentials.
    #[error("name a collector {0:?}: take 1 to {NAME_BYTES_MAX} letters, digits, `-`, `_` or `.`")]
    Name(String),
    /// Nobody has this name.
    #[error("find the collector {0}")]
    Unknown(String),
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Lets a program collect in an area, under a password of its own that is told once; another one if it had one.
///
/// # Errors
/// [`CollectorError`].
pub async fn add_collector(
    database: &Database,
    area: &AreaId,
    name: &str,
    now: UnixSeconds,
) -> Result<Token, CollectorError> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if name.is_empty() || name.len() > NAME_BYTES_MAX || !name.bytes().all(fits) {
        return Err(CollectorError::Name(name.to_owned()));
    }
    let password = Token::random();
    let mut transaction = database.write().await?;
    if area::find(&mut transaction, area).await?.is_none() {
        return Err(CollectorError::UnknownArea(area.clone()));
    }
    collector::put(&mut transaction, area, name, password.digest_for(PURPOSE)).await?;
    audit::record(&mut transaction, area, None, Action::CollectorAdded, None, now).await?;
    transaction.commit().await?;
    Ok(password)
}

/// Lets a program collect no more.
///
/// # Errors
/// [`CollectorError`].
pub async fn remove_collector(
    database: &Database,
    area: &AreaId,
    name: &str,
    now: UnixSeconds,
) -> Result<(), CollectorError> {
    let mut transaction = database.write().await?;
    if !collector::remove(&mut transaction, area, name).await? {
        return Err(CollectorError::Unknown(name.to_owned()));
    }
    audit::record(&mut transaction, area, None, Action::CollectorRemoved, None, now).await?;
    transaction.commit().await?;
    Ok(())
}

/// Passwords have 256 random bits, so that nothing slow has to be made of them.
const PURPOSE: &str = "collector";

/// Whether somebody may collect in an area.
///
/// # Errors
/// When the database fails.
pub(crate) async fn may_collect(
    database: &Database,
    area: &AreaId,
    (name, password): (&str, &str),
) -> Result<bool, DatabaseError> {
    let Some(password) = Token::read(password) else { return Ok(false) };
    let mut snapshot = database.read().await?;
    collector::exists(&mut snapshot, area, name, password.digest_for(PURPOSE)).await
}
