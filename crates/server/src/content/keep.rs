//! What stays although the content does not have it any more.

use sammen_domain::{
    ActivityId, AreaId, OccurrenceId, OccurrenceState, PartnerId, PlaceId, Row, RowKey, RowKind,
    Text, UnixSeconds,
};
use uuid::Uuid;

use super::Rows;
use crate::{
    database::{Connection, DatabaseError},
    registrations::LoadedBook,
    repository::registration,
};

/// Adds to the wanted rows the vanished dates that somebody registered for, and what those point at.
/// Says how many dates were cancelled by that.
pub(super) async fn add_kept(
    connection: &mut Connection,
    area: &AreaId,
    current: &Rows,
    wanted: &mut Rows,
    now: UnixSeconds,
) -> Result<usize, DatabaseError> {
    let mut cancelled = 0;
    for OccurrenceId(id) in registration::occurrences(connection, area).await? {
        let key = RowKey { kind: RowKind::Occurrence, id };
        if wanted.contains_key(&key) {
            continue;
        }
        let Some(book) = LoadedBook::load(connection, area, OccurrenceId(id)).await? else {
            continue;
        };
        let mut kept = book.occurrence().clone();
        // What lies behind took place, whatever is in the content now.
        if kept.is_scheduled() && kept.ends_at > now && book.has_active() {
            kept.state = OccurrenceState::Cancelled { reason: Text::default() };
            cancelled += 1;
        }
        keep_activity(current, wanted, kept.activity);
        wanted.insert(key, Row::Occurrence(kept));
    }
    Ok(cancelled)
}

fn keep_activity(current: &Rows, wanted: &mut Rows, ActivityId(id): ActivityId) {
    if let Some(Row::Activity(activity)) = keep(current, wanted, RowKind::Activity, id) {
        keep_partner(current, wanted, activity.organiser);
        keep_place(current, wanted, activity.place);
    }
}

fn keep_place(current: &Rows, wanted: &mut Rows, PlaceId(id): PlaceId) {
    if let Some(Row::Place(place)) = keep(current, wanted, RowKind::Place, id)
        && let Some(partner) = place.partner
    {
        keep_partner(current, wanted, partner);
    }
}

fn keep_partner(current: &Rows, wanted: &mut Rows, PartnerId(id): PartnerId) {
    keep(current, wanted, RowKind::Partner, id);
}

/// Keeps a row as it is, unless the content has it; the row that was kept.
fn keep<'a>(current: &'a Rows, wanted: &mut Rows, kind: RowKind, id: Uuid) -> Option<&'a Row> {
    let key = RowKey { kind, id };
    let row = current.get(&key).filter(|_| !wanted.contains_key(&key))?;
    wanted.insert(key, row.clone());
    Some(row)
}
