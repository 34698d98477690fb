//! Numbered seats: who has which is decided and stored with the registrations.

use std::collections::BTreeMap;

use sammen_domain::{
    AreaId, Book, Decision, OwnerId, Registration, RegistrationId, RowKey, RowKind, SeatNumber,
    SeatNumbers, Text, WorkRow,
    mutant::{Mutant, is_on},
    number_seats,
};

use crate::{
    database::{Connection, DatabaseError},
    import::Content,
    repository::{
        row::{self, Space},
        seat_number::{self, NumberedSeat},
    },
};

/// A registration whose numbered seats are others than are stored.
pub(super) struct Renumbered {
    registration: RegistrationId,
    owner: OwnerId,
    /// Its seat on each date now; none, when it has lost them.
    seats: Vec<NumberedSeat>,
}

/// Looks up whose numbered seats a decision changes. The book is locked, so nobody else gives any of them away meanwhile.
pub(super) async fn renumbered(
    connection: &mut Connection,
    area: &AreaId,
    book: &Book<'_>,
    decision: &Decision,
) -> Result<Vec<Renumbered>, DatabaseError> {
    let numbering = seat_number::numbering(connection, area, book.activity.id).await?;
    let Some(called) = numbering else { return Ok(Vec::new()) };
    let mut stored: BTreeMap<RegistrationId, Vec<NumberedSeat>> = BTreeMap::new();
    for date in &book.dates {
        for seat in seat_number::of_date(connection, area, date.occurrence.id).await? {
            stored.entry(seat.registration).or_default().push(seat);
        }
    }
    let given = stored.iter().filter_map(|(id, seats)| Some((*id, seats.first()?.number)));
    let given: SeatNumbers = given.collect();
    let numbers = match called {
        Some(_) => number_seats(book, decision, &given),
        None => SeatNumbers::new(),
    };
    let called = called.unwrap_or_default();
    let changed = registrations_after(book, decision).filter_map(|registration| {
        let number = numbers.get(&registration.id).copied();
        let seats = number.map_or_else(Vec::new, |n| seats(book, registration, n, &called));
        let before = stored.get(&registration.id).map_or(&[][..], Vec::as_slice);
        if seats == before || (seats.is_empty() && is_on(Mutant::SeatNumberKept)) {
            return None;
        }
        Some(Renumbered { registration: registration.id, owner: registration.owner, seats })
    });
    Ok(changed.collect())
}

/// The book's registrations as they are once a decision is stored.
fn registrations_after<'a>(
    book: &'a Book<'_>,
    decision: &'a Decision,
) -> impl Iterator<Item = &'a Registration> {
    let changed = &decision.registrations;
    let kept = book.registrations.iter().filter(|r| changed.iter().all(|c| c.id != r.id));
    kept.chain(changed)
}

fn seats(
    book: &Book<'_>,
    registration: &Registration,
    number: u32,
    called: &Text,
) -> Vec<NumberedSeat> {
    let dates = book.dates.iter().map(|date| date.occurrence.id);
    let seat = |occurrence| NumberedSeat {
        occurrence,
        number,
        registration: registration.id,
        called: called.clone(),
    };
    dates.filter(|date| registration.holds(*date)).map(seat).collect()
}

/// Stores who has which seat, and tells the households whose seats they are.
pub(super) async fn store_numbers(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    changed: &[Renumbered],
) -> Result<(), DatabaseError> {
    // All are taken back before one is given: two households may have changed places.
    for Renumbered { registration, .. } in changed {
        seat_number::remove(connection, area, *registration).await?;
    }
    for Renumbered { registration, owner, seats } in changed {
        for seat in seats {
            seat_number::insert(connection, area, seat).await?;
        }
        let space = Space::Owner(*owner);
        let Some(NumberedSeat { number, called, .. }) = seats.first().cloned() else {
            let key = RowKey { kind: RowKind::SeatNumber, id: registration.0 };
            row::delete(connection, area, space, version, key).await?;
            continue;
        };
        let told = WorkRow::SeatNumber(SeatNumber { registration: *registration, number, called });
        row::put_work(connection, area, space, version, &told).await?;
    }
    Ok(())
}

/// Keeps what the content says of numbered seats. What left the plan stays as it was. Says whether anything is otherwise
/// than before; who has which seat is then decided when seats are shared.
pub(crate) async fn keep_numbering(
    connection: &mut Connection,
    area: &AreaId,
    content: &Content,
) -> Result<bool, DatabaseError> {
    let known = seat_number::numberings(connection, area).await?;
    let mut is_other = false;
    for activity in &content.activities {
        let wanted = content.numbered_seats.get(&activity.id);
        let before = known.get(&activity.id).and_then(Option::as_ref);
        if wanted != before {
            seat_number::put_numbering(connection, area, activity.id, wanted).await?;
            is_other = true;
        }
    }
    Ok(is_other)
}
