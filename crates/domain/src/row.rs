//! A row as it travels to a phone and is kept there.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Activity, Area, Availability, HeadCount, Occurrence, Partner, Place, Registration, Role,
    RosterEntry, RosterNames, Scan, Service, Survey, Ticket, TicketKey,
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
    Scan = 13,
    HeadCount = 14,
    Ticket = 15,
    TicketKey = 16,
    Toy = 17,
    Loan = 18,
    ToyReturn = 19,
    Shift = 20,
    ShiftPlace = 21,
    ShiftNote = 22,
    SeatNumber = 23,
    SurveyTerms = 24,
    OwnResponse = 25,
}

impl RowKind {
    /// Every kind.
    pub const ALL: [Self; 25] = [
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
        Self::Scan,
        Self::HeadCount,
        Self::Ticket,
        Self::TicketKey,
        Self::Toy,
        Self::Loan,
        Self::ToyReturn,
        Self::Shift,
        Self::ShiftPlace,
        Self::ShiftNote,
        Self::SeatNumber,
        Self::SurveyTerms,
        Self::OwnResponse,
    ];

    /// Whether rows of this kind are for some to see only: their household, or those who have a role. They go from a
    /// phone that is not theirs any more.
    #[must_use]
    pub fn is_private(self) -> bool {
        matches!(self, Self::Registration | Self::Role | Self::RosterEntry | Self::RosterNames)
            || self.is_of_the_door()
            || self.is_of_work()
    }

    /// Whether rows of this kind are of who was let in.
    #[must_use]
    pub fn is_of_the_door(self) -> bool {
        matches!(self, Self::Scan | Self::HeadCount | Self::Ticket | Self::TicketKey)
    }

    /// Whether rows of this kind are a [`WorkRow`](crate::WorkRow)'s and no [`Row`]'s: those of volunteers' work beside
    /// the door, and what else only later pages read.
    #[must_use]
    pub fn is_of_work(self) -> bool {
        self >= Self::Toy
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
    Scan(Scan),
    HeadCount(HeadCount),
    Ticket(Ticket),
    TicketKey(TicketKey),
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
            Self::Scan(row) => (RowKind::Scan, row.id.0),
            Self::HeadCount(row) => (RowKind::HeadCount, row.occurrence.0),
            Self::Ticket(row) => (RowKind::Ticket, row.registration.0),
            Self::TicketKey(row) => (RowKind::TicketKey, Uuid::from_u128(row.number.into())),
        };
        RowKey { kind, id }
    }

    /// The key of a row's bytes, without reading what follows it; `None` where no row begins so. Every row but
    /// the area itself begins with its kind and its id.
    #[must_use]
    pub fn key_of(bytes: &[u8]) -> Option<RowKey> {
        const KINDS: [RowKind; 9] = [
            RowKind::Area,
            RowKind::Partner,
            RowKind::Place,
            RowKind::Service,
            RowKind::Activity,
            RowKind::Occurrence,
            RowKind::Availability,
            RowKind::Survey,
            RowKind::Registration,
        ];
        const ID_BYTES: u8 = 16;
        let (variant, rest) = bytes.split_first()?;
        let kind = *KINDS.get(usize::from(*variant))?;
        let id = match (kind, rest) {
            (RowKind::Area, _) => Uuid::nil(),
            (_, [ID_BYTES, rest @ ..]) => Uuid::from_bytes(*rest.first_chunk()?),
            _ => return None,
        };
        Some(RowKey { kind, id })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ActivityId, ActivityState, AreaId, Cost, LocalDate, LocalDateTime, OccurrenceId,
        OccurrenceState, OwnerId, PartnerId, PlaceId, RegistrationId, RegistrationState, ServiceId,
        SignUp, SurveyId, Text,
    };

    const ID: Uuid = Uuid::from_u128(0x0198_1234_5678_7abc_8def_0123_4567_89ab);

    /// One of each kind.
    fn rows() -> [Row; 9] {
        let at = LocalDateTime { date: LocalDate(20_000), minute: 1_020 };
        let (name, description) = (Text::default(), Text::default());
        [
            Row::Area(Area {
                id: AreaId::new("vaerebro").expect("plain"),
                name: name.clone(),
                part_of: Text::default(),
                time_zone: String::new(),
            }),
            Row::Partner(Partner {
                id: PartnerId(ID),
                name: name.clone(),
                description: description.clone(),
                contact: Default::default(),
            }),
            Row::Place(Place {
                id: PlaceId(ID),
                name: name.clone(),
                description: description.clone(),
                address: Text::default(),
                accessibility: Text::default(),
                opening_hours: Vec::new(),
                partner: None,
            }),
            Row::Service(Service {
                id: ServiceId(ID),
                name: name.clone(),
                description: description.clone(),
                audience: Text::default(),
                partner: None,
                place: None,
                opening_hours: Vec::new(),
                contact: Default::default(),
            }),
            Row::Activity(Activity {
                id: ActivityId(ID),
                title: name,
                description,
                place: PlaceId(Uuid::nil()),
                organiser: PartnerId(Uuid::nil()),
                audiences: Vec::new(),
                ages: None,
                themes: Vec::new(),
                cost: Cost::Free,
                languages: Vec::new(),
                sign_up: SignUp::DropIn,
                series: false,
                state: ActivityState::Running,
            }),
            Row::Occurrence(Occurrence {
                id: OccurrenceId(ID),
                activity: ActivityId(Uuid::nil()),
                starts: at,
                ends: at,
                starts_at: 0,
                ends_at: 0,
                capacity: None,
                state: OccurrenceState::Scheduled,
                change: None,
            }),
            Row::Availability(Availability::none(OccurrenceId(ID))),
            Row::Survey(Survey {
                id: SurveyId(ID),
                form_id: String::new(),
                form_version: String::new(),
                title: Text::default(),
                questions: 0,
                form: Vec::new(),
            }),
            Row::Registration(Registration {
                id: RegistrationId(ID),
                occurrence: OccurrenceId(Uuid::nil()),
                owner: OwnerId::SELF,
                persons: 1,
                names: Vec::new(),
                ages: Vec::new(),
                answers: Vec::new(),
                on_behalf: false,
                series: None,
                attendance: Vec::new(),
                sequence: 0,
                state: RegistrationState::Confirmed,
            }),
        ]
    }

    #[test]
    fn the_key_of_a_rows_bytes_is_the_rows() {
        for (number, row) in (1..).zip(rows()) {
            let bytes = row.encode();
            assert_eq!(Row::key_of(&bytes), Some(row.key()));
            assert_eq!(row.key().kind as u8, number, "every kind is here");
            assert_eq!(Row::decode(&bytes), Ok(row));
        }
    }

    #[test]
    fn what_begins_as_no_row_has_no_key() {
        let bytes = rows()[4].encode();
        assert!((0..18).all(|length| Row::key_of(&bytes[..length]).is_none()));
        assert_eq!(Row::key_of(&[9, 16]), None);
        assert_eq!(Row::key_of(&[0xff; 40]), None);
        assert_eq!(Row::key_of(&[1; 40]), None);
    }
}
