//! What travels: requests and responses, each behind a version byte.

mod alike;
mod known;
mod manifest;
mod programme;
mod pull;
mod push;
mod reach;
mod response;
mod seal;
mod sealed_answers;
pub mod signature;
mod token;
mod transfer;
pub mod v1;
pub mod v2;
pub mod v3;

/// The bodies of version 4 that know of fewer rows than now: of no work beside the door.
pub mod v4 {
    /// `POST /api/sync/pull` in version 4.
    pub type PullRequest = super::alike::Alike<4, super::PullRequest>;
    /// The answer in version 4.
    pub type PullResponse = super::alike::Alike<4, super::PullResponse>;
}

/// The bodies of version 5 that know of fewer rows than now: of no shifts.
pub mod v5 {
    /// `POST /api/sync/pull` in version 5.
    pub type PullRequest = super::alike::Alike<5, super::PullRequest>;
    /// The answer in version 5.
    pub type PullResponse = super::alike::Alike<5, super::PullResponse>;
}

/// The bodies of version 6 that know of fewer rows than now: of no numbered seats and no terms of surveys.
pub mod v6 {
    /// `POST /api/sync/pull` in version 6.
    pub type PullRequest = super::alike::Alike<6, super::PullRequest>;
    /// The answer in version 6.
    pub type PullResponse = super::alike::Alike<6, super::PullResponse>;
}

/// The bodies of version 7 that know of fewer rows than now: of nothing that somebody answered herself.
pub mod v7 {
    /// `POST /api/sync/pull` in version 7.
    pub type PullRequest = super::alike::Alike<7, super::PullRequest>;
    /// The answer in version 7.
    pub type PullResponse = super::alike::Alike<7, super::PullResponse>;
}

pub use manifest::{ChunkEntry, Manifest, PackEntry};
pub use programme::{Month, ProgrammeNote, Programmes, pseudonym};
pub use pull::{Cookie, PatchOperation, PullRequest, PullResponse, Scope};
pub use push::{MutationOutcome, Outcome, PushRequest, PushResponse, PushedMutation};
pub use reach::{CalendarAddress, ContactRequest, ContactWay, PushSubscription, Reaching};
pub use response::ResponseRequest;
pub use seal::{Body, PROTOCOL_VERSION, UnsealError, seal, unseal};
pub use sealed_answers::{AnswersKey, POINT_BYTES, ResponseFile, SealedAnswers, SealedAs};
pub use token::{
    Entitlement, SurveyToken, TokenEvaluation, TokenRequest, TokenResponse, TokenedResponse,
};
pub use transfer::{
    AdoptRequest, QrPicture, RedeemRequest, RedeemResponse, TransferPurpose, TransferRequest,
    TransferResponse,
};

/// The request header that says which version of the app asks. It is counted, and nothing depends on it.
pub const APP_VERSION_HEADER: &str = "sammen-app-version";

#[cfg(test)]
mod tests;
