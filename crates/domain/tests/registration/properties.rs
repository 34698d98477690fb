//! What holds whatever is done: by households and staff, to single dates and series, while the clock goes on.

use proptest::prelude::*;
use sammen_domain::{
    Availability, Book, Decision, Held, Occurrence, PlaceRegistration, Registration,
    RegistrationState, SeatNumbers, number_seats, place_registration,
};

use crate::{
    numbers,
    world::{DAY, HOUR, World, owner, registration},
};

#[derive(Clone, Copy, Debug)]
enum Step {
    Place { by: u8, persons: u16, on_behalf: bool },
    Cancel { which: usize },
    CancelOnly { which: usize, date: usize },
    Accept { which: usize },
    Capacity { date: usize, seats: u32 },
    Wait { hours: i64 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (1..12u8, 0..8u16, prop::bool::weighted(0.25))
            .prop_map(|(by, persons, on_behalf)| Step::Place { by, persons, on_behalf }),
        3 => (0..20usize).prop_map(|which| Step::Cancel { which }),
        2 => (0..20usize, 0..4usize).prop_map(|(which, date)| Step::CancelOnly { which, date }),
        3 => (0..20usize).prop_map(|which| Step::Accept { which }),
        1 => (0..4usize, 0..20u32).prop_map(|(date, seats)| Step::Capacity { date, seats }),
        2 => (1..30i64).prop_map(|hours| Step::Wait { hours }),
    ]
}

fn world() -> impl Strategy<Value = World> {
    let seats = prop::collection::vec(0..16u32, 1..4);
    let offers = prop::option::of(1..20u32);
    let held = prop::option::of((0..6u32, 0..40u32));
    (any::<bool>(), seats, offers, held).prop_map(|(series, seats, offers, held)| {
        let mut world = if series { World::series(&seats) } else { World::with_dates(&seats[..1]) };
        world.terms().offer_hours = offers;
        world.terms().opens_hours_before = None;
        world.terms().held =
            held.map(|(seats, released_hours_before)| Held { seats, released_hours_before });
        world
    })
}

/// Who made a registration, and under which number.
type Made = (u8, u128);

fn take(world: &mut World, made: &mut Vec<Made>, step: Step) -> Option<Decision> {
    let count = world.dates.len();
    match step {
        Step::Place { by, persons, on_behalf } => {
            let id = u128::try_from(made.len()).unwrap();
            let request = PlaceRegistration { on_behalf, ..world.request(id, persons) };
            expectation_holds(world, by, &request);
            let decision = world.place_as(by, &request).ok()?;
            made.push((by, id));
            Some(decision)
        }
        Step::Cancel { which } => made.get(which).and_then(|&(by, id)| world.cancel(by, id).ok()),
        Step::CancelOnly { which, date } => {
            let &(by, id) = made.get(which)?;
            world.cancel_only(by, id, date % count).ok()
        }
        Step::Accept { which } => made.get(which).and_then(|&(by, id)| world.accept(by, id).ok()),
        Step::Capacity { date, seats } => Some(world.set_capacity(date % count, seats)),
        Step::Wait { hours } => Some(world.wait(hours * HOUR)),
    }
}

/// A phone that knows how many seats are taken expects what the server then decides, while all its dates are
/// open and for a household of its own. Seats that the clock frees meanwhile are not its to know; nor how long the line is
/// where some wait for other dates of a series than others: then it may be longer than it looks on any one date.
fn expectation_holds(world: &World, by: u8, request: &PlaceRegistration) {
    let is_first = world.dates.iter().all(|date| world.now.unwrap() < date.starts_at - 2 * HOUR);
    let has_one = world.registrations.iter().any(|r| r.owner == owner(by) && r.is_active());
    if request.on_behalf || has_one || !is_first {
        return;
    }
    let state_of = |decision: Decision| {
        let own = decision.registrations.iter().find(|r| r.id == request.registration);
        own.map(|r| r.state)
    };
    let expected = place_registration(&world.book_on_a_phone(owner(by)), request).map(state_of);
    let decided = place_registration(&world.book(owner(by)), request).map(state_of);
    let wants_all = |r: &Registration| world.dates.iter().all(|date| r.wants(date.id));
    let is_one_line = world.registrations.iter().filter(|r| r.state.waits()).all(wants_all);
    match (&expected, &decided) {
        (
            Ok(Some(RegistrationState::Waitlisted { position: expected })),
            Ok(Some(RegistrationState::Waitlisted { position })),
        ) if !is_one_line => assert!(expected <= position, "{expected} of {position}"),
        _ => assert_eq!(expected, decided),
    }
}

