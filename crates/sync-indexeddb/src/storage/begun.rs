//! Areas that can be looked at while they are being written for the first time.

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use sammen_domain::AreaId;
use sammen_sync::Snapshot;

/// What is being written: the disk would answer a read only when that has ended. All of it was fetched and can be
/// fetched again; what a person does waits for the disk as ever.
#[derive(Clone, Default)]
pub(super) struct Begun(Rc<RefCell<Vec<Weak<Writing>>>>);

/// An area as it will be once it is written. It is shown for as long as this is kept.
pub(super) struct Writing {
    area: AreaId,
    snapshot: Snapshot,
}

impl Begun {
    /// Shows an area until what this gives is dropped.
    pub(super) fn show(&self, area: &AreaId, snapshot: Snapshot) -> Rc<Writing> {
        let writing = Rc::new(Writing { area: area.clone(), snapshot });
        let mut all = self.0.borrow_mut();
        all.retain(|other| other.strong_count() > 0);
        all.push(Rc::downgrade(&writing));
        writing
    }

    /// An area that is being written.
    pub(super) fn find(&self, area: &AreaId) -> Option<Snapshot> {
        let all = self.0.borrow();
        let mut shown = all.iter().filter_map(Weak::upgrade);
        shown.find(|writing| writing.area == *area).map(|writing| writing.snapshot.clone())
    }
}
