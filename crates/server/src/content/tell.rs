//! Who comes hears what an import changed about it.

use sammen_domain::{Activity, AreaId, Row, RowKey, RowKind, UnixSeconds};

use super::Rows;
use crate::{
    database::{Connection, DatabaseError},
    push::tell_of_change,
};

/// Has households told of every date that is at another time, does not take place any more, or does again.
pub(super) async fn tell_changes(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    (current, wanted): (&Rows, &Rows),
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    for (key, row) in wanted {
        let (Some(Row::Occurrence(before)), Row::Occurrence(after)) = (current.get(key), row)
        else {
            continue;
        };
        let of_before = activity(current, before.activity.0);
        let of_after = activity(wanted, after.activity.0);
        let (Some(of_before), Some(of_after)) = (of_before, of_after) else { continue };
        let (was, is) = ((before, of_before), (after, of_after));
        tell_of_change(connection, area, version, was, is, now).await?;
    }
    Ok(())
}

fn activity(rows: &Rows, id: uuid::Uuid) -> Option<&Activity> {
    match rows.get(&RowKey { kind: RowKind::Activity, id }) {
        Some(Row::Activity(activity)) => Some(activity),
        _ => None,
    }
}
