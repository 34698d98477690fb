//! What each step does.

use std::rc::Rc;

use sammen_sync::{MemoryStore, ReplicaStore};

use super::{DEVICES_MAX, World, volunteers::Wanted};
use crate::{
    HowFar, Step, Violation,
    device::{Device, Parcel, TABS},
    poll::at_once,
};

const HOUR: i64 = 3_600;
const YEAR: i64 = 365 * 24 * HOUR;

impl World {
    pub(super) fn take(&mut self, step: Step) -> Result<(), Violation> {
        match step {
            Step::Act { device, area, what, fate } => {
                let (device, area) = (self.device(device), self.area(area));
                self.act(device, area, what, fate)?;
            }
            Step::Round { device, area } => {
                let (device, area) = (self.device(device), self.area(area));
                // What the server is at may end after it has told what there is.
                let is_calm = self.server.running() == 0;
                if let (Some(Ok(_)), true) = (self.run_round(device, 0, area)?, is_calm) {
                    self.check_contact(device, area)?;
                }
            }
            Step::StartSync { device, tab, area } => {
                let (device, area) = (self.device(device), self.area(area));
                self.start_tab(device, tab_of(tab), area);
            }
            Step::RunTab { device, tab, boundaries } => {
                self.run_tab(self.device(device), tab_of(tab), budget(boundaries))?;
            }
            Step::Deliver { message } => {
                if let Some(index) = modulo(message, self.network.count()) {
                    self.deliver(index);
                }
            }
            Step::Lose { message } => {
                if let Some(index) = modulo(message, self.network.count()) {
                    self.network.take(index);
                }
            }
            Step::Double { message } => {
                if let Some(index) = modulo(message, self.network.count()) {
                    let copy = self.network.copy(index);
                    if matches!(copy.parcel, Parcel::Request { .. }) {
                        self.network.send(copy);
                    }
                }
            }
            Step::Nudge { device, tab } => self.nudge(self.device(device), tab_of(tab))?,
            Step::GiveUp { device, tab } => {
                if let Some(tab) = &self.devices[self.device(device)].tabs[tab_of(tab)] {
                    tab.wire.give_up();
                    self.server.hang_up(&tab.wire);
                }
            }
            Step::RunServer { task, how_far } => {
                if let Some(task) = modulo(task, self.server.running()) {
                    self.run_server(task, how_far)?;
                }
            }
            Step::KillServer => self.server.kill(),
            Step::KillTab { device, tab } => {
                let device = self.device(device);
                self.devices[device].stop(tab_of(tab));
            }
            Step::KillDevice { device } => {
                let device = self.device(device);
                self.devices[device].stop_all();
            }
            Step::Issue { device, area, moves } => {
                let (device, area) = (self.device(device), self.area(area));
                self.issue(device, area, moves);
            }
            Step::Redeem { device, code } => self.redeem(self.device(device), code),
            Step::Evict { device } => self.evict(self.device(device)),
            Step::Quota { device, full } => {
                self.devices[self.device(device)].storage.is_full.set(full);
            }
            Step::DamageChunk { device, area, lost } => {
                let (device, area) = (self.device(device), self.area(area));
                self.damage_chunk(device, area, lost);
            }
            Step::Copy { device } => self.copy(self.device(device)),
            Step::Follow { device, area, follows } => {
                let (device, area) = (self.device(device), self.area(area));
                self.follow(device, area, follows)?;
            }
            Step::Dismiss { device, area } => {
                let (device, area) = (self.device(device), self.area(area));
                self.dismiss(device, area);
            }
            Step::SetClock { device, years } => {
                let device = self.device(device);
                self.devices[device].clock_off = i64::from(years) * YEAR;
            }
            Step::OldApp { device, old } => {
                let device = self.device(device);
                // Another app is another page.
                self.devices[device].stop_all();
                self.devices[device].is_old = old;
            }
            Step::OldServer { old } => {
                self.server.kill();
                self.server.is_old = old;
            }
            Step::Edit { area, edit } => {
                let area = self.area(area);
                self.scripts[area].change(edit);
                self.server.edit(self.scripts[area].content(), self.now);
            }
            Step::Appoint { device, area, activities, names, hours } => {
                let (device, area) = (self.device(device), self.area(area));
                self.appoint(&Wanted { device, area, activities, names, hours });
            }
            Step::Revoke { which } => self.revoke(which),
            Step::Cut { area } => {
                let area = self.area(area);
                self.server.cut(self.areas[area].clone());
            }
            Step::Staff { area, date, what } => {
                let area = self.area(area);
                self.decide_as_staff(area, date, what);
            }
            Step::Settle => self.server.settle(self.now),
            Step::BackUp => self.server.back_up(),
            Step::Restore => self.server.restore(),
            Step::Wait { hours } => {
                // What is being decided is decided by one clock.
                if self.server.running() == 0 {
                    self.now += i64::from(hours) * HOUR;
                }
            }
        }
        Ok(())
    }

