//! What travels: requests and responses, each behind a version byte.

use sammen_domain::{AreaId, EncodedMutation, Refusal, ResponseId, RowKey, SurveyId, UnixSeconds};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{ClientId, MutationId, OpId};

/// The first byte of every body. A server that does not speak it answers with a problem.
pub const PROTOCOL_VERSION: u8 = 1;

/// A mutation on its way: the outbox row as it stands.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PushedMutation {
    /// Its number in the client's line.
    pub id: MutationId,
    /// What was done, however often it is sent.
    pub op: OpId,
    /// Which mutation.
    pub name: String,
    /// The version of its arguments' shape.
    pub args_version: u16,
    /// The arguments, in the tolerant form of [`EncodedMutation`].
    pub args: Vec<u8>,
    /// The phone's clock when it was done. Shown to people, trusted for nothing.
    pub device_time: UnixSeconds,
}

impl PushedMutation {
    /// The mutation in its tolerant form.
    #[must_use]
    pub fn encoded(&self) -> EncodedMutation {
        EncodedMutation {
            name: self.name.clone(),
            args_version: self.args_version,
            args: self.args.clone(),
        }
    }
}

/// `POST /api/sync/push`: mutations in order, without gaps.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PushRequest {
    /// The area, which is the shard.
    pub area: AreaId,
    /// Whose line.
    pub client: ClientId,
    /// What is pushed; at most [`PushRequest::MUTATIONS_MAX`].
    pub mutations: Vec<PushedMutation>,
}

impl PushRequest {
    /// The most mutations in one request.
    pub const MUTATIONS_MAX: usize = 100;
}

/// What became of a mutation. Both advance the client's line; a transient failure is no outcome.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// The rules said yes and the effects are stored.
    Accepted,
    /// The rules said no and nothing was changed.
    Refused(Refusal),
}

/// A mutation's outcome.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct MutationOutcome {
    /// The mutation's number.
    pub id: MutationId,
    /// Which operation has this number here. A copied profile may have another under it; that one is
    /// not decided by this.
    pub op: OpId,
    /// What became of it.
    pub outcome: Outcome,
}

/// The answer to a push: all of it was decided.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PushResponse {
    /// The last number decided in this client's line.
    pub last_mutation_id: MutationId,
    /// An outcome for each mutation of the request.
    pub outcomes: Vec<MutationOutcome>,
}

/// How far a replica has read.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Cookie {
    /// Which life of the database; a restored backup has another.
    pub epoch: Uuid,
    /// Every row up to this version has been applied.
    pub version: u64,
}

/// `POST /api/sync/pull`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PullRequest {
    /// The area, which is the shard.
    pub area: AreaId,
    /// Whose line.
    pub client: ClientId,
    /// How far the replica has read; `None` for all.
    pub cookie: Option<Cookie>,
    /// Outcomes up to this number are stored on the phone and not wanted again.
    pub outcomes_after: MutationId,
}

/// One change of the replica's base.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum PatchOperation {
    /// Insert or replace a row.
    Put {
        /// Its key.
        key: RowKey,
        /// Its bytes, as `Row::encode` writes them and as the phone keeps them.
        row: Vec<u8>,
    },
    /// Remove a row: deleted, or no longer this client's to see.
    Delete {
        /// Its key.
        key: RowKey,
    },
}

/// The answer to a pull, read in one snapshot.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PullResponse {
    /// Whether the base is to be emptied first. The outbox never is.
    pub reset: bool,
    /// The shape of the rows, `Row::SHAPE`.
    pub row_shape: u16,
    /// What changed since the request's cookie.
    pub patch: Vec<PatchOperation>,
    /// How far the replica has read once the patch is applied.
    pub cookie: Cookie,
    /// The last number decided in this client's line.
    pub last_mutation_id: MutationId,
    /// Outcomes after `outcomes_after`.
    pub outcomes: Vec<MutationOutcome>,
}

/// `POST /api/responses`: answers to a survey. Carries no client, owner, cookie or device time.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ResponseRequest {
    /// The response's own id; sending it again changes nothing.
    pub id: ResponseId,
    /// The area.
    pub area: AreaId,
    /// The survey.
    pub survey: SurveyId,
    /// The version of the form that was answered.
    pub form_version: String,
    /// The answers, as `sammen-xforms` writes them.
    pub answers: Vec<u8>,
}

/// Bytes that are not a body of this protocol.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum UnsealError {
    /// Another protocol version.
    #[error("read a body of protocol version {given}: this side speaks {PROTOCOL_VERSION}")]
    Version {
        /// The version given.
        given: u8,
    },
    /// No version byte, or the rest is not of the wanted shape.
    #[error("read the body: it is cut short or damaged")]
    Malformed,
}

/// Writes a body: the version byte, then postcard.
pub fn seal<T: Serialize>(body: &T) -> Vec<u8> {
    postcard::to_extend(body, vec![PROTOCOL_VERSION])
        .expect("the protocol has no type that postcard refuses")
}

/// Reads a body.
///
/// # Errors
/// When the version is another, or the rest is not of the wanted shape.
pub fn unseal<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, UnsealError> {
    match bytes.split_first() {
        Some((&PROTOCOL_VERSION, rest)) => match postcard::take_from_bytes(rest) {
            Ok((body, [])) => Ok(body),
            _ => Err(UnsealError::Malformed),
        },
        Some((&given, _)) => Err(UnsealError::Version { given }),
        None => Err(UnsealError::Malformed),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pull() -> PullRequest {
        PullRequest {
            area: AreaId::new("hoeje-gladsaxe").expect("plain"),
            client: ClientId(Uuid::from_u128(7)),
            cookie: Some(Cookie { epoch: Uuid::from_u128(9), version: 300 }),
            outcomes_after: 2,
        }
    }

    #[test]
    fn the_wire_form_stays_as_it_was() {
        let hex: String = seal(&pull()).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(
            hex,
            "010e686f656a652d676c616473617865\
             1000000000000000000000000000000007\
             011000000000000000000000000000000009ac0202"
        );
    }

    #[test]
    fn another_version_says_which() {
        let mut body = seal(&pull());
        body[0] = 9;
        assert_eq!(unseal::<PullRequest>(&body), Err(UnsealError::Version { given: 9 }));
        assert_eq!(unseal::<PullRequest>(&[]), Err(UnsealError::Malformed));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            let _ = unseal::<PushRequest>(&bytes);
            let _ = unseal::<PullResponse>(&bytes);
        }
    }
}
