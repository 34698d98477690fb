//! What each version of the protocol can read of an answer.
//!
//! A version that brings new kinds of rows changes nothing but [`since`]: whoever asks in an older one is told what that
//! version knows, under a scope that is never the one of now.

use sammen_domain::RowKind;

use super::{PatchOperation, PullResponse, Scope};

/// The version of the protocol since which a kind of rows travels.
fn since(kind: RowKind) -> u8 {
    match kind {
        RowKind::Scan | RowKind::HeadCount | RowKind::Ticket | RowKind::TicketKey => 4,
        RowKind::Toy | RowKind::Loan | RowKind::ToyReturn => 5,
        RowKind::Shift | RowKind::ShiftPlace | RowKind::ShiftNote => 6,
        RowKind::SeatNumber | RowKind::SurveyTerms => 7,
        RowKind::OwnResponse => 8,
        RowKind::Area
        | RowKind::Partner
        | RowKind::Place
        | RowKind::Service
        | RowKind::Activity
        | RowKind::Occurrence
        | RowKind::Availability
        | RowKind::Survey
        | RowKind::Registration
        | RowKind::Role
        | RowKind::RosterEntry
        | RowKind::RosterNames => 1,
    }
}

/// An answer as a version of the protocol can read it.
pub(super) fn fit(mut answer: PullResponse, version: u8) -> PullResponse {
    answer.patch.retain(|operation: &PatchOperation| since(operation.kind()) <= version);
    answer.scope = apart(answer.scope, version);
    answer
}

/// A scope of now as it is told in a version, and a scope that was told in it as it is meant; apart from that of every
/// other version, so that a phone that has been brought up to date asks with one that its server never gives, and is told
/// everything private anew. Versions before 3 have no scopes.
pub(super) fn apart(scope: Scope, version: u8) -> Scope {
    Scope(scope.0 ^ 1_u64.checked_shl(u32::from(version.saturating_sub(3))).unwrap_or_default())
}
