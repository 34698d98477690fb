//! What the rules say no to, and in which words.

use sammen_domain::{
    ActivityState, OccurrenceState, PlaceRegistration, Refusal, SignUp, place_registration,
};

use crate::world::{ENDS_AT, HOUSEHOLD_MAX, STARTS_AT, World, owner};

fn check(change: impl FnOnce(&mut World, &mut PlaceRegistration), expect: Option<Refusal>) {
    let mut world = World::new(10);
    let mut request = world.request(1, 2);
    change(&mut world, &mut request);
    let decided = place_registration(&world.book(owner(1)), &request);
    assert_eq!(decided.err(), expect, "{request:?}");
}

fn require_names(world: &mut World) {
    let SignUp::Registration { names_required, .. } = &mut world.activity.sign_up else {
        unreachable!("the world takes registrations")
    };
    *names_required = true;
}

#[test]
fn a_household_has_a_size() {
    let size = Some(Refusal::HouseholdSize { max: HOUSEHOLD_MAX });
    check(|_, request| request.persons = 0, size);
    check(|_, request| request.persons = 1, None);
    check(|_, request| request.persons = HOUSEHOLD_MAX, None);
    check(|_, request| request.persons = HOUSEHOLD_MAX + 1, size);
    check(|_, request| request.names = vec!["A".into(); 3], size);
}

#[test]
fn names_are_needed_where_the_activity_asks_for_them() {
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    check(|world, _| require_names(world), Some(Refusal::NameMissing));
    let ask = |given: Vec<String>| {
        move |world: &mut World, request: &mut PlaceRegistration| {
            require_names(world);
            request.names = given;
        }
    };
    check(ask(names(&["A", "  "])), Some(Refusal::NameMissing));
    check(ask(names(&["A", "B"])), None);
    check(|_, request| request.names = vec!["æ".repeat(100)], None);
    let too_long = Some(Refusal::NameTooLong { max: 100 });
    check(|_, request| request.names = vec!["æ".repeat(101)], too_long);
}

#[test]
fn registration_opens_and_closes_by_the_servers_clock() {
    let at = |now| move |world: &mut World, _: &mut PlaceRegistration| world.now = Some(now);
    check(at(STARTS_AT - 48 * 3_600 - 1), Some(Refusal::NotOpenYet));
    check(at(STARTS_AT - 48 * 3_600), None);
    check(at(STARTS_AT - 2 * 3_600 - 1), None);
    check(at(STARTS_AT - 2 * 3_600), Some(Refusal::Closed));
    check(at(ENDS_AT - 1), Some(Refusal::Closed));
    check(at(ENDS_AT), Some(Refusal::Past));
    check(|world, _| world.now = None, None);
}

#[test]
fn one_registers_only_for_what_takes_place_and_takes_registrations() {
    let cancelled = Some(Refusal::ActivityCancelled);
    check(|world, _| world.activity.state = ActivityState::Cancelled, cancelled);
    let state = OccurrenceState::Cancelled { reason: Default::default() };
    check(|world, _| world.occurrence.state = state, cancelled);
    let drop_in = Some(Refusal::NoRegistrationNeeded);
    check(|world, _| world.activity.sign_up = SignUp::DropIn, drop_in);
}

#[test]
fn a_household_registers_once_for_a_date_unless_it_cancelled() {
    let mut world = World::new(10);
    world.place(1, 1, 2).unwrap();
    assert_eq!(world.place(1, 2, 2), Err(Refusal::AlreadyRegistered));
    assert_eq!(world.place(1, 1, 2), Err(Refusal::DuplicateRegistration));
    assert_eq!(world.place(2, 1, 2), Err(Refusal::DuplicateRegistration));
    world.cancel(1, 1).unwrap();
    assert_eq!(world.place(1, 1, 2), Err(Refusal::DuplicateRegistration));
    assert!(world.place(1, 2, 2).is_ok());
}

#[test]
fn only_the_owner_cancels_and_only_what_lies_ahead() {
    let mut world = World::new(10);
    world.place(1, 1, 2).unwrap();
    assert_eq!(world.cancel(2, 1), Err(Refusal::UnknownRegistration));
    assert_eq!(world.cancel(1, 9), Err(Refusal::UnknownRegistration));
    world.now = Some(ENDS_AT);
    assert_eq!(world.cancel(1, 1), Err(Refusal::Past));
    world.now = Some(ENDS_AT - 1);
    assert_eq!(world.cancel(1, 1).map(|decision| decision.registrations.len()), Ok(1));
    assert_eq!(world.cancel(1, 1).map(|decision| decision.registrations.len()), Ok(0));
}
