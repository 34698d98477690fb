//! Seats that a change of the content set free.

use sammen_domain::{AreaId, OwnerId, UnixSeconds, reconsider};

use crate::{
    database::{Connection, DatabaseError},
    registrations::{LoadedBook, store_decision},
    repository::registration,
};

/// Gives every date that lies ahead another look, and stores what moved. Says how many households did.
pub(super) async fn share_seats(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    now: UnixSeconds,
) -> Result<usize, DatabaseError> {
    let mut moved = 0;
    for id in registration::occurrences(connection, area).await? {
        let Some(loaded) = LoadedBook::load(connection, area, id).await? else { continue };
        if loaded.occurrence().ends_at <= now {
            continue;
        }
        // Nobody acts; sharing does not ask who does.
        let book = loaded.for_actor(OwnerId::SELF, now);
        let decision = reconsider(&book, Vec::new());
        if !decision.registrations.is_empty() {
            moved += decision.registrations.len();
            store_decision(connection, area, version, &book, &decision).await?;
        }
    }
    Ok(moved)
}
