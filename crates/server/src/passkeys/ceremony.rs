//! The two halves of a ceremony.

use sammen_domain::UnixSeconds;
use serde::{Serialize, de::DeserializeOwned};

use super::PasskeyError;
use crate::{
    database::{Connection, DatabaseError},
    identity::Token,
    repository::ceremony::{self, Kind},
};

/// How long a person may take: finding a phone or a key is slow for many.
const CEREMONY_SECONDS: UnixSeconds = 10 * 60;

/// A ceremony that has begun.
#[derive(Debug)]
pub(crate) struct Started<T> {
    /// The name to finish it under.
    pub(crate) ceremony: Token,
    /// What the browser is to ask its device.
    pub(crate) options: T,
}

/// Remembers the first half under a name that nobody can guess.
pub(super) async fn remember<T>(
    connection: &mut Connection,
    kind: Kind,
    options: T,
    state: &impl Serialize,
    now: UnixSeconds,
) -> Result<Started<T>, DatabaseError> {
    let state = serde_json::to_string(state).map_err(DatabaseError::damaged)?;
    let ceremony = Token::random();
    let expires_at = now + CEREMONY_SECONDS;
    ceremony::insert(connection, ceremony.digest(), kind, &state, now, expires_at).await?;
    Ok(Started { ceremony, options })
}

/// What was remembered, for the second half.
pub(super) async fn recall<T: DeserializeOwned>(
    connection: &mut Connection,
    kind: Kind,
    ceremony: &Token,
    now: UnixSeconds,
) -> Result<T, PasskeyError> {
    let state = ceremony::take(connection, ceremony.digest(), kind, now).await?;
    let state = state.ok_or(PasskeyError::NotBegun)?;
    Ok(serde_json::from_str(&state).map_err(DatabaseError::damaged)?)
}
