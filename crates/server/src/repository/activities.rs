//! Which activities a role is for, as the tables have it.

use sammen_domain::ActivityId;

use crate::{
    database::{DatabaseError, Record},
    identity::Activities,
};

/// Reads a column: a JSON array of ids, or nothing for all.
pub(super) fn take(row: &mut Record, column: usize) -> Result<Activities, DatabaseError> {
    let stored: Option<String> = row.take(column)?;
    let read = |ids: String| serde_json::from_str::<Vec<ActivityId>>(&ids);
    let ids = stored.map(read).transpose().map_err(DatabaseError::damaged)?;
    Ok(ids.into())
}

/// What is stored of it.
pub(super) fn to_stored(activities: &Activities) -> Result<Option<String>, DatabaseError> {
    match activities {
        Activities::All => Ok(None),
        Activities::Some(ids) => {
            serde_json::to_string(ids).map(Some).map_err(DatabaseError::damaged)
        }
    }
}
