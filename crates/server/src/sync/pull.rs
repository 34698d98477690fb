//! Telling phones what changed.

use sammen_domain::{
    AreaId, Availability, Row, RowKind, UnixSeconds,
    mutant::{Mutant, is_on},
};
use sammen_sync::{Cookie, PatchOperation, PullRequest, PullResponse};

use super::standing::Standing;
use crate::{
    chunks,
    database::{Connection, Database, DatabaseError},
    device::{DeviceId, DeviceState},
    repository::{
        area, client, device, operation,
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
    /// The device reads nothing more: its person has moved to another, or it was lost.
    #[error("read what is new: the device has left its household")]
    Left(DeviceState),
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Reads, in one snapshot, what changed in the public space, the device's household's and those of its
/// person's roles since the request's cookie, and what became of the client's mutations.
///
/// When the roles are others than the phone was told of, all private rows are told anew.
///
/// A client that nothing was pushed from is not known here and has decided nothing; a pull does not
/// change that.
///
/// # Errors
/// [`PullError`].
pub async fn pull(
    database: &Database,
    device: DeviceId,
    request: &PullRequest,
    now: UnixSeconds,
) -> Result<PullResponse, PullError> {
    let mut snapshot = database.read().await?;
    let area = &request.area;
    let cookie = area::find(&mut snapshot, area)
        .await?
        .ok_or_else(|| PullError::UnknownArea(area.clone()))?;
    let device = device::find(&mut snapshot, area, device).await?;
    if device.state != DeviceState::Active {
        return Err(PullError::Left(device.state));
    }
    let owner = device.owner;
    let client = client::find(&mut snapshot, area, request.client).await?;
    if client.is_some_and(|client| client.owner != owner) {
        return Err(PullError::NotYours);
    }
    let since = request.cookie.filter(|since| continues(*since, cookie));
    let base = match since {
        Some(_) => None,
        None => base(&mut snapshot, area, request.base, cookie).await?,
    };
    let public_since = since.or(base).map_or(0, |since| since.version);
    let public = row::changed_since(&mut snapshot, area, Space::Public, public_since).await?;
    let (mut patch, mut seats) = apart(public)?;
    if base.is_some() {
        // The chunks have none of them.
        let all = row::all_of(&mut snapshot, area, Space::Public, RowKind::Availability).await?;
        seats = all.into_iter().map(counts).collect::<Result<_, _>>()?;
    }
    let standing = match request.scope {
        Some(_) => Standing::load(&mut snapshot, area, &device, now).await?,
        None => Standing::own(&device),
    };
    let scope = standing.scope();
    let private_since = since.filter(|_| request.scope.is_none_or(|told| told == scope));
    if private_since.is_none() {
        patch.extend(standing.rows());
    }
    for space in standing.spaces() {
        let version = private_since.map_or(0, |since| since.version);
        patch.extend(row::changed_since(&mut snapshot, area, space, version).await?);
    }
    let mut cookie = cookie;
    if is_on(Mutant::CookieReadApart) {
        drop(snapshot);
        snapshot = database.read().await?;
        cookie = area::find(&mut snapshot, area).await?.unwrap_or(cookie);
    }
    let after = request.outcomes_after;
    let outcomes = operation::outcomes_after(&mut snapshot, area, request.client, after).await?;
    Ok(PullResponse {
        reset: since.is_none(),
        private_reset: private_since.is_none(),
        scope,
        base,
        row_shape: Row::SHAPE,
        patch,
        seats,
        cookie,
        last_mutation_id: client.map_or(0, |client| client.last_mutation_id),
        outcomes,
        now,
    })
}

/// What an answer that begins anew stands on: the manifest that the phone has, if its moment is one of this
/// database, else the newest; `None` for a phone that asks for rows.
async fn base(
    connection: &mut Connection,
    area: &AreaId,
    held: Option<Cookie>,
    now: Cookie,
) -> Result<Option<Cookie>, DatabaseError> {
    match held {
        Some(held) if !continues(held, now) => {
            let newest = chunks::manifest(connection, area, now).await?;
            Ok(newest.map(|manifest| manifest.cookie))
        }
        held => Ok(held),
    }
}

/// Takes the seat counts out of a patch; those that are deleted stay in it.
fn apart(
    news: Vec<PatchOperation>,
) -> Result<(Vec<PatchOperation>, Vec<Availability>), DatabaseError> {
    let (mut patch, mut seats) = (Vec::new(), Vec::new());
    for operation in news {
        match operation {
            PatchOperation::Put { key, row } if key.kind == RowKind::Availability => {
                seats.push(counts(Row::decode(&row).map_err(DatabaseError::damaged)?)?);
            }
            operation => patch.push(operation),
        }
    }
    Ok((patch, seats))
}

fn counts(row: Row) -> Result<Availability, DatabaseError> {
    match row {
        Row::Availability(counts) => Ok(counts),
        _ => Err(DatabaseError::damaged("a row under another kind's key")),
    }
}

/// Whether what a phone has read is an earlier state of this database.
fn continues(since: Cookie, current: Cookie) -> bool {
    since.epoch == current.epoch && since.version <= current.version
}
