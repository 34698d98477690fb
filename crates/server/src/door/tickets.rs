//! Tickets: each household that has seats has one, signed with its area's key.

use sammen_domain::{
    AreaId, Book, OccurrenceId, OwnerId, Registration, RegistrationState, Row, RowKey, RowKind,
    Ticket, TicketKey, UnixSeconds,
};
use sammen_ticket::{Claims, KeyNumber, SigningSeed, Subject, issue, open, public_key, tail};

use crate::{
    database::{Connection, Database, DatabaseError},
    registrations::LoadedBook,
    repository::{
        area, registration,
        row::{self, Space},
        ticket_key,
    },
};

/// A ticket is for its date if that is moved by no more than this; beyond, the list at the door says so.
const MOVED_SECONDS_MAX: i64 = 86_400;
const SECONDS_PER_MINUTE: i64 = 60;

/// Why a key is not changed.
#[derive(Debug, thiserror::Error)]
pub enum TicketError {
    /// The area is not known.
    #[error("find the area {0}; import it first")]
    UnknownArea(AreaId),
    /// The area has no such key.
    #[error("find the ticket key {0}")]
    UnknownKey(KeyNumber),
    /// The area has had as many keys as there are numbers.
    #[error("make another ticket key: there are no numbers left")]
    NoNumberLeft,
    /// The system gives no randomness.
    #[error("make a ticket key: the system gives no randomness")]
    NoRandomness,
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Gives a household that has seats its ticket, and takes it from one that has none any more. Without a key there are
/// no tickets; names on the list are enough to come in.
pub(crate) async fn put_ticket(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    book: &Book<'_>,
    changed: &Registration,
) -> Result<(), DatabaseError> {
    let before = book.registrations.iter().find(|before| before.id == changed.id);
    let had = before.is_some_and(|before| before.state == RegistrationState::Confirmed);
    let space = Space::Owner(changed.owner);
    match claims(book, changed) {
        Some(claims) => {
            let Some((key, seed)) = ticket_key::signing(connection, area).await? else {
                return Ok(());
            };
            let text = issue(&Claims { key, ..claims }, &seed);
            let ticket = Row::Ticket(Ticket { registration: changed.id, text });
            row::put(connection, area, space, version, &ticket).await
        }
        None if had => row::delete(connection, area, space, version, ticket_of(changed)).await,
        None => Ok(()),
    }
}

fn ticket_of(registration: &Registration) -> RowKey {
    RowKey { kind: RowKind::Ticket, id: registration.id.0 }
}

/// What a household's ticket says, whichever key signs it; `None` when it has no seats.
fn claims(book: &Book<'_>, registration: &Registration) -> Option<Claims> {
    if registration.state != RegistrationState::Confirmed {
        return None;
    }
    let held = book.dates.iter().map(|date| date.occurrence);
    let starts: Vec<UnixSeconds> =
        held.filter(|date| registration.holds(date.id)).map(|date| date.starts_at).collect();
    let subject = match &registration.series {
        None => Subject::Date(tail(registration.occurrence.0.as_bytes())),
        Some(series) => Subject::Series(tail(series.activity.0.as_bytes())),
    };
    Some(Claims {
        key: 0,
        registration: registration.id.0.into_bytes(),
        subject,
        not_before_minutes: minutes(starts.iter().min()? - MOVED_SECONDS_MAX),
        not_after_minutes: minutes(starts.iter().max()? + MOVED_SECONDS_MAX),
    })
}

/// Whole minutes since 1970, within what a ticket can say.
fn minutes(seconds: UnixSeconds) -> u32 {
    let minutes = seconds.div_euclid(SECONDS_PER_MINUTE).clamp(0, u32::MAX.into());
    u32::try_from(minutes).expect("it was clamped")
}

/// Makes a key for every area that has none to sign with, and tickets for all who have seats there. Done when a server
/// starts and every now and then: areas are imported meanwhile, and copies have no keys to sign with.
///
/// # Errors
/// [`TicketError`].
pub async fn ensure_ticket_keys(database: &Database) -> Result<(), TicketError> {
    let areas = ticket_key::areas_without(&mut *database.read().await?).await?;
    for area in areas {
        rotate_ticket_key(database, &area).await?;
    }
    Ok(())
}

/// Makes an area's next key. What earlier keys signed counts as before; whoever has no ticket gets one.
///
/// # Errors
/// [`TicketError`].
pub async fn rotate_ticket_key(
    database: &Database,
    area: &AreaId,
) -> Result<KeyNumber, TicketError> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|_| TicketError::NoRandomness)?;
    let mut transaction = database.write().await?;
    let number = add_key(&mut transaction, area, &SigningSeed(seed)).await?;
    transaction.commit().await?;
    renew_tickets(database, area).await?;
    Ok(number)
}

