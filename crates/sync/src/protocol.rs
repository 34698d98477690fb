//! What travels: requests and responses, each behind a version byte.

mod manifest;
mod programme;
mod pull;
mod push;
mod reach;
mod response;
mod seal;
pub mod signature;
mod transfer;
pub mod v1;
pub mod v2;
pub mod v3;
pub mod v4;

pub use manifest::{ChunkEntry, Manifest, PackEntry};
pub use programme::{Month, ProgrammeNote, Programmes, pseudonym};
pub use pull::{Cookie, PatchOperation, PullRequest, PullResponse, Scope};
pub use push::{MutationOutcome, Outcome, PushRequest, PushResponse, PushedMutation};
pub use reach::{CalendarAddress, ContactRequest, ContactWay, PushSubscription, Reaching};
pub use response::ResponseRequest;
pub use seal::{Body, PROTOCOL_VERSION, UnsealError, seal, unseal};
pub use transfer::{
    AdoptRequest, QrPicture, RedeemRequest, RedeemResponse, TransferPurpose, TransferRequest,
    TransferResponse,
};

/// The request header that says which version of the app asks. It is counted, and nothing depends on it.
pub const APP_VERSION_HEADER: &str = "sammen-app-version";

#[cfg(test)]
mod tests;
