//! Signing in.

use sammen_domain::UnixSeconds;

use super::{Method, Session};
use crate::{
    database::{Connection, DatabaseError},
    identity::{AccountId, SessionId, Token},
    repository::session,
};

/// Begins a session under a token that was never used before, and forgets those that have ended.
pub(crate) async fn begin(
    connection: &mut Connection,
    account: AccountId,
    method: Method,
    now: UnixSeconds,
) -> Result<(Token, Session), DatabaseError> {
    session::remove_ended(connection, now, now - Session::IDLE_SECONDS_MAX).await?;
    let token = Token::random();
    let session = Session {
        id: SessionId::random(),
        account,
        method,
        created_at: now,
        used_at: now,
        expires_at: now + Session::SECONDS_MAX,
    };
    session::insert(connection, token.digest(), &session).await?;
    Ok((token, session))
}
