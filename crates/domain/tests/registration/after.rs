//! What happens when it is over, and what staff do.

use sammen_domain::{
    Attendance, CancelRegistration, OccurrenceState, PlaceRegistration, Refusal, RegistrationState,
    Text, call_off, cancel_by_staff, cancel_registration, change_capacity, record_attendance,
};

use crate::world::{DAY, ENDS_AT, STARTS_AT, World, owner, registration};

/// One date, and a household of whom something is said.
fn world() -> World {
    let mut world = World::new(4);
    world.activity.ages = Some((0, 99));
    let names = vec!["A".to_owned(), "B".to_owned()];
    let request = PlaceRegistration { names, ages: vec![7, 41], ..world.request(1, 2) };
    world.place_as(1, &request).unwrap();
    world
}

#[test]
fn persons_are_forgotten_a_day_after_the_end() {
    let mut world = world();
    assert!(world.get(1).is_personal());
    let due = world.book(owner(0)).due_after(&Default::default());
    assert_eq!(due, Some(ENDS_AT + DAY));
    world.now = Some(ENDS_AT + DAY - 1);
    world.settle();
    assert!(world.get(1).is_personal());
    world.now = Some(ENDS_AT + DAY);
    assert_eq!(world.settle().registrations.len(), 1);
    assert!(!world.get(1).is_personal());
    assert_eq!(world.get(1).persons, 2, "how many came stays");
    assert_eq!(world.book(owner(0)).due_after(&Default::default()), None);
}

#[test]
fn persons_of_a_series_are_forgotten_a_day_after_its_last_date() {
    let mut world = World::series(&[4, 4]);
    let names = vec!["A".to_owned()];
    let request = PlaceRegistration { names, ..world.request(1, 1) };
    world.place_as(1, &request).unwrap();
    world.now = Some(ENDS_AT + 7 * DAY + DAY - 1);
    world.settle();
    assert!(world.get(1).is_personal());
    world.wait(1);
    assert!(!world.get(1).is_personal());
}

#[test]
fn nothing_of_the_persons_stays_when_it_is_cancelled() {
    let mut world = world();
    world.cancel(1, 1).unwrap();
    assert!(!world.get(1).is_personal());
}

#[test]
fn who_came_is_noted_once_it_has_begun_and_by_nothing_else() {
    let mut world = world();
    let date = world.dates[0].id;
    let note = |world: &mut World, id: u128, attendance| {
        let book = world.book(owner(0));
        let decision = record_attendance(&book, registration(id), date, attendance)?;
        Ok(world.store(decision))
    };
    assert_eq!(note(&mut world, 1, Attendance::Attended), Err(Refusal::NotBegun));
    world.now = Some(STARTS_AT);
    assert_eq!(note(&mut world, 9, Attendance::Attended), Err(Refusal::UnknownRegistration));
    note(&mut world, 1, Attendance::DidNotCome).unwrap();
    assert_eq!(world.get(1).attendance(date), Attendance::DidNotCome);
    note(&mut world, 1, Attendance::Attended).unwrap();
    assert_eq!(world.get(1).attendance(date), Attendance::Attended);
    note(&mut world, 1, Attendance::Unknown).unwrap();
    assert_eq!(world.get(1).attendance, []);
}

#[test]
fn staff_cancel_a_household_and_its_seats_are_shared() {
    let mut world = world();
    world.activity.ages = None;
    world.place(2, 2, 4).unwrap();
    let decision = cancel_by_staff(&world.book(owner(0)), registration(1)).unwrap();
    world.store(decision);
    assert_eq!(world.state(1), RegistrationState::CancelledByStaff);
    assert!(!world.get(1).is_personal());
    assert_eq!(world.state(2), RegistrationState::Confirmed);
    assert_eq!(cancel_by_staff(&world.book(owner(0)), registration(1)), Ok(Default::default()));
    let unknown = cancel_by_staff(&world.book(owner(0)), registration(9));
    assert_eq!(unknown, Err(Refusal::UnknownRegistration));
    let twice = CancelRegistration::new(registration(1), world.dates[0].id);
    assert_eq!(cancel_registration(&world.book(owner(1)), &twice), Ok(Default::default()));
}

#[test]
fn a_date_that_is_called_off_keeps_who_registered_and_gives_no_seats() {
    let mut world = world();
    world.activity.ages = None;
    world.place(2, 2, 4).unwrap();
    let reason = Text::new("da", "Kokken er syg");
    world.dates[0] = call_off(&change_capacity(&world.dates[0], 9), reason.clone());
    assert_eq!(world.settle().registrations, []);
    assert_eq!(world.dates[0].state, OccurrenceState::Cancelled { reason });
    assert_eq!(world.state(1), RegistrationState::Confirmed);
    assert_eq!(world.state(2), RegistrationState::Waitlisted { position: 1 });
}
