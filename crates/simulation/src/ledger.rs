//! What people did, and what they were told: kept beside the world, by nobody that is in it.

use std::collections::BTreeMap;

use sammen_domain::{
    HeadCountId, LoanId, OccurrenceId, RegistrationId, ResponseId, ReturnId, ScanId, UnixSeconds,
};
use sammen_server::DeviceId;
use sammen_sync::{OpId, OutboxEntry, Outcome};
use uuid::Uuid;

/// What an operation is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Deed {
    Place {
        registration: RegistrationId,
        date: u8,
        occurrence: OccurrenceId,
        persons: u16,
    },
    Cancel {
        registration: RegistrationId,
    },
    Accept {
        registration: RegistrationId,
    },
    CheckIn {
        scan: ScanId,
        registration: Option<RegistrationId>,
        date: u8,
        persons: u16,
        at: UnixSeconds,
    },
    Count {
        date: u8,
        change: i16,
    },
    Lend {
        loan: LoanId,
        activity: u8,
        at: UnixSeconds,
    },
    GiveBack {
        id: ReturnId,
        activity: u8,
        loan: Option<LoanId>,
        at: UnixSeconds,
    },
    Answer {
        response: ResponseId,
        version: u8,
        value: u8,
    },
    Withdraw {
        response: ResponseId,
    },
    Unheard,
}

impl Deed {
    /// With toys of which activity it was done, and when, if with any.
    pub(crate) fn toys(&self) -> Option<(u8, UnixSeconds)> {
        match self {
            Self::Lend { activity, at, .. } | Self::GiveBack { activity, at, .. } => {
                Some((*activity, *at))
            }
            _ => None,
        }
    }

    /// At the door of which date it was done, if at any.
    pub(crate) fn door(&self) -> Option<u8> {
        match self {
            Self::CheckIn { date, .. } | Self::Count { date, .. } => Some(*date),
            _ => None,
        }
    }
}

/// An operation that was saved on a phone.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    /// The keys under which it may be sent: copies of a phone may come to have others.
    pub(crate) keys: Vec<DeviceId>,
    pub(crate) deed: Deed,
    /// On which device it was done.
    pub(crate) device: usize,
    /// The order in which people did things, over all phones.
    pub(crate) order: u64,
    /// What the server decided. A restored copy may have it decided anew.
    pub(crate) outcomes: Outcomes,
}

/// The outcomes that were ever stored for an operation: one, unless a copy was put back between.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outcomes {
    first: Option<Outcome>,
    later: Option<Outcome>,
}

impl Outcomes {
    pub(crate) fn add(&mut self, outcome: Outcome) {
        match self.first {
            None => self.first = Some(outcome),
            Some(_) => self.later = Some(outcome),
        }
    }

    pub(crate) fn is_decided(&self) -> bool {
        self.first.is_some()
    }

    pub(crate) fn contains(&self, wanted: impl Fn(Outcome) -> bool) -> bool {
        self.first.is_some_and(&wanted) || self.later.is_some_and(&wanted)
    }
}

/// Everything that was ever done.
#[derive(Default)]
pub(crate) struct Ledger {
    operations: BTreeMap<OpId, Operation>,
    placed: BTreeMap<RegistrationId, OpId>,
    made: u64,
    /// Registrations that staff made, if they were not refused: for which date, of how many.
    by_staff: BTreeMap<RegistrationId, (OccurrenceId, u16)>,
    /// Registrations that anybody made in an area, in order: for which date, and by which key, if not by staff.
    made_in: BTreeMap<u8, Vec<(RegistrationId, u8, Option<DeviceId>)>>,
    /// Loans that anybody made in an area, in order, with the activity that lends.
    lent_in: BTreeMap<u8, Vec<(LoanId, u8)>>,
    /// What anybody answered in an area, in order.
    answered_in: BTreeMap<u8, Vec<ResponseId>>,
}

impl Ledger {
    pub(crate) fn new_op(&mut self) -> OpId {
        self.made += 1;
        OpId(Uuid::from_u128(0x0b00_0000_0000 + u128::from(self.made)))
    }

    pub(crate) fn new_registration(&mut self) -> RegistrationId {
        self.made += 1;
        RegistrationId(Uuid::from_u128(0x4e60_0000_0000 + u128::from(self.made)))
    }

    pub(crate) fn new_scan(&mut self) -> ScanId {
        self.made += 1;
        ScanId(Uuid::from_u128(0x5ca0_0000_0000 + u128::from(self.made)))
    }

