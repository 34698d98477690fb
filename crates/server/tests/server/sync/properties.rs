//! Whatever households do and the network does, the invariants hold.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sammen_domain::{RegistrationId, RegistrationState};

use crate::{
    fixture::{Server, content, occurrence_id},
    phone::{Fault, Phone},
};

const PHONES: usize = 4;
const DATES: usize = 2;

#[derive(Clone, Copy, Debug)]
enum Step {
    Place { phone: usize, date: usize, persons: u16 },
    Cancel { phone: usize, which: usize },
    Sync { phone: usize, fault: Option<Fault> },
    Capacity { date: usize, seats: u32 },
}

fn step() -> impl Strategy<Value = Step> {
    let fault = prop_oneof![
        3 => Just(None),
        1 => Just(Some(Fault::LoseRequest)),
        1 => Just(Some(Fault::LoseReply)),
        1 => Just(Some(Fault::Duplicate)),
    ];
    prop_oneof![
        4 => (0..PHONES, 0..DATES, 1..=6u16)
            .prop_map(|(phone, date, persons)| Step::Place { phone, date, persons }),
        2 => (0..PHONES, 0..4usize).prop_map(|(phone, which)| Step::Cancel { phone, which }),
        4 => (0..PHONES, fault).prop_map(|(phone, fault)| Step::Sync { phone, fault }),
        1 => (0..DATES, 0..12u32).prop_map(|(date, seats)| Step::Capacity { date, seats }),
    ]
}

struct World {
    server: Server,
    phones: Vec<Phone>,
    capacities: [u32; DATES],
    /// What each phone ever registered, and for which date.
    placed: Vec<Vec<(RegistrationId, usize)>>,
    enqueued: [usize; PHONES],
}

impl World {
    async fn new() -> Self {
        let capacities = [5, 8];
        let server = Server::with_seats(&capacities).await;
        let mut phones = Vec::new();
        for secret in 1..=u8::try_from(PHONES).unwrap() {
            phones.push(Phone::new(&server, secret).await);
        }
        Self { server, phones, capacities, placed: vec![vec![]; PHONES], enqueued: [0; PHONES] }
    }

    async fn take(&mut self, step: Step) {
        match step {
            Step::Place { phone, date, persons } => {
                let id = self.phones[phone].place(date_id(date), persons).await;
                self.placed[phone].push((id, date));
                self.enqueued[phone] += 1;
            }
            Step::Cancel { phone, which } => {
                if let Some(&(id, date)) = self.placed[phone].get(which) {
                    self.phones[phone].cancel(id, date_id(date)).await;
                    self.enqueued[phone] += 1;
                }
            }
            Step::Sync { phone, fault } => {
                self.phones[phone].network.fault.set(fault);
                let _ = self.phones[phone].try_sync().await;
            }
            Step::Capacity { date, seats } => {
                // Only more seats: who has one keeps it, so fewer would look like overselling.
                self.capacities[date] = self.capacities[date].max(seats);
                self.server.apply(&content(&self.capacities)).await;
            }
        }
    }

    async fn come_to_rest(&self) {
        for _ in 0..2 {
            for phone in &self.phones {
                phone.network.fault.set(None);
                phone.sync().await;
            }
        }
    }

    async fn check(&self) {
        let mut confirmed = [0; DATES];
        let mut waiting: [BTreeMap<u32, u32>; DATES] = Default::default();
        let mut active_households: [Vec<usize>; DATES] = Default::default();
        let mut seats_seen = Vec::new();
        for (number, phone) in self.phones.iter().enumerate() {
            let view = phone.view().await;
            assert!(view.outbox.is_empty(), "I1, I10: every operation has its outcome");
            for row in &view.registrations {
                let row = &row.registration;
                let (_, date) = *self.placed[number]
                    .iter()
                    .find(|(id, _)| *id == row.id)
                    .expect("I4: a phone sees its own registrations only");
                match row.state {
                    RegistrationState::Confirmed => confirmed[date] += u32::from(row.persons),
                    RegistrationState::Waitlisted { position } => {
                        let before = waiting[date].insert(position, u32::from(row.persons));
                        assert_eq!(before, None, "no two have the same place in line");
                    }
                    RegistrationState::Cancelled => {
                        assert!(!row.is_personal());
                        continue;
                    }
                    other => panic!("nothing brings about {other:?} here"),
                }
                active_households[date].push(number);
            }
            let outcomes = view.registrations.len() + view.refused.len();
            assert!(outcomes <= self.enqueued[number], "I2: no effect without an operation");
            seats_seen.push(view.availability);
        }
        for date in 0..DATES {
            assert!(confirmed[date] <= self.capacities[date], "I5: never oversold");
            let free = self.capacities[date] - confirmed[date];
            let fits = waiting[date].values().find(|persons| **persons <= free);
            assert_eq!(fits, None, "I5: no free seats beside a household that they would fit");
            let positions: Vec<u32> = waiting[date].keys().copied().collect();
            let line = 1..=u32::try_from(positions.len()).unwrap();
            assert!(positions.into_iter().eq(line), "the waitlist has no gaps");
            let households = active_households[date].len();
            active_households[date].dedup();
            assert_eq!(active_households[date].len(), households, "one registration a household");
            for seats in &seats_seen {
                if let Some(seats) = seats.get(&date_id(date)) {
                    assert_eq!(seats.taken, confirmed[date]);
                    assert_eq!(seats.waiting, waiting[date].values().sum::<u32>());
                }
            }
        }
    }
}

fn date_id(date: usize) -> sammen_domain::OccurrenceId {
    occurrence_id(u128::try_from(date).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_invariants_hold_at_rest(steps in prop::collection::vec(step(), 1..40)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut world = World::new().await;
            for step in steps {
                world.take(step).await;
            }
            world.come_to_rest().await;
            world.check().await;
        });
    }
}