/// What a date's seats are, counted here by hand.
struct Count {
    taken: u32,
    on_behalf: u32,
    held: u32,
    capacity: u32,
}

fn count(world: &World, date: &Occurrence, registrations: &[Registration]) -> Count {
    let persons = |only: bool| -> u32 {
        let holders = registrations.iter().filter(|r| r.holds(date.id) && (!only || r.on_behalf));
        holders.map(|r| u32::from(r.persons)).sum()
    };
    let terms = world.activity.terms().unwrap();
    let held = terms.held.filter(|held| {
        world.now.unwrap() < date.starts_at - i64::from(held.released_hours_before) * HOUR
    });
    Count {
        taken: persons(false),
        on_behalf: persons(true),
        held: held.map_or(0, |held| held.seats),
        capacity: date.capacity(&world.activity).unwrap(),
    }
}

impl Count {
    /// Seats that a household may get.
    fn free_for(&self, registration: &Registration) -> u32 {
        let free = self.capacity.saturating_sub(self.taken);
        let unused = self.held.saturating_sub(self.on_behalf);
        if registration.on_behalf { free } else { free.saturating_sub(unused) }
    }
}

fn check(world: &World, before: &[Registration], decision: &Decision) {
    check_seats(world, before);
    check_line(world, before, decision);
    check_changes(world, before, decision);
    check_told(world);
}

fn check_seats(world: &World, before: &[Registration]) {
    let now = &world.registrations;
    for date in &world.dates {
        let counted = count(world, date, now);
        let had = count(world, date, before);
        assert!(counted.taken <= counted.capacity.max(had.taken), "never oversold");
        let others = counted.taken - counted.on_behalf;
        let had_others = had.taken - had.on_behalf;
        assert!(
            others + counted.held <= counted.capacity || others <= had_others,
            "held seats are not given to others"
        );
    }
    for registration in now {
        let RegistrationState::Offered { until } = registration.state else { continue };
        assert!(world.now.unwrap() < until, "an offer ends");
        let first = world.dates.iter().filter(|date| registration.holds(date.id));
        assert!(first.map(|date| date.starts_at).min().unwrap() >= until, "before it begins");
    }
}

/// The dates that a waiting household needs seats on.
fn needs<'a>(world: &'a World, registration: &Registration) -> Vec<&'a Occurrence> {
    let (now, is_series) = (world.now.unwrap(), world.is_series());
    let is_ahead =
        |date: &&Occurrence| now < if is_series { date.starts_at - 2 * HOUR } else { date.ends_at };
    let dates = world.dates.iter().filter(|date| registration.wants(date.id));
    dates.filter(is_ahead).collect()
}

fn check_line(world: &World, before: &[Registration], decision: &Decision) {
    let now = &world.registrations;
    let mut waiting: Vec<&Registration> = now.iter().filter(|r| r.state.waits()).collect();
    waiting.sort_by_key(|r| r.sequence);
    let offers = world.activity.terms().unwrap().offer_hours.is_some();
    for (position, household) in (1..).zip(&waiting) {
        let state = RegistrationState::Waitlisted { position };
        assert_eq!(household.state, state, "the line is the order of arrival");
        let needed = needs(world, household);
        let has_begun = needed.iter().any(|date| world.now.unwrap() >= date.starts_at);
        if needed.is_empty() || (offers && has_begun) {
            continue;
        }
        let had = |id, date: &Occurrence| before.iter().any(|r| r.id == id && r.holds(date.id));
        let lacks = |date: &&Occurrence| {
            let counted = count(world, date, now);
            let passed_by: u32 = decision
                .registrations
                .iter()
                .filter(|r| r.state.holds_seats() && r.sequence > household.sequence)
                .filter(|r| {
                    r.holds(date.id) && !had(r.id, date) && (household.on_behalf || !r.on_behalf)
                })
                .filter(|r| offers == matches!(r.state, RegistrationState::Offered { .. }))
                .map(|r| u32::from(r.persons))
                .sum();
            counted.free_for(household) + passed_by < u32::from(household.persons)
        };
        assert!(
            needed.iter().any(lacks),
            "nobody waits who fits, or would have fitted at their turn: {household:?}"
        );
    }
}

