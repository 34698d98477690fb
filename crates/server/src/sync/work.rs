//! Deciding what volunteers do beside the door, and what people answer to confidential surveys.

use sammen_domain::{AreaId, EncodedMutation, Refusal, UnixSeconds, WorkMutation};
use sammen_sync::Outcome;

use crate::{
    clock::Clock,
    database::{Connection, DatabaseError},
    device::Device,
    lending::{self, Note},
    response,
    shifts::{self, Deed},
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
    let deed = match &mutation {
        WorkMutation::LendToy(request) => {
            return lending::note(connection, area, device, Note::Lend(request), now).await;
        }
        WorkMutation::GiveBackToy(request) => {
            return lending::note(connection, area, device, Note::GiveBack(request), now).await;
        }
        WorkMutation::AnswerSurvey(request) => {
            return response::answer(connection, area, device, request, Clock::day_of(now)).await;
        }
        WorkMutation::WithdrawAnswer(request) => {
            return response::withdraw(connection, area, device, *request).await;
        }
        WorkMutation::SignUpForShift(request) => Deed::SignUp(request),
        WorkMutation::LeaveShift(request) => Deed::Leave(request),
        WorkMutation::OfferShift(request) => Deed::Offer(request),
        WorkMutation::NoteShift(request) => Deed::Note(request),
    };
    shifts::act(connection, area, device, deed, now).await
}
