//! What somebody who comes must hear of a date.

use sammen_domain::{
    ActivityState, Change, KnownDate, LocalDate, LocalDateTime, News, OccurrenceState, Text,
};

use crate::world::World;

fn at(day: i32) -> LocalDateTime {
    LocalDateTime { date: LocalDate(day), minute: 600 }
}

/// A date on one day, first planned for another.
fn world(day: i32, planned: i32) -> World {
    let mut world = World::new(8);
    world.dates[0].starts = at(day);
    world.dates[0].ends = at(day);
    world.dates[0].change = (day != planned).then(|| Change {
        starts: at(planned),
        ends: at(planned),
        reason: Text::default(),
    });
    world
}

fn known(day: i32, takes_place: bool) -> KnownDate {
    KnownDate { starts: at(day), ends: at(day), takes_place }
}

#[track_caller]
fn check(world: &World, known: Option<KnownDate>, expect: Option<News>) {
    assert_eq!(world.dates[0].news(&world.activity, known), expect);
}

fn moved_from(day: i32) -> Option<News> {
    Some(News::Moved { starts: at(day), ends: at(day) })
}

#[test]
fn a_moved_date_is_news_until_it_is_known() {
    check(&world(3, 3), None, None);
    check(&world(4, 3), None, moved_from(3));
    check(&world(4, 3), Some(known(4, true)), None);
    // Moved once more, and back to where it was first planned.
    check(&world(5, 3), Some(known(4, true)), moved_from(4));
    check(&world(3, 3), Some(known(4, true)), moved_from(4));
}

#[test]
fn a_plan_that_changed_as_a_whole_is_news_to_whoever_saw_the_old_one() {
    check(&world(4, 4), Some(known(3, true)), moved_from(3));
}

#[test]
fn a_cancelled_date_is_news_until_it_is_known() {
    let mut world = world(3, 3);
    world.dates[0].state = OccurrenceState::Cancelled { reason: Text::default() };
    check(&world, None, Some(News::CalledOff));
    check(&world, Some(known(3, false)), None);
    // Where it would have been does not matter then.
    check(&world, Some(known(2, false)), None);
    world.dates[0].state = OccurrenceState::Scheduled;
    check(&world, Some(known(3, false)), Some(News::TakesPlace));
}

#[test]
fn a_cancelled_activity_takes_its_dates_along() {
    let mut world = world(3, 3);
    world.activity.state = ActivityState::Cancelled;
    check(&world, None, Some(News::CalledOff));
}
