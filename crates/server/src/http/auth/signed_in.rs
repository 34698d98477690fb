//! What every way to sign in ends with.

use axum::{
    Json,
    http::{HeaderValue, header},
    response::{AppendHeaders, IntoResponse, Response},
};

use crate::{
    audit::{self, Action},
    database::{Connection, DatabaseError},
    http::{
        AppState,
        access::{SESSION, set},
        bodies::MeBody,
    },
    identity::{Account, Token},
    repository::{role_grant, session},
    sessions::{self, Method, Session},
};

/// Begins a session; the one that the browser had before, if any, ends.
pub(super) async fn begin_session(
    connection: &mut Connection,
    account: &Account,
    method: Method,
    before: Option<&Token>,
    now: i64,
) -> Result<(Token, Session), DatabaseError> {
    if let Some(before) = before
        && let Some(before) = session::find(connection, before.digest()).await?
    {
        session::remove(connection, before.account, before.id).await?;
    }
    let grants = role_grant::active_for_account(connection, account.id, now).await?;
    let mut areas: Vec<_> = grants.into_iter().map(|grant| grant.area).collect();
    areas.sort();
    areas.dedup();
    for area in areas {
        let subject = Some(account.id.0);
        audit::record(connection, &area, subject_of(account), Action::SignedIn, subject, now)
            .await?;
    }
    sessions::begin(connection, account.id, method, now).await
}

fn subject_of(account: &Account) -> Option<crate::identity::AccountId> {
    Some(account.id)
}

/// Signs somebody in who has proved who they are, in the transaction that they proved it in.
pub(super) async fn sign_in(
    state: &AppState,
    mut transaction: crate::database::Transaction,
    account: &Account,
    method: Method,
    before: Option<&Token>,
) -> Result<Response, DatabaseError> {
    let now = state.clock.now();
    let (token, session) = begin_session(&mut transaction, account, method, before, now).await?;
    let grants = role_grant::active_for_account(&mut transaction, account.id, now).await?;
    transaction.commit().await?;
    let me = MeBody::new(account, &session, &token, &grants, now);
    let cookie: [(_, HeaderValue); 1] = [(header::SET_COOKIE, set(SESSION, &token))];
    Ok((AppendHeaders(cookie), Json(me)).into_response())
}
