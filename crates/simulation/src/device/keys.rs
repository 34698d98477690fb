//! The keys that a phone proves itself with: one an area, in its storage.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use sammen_domain::AreaId;
use sammen_server::DeviceId;

/// A phone's keys, as the server knows them.
#[derive(Clone)]
pub(crate) struct Keys {
    kept: RefCell<BTreeMap<AreaId, DeviceId>>,
    /// How many there are in the world.
    made: Rc<Cell<u64>>,
}

impl Keys {
    /// A phone that has none yet.
    pub(crate) fn new(made: Rc<Cell<u64>>) -> Self {
        Self { kept: RefCell::default(), made }
    }

    /// The phone's key in an area, made when it is first asked for.
    pub(crate) fn key(&self, area: &AreaId) -> DeviceId {
        if let Some(kept) = self.kept.borrow().get(area) {
            return *kept;
        }
        self.renew(area)
    }

    /// Puts another key in the place of an area's.
    pub(crate) fn renew(&self, area: &AreaId) -> DeviceId {
        self.made.set(self.made.get() + 1);
        let mut id = [0xde; 32];
        id[24..].copy_from_slice(&self.made.get().to_be_bytes());
        self.kept.borrow_mut().insert(area.clone(), DeviceId(id));
        DeviceId(id)
    }

    /// A storage without keys in the same world.
    pub(crate) fn emptied(&self) -> Self {
        Self::new(Rc::clone(&self.made))
    }
}
