//! What is remembered between the two halves of signing in.

use sammen_domain::UnixSeconds;

use crate::{
    database::{Connection, DatabaseError, values},
    identity::Digest,
};

/// Which kind of ceremony it is: one cannot end as another.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A passkey is being registered.
    PasskeyRegistration,
    /// Somebody signs in with a passkey.
    PasskeySignIn,
    /// Somebody has gone to the provider.
    Oidc,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Self::PasskeyRegistration => "passkey-registration",
            Self::PasskeySignIn => "passkey-sign-in",
            Self::Oidc => "oidc",
        }
    }
}

/// Remembers, and forgets what nobody came back for.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut Connection,
    name: Digest,
    kind: Kind,
    state: &str,
    now: UnixSeconds,
    expires_at: UnixSeconds,
) -> Result<(), DatabaseError> {
    let forget = "DELETE FROM ceremony WHERE expires_at <= $1";
    connection.execute(forget, values![now]).await?;
    let insert = "INSERT INTO ceremony (name_digest, kind, state, expires_at)
         VALUES ($1, $2, $3, $4)";
    connection.execute(insert, values![&name.0[..], kind.as_str(), state, expires_at]).await?;
    Ok(())
}

/// Takes what was remembered: once, and in time.
///
/// # Errors
/// When the database fails.
pub async fn take(
    connection: &mut Connection,
    name: Digest,
    kind: Kind,
    now: UnixSeconds,
) -> Result<Option<String>, DatabaseError> {
    let take = "DELETE FROM ceremony WHERE name_digest = $1 AND kind = $2
         RETURNING state, expires_at";
    let taken = connection.fetch_optional(take, values![&name.0[..], kind.as_str()]).await?;
    let Some(mut row) = taken else { return Ok(None) };
    let (state, expires_at): (String, i64) = (row.take(0)?, row.take(1)?);
    Ok((now < expires_at).then_some(state))
}
