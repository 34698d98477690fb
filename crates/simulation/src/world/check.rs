//! What must hold of a phone at any time.

use std::collections::BTreeMap;

use sammen_domain::{RegistrationId, Role, RowKind};
use sammen_sync::{Cookie, OpId, Outcome, ReplicaStore};

use super::{World, volunteers::roles_in};
use crate::{
    Violation,
    poll::at_once,
    watch::{RowPlace, rows_of},
};

impl World {
    /// Looks at a device's storage, past the device.
    pub(super) fn check_device(&mut self, device: usize) -> Result<(), Violation> {
        for area in 0..self.areas.len() {
            self.check_outbox(device, area)?;
            self.check_rows(device, area)?;
        }
        Ok(())
    }

    /// What left the outbox was decided, and what was refused is kept to be seen.
    fn check_outbox(&mut self, device: usize, area: usize) -> Result<(), Violation> {
        let disk = &self.devices[device].storage.disk;
        let Ok((_, outbox)) = at_once(disk.read_outbox(&self.areas[area])) else { return Ok(()) };
        let Some(left) = self.expected[device][area].left(&outbox) else {
            let found: Vec<OpId> = outbox.iter().map(|entry| entry.op).collect();
            let what = format!("{found:?} instead of {:?}", self.expected[device][area].0);
            return Err(Violation::OutboxDiffers { what });
        };
        for op in left {
            let Some(operation) = self.ledger.get(op) else {
                unreachable!("what was expected was done");
            };
            if !operation.outcomes.is_decided() {
                return Err(Violation::LeftOutbox { op });
            }
            let may_be_accepted = operation.outcomes.contains(|o| o == Outcome::Accepted);
            if !may_be_accepted && !self.is_kept_as_refused(device, area, op) {
                return Err(Violation::RefusalLost { op });
            }
            self.trace.note(|| format!("  {op} has left the outbox of {device}"));
        }
        let key = self.key(device, area);
        for op in &self.expected[device][area].0 {
            self.ledger.note_key(*op, key);
        }
        Ok(())
    }

    fn is_kept_as_refused(&self, device: usize, area: usize, op: OpId) -> bool {
        let disk = &self.devices[device].storage.disk;
        let snapshot = at_once(disk.read(&self.areas[area]));
        snapshot.is_ok_and(|all| all.refused.iter().any(|refused| refused.entry.op == op))
    }

    /// A cursor says what is there, and grows.
    fn check_rows(&mut self, device: usize, area: usize) -> Result<(), Violation> {
        let key = self.key(device, area);
        let storage = std::rc::Rc::clone(&self.devices[device].storage);
        let Ok((meta, _)) = at_once(storage.disk.read_outbox(&self.areas[area])) else {
            storage.seen.borrow_mut().remove(&area);
            return Ok(());
        };
        let Some(cookie) = meta.cookie else { return Ok(()) };
        let before = storage.seen.borrow_mut().insert(area, (cookie, meta.scope));
        if before == Some((cookie, meta.scope)) {
            return Ok(());
        }
        check_growth(before.map(|(before, _)| before), cookie)?;
        self.trace
            .note(|| format!("  {device} has read {} to {}", self.areas[area], cookie.version));
        let snapshot = at_once(storage.disk.read(&self.areas[area])).expect("it is there");
        // A damaged chunk is found when the rows are next shown, and everything is read anew then.
        let Some(rows) = rows_of(&snapshot) else { return Ok(()) };
        let roles = roles_in(&snapshot);
        self.check_roles(key, &roles)?;
        check_names(&roles, &rows)?;
        if self.watch.areas[area].were_visible(key, &roles, (cookie, meta.scope), &rows) {
            Ok(())
        } else {
            Err(Violation::RowsNotOfCursor { version: cookie.version })
        }
    }

    /// A person leaves an area for good, or its storage was thrown away: what was not sent is gone.
    pub(super) fn abandon(&mut self, device: usize, area: usize) {
        self.expected[device][area].0.clear();
        self.devices[device].storage.seen.borrow_mut().remove(&area);
    }
}

/// Names are on no phone whose roles do not show them.
fn check_names(roles: &[Role], rows: &BTreeMap<RowPlace, Vec<u8>>) -> Result<(), Violation> {
    if roles.iter().any(|role| role.sees_names) {
        return Ok(());
    }
    let is_names = |(kind, _): &&RowPlace| *kind == RowKind::RosterNames as i64;
    match rows.keys().find(is_names) {
        Some((_, id)) => Err(Violation::NamesSeen { registration: RegistrationId(*id) }),
        None => Ok(()),
    }
}

fn check_growth(before: Option<Cookie>, after: Cookie) -> Result<(), Violation> {
    match before {
        Some(before) if before.epoch == after.epoch && after.version < before.version => {
            Err(Violation::CursorWentBack { from: before.version, to: after.version })
        }
        _ => Ok(()),
    }
}
