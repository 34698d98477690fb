//! What people do.

use std::task::Poll;

use sammen_domain::{
    AcceptOffer, AnswerSurvey, CancelRegistration, CheckIn, Condition, CountHeads, EncodedMutation,
    GiveBackToy, LendToy, Mutation, OccurrenceId, PlaceRegistration, RegistrationId,
    WithdrawAnswer, WorkMutation,
};
use sammen_server::DeviceId;
use sammen_sync::{OutboxEntry, ReplicaStore, StoreError};

use super::World;
use crate::{
    Fate, StaffWhat, Violation, What,
    content::{ACTIVITIES, activity_id, occurrence_id, toy_id},
    ledger::Deed,
    poll::{Task, at_once, poll},
    server::StaffDeed,
    survey,
};

impl World {
    /// A person does something, as the app lets them: it is saved, then the screen says so.
    pub(super) fn act(
        &mut self,
        device: usize,
        area: usize,
        what: What,
        fate: Fate,
    ) -> Result<(), Violation> {
        let Some((deed, mutation)) = self.mutation(device, area, what) else { return Ok(()) };
        let key = self.key(device, area);
        let op = self.ledger.new_op();
        let number = u8::try_from(area).expect("few areas");
        self.ledger.intend(op, key, device, number, deed);

        let phone = &self.devices[device];
        let device_time = phone.now(self.now);
        let (storage, id) = (phone.storage.clone(), self.areas[area].clone());
        let is_full = storage.is_full.get();
        let mut saving: Task<Result<OutboxEntry, StoreError>> =
            Box::pin(async move { storage.enqueue(&id, op, &mutation, device_time).await });
        // The boundaries are before and after the transaction.
        let boundaries = match fate {
            Fate::KilledBefore => 0,
            Fate::KilledAfter => 1,
            Fate::Saved => 2,
        };
        self.devices[device].storage.budget.set(boundaries);
        let said = poll(&mut saving);
        drop(saving);
        if fate != Fate::Saved {
            self.devices[device].stop_all();
        }
        let was_written = match said {
            Poll::Ready(Ok(_)) => true,
            Poll::Ready(Err(_)) => false,
            Poll::Pending => fate == Fate::KilledAfter && !is_full,
        };
        if was_written && self.is_in_outbox(device, area, op) {
            self.expected[device][area].0.push(op);
        } else if matches!(said, Poll::Ready(Ok(_))) {
            return Err(Violation::OutboxDiffers { what: format!("{op} was said to be saved") });
        }
        self.check_device(device)
    }

    fn is_in_outbox(&self, device: usize, area: usize, op: sammen_sync::OpId) -> bool {
        let outbox = at_once(self.devices[device].storage.disk.read_outbox(&self.areas[area]));
        outbox.is_ok_and(|(_, outbox)| outbox.iter().any(|entry| entry.op == op))
    }

    fn mutation(
        &mut self,
        device: usize,
        area: usize,
        what: What,
    ) -> Option<(Deed, EncodedMutation)> {
        let number = u8::try_from(area).expect("few areas");
        match what {
            What::Place { date, persons } => {
                let date = date % self.scripts[area].dates();
                let registration = self.ledger.new_registration();
                let occurrence = occurrence_id(number, date);
                let persons = u16::from(persons);
                let deed = Deed::Place { registration, date, occurrence, persons };
                let place = PlaceRegistration {
                    names: vec!["Ida".to_owned(); usize::from(persons / 2)],
                    series: self.scripts[area].is_series(),
                    ..PlaceRegistration::new(registration, occurrence, persons)
                };
                Some((deed, Mutation::PlaceRegistration(place).encode()))
            }
            What::Cancel { which } => {
                let (registration, occurrence) = self.own(device, area, which)?;
                let cancel = CancelRegistration::new(registration, occurrence);
                let deed = Deed::Cancel { registration };
                Some((deed, Mutation::CancelRegistration(cancel).encode()))
            }
            What::CancelOnly { which, date } => {
                let (registration, occurrence) = self.own(device, area, which)?;
                let only = occurrence_id(number, date % self.scripts[area].dates());
                let cancel = CancelRegistration {
                    only: Some(only),
                    ..CancelRegistration::new(registration, occurrence)
                };
                let deed = Deed::Cancel { registration };
                Some((deed, Mutation::CancelRegistration(cancel).encode()))
            }
            What::Accept { which } => {
                let (registration, occurrence) = self.own(device, area, which)?;
                let accept = AcceptOffer { registration, occurrence };
                let deed = Deed::Accept { registration };
                Some((deed, Mutation::AcceptOffer(accept).encode()))
            }
            What::CheckIn { date, which, persons } => {
                Some(self.check_in(device, area, date, which, persons.into()))
            }
            What::CountHeads { date, change } => {
                let date = date % self.scripts[area].dates();
                let (id, change) = (self.ledger.new_head_count(), i16::from(change));
                let count = CountHeads { id, occurrence: occurrence_id(number, date), change };
                Some((Deed::Count { date, change }, Mutation::CountHeads(count).encode()))
            }
            What::Lend { activity } => Some(self.lend(device, area, activity)),
            What::GiveBack { activity, which, condition } => {
                Some(self.give_back(device, area, activity, which, condition))
            }
            What::Answer { version, value } => Some(self.answer(area, version, value)),
            What::Withdraw { which } => {
                let given = self.ledger.answered_in(number);
                let response = given[usize::from(which).checked_rem(given.len())?];
                let withdraw = WithdrawAnswer { response, survey: survey::id(number) };
                let deed = Deed::Withdraw { response };
                Some((deed, WorkMutation::WithdrawAnswer(withdraw).encode()))
            }
            What::Unheard => {
                let mutation = EncodedMutation {
                    name: "registration.swap".into(),
                    args_version: 7,
                    args: vec![0xa0],
                };
                Some((Deed::Unheard, mutation))
            }
        }
    }

