//! Rosters for what was registered before there were any.

use sammen_domain::{AreaId, OccurrenceId};

use super::{LoadedBook, store::put_on_roster};
use crate::{
    database::{Database, DatabaseError},
    repository::{area, registration},
};

/// Shows registrations from before there were rosters to those who receive people, each book in one transaction. Says
/// how many. What is shown already is left as it is; several servers may do it at once.
///
/// # Errors
/// When the database fails; what was shown until then stays so.
pub async fn fill_rosters(database: &Database) -> Result<usize, DatabaseError> {
    let missing = registration::not_on_rosters(&mut *database.read().await?).await?;
    let mut shown = 0;
    for (area, occurrence) in missing {
        let mut runs = database.runs();
        shown += loop {
            match fill(database, &area, occurrence).await {
                Err(error) if runs.go_on(&error) => {}
                filled => break filled?,
            }
        };
    }
    Ok(shown)
}

async fn fill(
    database: &Database,
    area: &AreaId,
    occurrence: OccurrenceId,
) -> Result<usize, DatabaseError> {
    let mut transaction = database.write().await?;
    // A date that the secretariat has removed has no roster.
    let Some(book) = LoadedBook::load(&mut transaction, area, occurrence).await? else {
        return Ok(0);
    };
    let version = area::next_version(&mut transaction, area).await?;
    let mut shown = 0;
    for known in book.registrations() {
        let activity = book.activity().id;
        put_on_roster(&mut transaction, area, version, activity, None, known).await?;
        shown += 1;
    }
    transaction.commit().await?;
    Ok(shown)
}
