//! Storing what was decided.

use sammen_domain::{
    ActivityId, AreaId, Book, Decision, LocalDate, Occurrence, OwnerId, Registration, RosterEntry,
    RosterNames, Row, UnixSeconds,
    mutant::{Mutant, is_on},
};

use super::numbers::{renumbered, store_numbers};
use crate::{
    database::{Connection, DatabaseError},
    door::put_ticket,
    push::tell_of_seats,
    repository::{
        area, due, registration,
        row::{self, Space},
    },
};

const SECONDS_PER_DAY: i64 = 86_400;

/// Stores what was decided, under a version that is taken when there is anything to store: the registrations,
/// each owner's row of theirs, the numbers of their seats, the seats that all see, and when the book is to be looked at again.
pub(crate) async fn store_decision(
    connection: &mut Connection,
    area: &AreaId,
    version: &mut Option<u64>,
    book: &Book<'_>,
    decision: &Decision,
) -> Result<(), DatabaseError> {
    let seats = changed_seats(connection, area, book, decision).await?;
    put_due(connection, area, book, decision).await?;
    note_forgotten(connection, area, book, decision).await?;
    let renumbered = renumbered(connection, area, book, decision).await?;
    if decision.registrations.is_empty() && seats.is_empty() && renumbered.is_empty() {
        return Ok(());
    }
    let version = match *version {
        Some(version) => version,
        None => *version.insert(area::next_version(connection, area).await?),
    };
    for changed in &decision.registrations {
        registration::put(connection, area, changed).await?;
        let before = book.registrations.iter().find(|before| before.id == changed.id);
        put_on_roster(connection, area, version, book.activity.id, before, changed).await?;
        tell_household(connection, area, version, book, before, changed).await?;
        let space = Space::Owner(changed.owner);
        let seen = Row::Registration(Registration { owner: OwnerId::SELF, ..changed.clone() });
        row::put(connection, area, space, version, &seen).await?;
        put_ticket(connection, area, version, book, changed).await?;
    }
    for seats in &seats {
        row::put(connection, area, Space::Public, version, seats).await?;
    }
    store_numbers(connection, area, version, &renumbered).await
}

/// Has a household told that it moved up. Without a clock nobody is told: that is a phone's view, or a test's.
async fn tell_household(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    book: &Book<'_>,
    before: Option<&Registration>,
    changed: &Registration,
) -> Result<(), DatabaseError> {
    let Some(now) = book.now else { return Ok(()) };
    let dates: Vec<&Occurrence> = book.dates.iter().map(|date| date.occurrence).collect();
    tell_of_seats(connection, area, version, (before, changed), &dates, now).await
}

/// Shows a registration to those who receive people at the activity; its names to those who may know, as long
/// as there are any.
pub(super) async fn put_on_roster(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    activity: ActivityId,
    before: Option<&Registration>,
    changed: &Registration,
) -> Result<(), DatabaseError> {
    if is_on(Mutant::RosterNotTold) {
        return Ok(());
    }
    let entry = Row::RosterEntry(RosterEntry {
        registration: changed.id,
        occurrence: changed.occurrence,
        series: changed.series.clone(),
        persons: changed.persons,
        state: changed.state,
    });
    row::put(connection, area, Space::Roster(activity), version, &entry).await?;
    let names =
        Row::RosterNames(RosterNames { registration: changed.id, names: changed.names.clone() });
    let space = match is_on(Mutant::NamesToldToAll) {
        true => Space::Roster(activity),
        false => Space::RosterNames(activity),
    };
    let were_told = before.is_some_and(|before| !before.names.is_empty());
    match (changed.names.is_empty(), were_told) {
        (false, _) => row::put(connection, area, space, version, &names).await,
        (true, true) => row::delete(connection, area, space, version, names.key()).await,
        (true, false) => Ok(()),
    }
}

/// The seat counts that differ from those that all see.
async fn changed_seats(
    connection: &mut Connection,
    area: &AreaId,
    book: &Book<'_>,
    decision: &Decision,
) -> Result<Vec<Row>, DatabaseError> {
    let mut changed = Vec::new();
    for counts in book.availability_after(decision) {
        let counts = Row::Availability(counts);
        let told = row::find(connection, area, Space::Public, counts.key()).await?;
        if told.as_ref() != Some(&counts) {
            changed.push(counts);
        }
    }
    Ok(changed)
}

async fn put_due(
    connection: &mut Connection,
    area: &AreaId,
    book: &Book<'_>,
    decision: &Decision,
) -> Result<(), DatabaseError> {
    let Some(first) = book.dates.iter().map(|date| date.occurrence.id).min() else {
        return Ok(());
    };
    due::put(connection, area, first, book.due_after(decision)).await
}

/// Takes note of how many registrations do not say anything of persons any more, though nobody cancelled them.
async fn note_forgotten(
    connection: &mut Connection,
    area: &AreaId,
    book: &Book<'_>,
    decision: &Decision,
) -> Result<(), DatabaseError> {
    let was_personal = |after: &&Registration| {
        let before = book.registrations.iter().find(|before| before.id == after.id);
        before.is_some_and(Registration::is_personal) && after.is_active() && !after.is_personal()
    };
    let count = decision.registrations.iter().filter(was_personal).count();
    match book.now {
        Some(now) if count > 0 => due::note_forgotten(connection, area, day(now), count).await,
        _ => Ok(()),
    }
}

fn day(now: UnixSeconds) -> LocalDate {
    let days = now.div_euclid(SECONDS_PER_DAY);
    LocalDate(i32::try_from(days).expect("the year is below five million"))
}
