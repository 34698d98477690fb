//! One request, as the HTTP layer would have it handled.

use sammen_domain::UnixSeconds;
use sammen_server::{
    Database, DatabaseError, DeviceId, DeviceState, PullError, PushError, Together, chunk_file,
    manifest_file, pack_file, pull, push,
};
use sammen_sync::{
    Left, MutationOutcome, PullRequest, PushRequest, TransportError, UnsealError, seal, unseal, v1,
};

use crate::device::Route;

/// What a request was answered with.
pub(crate) struct Handled {
    /// The answer as it travels.
    pub(crate) answer: Result<Vec<u8>, TransportError>,
    /// Who asked.
    pub(crate) device: DeviceId,
    /// The outcomes that are in it.
    pub(crate) outcomes: Vec<MutationOutcome>,
}

pub(super) async fn handle(
    database: &Database,
    together: &Together,
    is_old: bool,
    route: Route,
    device: DeviceId,
    body: &[u8],
    now: UnixSeconds,
) -> Handled {
    let mut outcomes = Vec::new();
    let answer = match route {
        Route::Push => answer_push(database, together, device, body, now, &mut outcomes).await,
        Route::Pull => answer_pull(database, is_old, device, body, now, &mut outcomes).await,
        Route::Manifest(_) | Route::Pack(..) | Route::Chunk(..) if is_old => Err(NOT_FOUND),
        Route::Manifest(area) => answer_file(manifest_file(database, &area).await),
        Route::Pack(area, hash) => answer_file(pack_file(database, &area, hash).await),
        Route::Chunk(area, hash) => answer_file(chunk_file(database, &area, hash).await),
    };
    Handled { answer, device, outcomes }
}

const NOT_FOUND: TransportError = TransportError::Rejected { status: 404 };
const FAILING: TransportError = TransportError::Failing { status: 503 };
const MALFORMED: TransportError = TransportError::Rejected { status: 400 };

async fn answer_push(
    database: &Database,
    together: &Together,
    device: DeviceId,
    body: &[u8],
    now: UnixSeconds,
    outcomes: &mut Vec<MutationOutcome>,
) -> Result<Vec<u8>, TransportError> {
    let request: PushRequest = unseal(body).map_err(refuse)?;
    let response =
        push(database, together, device, &request, || now).await.map_err(|error| match error {
            PushError::LineBroken { .. } => TransportError::LineBroken,
            PushError::NotYours => TransportError::LineBroken,
            PushError::Retired => TransportError::Unauthorised,
            PushError::Database(_) => FAILING,
            PushError::UnknownArea(_) => NOT_FOUND,
            PushError::TooMany { .. } | PushError::OutOfOrder => MALFORMED,
        })?;
    outcomes.extend(&response.outcomes);
    Ok(seal(&response))
}

async fn answer_pull(
    database: &Database,
    is_old: bool,
    device: DeviceId,
    body: &[u8],
    now: UnixSeconds,
    outcomes: &mut Vec<MutationOutcome>,
) -> Result<Vec<u8>, TransportError> {
    match unseal::<PullRequest>(body) {
        Ok(_) if is_old => Err(TransportError::Outdated),
        Ok(request) => {
            let response = pull(database, device, &request, now).await.map_err(refuse_pull)?;
            outcomes.extend(&response.outcomes);
            Ok(seal(&response))
        }
        Err(UnsealError::Version { .. }) => {
            let request: v1::PullRequest = unseal(body).map_err(refuse)?;
            let request = request.into();
            let response = pull(database, device, &request, now).await.map_err(refuse_pull)?;
            outcomes.extend(&response.outcomes);
            Ok(seal(&v1::PullResponse::from(response)))
        }
        Err(error) => Err(refuse(error)),
    }
}

fn answer_file(file: Result<Option<Vec<u8>>, DatabaseError>) -> Result<Vec<u8>, TransportError> {
    match file {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(NOT_FOUND),
        Err(_) => Err(FAILING),
    }
}

fn refuse(error: UnsealError) -> TransportError {
    match error {
        UnsealError::Version { .. } => TransportError::Outdated,
        UnsealError::Malformed => MALFORMED,
    }
}

fn refuse_pull(error: PullError) -> TransportError {
    match error {
        PullError::NotYours => TransportError::LineBroken,
        PullError::Left(DeviceState::Moved) => TransportError::Left(Left::Moved),
        PullError::Left(_) => TransportError::Left(Left::Revoked),
        PullError::UnknownArea(_) => NOT_FOUND,
        PullError::Database(_) => FAILING,
    }
}