/// Lets nothing count any more that a key signed, and gives those who have such tickets others.
///
/// # Errors
/// [`TicketError`].
pub async fn revoke_ticket_key(
    database: &Database,
    area: &AreaId,
    number: KeyNumber,
) -> Result<(), TicketError> {
    let mut transaction = database.write().await?;
    let is_there = ticket_key::revoke(&mut transaction, area, number).await?;
    transaction.commit().await?;
    if !is_there {
        return Err(TicketError::UnknownKey(number));
    }
    rotate_ticket_key(database, area).await?;
    Ok(())
}

async fn add_key(
    connection: &mut Connection,
    area: &AreaId,
    seed: &SigningSeed,
) -> Result<KeyNumber, TicketError> {
    let known = area::find(connection, area).await?;
    known.ok_or_else(|| TicketError::UnknownArea(area.clone()))?;
    // Two servers that start at once make two keys, one after the other.
    area::next_version(connection, area).await?;
    let last = ticket_key::of_area(connection, area).await?.last().map_or(0, |key| key.number);
    let number = last.checked_add(1).ok_or(TicketError::NoNumberLeft)?;
    ticket_key::put(connection, area, number, &public_key(seed), seed).await?;
    Ok(number)
}

/// Gives everybody with seats a ticket who has none, or one that does not count any more; date by date.
async fn renew_tickets(database: &Database, area: &AreaId) -> Result<(), TicketError> {
    let dates = registration::occurrences(&mut *database.read().await?, area).await?;
    for date in dates {
        let mut runs = database.runs();
        loop {
            match renew_date(database, area, date).await {
                Err(error) if runs.go_on(&error) => {}
                renewed => break renewed?,
            }
        }
    }
    Ok(())
}

async fn renew_date(
    database: &Database,
    area: &AreaId,
    date: OccurrenceId,
) -> Result<(), DatabaseError> {
    let mut transaction = database.write().await?;
    let Some(loaded) = LoadedBook::load(&mut transaction, area, date).await? else {
        return Ok(());
    };
    let keys = ticket_key::of_area(&mut transaction, area).await?;
    let book = loaded.for_actor(OwnerId::SELF, UnixSeconds::MIN);
    let mut without = Vec::new();
    for known in book.registrations.iter().filter(|known| claims(&book, known).is_some()) {
        let space = Space::Owner(known.owner);
        let held = row::find(&mut transaction, area, space, ticket_of(known)).await?;
        if !held.is_some_and(|held| counts(&held, &keys)) {
            without.push(known);
        }
    }
    if without.is_empty() {
        return Ok(());
    }
    let version = area::next_version(&mut transaction, area).await?;
    for known in without {
        put_ticket(&mut transaction, area, version, &book, known).await?;
    }
    transaction.commit().await
}

/// Whether a ticket was signed with a key that still counts.
fn counts(held: &Row, keys: &[TicketKey]) -> bool {
    let Row::Ticket(ticket) = held else { return false };
    let key = |number| keys.iter().find(|key| key.number == number && !key.is_revoked);
    open(&ticket.text, |number| key(number).map(|key| key.public)).is_ok()
}
