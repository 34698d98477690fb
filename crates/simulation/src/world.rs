//! The world of a case, and what each step does in it.

mod act;
mod check;
mod household;
mod step;
mod volunteers;

use std::{cell::Cell, rc::Rc};

use sammen_domain::{AreaId, OwnerId, UnixSeconds};
use sammen_server::{Database, DeviceId};
use sammen_sync::{ClientId, MemoryStore, ReplicaStore, SyncError, SyncReport};

use crate::{
    Case, HowFar, Trace, Violation,
    content::{BEGIN, Script, area_id},
    device::{Device, Keys, Message, Network, Parcel},
    ledger::{Expected, Ledger},
    poll::{at_once, poll},
    server::{self, Ended, Server, Went},
    survey,
    watch::Watch,
};
use household::Issued;
use volunteers::Given;

/// Devices beyond this are not copied.
pub(crate) const DEVICES_MAX: usize = 8;
/// A round that nothing goes wrong in ends long before so many messages.
const MESSAGES_MAX: usize = 200;

/// What a run did, to see that it did something.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Statistics {
    /// Steps taken.
    pub steps: u64,
    /// Transactions that were looked at.
    pub commits: u64,
    /// Operations decided.
    pub decided: u64,
}

/// The world of a case.
pub struct World {
    pub(crate) case: Case,
    pub(crate) areas: Vec<AreaId>,
    pub(crate) scripts: Vec<Script>,
    /// Every role that the staff meant to give, and to whom.
    given: Vec<Given>,
    /// From which device to which a person has tried to move.
    moves: Vec<(DeviceId, DeviceId)>,
    pub(crate) devices: Vec<Device>,
    /// What each device should have in each area's outbox.
    pub(crate) expected: Vec<Vec<Expected>>,
    pub(crate) network: Network,
    pub(crate) server: Server,
    pub(crate) watch: Watch,
    pub(crate) ledger: Ledger,
    pub(crate) now: UnixSeconds,
    pub(crate) trace: Trace,
    pub(crate) statistics: Statistics,
    /// Codes that people have.
    codes: Vec<Issued>,
}

impl World {
    /// A world before anything has happened, on a disk that is emptied for it.
    ///
    /// # Errors
    /// When the server breaks a promise while it takes the first content.
    pub fn new(case: &Case, disk: &Database, trace: Trace) -> Result<Self, Violation> {
        server::empty(disk);
        let areas: Vec<AreaId> = (0..case.shape.areas).map(area_id).collect();
        let devices = 0..case.shape.devices;
        let keys = Rc::new(Cell::new(0));
        let mut world = Self {
            case: case.clone(),
            given: Vec::new(),
            moves: Vec::new(),
            scripts: (0..case.shape.areas)
                .map(|n| Script::new(n, &case.shape.seats, case.shape.rules))
                .collect(),
            devices: devices
                .map(|_| Device::new(Keys::new(Rc::clone(&keys)), MemoryStore::default()))
                .collect(),
            expected: vec![vec![Expected::default(); areas.len()]; case.shape.devices.into()],
            network: Network::default(),
            server: Server::new(disk.clone()),
            watch: Watch::new(case.shape.areas, case.shape.rules),
            ledger: Ledger::default(),
            now: BEGIN,
            trace,
            statistics: Statistics::default(),
            codes: Vec::new(),
            areas,
        };
        for area in 0..world.areas.len() {
            world.server.edit(world.scripts[area].content(), world.now);
            world.run_server_to_rest()?;
            let versions = if case.shape.survey { survey::VERSIONS } else { 0 };
            for version in 0..versions {
                world.server.publish(world.areas[area].clone(), survey::form(version));
                world.run_server_to_rest()?;
            }
        }
        for device in 0..world.devices.len() {
            for area in 0..world.areas.len() {
                world.open_area(device, area);
            }
        }
        Ok(world)
    }

    /// Runs the case's steps, then lets everything come to rest.
    ///
    /// # Errors
    /// The first broken promise, and at which step; the number of steps when it was at rest.
    pub fn run(&mut self) -> Result<Statistics, (usize, Violation)> {
        for number in 0..self.case.steps.len() {
            let step = self.case.steps[number];
            self.trace.note(|| format!("{number}: {step:?}"));
            self.statistics.steps += 1;
            self.take(step).map_err(|violation| (number, violation))?;
        }
        self.come_to_rest().map_err(|violation| (self.case.steps.len(), violation))?;
        Ok(self.statistics)
    }

    /// What happened.
    #[must_use]
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// The key of a device.
    pub(crate) fn key(&self, device: usize, area: usize) -> DeviceId {
        self.devices[device].keys.key(&self.areas[area])
    }

    /// The household of a device.
    pub(crate) fn owner(&self, device: usize, area: usize) -> OwnerId {
        self.watch.areas[area].owner_of(self.key(device, area))
    }

