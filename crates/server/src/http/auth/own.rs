//! Oneself: who is signed in, where, and signing out.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::AppendHeaders,
};
use uuid::Uuid;

use crate::{
    audit::{self, Action},
    database::{Connection, DatabaseError},
    http::{
        AppState, Problem,
        access::{Caller, SESSION, removed},
        bodies::{MeBody, SessionBody},
        openapi::{DatabaseProblems, SessionProblems},
    },
    identity::SessionId,
    repository::session,
};

type Forgotten = (StatusCode, AppendHeaders<[(header::HeaderName, HeaderValue); 1]>);

/// Tells who is signed in.
#[utoipa::path(
    get,
    path = "/api/auth/me",
    tag = "signing in",
    security(("session" = [])),
    responses(
        (status = 200, description = "Who is signed in, and what they may do now.", body = MeBody),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn get_me(State(state): State<AppState>, caller: Caller) -> Json<MeBody> {
    let Caller { account, session, token, grants, .. } = &caller;
    Json(MeBody::new(account, session, token, grants, state.clock.now()))
}

/// Signs out.
#[utoipa::path(
    post,
    path = "/api/auth/sign-out",
    tag = "signing in",
    security(("session" = [])),
    responses((status = 204, description = "Signed out."), SessionProblems, DatabaseProblems)
)]
pub(in crate::http) async fn sign_out(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Forgotten, Problem> {
    let mut transaction = state.database.write().await?;
    session::remove(&mut transaction, caller.account.id, caller.session.id).await?;
    record(&mut transaction, &caller, Action::SignedOut, state.clock.now()).await?;
    transaction.commit().await?;
    Ok(forgotten())
}

/// Lists where one is signed in.
#[utoipa::path(
    get,
    path = "/api/auth/sessions",
    tag = "signing in",
    security(("session" = [])),
    responses(
        (status = 200, description = "The sessions that are open, the newest first.", body = Vec<SessionBody>),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_sessions(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<SessionBody>>, Problem> {
    let now = state.clock.now();
    let sessions =
        session::of_account(&mut *state.database.read().await?, caller.account.id).await?;
    let open = sessions.iter().filter(|session| session.is_open(now));
    Ok(Json(open.map(|session| SessionBody::new(session, caller.session.id)).collect()))
}

/// Signs out in one browser.
#[utoipa::path(
    delete,
    path = "/api/auth/sessions/{id}",
    tag = "signing in",
    security(("session" = [])),
    params(("id" = String, Path, description = "The session's id.")),
    responses(
        (status = 204, description = "Signed out there."),
        (status = 404, description = "`not-found`"),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn end_session(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<Uuid>, axum::extract::rejection::PathRejection>,
) -> Result<StatusCode, Problem> {
    let Path(id) = id.map_err(|_| Problem::NotFound)?;
    let mut transaction = state.database.write().await?;
    if !session::remove(&mut transaction, caller.account.id, SessionId(id)).await? {
        return Err(Problem::NotFound);
    }
    record(&mut transaction, &caller, Action::SignedOut, state.clock.now()).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Signs out everywhere.
#[utoipa::path(
    delete,
    path = "/api/auth/sessions",
    tag = "signing in",
    security(("session" = [])),
    responses((status = 204, description = "Signed out everywhere."), SessionProblems, DatabaseProblems)
)]
pub(in crate::http) async fn end_sessions(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Forgotten, Problem> {
    let mut transaction = state.database.write().await?;
    session::remove_all(&mut transaction, caller.account.id).await?;
    record(&mut transaction, &caller, Action::SessionsEnded, state.clock.now()).await?;
    transaction.commit().await?;
    Ok(forgotten())
}

fn forgotten() -> Forgotten {
    (StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, removed(SESSION))]))
}

/// Tells the log of every area where the account may do something.
pub(super) async fn record(
    connection: &mut Connection,
    caller: &Caller,
    action: Action,
    now: i64,
) -> Result<(), DatabaseError> {
    let mut areas: Vec<_> = caller.grants.iter().map(|grant| &grant.area).collect();
    areas.sort();
    areas.dedup();
    let account = caller.account.id;
    for area in areas {
        audit::record(connection, area, Some(account), action, Some(account.0), now).await?;
    }
    Ok(())
}
