//! What travels: requests and responses, each behind a version byte.

mod manifest;
mod pull;
mod push;
mod response;
mod seal;
pub mod v1;

pub use manifest::{ChunkEntry, Manifest, PackEntry};
pub use pull::{Cookie, PatchOperation, PullRequest, PullResponse};
pub use push::{MutationOutcome, Outcome, PushRequest, PushResponse, PushedMutation};
pub use response::ResponseRequest;
pub use seal::{Body, PROTOCOL_VERSION, UnsealError, seal, unseal};

#[cfg(test)]
mod tests;
