//! The log of who did what.

use std::collections::HashMap;

use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use sammen_domain::UnixSeconds;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    audit::{Action, Entry, Filter},
    http::{
        AppState, Problem,
        access::Caller,
        openapi::{DatabaseProblems, SessionProblems},
    },
    identity::AccountId,
    repository::{account, audit},
};

const PAGE_ENTRIES: usize = 50;

/// Which lines of the log.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct AuditQuery {
    /// Only what this account did.
    #[param(value_type = Option<String>)]
    actor: Option<Uuid>,
    /// Only this, such as `role.revoked`.
    #[param(value_type = Option<String>)]
    action: Option<Action>,
    /// Only this moment and later.
    from: Option<UnixSeconds>,
    /// Only before this moment.
    until: Option<UnixSeconds>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// A page of the log.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditPage)]
pub(in crate::http) struct AuditPageBody {
    /// The newest first.
    entries: Vec<AuditEntryBody>,
    /// What to ask the next page with; null when there is none.
    next: Option<String>,
}

/// One line of the log.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditEntry)]
struct AuditEntryBody {
    id: Uuid,
    at: UnixSeconds,
    /// Who; null when the server or its operator did it.
    actor: Option<ActorBody>,
    /// What.
    #[schema(example = "role.revoked")]
    action: String,
    /// About which id.
    subject: Option<Uuid>,
}

/// Who did something.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = Actor)]
struct ActorBody {
    id: AccountId,
    /// Null when the account is not there any more.
    display_name: Option<String>,
}

/// Reads the log.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/audit",
    tag = "staff",
    security(("session" = [])),
    params(AuditQuery),
    responses(
        (status = 200, description = "A page of 50 lines at most.", body = AuditPageBody),
        (status = 422, description = "`invalid`: the filter cannot be read."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_audit(
    State(state): State<AppState>,
    caller: Caller,
    query: Result<Query<AuditQuery>, QueryRejection>,
) -> Result<Json<AuditPageBody>, Problem> {
    let unreadable = || Problem::Invalid("the filter cannot be read".to_owned());
    let Query(query) = query.map_err(|_| unreadable())?;
    let after = query.after.as_deref().map(|after| read_place(after).ok_or_else(unreadable));
    let filter = Filter {
        actor: query.actor.map(AccountId),
        action: query.action,
        from: query.from,
        until: query.until,
        after: after.transpose()?,
    };
    let mut snapshot = state.database.read().await?;
    // One more than is told says whether there is more.
    let entries_max = i64::try_from(PAGE_ENTRIES + 1).expect("a page is small");
    let mut entries = audit::page(&mut snapshot, caller.area(), &filter, entries_max).await?;
    let is_more = entries.len() > PAGE_ENTRIES;
    entries.truncate(PAGE_ENTRIES);
    let last = entries.last().filter(|_| is_more);
    let next = last.map(|last| format!("{}.{}", last.at, last.id.simple()));
    let mut actors = HashMap::new();
    for id in entries.iter().filter_map(|entry| entry.actor) {
        if let std::collections::hash_map::Entry::Vacant(place) = actors.entry(id) {
            let found = account::find(&mut snapshot, id).await?;
            place.insert(ActorBody { id, display_name: found.map(|found| found.display_name) });
        }
    }
    let body = |entry: Entry| AuditEntryBody {
        id: entry.id,
        at: entry.at,
        actor: entry.actor.and_then(|id| actors.get(&id).cloned()),
        action: entry.action,
        subject: entry.subject,
    };
    Ok(Json(AuditPageBody { entries: entries.into_iter().map(body).collect(), next }))
}

/// Where a page ended.
fn read_place(given: &str) -> Option<(UnixSeconds, Uuid)> {
    let (at, id) = given.split_once('.')?;
    Some((at.parse().ok()?, id.parse().ok()?))
}
