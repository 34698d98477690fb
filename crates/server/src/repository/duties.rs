//! What a volunteer is there for, as the tables have it.

use sammen_domain::Duty;

use crate::database::{DatabaseError, Record};

/// Reads a column: a JSON array of names.
pub(super) fn take(row: &mut Record, column: usize) -> Result<Vec<Duty>, DatabaseError> {
    serde_json::from_str(&row.take::<String>(column)?).map_err(DatabaseError::damaged)
}

/// What is stored of it.
pub(super) fn to_stored(duties: &[Duty]) -> Result<String, DatabaseError> {
    serde_json::to_string(duties).map_err(DatabaseError::damaged)
}
