//! Deciding what volunteers do beside the door.

use sammen_domain::{AreaId, EncodedMutation, Refusal, UnixSeconds, WorkMutation};
use sammen_sync::Outcome;

use crate::{
    database::{Connection, DatabaseError},
    device::Device,
    lending::{self, Note},
};

/// Runs the rule and stores its effects; what nobody here understands is refused in words.
pub(super) async fn act(
    connection: &mut Connection,
    area: &AreaId,
    device: &Device,
    encoded: &EncodedMutation,
    now: UnixSeconds,
) -> Result<Outcome, DatabaseError> {
    let Ok(mutation) = WorkMutation::decode(encoded) else {
        return Ok(Outcome::Refused(Refusal::NotUnderstood));
    };
    let note = match &mutation {
        WorkMutation::LendToy(request) => Note::Lend(request),
        WorkMutation::GiveBackToy(request) => Note::GiveBack(request),
    };
    lending::note(connection, area, device, note, now).await
}
