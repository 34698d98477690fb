//! The names of rosters: sealed on the disk, and as they are in memory only, while somebody has unlocked them.
//!
//! To the replica they are rows like others. Those that come while they are locked are dropped here; they are asked for
//! anew when they are unlocked.

use std::{cell::RefCell, rc::Rc};

use sammen_domain::{AreaId, RowKey, RowKind, UnixSeconds};
use sammen_sync::{PatchOperation, Scope, StoreError};
use uuid::Uuid;

use super::{
    Storage, codec,
    connection::{Access, Tables},
    failure::Failure,
    keys, replica,
    schema::{META, SETTINGS},
};

/// Rows with names, each with the id in its key.
pub type NameRows = Vec<(Uuid, Vec<u8>)>;

/// What is unlocked; shared by all clones of a storage.
#[derive(Clone, Default)]
pub(super) struct OpenNames(Rc<RefCell<Open>>);

#[derive(Default)]
struct Open {
    /// In the order of areas and ids; `None` while they are locked.
    rows: Option<Vec<(AreaId, Uuid, Vec<u8>)>>,
    /// Grows with each change.
    changes: u32,
}

impl OpenNames {
    /// Takes a change of a row if the row is of this kind, which is never written as it is.
    pub(super) fn take(&self, area: &AreaId, operation: &PatchOperation) -> bool {
        let (key, row) = match operation {
            PatchOperation::Put { key, row } => (key, Some(row)),
            PatchOperation::Delete { key } => (key, None),
        };
        let is_names = key.kind == RowKind::RosterNames;
        if is_names {
            self.change(area, key.id, row);
        }
        is_names
    }

    fn change(&self, area: &AreaId, id: Uuid, row: Option<&Vec<u8>>) {
        let open = &mut *self.0.borrow_mut();
        let Some(rows) = &mut open.rows else { return };
        open.changes += 1;
        let at = rows.partition_point(|(of, known, _)| (of, *known) < (area, id));
        if rows.get(at).is_some_and(|(of, known, _)| (of, *known) == (area, id)) {
            rows.remove(at);
        }
        if let Some(row) = row {
            rows.insert(at, (area.clone(), id, row.clone()));
        }
    }

    /// Whether somebody has unlocked them.
    fn are_open(&self) -> bool {
        self.0.borrow().rows.is_some()
    }

    /// Forgets an area's.
    pub(super) fn clear(&self, area: &AreaId) {
        let open = &mut *self.0.borrow_mut();
        if let Some(rows) = &mut open.rows {
            rows.retain(|(of, ..)| of != area);
            open.changes += 1;
        }
    }

    /// Adds an area's to what was read from the disk. They come last: no chunk has any of their kind.
    pub(super) fn add_to(&self, area: &AreaId, found: &mut Vec<(RowKey, Vec<u8>)>) {
        let key = |id| RowKey { kind: RowKind::RosterNames, id };
        if let Some(rows) = &self.0.borrow().rows {
            let own = rows.iter().filter(|(of, ..)| of == area);
            found.extend(own.map(|(_, id, row)| (key(*id), row.clone())));
        }
    }
}

/// Removes an area's sealed names whose time is over. They need not be unlocked for it.
pub(super) fn forget_old(
    tables: &Tables<'_, '_>,
    area: &AreaId,
    now: UnixSeconds,
) -> Result<(), Failure> {
    tables.table(SETTINGS)?.delete_between(&keys::names_prefix(area), &keys::names(area, now))
}

/// Takes an area's names out of memory, since all that may be seen comes anew. Where names come, those on the disk stay
/// until the new ones are sealed in their place, a moment later: who closes the app meanwhile has not lost them.
pub(super) fn begin_anew(
    names: &OpenNames,
    tables: &Tables<'_, '_>,
    area: &AreaId,
    patch: &[PatchOperation],
) -> Result<(), Failure> {
    let is_names = |operation: &PatchOperation| matches!(operation, PatchOperation::Put { key, .. } if key.kind == RowKind::RosterNames);
    if names.are_open() && patch.iter().any(is_names) {
        names.clear(area);
        return Ok(());
    }
    forget(names, tables, area)
}

/// Removes an area's sealed names, and those in memory: the roles that showed them changed or ended.
pub(super) fn forget(
    names: &OpenNames,
    tables: &Tables<'_, '_>,
    area: &AreaId,
) -> Result<(), Failure> {
    names.clear(area);
    tables.table(SETTINGS)?.delete_under(&keys::names_prefix(area))
}

impl Storage {
    /// Lets names come into memory from now on.
    pub fn unlock_names(&self) {
        self.names.0.borrow_mut().rows.get_or_insert_default();
    }

    /// Forgets the names in memory, and lets none come any more.
    pub fn lock_names(&self) {
        self.names.0.borrow_mut().rows = None;
    }

    /// Puts names into memory that were sealed, where they are unlocked. What has come since stays.
    pub fn show_names(&self, area: &AreaId, found: NameRows) {
        let known: Vec<Uuid> = self.names_shown(area).into_iter().map(|(id, _)| id).collect();
        for (id, row) in found.into_iter().filter(|(id, _)| !known.contains(id)) {
            self.names.change(area, id, Some(&row));
        }
    }

    /// An area's names in memory.
    #[must_use]
    pub fn names_shown(&self, area: &AreaId) -> NameRows {
        let mut found = Vec::new();
        self.names.add_to(area, &mut found);
        found.into_iter().map(|(key, row)| (key.id, row)).collect()
    }

    /// How often the names in memory have changed.
    #[must_use]
    pub fn names_changes(&self) -> u32 {
        self.names.0.borrow().changes
    }

    /// Keeps an area's sealed names in place of those that were kept: each part with the moment when it is to go.
    ///
    /// # Errors
    /// When the storage fails; what was kept is as it was then.
    pub async fn keep_sealed_names(
        &self,
        area: &AreaId,
        parts: &[(UnixSeconds, Vec<u8>)],
    ) -> Result<(), StoreError> {
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| {
                let settings = tables.table(SETTINGS)?;
                settings.delete_under(&keys::names_prefix(area))?;
                for (goes_at, sealed) in parts {
                    settings.put(&keys::names(area, *goes_at), sealed)?;
                }
                Ok(())
            })
            .await
    }

    /// An area's sealed names, with the moment when each part is to go.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn sealed_names(
        &self,
        area: &AreaId,
    ) -> Result<Vec<(UnixSeconds, Vec<u8>)>, StoreError> {
        let prefix = keys::names_prefix(area);
        let found = self
            .database
            .run(&[SETTINGS], Access::Read, async |tables| {
                tables.table(SETTINGS)?.entries(&prefix).await
            })
            .await?;
        let read = |(key, sealed): (String, _)| Some((keys::parse_names(&key)?, sealed));
        Ok(found.into_iter().filter_map(read).collect())
    }

    /// Removes the sealed names whose time is over, as every pull does too. They need not be unlocked for it.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn forget_old_names(
        &self,
        area: &AreaId,
        now: UnixSeconds,
    ) -> Result<(), StoreError> {
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| forget_old(tables, area, now))
            .await
    }

    /// Makes the next pull bring all private rows of an area anew, names among them.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn ask_names_anew(&self, area: &AreaId) -> Result<(), StoreError> {
        self.database
            .run(&[META], Access::Act, async |tables| {
                let mut meta = replica::meta(tables, area).await?;
                meta.scope = Scope::BEFORE_DOORS;
                tables.table(META)?.put(area.as_str(), &codec::write_meta(&meta))
            })
            .await
    }
}

#[cfg(test)]
mod tests;
