//! Seats that a change of the content set free.

use sammen_domain::{Activity, AreaId, OccurrenceId, UnixSeconds};

use crate::{
    database::{Connection, DatabaseError},
    import::Content,
    registrations::{LoadedBook, settle_book},
    repository::registration,
};

/// Gives every date that anybody registered for, or that seats are held on, another look, and stores what
/// moved. Says how many registrations did.
pub(super) async fn share_seats(
    connection: &mut Connection,
    area: &AreaId,
    content: &Content,
    version: u64,
    now: UnixSeconds,
) -> Result<usize, DatabaseError> {
    let mut dates = registration::occurrences(connection, area).await?;
    dates.extend(with_held_seats(content));
    dates.sort_unstable();
    dates.dedup();
    let mut moved = 0;
    for id in dates {
        let Some(loaded) = LoadedBook::load(connection, area, id).await? else { continue };
        moved += settle_book(connection, area, &mut Some(version), &loaded, now).await?;
    }
    Ok(moved)
}

/// The dates whose held seats are told to all until it is time; those too that it has been time for meanwhile.
fn with_held_seats(content: &Content) -> Vec<OccurrenceId> {
    let holds = |activity: &&Activity| activity.terms().is_some_and(|terms| terms.held.is_some());
    let activities: Vec<_> = content.activities.iter().filter(holds).map(|a| a.id).collect();
    let dates = content.occurrences.iter();
    dates.filter(|date| activities.contains(&date.activity)).map(|date| date.id).collect()
}
