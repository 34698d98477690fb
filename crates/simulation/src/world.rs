//! The world of a case, and what each step does in it.

mod act;
mod check;
mod step;
mod volunteers;

use std::rc::Rc;

use sammen_domain::{AreaId, OwnerId, Role, UnixSeconds};
use sammen_server::{Database, Secret, owner_of};
use sammen_sync::{ClientId, MemoryStore, ReplicaStore, SyncError, SyncReport};

use crate::{
    Case, HowFar, Trace, Violation,
    content::{BEGIN, Script, area_id},
    device::{Device, Message, Network, Parcel},
    ledger::{Expected, Ledger},
    poll::{at_once, poll},
    server::{self, Ended, Server, Went},
    watch::Watch,
};

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
    /// Who each resident is in each area.
    owners: Vec<Vec<OwnerId>>,
    pub(crate) scripts: Vec<Script>,
    /// Every role that the staff meant to give, and to whom.
    given: Vec<(OwnerId, Role)>,
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
}

/// Who each resident is in an area.
fn owners(area: &AreaId, residents: u8) -> Vec<OwnerId> {
    (0..residents).map(|resident| owner_of(area, &Secret([resident + 1; 32]))).collect()
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
        let mut world = Self {
            case: case.clone(),
            given: Vec::new(),
            scripts: (0..case.shape.areas)
                .map(|n| Script::new(n, &case.shape.seats, case.shape.rules))
                .collect(),
            devices: devices
                .map(|n| Device::new(n % case.shape.residents, MemoryStore::default()))
                .collect(),
            expected: vec![vec![Expected::default(); areas.len()]; case.shape.devices.into()],
            network: Network::default(),
            server: Server::new(disk.clone()),
            watch: Watch::new(case.shape.areas, case.shape.rules.series),
            ledger: Ledger::default(),
            now: BEGIN,
            trace,
            statistics: Statistics::default(),
            owners: areas.iter().map(|area| owners(area, case.shape.residents)).collect(),
            areas,
        };
        for area in 0..world.areas.len() {
            world.server.edit(world.scripts[area].content(), world.now);
            world.run_server_to_rest()?;
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

    pub(crate) fn owner(&self, device: usize, area: usize) -> OwnerId {
        self.owners[area][usize::from(self.devices[device].resident)]
    }

    /// A person follows an area.
    pub(crate) fn open_area(&mut self, device: usize, area: usize) {
        let client = ClientId(self.network.new_client());
        let disk = &self.devices[device].storage.disk;
        at_once(disk.open_area(&self.areas[area], client)).expect("memory keeps what it is given");
    }

    pub(crate) fn start_tab(&mut self, device: usize, tab: usize, area: usize) {
        let owner = self.owner(device, area);
        let id = self.areas[area].clone();
        self.devices[device].start(tab, id, &self.network, owner, self.now);
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
                        operation.owner == handled.owner
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
