//! A row as it travels to a phone and is kept there.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Activity, Area, Availability, Occurrence, Partner, Place, Registration, Role, RosterEntry,
    RosterNames, Service, Survey,
};

/// Which kind of thing a row is; part of its key.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[repr(u8)]
#[expect(missing_docs, reason = "named after the types")]
pub enum RowKind {
    Area = 1,
    Partner = 2,
    Place = 3,
    Service = 4,
    Activity = 5,
    Occurrence = 6,
    Availability = 7,
    Survey = 8,
    Registration = 9,
    Role = 10,
    RosterEntry = 11,
    RosterNames = 12,
}

impl RowKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Area,
        Self::Partner,
        Self::Place,
        Self::Service,
        Self::Activity,
        Self::Occurrence,
        Self::Availability,
        Self::Survey,
        Self::Registration,
        Self::Role,
        Self::RosterEntry,
        Self::RosterNames,
    ];

    /// Whether rows of this kind are for some only: their owner, or those who have a role.
    #[must_use]
    pub fn is_private(self) -> bool {
        matches!(self, Self::Registration | Self::Role | Self::RosterEntry | Self::RosterNames)
    }

    /// Whether rows of this kind are the same for everybody and change seldom: those travel in chunks. Seat
    /// counts change often and travel apart.
    #[must_use]
    pub fn is_in_chunks(self) -> bool {
        self != Self::Availability && !self.is_private()
    }
}

/// A row's key within its area.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct RowKey {
    /// Its kind.
    pub kind: RowKind,
    /// Its id; nil for the area itself.
    pub id: Uuid,
}

/// Any row that a resident's phone holds.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the types")]
pub enum Row {
    Area(Area),
    Partner(Partner),
    Place(Place),
    Service(Service),
    Activity(Activity),
    Occurrence(Occurrence),
    Availability(Availability),
    Survey(Survey),
    Registration(Registration),
    Role(Role),
    RosterEntry(RosterEntry),
    RosterNames(RosterNames),
}

/// Bytes that are not a row of this version.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("read a row: its bytes are of another version or damaged; pull it anew")]
pub struct DecodeRowError;

impl Row {
    /// The shape of the rows' bytes; raised at every change of a row type. A phone whose stored rows
    /// have another shape drops them and pulls them anew; its outbox is not touched.
    pub const SHAPE: u16 = 2;

    /// The row's key.
    #[must_use]
    pub fn key(&self) -> RowKey {
        let (kind, id) = match self {
            Self::Area(_) => (RowKind::Area, Uuid::nil()),
            Self::Partner(row) => (RowKind::Partner, row.id.0),
            Self::Place(row) => (RowKind::Place, row.id.0),
            Self::Service(row) => (RowKind::Service, row.id.0),
            Self::Activity(row) => (RowKind::Activity, row.id.0),
            Self::Occurrence(row) => (RowKind::Occurrence, row.id.0),
            Self::Availability(row) => (RowKind::Availability, row.occurrence.0),
            Self::Survey(row) => (RowKind::Survey, row.id.0),
            Self::Registration(row) => (RowKind::Registration, row.id.0),
            Self::Role(row) => (RowKind::Role, row.id.0),
            Self::RosterEntry(row) => (RowKind::RosterEntry, row.registration.0),
            Self::RosterNames(row) => (RowKind::RosterNames, row.registration.0),
        };
        RowKey { kind, id }
    }

    /// The row's bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("a row has no type that postcard refuses")
    }

    /// Reads a row's bytes.
    ///
    /// # Errors
    /// When the bytes are of another shape or damaged.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeRowError> {
        postcard::from_bytes(bytes).map_err(|_| DecodeRowError)
    }
}
