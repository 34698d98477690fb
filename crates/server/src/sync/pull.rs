//! Telling phones what changed.

use sammen_domain::{AreaId, OwnerId, Row};
use sammen_sync::{Cookie, PullRequest, PullResponse};

use crate::{
    database::{Database, DatabaseError},
    repository::{
        area, client, operation,
        row::{self, Space},
    },
};

/// Why a pull has no answer.
#[derive(Debug, thiserror::Error)]
pub enum PullError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// The client is another owner's.
    #[error("read the client's line: it belongs to another device")]
    NotYours,
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Reads, in one snapshot, what changed in the public space and the owner's own since the request's
/// cookie, and what became of the client's mutations.
///
/// A client that nothing was pushed from is not known here and has decided nothing; a pull does not
/// change that.
///
/// # Errors
/// [`PullError`].
pub async fn pull(
    database: &Database,
    owner: OwnerId,
    request: &PullRequest,
) -> Result<PullResponse, PullError> {
    let mut snapshot = database.read().await?;
    let area = &request.area;
    let cookie = area::find(&mut snapshot, area)
        .await?
        .ok_or_else(|| PullError::UnknownArea(area.clone()))?;
    let client = client::find(&mut snapshot, area, request.client).await?;
    if client.is_some_and(|client| client.owner != owner) {
        return Err(PullError::NotYours);
    }
    let since = request.cookie.filter(|since| continues(*since, cookie));
    let version = since.map_or(0, |since| since.version);
    let mut patch = row::changed_since(&mut snapshot, area, Space::Public, version).await?;
    patch.extend(row::changed_since(&mut snapshot, area, Space::Owner(owner), version).await?);
    let after = request.outcomes_after;
    let outcomes = operation::outcomes_after(&mut snapshot, area, request.client, after).await?;
    Ok(PullResponse {
        reset: since.is_none(),
        row_shape: Row::SHAPE,
        patch,
        cookie,
        last_mutation_id: client.map_or(0, |client| client.last_mutation_id),
        outcomes,
    })
}

/// Whether what a phone has read is an earlier state of this database.
fn continues(since: Cookie, current: Cookie) -> bool {
    since.epoch == current.epoch && since.version <= current.version
}
