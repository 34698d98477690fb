//! A phone: its storage, its tabs, and the messages they send.

mod keys;
mod storage;
mod wire;

use std::rc::Rc;

use sammen_domain::{AreaId, UnixSeconds};
use sammen_sync::{ClientId, MemoryStore, SyncError, SyncReport, sync_area};
use uuid::Uuid;

use crate::poll::{Budget, Task};

pub(crate) use keys::Keys;
pub(crate) use storage::Storage;
use wire::End;
pub(crate) use wire::{Message, Network, Parcel, Route, Wire};

/// Tabs of a device that may sync at once.
pub(crate) const TABS: usize = 2;

/// A phone.
pub(crate) struct Device {
    /// What it proves itself with.
    pub(crate) keys: Rc<Keys>,
    /// What it keeps.
    pub(crate) storage: Rc<Storage>,
    /// Those that sync.
    pub(crate) tabs: [Option<Tab>; TABS],
    /// How far its clock is off.
    pub(crate) clock_off: i64,
    /// Whether its app is of the protocol before this one.
    pub(crate) is_old: bool,
}

/// A tab that syncs.
pub(crate) struct Tab {
    /// How far it is.
    pub(crate) task: Task<Result<SyncReport, SyncError>>,
    /// Its way to the server.
    pub(crate) wire: Rc<Wire>,
}

impl Device {
    pub(crate) fn new(keys: Keys, store: MemoryStore) -> Self {
        let keys = Rc::new(keys);
        Self {
            storage: Rc::new(Storage::new(store, Budget::default(), Rc::clone(&keys))),
            keys,
            tabs: [None, None],
            clock_off: 0,
            is_old: false,
        }
    }

    /// What its clock says.
    pub(crate) fn now(&self, now: UnixSeconds) -> UnixSeconds {
        now + self.clock_off
    }

    /// Begins to sync in a tab.
    pub(crate) fn start(&mut self, tab: usize, area: AreaId, network: &Network, now: UnixSeconds) {
        let wire = Rc::new(Wire::new(network.clone(), Rc::clone(&self.keys), self.is_old));
        let (storage, way) = (Rc::clone(&self.storage), End(Rc::clone(&wire)));
        let (now, network) = (self.now(now), network.clone());
        let task = Box::pin(async move {
            let new_client = || ClientId(network.new_client());
            sync_area(&*storage, &way, &area, new_client, || now).await
        });
        self.stop(tab);
        self.tabs[tab] = Some(Tab { task, wire });
    }

    /// Kills a tab: what it was doing ends where it is.
    pub(crate) fn stop(&mut self, tab: usize) {
        if let Some(tab) = self.tabs[tab].take() {
            tab.wire.cut();
        }
    }

    /// Kills the browser.
    pub(crate) fn stop_all(&mut self) {
        (0..TABS).for_each(|tab| self.stop(tab));
    }
}

/// Ids of clients, in the order they are made.
pub(crate) fn client_id(count: u64) -> Uuid {
    Uuid::from_u128(0xc11e_0000_0000 + u128::from(count))
}
