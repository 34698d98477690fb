//! Deciding what phones send.

use sammen_domain::{AreaId, Mutation, UnixSeconds, WorkMutation};
use sammen_sync::{
    MutationId, MutationOutcome, Outcome, PushRequest, PushResponse, PushedMutation,
};

use super::{
    part::{Line, Part, decide_part},
    together::{NOTES_TOGETHER_MAX, Together},
};
use crate::{
    database::{Database, DatabaseError},
    device::DeviceId,
};

/// Why a push was not decided to its end. What came before the failing transaction is decided and stored;
/// sending it again gives the same outcomes.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// More mutations than a request may have.
    #[error(
        "decide {given} mutations in one request: at most {} are allowed",
        PushRequest::MUTATIONS_MAX
    )]
    TooMany {
        /// How many were sent.
        given: usize,
    },
    /// The mutations' numbers do not follow each other from 1 up.
    #[error("read the mutations in order: their numbers leave a gap or stand still")]
    OutOfOrder,
    /// The client is another owner's.
    #[error("continue the client's line: it belongs to another device")]
    NotYours,
    /// The device proves itself with a secret that a key has taken the place of.
    #[error("know the device: a key has taken the place of its secret")]
    Retired,
    /// The client's line as it is known here is another: a copied profile, or a line this database
    /// has forgotten.
    #[error(
        "continue the client's line: mutation {id} is not what follows here; take a new client id"
    )]
    LineBroken {
        /// The number that does not fit.
        id: MutationId,
    },
    /// The database failed. The mutation is undecided and may be sent again.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Decides a client's mutations in order, each in one transaction with its outcome and the client's
/// last mutation id; what was noted at a door, in one transaction with what was noted after it, and with what others noted
/// who wait meanwhile.
///
/// A refusal by the rules is an outcome; so are arguments that this version does not understand. An
/// operation that the same owner has sent before, under whatever client and number, is not done
/// again: its outcome is told. Operation ids count within an owner: another owner's operation of the
/// same id is another operation.
///
/// The owner is the device's household. A device that has left it may still send: what was done before it heard of
/// that is the household's.
///
/// # Errors
/// [`PushError`]; nothing of the failing mutation is stored.
pub async fn push(
    database: &Database,
    together: &Together,
    device: DeviceId,
    request: &PushRequest,
    now: impl Fn() -> UnixSeconds,
) -> Result<PushResponse, PushError> {
    decide_push(database, together, device, request, now).await.map(|(response, _)| response)
}

/// An outcome, and whether it is this push that decided it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Decided {
    /// It was decided now.
    Now(Outcome),
    /// It had been decided, and is told again.
    Before(Outcome),
}

impl Decided {
    fn outcome(self) -> Outcome {
        match self {
            Self::Now(outcome) | Self::Before(outcome) => outcome,
        }
    }
}

/// What [`push`] does, telling also what was decided before.
pub(crate) async fn decide_push(
    database: &Database,
    together: &Together,
    device: DeviceId,
    request: &PushRequest,
    now: impl Fn() -> UnixSeconds,
) -> Result<(PushResponse, Vec<Decided>), PushError> {
    check_order(request)?;
    let line = Line { area: &request.area, client: request.client, device };
    let mut last_mutation_id = match request.mutations.is_empty() {
        true => line.last_known(database).await?,
        false => 0,
    };
    let mut decided = Vec::with_capacity(request.mutations.len());
    let mut rest = request.mutations.as_slice();
    while let Some((Next { mutations, are_notes }, later)) = split_next(rest) {
        let part = match are_notes {
            true => together.decide(database, line, mutations, &now).await?,
            false => decide_part(database, Part { line, mutations }, &now).await?,
        };
        last_mutation_id = part.last_known.max(last_mutation_id);
        decided.extend(part.decided);
        rest = later;
    }
    if let Some(last) = request.mutations.last() {
        last_mutation_id = last_mutation_id.max(last.id);
    }
    let outcomes = request.mutations.iter().zip(&decided).map(|(mutation, decided)| {
        let PushedMutation { id, op, .. } = *mutation;
        MutationOutcome { id, op, outcome: decided.outcome() }
    });
    Ok((PushResponse { last_mutation_id, outcomes: outcomes.collect() }, decided))
}

/// What is decided in the next transaction.
struct Next<'a> {
    mutations: &'a [PushedMutation],
    are_notes: bool,
}

/// What is decided next, and what comes after it. Notes of a door only add to what there is, and a phone may have hundreds of
/// them: they share the wait for the disk. Everything else is decided by itself.
fn split_next(rest: &[PushedMutation]) -> Option<(Next<'_>, &[PushedMutation])> {
    let is_note = |mutation: &&PushedMutation| {
        let encoded = mutation.encoded();
        Mutation::decode(&encoded).is_ok_and(|mutation| mutation.is_note())
            || WorkMutation::decode(&encoded).is_ok_and(|mutation| mutation.is_note())
    };
    let notes = rest.iter().take(NOTES_TOGETHER_MAX).take_while(is_note).count();
    let (mutations, later) = rest.split_at_checked(notes.max(1))?;
    Some((Next { mutations, are_notes: notes > 0 }, later))
}

/// Nothing is decided of a request that cannot be decided to its end.
fn check_order(request: &PushRequest) -> Result<(), PushError> {
    let mutations = &request.mutations;
    if mutations.len() > PushRequest::MUTATIONS_MAX {
        return Err(PushError::TooMany { given: mutations.len() });
    }
    let follows = |pair: &[PushedMutation]| pair[0].id.checked_add(1) == Some(pair[1].id);
    if mutations.first().is_some_and(|first| first.id == 0) || !mutations.windows(2).all(follows) {
        return Err(PushError::OutOfOrder);
    }
    Ok(())
}
