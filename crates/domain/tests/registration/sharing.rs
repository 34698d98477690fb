//! How seats are shared, whatever households do and however many seats there are.

use proptest::prelude::*;
use sammen_domain::{Book, Decision, Registration, RegistrationState, place_registration};

use crate::world::{World, owner, registration};

#[test]
fn a_household_that_fits_passes_one_that_does_not() {
    let mut world = World::new(5);
    world.place(1, 1, 4).unwrap();
    world.place(2, 2, 3).unwrap();
    world.place(3, 3, 1).unwrap();
    world.place(4, 4, 2).unwrap();
    assert_eq!(world.state(1), RegistrationState::Confirmed);
    assert_eq!(world.state(2), RegistrationState::Waitlisted { position: 1 });
    assert_eq!(world.state(3), RegistrationState::Confirmed);
    assert_eq!(world.state(4), RegistrationState::Waitlisted { position: 2 });
    world.cancel(1, 1).unwrap();
    assert_eq!(world.state(2), RegistrationState::Confirmed);
    assert_eq!(world.state(4), RegistrationState::Waitlisted { position: 1 });
}

#[test]
fn fewer_seats_take_nobodys_seat() {
    let mut world = World::new(5);
    world.place(1, 1, 3).unwrap();
    world.place(2, 2, 2).unwrap();
    assert_eq!(world.set_capacity(1), Decision::default());
    world.place(3, 3, 1).unwrap();
    assert_eq!(world.state(3), RegistrationState::Waitlisted { position: 1 });
    world.cancel(1, 1).unwrap();
    assert_eq!(world.state(3), RegistrationState::Waitlisted { position: 1 }, "2 of 1 are taken");
    world.cancel(2, 2).unwrap();
    assert_eq!(world.state(3), RegistrationState::Confirmed);
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Place { by: u8, persons: u16 },
    Cancel { which: usize },
    Capacity { seats: u32 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => (1..12u8, 0..8u16).prop_map(|(by, persons)| Step::Place { by, persons }),
        3 => (0..20usize).prop_map(|which| Step::Cancel { which }),
        1 => (0..20u32).prop_map(|seats| Step::Capacity { seats }),
    ]
}

/// The holder of one registration and the number it was made under.
type Held = (u8, u128);

fn take(world: &mut World, held: &mut Vec<Held>, step: Step) -> Option<Decision> {
    match step {
        Step::Place { by, persons } => {
            let id = u128::try_from(held.len()).unwrap();
            expectation_holds(world, by, id, persons);
            let decision = world.place(by, id, persons).ok()?;
            held.push((by, id));
            Some(decision)
        }
        Step::Cancel { which } => {
            let &(by, id) = held.get(which)?;
            world.cancel(by, id).ok()
        }
        Step::Capacity { seats } => Some(world.set_capacity(seats)),
    }
}

/// A phone that knows how many seats are taken expects exactly what the server then decides.
fn expectation_holds(world: &World, by: u8, id: u128, persons: u16) {
    if world.registrations.iter().any(|r| r.owner == owner(by) && r.is_active()) {
        return;
    }
    let request = world.request(id, persons);
    let state_of = |decision: Decision| {
        let own = decision.registrations.iter().find(|r| r.id == request.registration);
        own.map(|r| r.state)
    };
    let expected = place_registration(&world.book_on_a_phone(owner(by)), &request).map(state_of);
    let decided = place_registration(&world.book(owner(by)), &request).map(state_of);
    assert_eq!(expected, decided);
}

fn confirmed(registrations: &[Registration]) -> u32 {
    let confirmed = registrations.iter().filter(|r| r.state == RegistrationState::Confirmed);
    confirmed.map(|r| u32::from(r.persons)).sum()
}

fn check(world: &World, before: &[Registration], decision: &Decision) {
    let now = &world.registrations;
    let capacity = world.occurrence.capacity(&world.activity).unwrap();
    let taken = confirmed(now);
    assert!(taken <= capacity.max(confirmed(before)), "never oversold");
    let free = capacity.saturating_sub(taken);

    let mut waiting: Vec<&Registration> =
        now.iter().filter(|r| matches!(r.state, RegistrationState::Waitlisted { .. })).collect();
    waiting.sort_by_key(|r| r.sequence);
    for (position, household) in (1..).zip(&waiting) {
        let state = RegistrationState::Waitlisted { position };
        assert_eq!(household.state, state, "the line is the order of arrival");
        let passed_by: u32 = decision
            .registrations
            .iter()
            .filter(|r| r.state == RegistrationState::Confirmed)
            .filter(|r| r.sequence > household.sequence)
            .map(|r| u32::from(r.persons))
            .sum();
        assert!(
            free + passed_by < u32::from(household.persons),
            "nobody waits who fits, or would have fitted at their turn"
        );
    }

    for changed in &decision.registrations {
        let known = before.iter().find(|r| r.id == changed.id);
        assert_ne!(known, Some(changed), "only what differs is told");
        let Some(known) = known else { continue };
        let same = (known.persons, known.owner, known.sequence, known.occurrence);
        let now = (changed.persons, changed.owner, changed.sequence, changed.occurrence);
        assert_eq!(same, now, "a household is never split, nor its place in line changed");
        match (known.state, changed.state) {
            (RegistrationState::Cancelled, _) => panic!("what was cancelled stays so"),
            (RegistrationState::Confirmed, state) => {
                assert_eq!(state, RegistrationState::Cancelled, "a seat is only given back");
            }
            (RegistrationState::Waitlisted { .. }, _) => {}
        }
    }

    let active = |by: u8| now.iter().filter(|r| r.owner == owner(by) && r.is_active()).count();
    assert!((1..12).all(|by| active(by) <= 1), "one registration a household");
    let mut sequences: Vec<u64> = now.iter().map(|r| r.sequence).collect();
    sequences.sort_unstable();
    sequences.dedup();
    assert_eq!(sequences.len(), now.len(), "no two arrived at once");

    let seats = world.availability();
    let persons = waiting.iter().map(|r| u32::from(r.persons)).sum();
    let households = u32::try_from(waiting.len()).unwrap();
    let told = (seats.confirmed, seats.waiting, seats.waiting_households);
    assert_eq!(told, (taken, persons, households));
}

proptest! {
    #[test]
    fn sharing_is_fair_whatever_is_done(
        capacity in 0..16u32,
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut world = World::new(capacity);
        let mut held = vec![];
        for step in steps {
            let before = world.registrations.clone();
            match take(&mut world, &mut held, step) {
                Some(decision) => {
                    check(&world, &before, &decision);
                    let book = Book { registrations: &before, ..world.book(owner(0)) };
                    prop_assert_eq!(book.availability_after(&decision), world.availability());
                }
                None => prop_assert_eq!(&world.registrations, &before),
            }
        }
        for known in &world.registrations {
            let made = held.iter().any(|(by, id)| {
                (known.id, known.owner) == (registration(*id), owner(*by))
            });
            prop_assert!(made, "nothing comes from nowhere");
        }
    }
}