    fn nudge(&mut self, device: usize, tab: usize) -> Result<(), Violation> {
        let Some(running) = &self.devices[device].tabs[tab] else { return Ok(()) };
        let wire = Rc::clone(&running.wire);
        if let Some(message) = self.network.find(&wire) {
            self.deliver(message);
        } else if let Some(task) = self.server.task_of(&wire) {
            self.run_server(task, HowFar::OneTransaction)?;
        }
        // Without an answer it stays where it is.
        self.run_tab(device, tab, u32::MAX)?;
        Ok(())
    }

    fn device(&self, number: u8) -> usize {
        usize::from(number) % self.devices.len()
    }

    fn area(&self, number: u8) -> usize {
        usize::from(number) % self.areas.len()
    }

    fn evict(&mut self, device: usize) {
        let phone = &mut self.devices[device];
        phone.stop_all();
        let (clock_off, is_old) = (phone.clock_off, phone.is_old);
        let keys = phone.keys.emptied();
        *phone = Device { clock_off, is_old, ..Device::new(keys, MemoryStore::default()) };
        for area in 0..self.areas.len() {
            self.abandon(device, area);
            self.open_area(device, area);
        }
    }

    fn copy(&mut self, device: usize) {
        if self.devices.len() >= DEVICES_MAX {
            return;
        }
        let original = &self.devices[device];
        let copied = Device {
            clock_off: original.clock_off,
            is_old: original.is_old,
            ..Device::new((*original.keys).clone(), original.storage.disk.clone())
        };
        self.devices.push(copied);
        self.expected.push(self.expected[device].clone());
    }

    fn follow(&mut self, device: usize, area: usize, follows: bool) -> Result<(), Violation> {
        if follows {
            self.open_area(device, area);
            return Ok(());
        }
        let storage = &self.devices[device].storage;
        at_once(storage.disk.forget_area(&self.areas[area])).expect("memory forgets");
        if at_once(storage.disk.read(&self.areas[area])).is_ok() {
            return Err(Violation::RowsAfterLeaving);
        }
        self.abandon(device, area);
        Ok(())
    }

    fn damage_chunk(&mut self, device: usize, area: usize, lost: bool) {
        let disk = &self.devices[device].storage.disk;
        let Ok((meta, _)) = at_once(disk.read_outbox(&self.areas[area])) else { return };
        if let Some(chunk) = meta.chunks().next() {
            disk.damage_chunk(&self.areas[area], *chunk, (!lost).then_some(&[0xff; 9][..]));
        }
    }

    fn dismiss(&mut self, device: usize, area: usize) {
        let disk = &self.devices[device].storage.disk;
        let Ok(snapshot) = at_once(disk.read(&self.areas[area])) else { return };
        if let Some(refused) = snapshot.refused.first() {
            let dismissed = disk.dismiss_refusal(&self.areas[area], refused.entry.op);
            at_once(dismissed).expect("memory forgets");
        }
    }
}

fn tab_of(number: u8) -> usize {
    usize::from(number) % TABS
}

fn budget(boundaries: u8) -> u32 {
    if boundaries == u8::MAX { u32::MAX } else { boundaries.into() }
}

fn modulo(number: u8, count: usize) -> Option<usize> {
    usize::from(number).checked_rem(count)
}