    /// A person follows an area.
    pub(crate) fn open_area(&mut self, device: usize, area: usize) {
        let client = ClientId(self.network.new_client());
        let disk = &self.devices[device].storage.disk;
        at_once(disk.open_area(&self.areas[area], client)).expect("memory keeps what it is given");
    }

    pub(crate) fn start_tab(&mut self, device: usize, tab: usize, area: usize) {
        let id = self.areas[area].clone();
        self.devices[device].start(tab, id, &self.network, self.now);
    }

    /// Lets a tab pass some boundaries; what it came to, when it has ended.
    pub(crate) fn run_tab(
        &mut self,
        device: usize,
        tab: usize,
        boundaries: u32,
    ) -> Result<Option<Result<SyncReport, SyncError>>, Violation> {
        let phone = &mut self.devices[device];
        let Some(running) = &mut phone.tabs[tab] else { return Ok(None) };
        phone.storage.budget.set(boundaries);
        let ended = match poll(&mut running.task) {
            std::task::Poll::Ready(ended) => Some(ended),
            std::task::Poll::Pending => None,
        };
        if let Some(ended) = &ended {
            self.trace.note(|| format!("  tab {device}.{tab}: {ended:?}"));
            phone.stop(tab);
        }
        self.check_device(device)?;
        Ok(ended)
    }

    /// A message arrives where it goes.
    pub(crate) fn deliver(&mut self, index: usize) {
        let message = self.network.take(index);
        match message.parcel {
            Parcel::Request { .. } => self.server.receive(message, self.now),
            Parcel::Answer(answer) => message.wire.arrive(message.number, answer),
        }
    }

    /// Lets the server go on with one task, and looks at what it commits.
    pub(crate) fn run_server(&mut self, task: usize, how_far: HowFar) -> Result<(), Violation> {
        let went = self.server.run(task, how_far);
        if self.server.has_committed() {
            self.statistics.commits += 1;
            self.watch.look(&self.server.disk, &mut self.ledger, self.now)?;
        }
        if let Went::Ended(ended) = went {
            self.end_server_task(ended)?;
        }
        Ok(())
    }

    fn end_server_task(&mut self, ended: Ended) -> Result<(), Violation> {
        match ended {
            Ended::Answer { wire, number, handled } => {
                for told in &handled.outcomes {
                    let stored = self.ledger.get(told.op);
                    let is_so = stored.is_some_and(|operation| {
                        self.watch.is_one_household(&operation.keys, handled.device)
                            && operation.outcomes.contains(|outcome| outcome == told.outcome)
                    });
                    if !is_so {
                        return Err(Violation::AnotherOutcome { op: told.op });
                    }
                }
                self.trace.note(|| format!("  answered {:?}", handled.outcomes));
                let parcel = Parcel::Answer(handled.answer);
                self.network.send(Message { parcel, wire, number });
            }
            Ended::BackedUp(copy) => self.server.keep(copy),
            Ended::Issued { area, issuer, purpose, code } => {
                let issued = |code| Issued { area, code, issuer, purpose, redeemed_by: None };
                self.codes.extend(code.map(issued));
            }
            Ended::Redeemed { code, device, redeemed } => {
                self.trace.note(|| format!("  redeemed {redeemed:?}"));
                if let Some(redeemed) = redeemed {
                    self.check_redeemed(code, device, redeemed)?;
                }
            }
            Ended::Edited
            | Ended::RolesChanged
            | Ended::Cut
            | Ended::Restored
            | Ended::Decided
            | Ended::Settled => {}
        }
        Ok(())
    }

    /// Runs every task of the server to its end.
    pub(crate) fn run_server_to_rest(&mut self) -> Result<(), Violation> {
        while self.server.running() > 0 {
            // Whoever is in a transaction keeps the others waiting: all get their turn.
            for task in (0..self.server.running()).rev() {
                if task < self.server.running() {
                    self.run_server(task, HowFar::ToTheEnd)?;
                }
            }
        }
        Ok(())
    }

    /// Runs a tab to its end over a network that loses nothing; what it came to.
    pub(crate) fn run_round(
        &mut self,
        device: usize,
        tab: usize,
        area: usize,
    ) -> Result<Option<Result<SyncReport, SyncError>>, Violation> {
        self.start_tab(device, tab, area);
        for _ in 0..MESSAGES_MAX {
            if let Some(ended) = self.run_tab(device, tab, u32::MAX)? {
                return Ok(Some(ended));
            }
            let running = self.devices[device].tabs[tab].as_ref();
            let wire = Rc::clone(&running.expect("it has not ended").wire);
            match self.network.find(&wire) {
                Some(message) => self.deliver(message),
                None => return Ok(None),
            }
            self.run_server_to_rest()?;
        }
        Err(Violation::NoProgress { what: "a round sends messages without end".into() })
    }
}