fn check_changes(world: &World, before: &[Registration], decision: &Decision) {
    for changed in &decision.registrations {
        let known = before.iter().find(|r| r.id == changed.id);
        assert_ne!(known, Some(changed), "only what differs is told");
        let Some(known) = known else { continue };
        let same = (known.persons, known.owner, known.sequence, known.occurrence);
        let now = (changed.persons, changed.owner, changed.sequence, changed.occurrence);
        assert_eq!(same, now, "a household is never split, nor its place in line changed");
        match (known.state, changed.state) {
            (RegistrationState::Cancelled | RegistrationState::CancelledByStaff, _) => {
                panic!("what was cancelled stays so")
            }
            (RegistrationState::Confirmed, state) => {
                let is_kept =
                    matches!(state, RegistrationState::Confirmed | RegistrationState::Cancelled);
                assert!(is_kept, "a seat is only given back");
            }
            _ => {}
        }
    }
    for registration in &world.registrations {
        let (Some(series), true) = (&registration.series, registration.state.holds_seats()) else {
            continue;
        };
        let is_new = before.iter().all(|r| r.id != registration.id || !r.state.holds_seats());
        let whole = needs(world, registration).iter().all(|date| series.dates.contains(&date.id));
        assert!(whole || !is_new, "all of the series, or none of it");
    }
}

fn check_told(world: &World) {
    let now = &world.registrations;
    for by in 1..12 {
        let active = now.iter().filter(|r| r.owner == owner(by) && !r.on_behalf && r.is_active());
        assert!(active.count() <= 1, "one registration a household");
    }
    let mut sequences: Vec<u64> = now.iter().map(|r| r.sequence).collect();
    sequences.sort_unstable();
    sequences.dedup();
    assert_eq!(sequences.len(), now.len(), "no two arrived at once");
    for (date, told) in world.dates.iter().zip(world.availability()) {
        let counted = count(world, date, now);
        let unused = counted.held.saturating_sub(counted.on_behalf);
        let free = counted.capacity.saturating_sub(counted.taken);
        let waiting = || now.iter().filter(|r| r.state.waits() && r.wants(date.id));
        let expect = Availability {
            occurrence: date.id,
            taken: counted.taken + unused.min(free),
            waiting: waiting().map(|r| u32::from(r.persons)).sum(),
            waiting_households: u32::try_from(waiting().count()).unwrap(),
        };
        assert_eq!(told, expect);
    }
    let due = world.book(owner(0)).due_after(&Decision::default());
    assert!(due.is_none_or(|due| due > world.now.unwrap()), "what is due was done");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn sharing_is_fair_whatever_is_done(
        mut world in world(),
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut made = vec![];
        let mut numbers = SeatNumbers::new();
        for step in steps {
            let before = world.registrations.clone();
            match take(&mut world, &mut made, step) {
                Some(decision) => {
                    check(&world, &before, &decision);
                    let book = Book { registrations: &before, ..world.book(owner(0)) };
                    prop_assert_eq!(book.availability_after(&decision), world.availability());
                }
                None => prop_assert_eq!(&world.registrations, &before),
            }
            let given = number_seats(&world.book(owner(0)), &Decision::default(), &numbers);
            numbers::check(&world, &numbers, &given);
            numbers = given;
        }
        for known in &world.registrations {
            let was_made = made.iter().any(|(by, id)| {
                (known.id, known.owner) == (registration(*id), owner(*by))
            });
            prop_assert!(was_made, "nothing comes from nowhere");
        }
        world.wait(100 * DAY);
        prop_assert!(world.registrations.iter().all(|r| !r.is_personal()), "all is forgotten");
    }
}
