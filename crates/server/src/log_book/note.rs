//! Somebody who chose it is counted. Nothing of the sender is read.

use sammen_domain::AreaId;
use sammen_sync::{Month, ProgrammeNote, Programmes};

use crate::{
    database::{Database, DatabaseError},
    repository::{area, programme},
};

/// Why nothing was told or noted.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoteError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// The programme has no date in that month.
    #[error("note it: the programme has no date in that month")]
    NoDate,
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Which activities of an area are counted in which programme.
pub(crate) async fn programmes(
    database: &Database,
    area: &AreaId,
) -> Result<Programmes, NoteError> {
    let mut snapshot = database.read().await?;
    let known = area::find(&mut snapshot, area).await?;
    known.ok_or_else(|| NoteError::UnknownArea(area.clone()))?;
    let dates = programme::dates(&mut snapshot, area, Month(i32::MIN), Month(i32::MAX)).await?;
    let mut activities: Vec<_> =
        dates.into_iter().map(|date| (date.activity, date.programme)).collect();
    activities.sort_unstable();
    activities.dedup();
    Ok(Programmes { activities })
}

/// Notes that somebody took part. What was noted before is not noted twice.
pub(crate) async fn keep_note(database: &Database, note: &ProgrammeNote) -> Result<(), NoteError> {
    // How many transactions there are, and when, would tell when notes come.
    let database = database.unobserved();
    let mut runs = database.runs();
    loop {
        match try_keep(&database, note).await {
            Err(NoteError::Database(error)) if runs.go_on(&error) => {}
            kept => return kept,
        }
    }
}

async fn try_keep(database: &Database, note: &ProgrammeNote) -> Result<(), NoteError> {
    let ProgrammeNote { area, programme, month, .. } = note;
    let mut transaction = database.write().await?;
    let known = area::find(&mut transaction, area).await?;
    known.ok_or_else(|| NoteError::UnknownArea(area.clone()))?;
    let dates = programme::dates(&mut transaction, area, *month, *month).await?;
    if !dates.iter().any(|date| date.programme == *programme) {
        return Err(NoteError::NoDate);
    }
    programme::keep_note(&mut transaction, note).await?;
    Ok(transaction.commit().await?)
}
