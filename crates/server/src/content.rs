//! Bringing what the secretariat wrote to the phones: only what changed, all at once.

mod keep;
mod share;
mod tell;

use std::{collections::BTreeMap, fmt};

use sammen_domain::{AreaId, Row, RowKey, RowKind, UnixSeconds};
use uuid::Uuid;

use crate::{
    chunks,
    clock::Clock,
    database::{Connection, Database, DatabaseError},
    import::Content,
    log_book::keep_programmes,
    registrations::keep_numbering,
    repository::{
        area,
        row::{self, Space},
    },
};

/// What an import did, for people to read.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Applied {
    /// Rows that are new.
    pub added: usize,
    /// Rows that were there and differ.
    pub changed: usize,
    /// Rows that are gone.
    pub deleted: usize,
    /// Dates that are gone from the content and were cancelled, since households are registered.
    pub cancelled: usize,
    /// Households whose registration moved, such as from the waitlist to seats.
    pub moved: usize,
}

impl fmt::Display for Applied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { added, changed, deleted, cancelled, moved } = self;
        write!(f, "{added} new, {changed} changed, {deleted} removed")?;
        if *cancelled > 0 {
            write!(f, "; {cancelled} removed dates were cancelled, as households are registered")?;
        }
        if *moved > 0 {
            write!(f, "; {moved} registrations moved")?;
        }
        Ok(())
    }
}

/// Why content was not applied. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Makes the content what phones see of the area, in one transaction. The area is made if it is new.
///
/// A row that is as it was keeps its version, so that no phone reads it again. A date that somebody
/// registered for is never deleted: when it vanishes from the content while it lies ahead and
/// households come, it is cancelled. Where seats were added, waiting households move up.
///
/// A new area's first epoch is `epoch`; one that is there keeps its own.
///
/// # Errors
/// [`ApplyError`].
pub async fn apply(
    database: &Database,
    content: &Content,
    epoch: Uuid,
    clock: &Clock,
) -> Result<Applied, ApplyError> {
    let mut runs = database.runs();
    loop {
        match try_apply(database, content, epoch, clock.now()).await {
            Err(ApplyError::Database(error)) if runs.go_on(&error) => {}
            applied => return applied,
        }
    }
}

async fn try_apply(
    database: &Database,
    content: &Content,
    epoch: Uuid,
    now: UnixSeconds,
) -> Result<Applied, ApplyError> {
    let mut transaction = database.write().await?;
    let id = &content.area.id;
    area::ensure(&mut transaction, id, epoch).await?;
    // No other import, and then nobody who decides about a date, until this one has ended.
    for kind in [RowKind::Area, RowKind::Activity, RowKind::Occurrence] {
        row::lock_all(&mut transaction, id, Space::Public, kind).await?;
    }
    let current = current_rows(&mut transaction, id).await?;
    let mut wanted = rows_of(content);
    let cancelled = keep::add_kept(&mut transaction, id, &current, &mut wanted, now).await?;
    let are_counted_otherwise = keep_programmes(&mut transaction, id, content).await?;
    let are_numbered_otherwise = keep_numbering(&mut transaction, id, content).await?;
    let changes = changes(&current, &wanted);
    let mut applied = changes.applied;
    applied.cancelled = cancelled;
    if changes.is_empty() && !are_numbered_otherwise {
        // Data that was there before there were chunks gets them here.
        if chunks::renew(&mut transaction, id).await? || are_counted_otherwise {
            transaction.commit().await?;
        }
        return Ok(applied);
    }
    let version = area::next_version(&mut transaction, id).await?;
    for put in &changes.put {
        row::put(&mut transaction, id, Space::Public, version, put).await?;
    }
    for key in changes.delete {
        row::delete(&mut transaction, id, Space::Public, version, key).await?;
    }
    tell::tell_changes(&mut transaction, id, version, (&current, &wanted), now).await?;
    applied.moved = share::share_seats(&mut transaction, id, content, version, now).await?;
    chunks::renew(&mut transaction, id).await?;
    transaction.commit().await?;
    Ok(applied)
}

type Rows = BTreeMap<RowKey, Row>;

/// The public rows that content decides: seats and surveys come from elsewhere.
async fn current_rows(connection: &mut Connection, area: &AreaId) -> Result<Rows, DatabaseError> {
    let rows = row::all(connection, area, Space::Public).await?;
    rows.into_iter()
        .filter(|(key, _)| !matches!(key.kind, RowKind::Availability | RowKind::Survey))
        .map(|(key, bytes)| {
            let row = Row::decode(&bytes).map_err(DatabaseError::damaged)?;
            Ok((key, row))
        })
        .collect()
}

fn rows_of(content: &Content) -> Rows {
    let rows = core::iter::once(Row::Area(content.area.clone()))
        .chain(content.partners.iter().cloned().map(Row::Partner))
        .chain(content.places.iter().cloned().map(Row::Place))
        .chain(content.services.iter().cloned().map(Row::Service))
        .chain(content.activities.iter().cloned().map(Row::Activity))
        .chain(content.occurrences.iter().cloned().map(Row::Occurrence));
    rows.map(|row| (row.key(), row)).collect()
}

/// What has to be written to turn one state into another.
struct Changes<'a> {
    put: Vec<&'a Row>,
    delete: Vec<RowKey>,
    applied: Applied,
}

impl Changes<'_> {
    fn is_empty(&self) -> bool {
        self.put.is_empty() && self.delete.is_empty()
    }
}

fn changes<'a>(current: &Rows, wanted: &'a Rows) -> Changes<'a> {
    let mut changes = Changes { put: Vec::new(), delete: Vec::new(), applied: Applied::default() };
    for (key, row) in wanted {
        match current.get(key) {
            Some(known) if known == row => continue,
            Some(_) => changes.applied.changed += 1,
            None => changes.applied.added += 1,
        }
        changes.put.push(row);
    }
    for key in current.keys().filter(|key| !wanted.contains_key(key)) {
        changes.applied.deleted += 1;
        changes.delete.push(*key);
        if key.kind == RowKind::Occurrence {
            // Its seats go with it, if they were ever counted.
            changes.delete.push(RowKey { kind: RowKind::Availability, id: key.id });
        }
    }
    changes
}
