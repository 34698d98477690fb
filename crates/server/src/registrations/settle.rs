//! What time alone brings about: offers end, held seats are shared, persons are forgotten.

use sammen_domain::{AreaId, OccurrenceId, OwnerId, UnixSeconds, reconsider};

use super::{LoadedBook, store_decision};
use crate::{
    clock::Clock,
    database::{Connection, Database, DatabaseError},
    repository::due,
};

/// What a round of looking at overdue books did.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Settled {
    /// Books that were looked at.
    pub books: usize,
    /// Registrations that changed.
    pub registrations: usize,
}

/// Looks at every book whose time has come, each in one transaction. To be called every now and then; what is
/// done late is still decided by the clock of that moment, and several servers may do it at once.
///
/// # Errors
/// When the database fails; what was settled until then stays so.
pub async fn settle_due(database: &Database, clock: &Clock) -> Result<Settled, DatabaseError> {
    let overdue = due::overdue(&mut *database.read().await?, clock.now()).await?;
    let mut settled = Settled::default();
    for (area, occurrence) in overdue {
        let mut runs = database.runs();
        let changed = loop {
            match settle(database, &area, occurrence, clock.now()).await {
                Err(error) if runs.go_on(&error) => {}
                changed => break changed?,
            }
        };
        settled.books += 1;
        settled.registrations += changed;
    }
    Ok(settled)
}

async fn settle(
    database: &Database,
    area: &AreaId,
    occurrence: OccurrenceId,
    now: UnixSeconds,
) -> Result<usize, DatabaseError> {
    let mut transaction = database.write().await?;
    let loaded = LoadedBook::load(&mut transaction, area, occurrence).await?;
    // The book may have another first date by now, or be gone.
    due::remove(&mut transaction, area, occurrence).await?;
    let changed = match loaded {
        Some(loaded) => settle_book(&mut transaction, area, &mut None, &loaded, now).await?,
        None => 0,
    };
    transaction.commit().await?;
    Ok(changed)
}

/// Gives a book another look, and stores what moved. Says how many registrations did.
pub(crate) async fn settle_book(
    connection: &mut Connection,
    area: &AreaId,
    version: &mut Option<u64>,
    loaded: &LoadedBook,
    now: UnixSeconds,
) -> Result<usize, DatabaseError> {
    // Nobody acts; sharing does not ask who does.
    let book = loaded.for_actor(OwnerId::SELF, now);
    let decision = reconsider(&book, Vec::new());
    store_decision(connection, area, version, &book, &decision).await?;
    Ok(decision.registrations.len())
}