    pub(crate) fn new_head_count(&mut self) -> HeadCountId {
        self.made += 1;
        HeadCountId(Uuid::from_u128(0x4ead_0000_0000 + u128::from(self.made)))
    }

    pub(crate) fn new_loan(&mut self, area: u8, activity: u8) -> LoanId {
        self.made += 1;
        let loan = LoanId(Uuid::from_u128(0x10a0_0000_0000 + u128::from(self.made)));
        self.lent_in.entry(area).or_default().push((loan, activity));
        loan
    }

    pub(crate) fn new_return(&mut self) -> ReturnId {
        self.made += 1;
        ReturnId(Uuid::from_u128(0x4e70_0000_0000 + u128::from(self.made)))
    }

    /// What anybody ever lent in an area, and which activity's.
    pub(crate) fn lent_in(&self, area: u8) -> &[(LoanId, u8)] {
        self.lent_in.get(&area).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn new_response(&mut self, area: u8) -> ResponseId {
        self.made += 1;
        let response = ResponseId(Uuid::from_u128(0xa115_0000_0000 + u128::from(self.made)));
        self.answered_in.entry(area).or_default().push(response);
        response
    }

    /// What anybody ever answered in an area.
    pub(crate) fn answered_in(&self, area: u8) -> &[ResponseId] {
        self.answered_in.get(&area).map_or(&[], Vec::as_slice)
    }

    /// Somebody wants to do something; whether it is saved shows later.
    pub(crate) fn intend(&mut self, op: OpId, key: DeviceId, device: usize, area: u8, deed: Deed) {
        let order = self.made;
        let outcomes = Outcomes::default();
        let operation = Operation { keys: vec![key], deed, device, order, outcomes };
        self.operations.insert(op, operation);
        if let Deed::Place { registration, date, .. } = deed {
            self.placed.insert(registration, op);
            self.made_in.entry(area).or_default().push((registration, date, Some(key)));
        }
    }

    pub(crate) fn get(&self, op: OpId) -> Option<&Operation> {
        self.operations.get(&op)
    }

    pub(crate) fn get_mut(&mut self, op: OpId) -> Option<&mut Operation> {
        self.operations.get_mut(&op)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = (OpId, &Operation)> {
        self.operations.iter().map(|(op, operation)| (*op, operation))
    }

    /// The operation that made a registration.
    pub(crate) fn placing(&self, registration: RegistrationId) -> Option<(OpId, &Operation)> {
        let op = *self.placed.get(&registration)?;
        Some((op, self.operations.get(&op)?))
    }

    /// Staff register somebody; whether the rules let them shows later.
    pub(crate) fn intend_by_staff(
        &mut self,
        area: u8,
        date: u8,
        occurrence: OccurrenceId,
        persons: u16,
    ) -> RegistrationId {
        let registration = self.new_registration();
        self.by_staff.insert(registration, (occurrence, persons));
        self.made_in.entry(area).or_default().push((registration, date, None));
        registration
    }

    /// For which date staff made a registration, and of how many.
    pub(crate) fn made_by_staff(
        &self,
        registration: RegistrationId,
    ) -> Option<(OccurrenceId, u16)> {
        self.by_staff.get(&registration).copied()
    }

    /// What anybody ever registered in an area.
    pub(crate) fn made_in(&self, area: u8) -> &[(RegistrationId, u8, Option<DeviceId>)] {
        self.made_in.get(&area).map_or(&[], Vec::as_slice)
    }

    /// A device has an operation in its outbox, and would send it under this key.
    pub(crate) fn note_key(&mut self, op: OpId, key: DeviceId) {
        if let Some(operation) = self.operations.get_mut(&op)
            && !operation.keys.contains(&key)
        {
            operation.keys.push(key);
        }
    }
}

/// What one device should have in the outbox of one area, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Expected(pub(crate) Vec<OpId>);

impl Expected {
    /// What is in the outbox now and should be; `None` when it is not what it should be.
    pub(crate) fn left(&mut self, outbox: &[OutboxEntry]) -> Option<Vec<OpId>> {
        let mut kept = outbox.iter().map(|entry| entry.op).peekable();
        let mut left = Vec::new();
        self.0.retain(|op| {
            let stays = kept.peek() == Some(op);
            if stays {
                kept.next();
            } else {
                left.push(*op);
            }
            stays
        });
        kept.next().is_none().then_some(left)
    }
}