    /// Lets somebody in, by whoever's name is called; the phone's clock says when.
    fn check_in(
        &mut self,
        device: usize,
        area: usize,
        date: u8,
        which: u8,
        persons: u16,
    ) -> (Deed, EncodedMutation) {
        let number = u8::try_from(area).expect("few areas");
        let date = date % self.scripts[area].dates();
        let made = self.ledger.made_in(number);
        let named = made.get(usize::from(which) % (made.len() + 1));
        let registration = named.map(|(registration, ..)| *registration);
        let (scan, at) = (self.ledger.new_scan(), self.devices[device].now(self.now));
        let occurrence = occurrence_id(number, date);
        let request = CheckIn { scan, occurrence, registration, persons, at };
        let deed = Deed::CheckIn { scan, registration, date, persons, at };
        (deed, Mutation::CheckIn(request).encode())
    }

    fn lend(&mut self, device: usize, area: usize, activity: u8) -> (Deed, EncodedMutation) {
        let activity = activity % ACTIVITIES;
        let loan = self.ledger.new_loan(u8::try_from(area).expect("few areas"), activity);
        let at = self.devices[device].now(self.now);
        let request = LendToy {
            loan,
            toy: toy_id(activity),
            token: "Ræv".to_owned(),
            at,
            activity: activity_id(activity),
        };
        (Deed::Lend { loan, activity, at }, WorkMutation::LendToy(request).encode())
    }

    /// Takes a toy back, on a loan that the phone may never have heard of, and now and then of another toy.
    fn give_back(
        &mut self,
        device: usize,
        area: usize,
        activity: u8,
        which: u8,
        condition: u8,
    ) -> (Deed, EncodedMutation) {
        let lent = self.ledger.lent_in(u8::try_from(area).expect("few areas"));
        let named = lent.get(usize::from(which) % (lent.len() + 1)).copied();
        let loan = named.map(|(loan, _)| loan);
        // Mostly the toy that was lent.
        let lender = named.filter(|_| activity < ACTIVITIES).map(|(_, lender)| lender);
        let activity = lender.unwrap_or(activity % ACTIVITIES);
        let (id, at) = (self.ledger.new_return(), self.devices[device].now(self.now));
        let request = GiveBackToy {
            id,
            toy: toy_id(activity),
            loan,
            condition: Condition::ALL[usize::from(condition) % Condition::ALL.len()],
            at,
            activity: activity_id(activity),
        };
        (Deed::GiveBack { id, activity, loan, at }, WorkMutation::GiveBackToy(request).encode())
    }

    fn answer(&mut self, area: usize, version: u8, value: u8) -> (Deed, EncodedMutation) {
        let number = u8::try_from(area).expect("few areas");
        let version = version % survey::VERSIONS;
        let response = self.ledger.new_response(number);
        let request = AnswerSurvey {
            response,
            survey: survey::id(number),
            form_version: version.to_string(),
            answers: survey::answers(version, value),
            code: None,
        };
        (Deed::Answer { response, version, value }, WorkMutation::AnswerSurvey(request).encode())
    }

    /// One of those that a device's resident ever made, and the date it is for.
    fn own(&self, device: usize, area: usize, which: u8) -> Option<(RegistrationId, OccurrenceId)> {
        let number = u8::try_from(area).expect("few areas");
        let owner = self.owner(device, area);
        let is_own = |key: DeviceId| self.watch.areas[area].owner_of(key) == owner;
        let made = self.ledger.made_in(number).iter();
        let own: Vec<_> = made.filter(|(.., key)| key.is_some_and(is_own)).collect();
        let (registration, date, _) = *own[usize::from(which).checked_rem(own.len())?];
        Some((registration, occurrence_id(number, date)))
    }

    /// Staff decide something about a date.
    pub(super) fn decide_as_staff(&mut self, area: usize, date: u8, what: StaffWhat) {
        let number = u8::try_from(area).expect("few areas");
        let date = date % self.scripts[area].dates();
        let occurrence = occurrence_id(number, date);
        let deed = match what {
            StaffWhat::Seats { seats } => {
                StaffDeed::Seats { date: occurrence, seats: seats.into() }
            }
            StaffWhat::Register { persons } => {
                let persons = u16::from(persons);
                let id = self.ledger.intend_by_staff(number, date, occurrence, persons);
                let request = PlaceRegistration {
                    series: self.scripts[area].is_series(),
                    ..PlaceRegistration::new(id, occurrence, persons)
                };
                StaffDeed::Register { date: occurrence, request }
            }
            StaffWhat::Cancel { which } => {
                let all = self.ledger.made_in(number);
                let Some(index) = usize::from(which).checked_rem(all.len()) else { return };
                let (registration, date, _) = all[index];
                StaffDeed::Cancel { date: occurrence_id(number, date), registration }
            }
        };
        self.server.decide(self.areas[area].clone(), deed, self.now);
    }
}
