//! The protocol between a phone and the partnership's data, and the replica that the phone keeps.
//!
//! Nothing here touches a clock, randomness, network or disk: stores and transports are traits, and
//! what changes in one storage transaction is computed by pure functions (`plan_pull`, `plan_rekey`)
//! that every store runs. So the phone, the tests and a simulation run the same replica.

pub mod chunk;
mod conformance;
mod driver;
mod ids;
mod memory;
mod protocol;
mod replica;
mod store;
mod view;

pub use chunk::{Chunk, ContentHash, DecodeChunkError, ParseHashError, Publication};
pub use driver::{
    SyncError, SyncReport, Transport, TransportError, read_view, sync_area, sync_area_telling,
};
pub use ids::{ClientId, MutationId, OpId};
pub use memory::MemoryStore;
pub use protocol::{
    APP_VERSION_HEADER, AdoptRequest, AnswersKey, Body, CalendarAddress, ChunkEntry,
    ContactRequest, ContactWay, Cookie, Entitlement, Manifest, Month, MutationOutcome, Outcome,
    POINT_BYTES, PROTOCOL_VERSION, PackEntry, PatchOperation, ProgrammeNote, Programmes,
    PullRequest, PullResponse, PushRequest, PushResponse, PushSubscription, PushedMutation,
    QrPicture, Reaching, RedeemRequest, RedeemResponse, ResponseFile, ResponseRequest, Scope,
    SealedAnswers, SealedAs, SurveyToken, TokenEvaluation, TokenRequest, TokenResponse,
    TokenedResponse, TransferPurpose, TransferRequest, TransferResponse, UnsealError, pseudonym,
    seal, signature, unseal, v1, v2, v3, v4, v5, v6, v7,
};
pub use replica::{
    Base, FetchedBase, LeavePlan, Leaving, Left, Meta, NamedChunk, OutboxEntry, PullPlan, Pulled,
    RefusedEntry, Snapshot, plan_begin, plan_distrust, plan_leave, plan_pull, plan_rekey,
};
pub use store::{Applied, ReplicaStore, StoreError};
pub use view::{
    Found, Guests, Kept, LendingView, OccurrenceView, OwnAnswer, RegistrationView, Rows, Sending,
    ShiftView, View,
};

#[doc(hidden)]
pub use conformance::cases as conformance_cases;
