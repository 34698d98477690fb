//! Faults stop; everything must come to rest, and be right.

use std::collections::BTreeMap;

use sammen_domain::Row;
use sammen_sync::ReplicaStore;

use crate::{
    Violation, World,
    device::Parcel,
    poll::at_once,
    watch::{RowPlace, SURVEY_TERMS, place, rows_of, space_of_device, spaces_of},
};

/// After so many rounds of every device nothing may be left to do.
const ROUNDS_MAX: usize = 5;
/// After so long every date of a case is over, and what was said of persons too old to be kept.
const LONG_SECONDS: i64 = 365 * 86_400;

impl World {
    pub(crate) fn come_to_rest(&mut self) -> Result<(), Violation> {
        self.trace.note(|| "faults stop".into());
        self.server.is_old = false;
        self.run_server_to_rest()?;
        self.deliver_what_is_late()?;
        for device in &mut self.devices {
            device.stop_all();
            device.is_old = false;
            device.storage.is_full.set(false);
        }
        for round in 0..ROUNDS_MAX {
            self.sync_everything()?;
            if round > 0 && self.is_at_rest() {
                self.statistics.decided =
                    self.ledger.all().filter(|(_, op)| op.outcomes.is_decided()).count() as u64;
                self.check_rest()?;
                return self.let_time_pass();
            }
        }
        Err(Violation::NoProgress { what: format!("{ROUNDS_MAX} rounds were not enough") })
    }

    /// When all dates are long over, no seats are held for anybody, and nobody is known any more.
    fn let_time_pass(&mut self) -> Result<(), Violation> {
        self.now += LONG_SECONDS;
        self.server.settle(self.now);
        self.run_server_to_rest()?;
        self.watch.check_after_all()
    }

    /// Requests that are still on their way arrive, after all that came since.
    fn deliver_what_is_late(&mut self) -> Result<(), Violation> {
        while self.network.count() > 0 {
            self.deliver(0);
            self.run_server_to_rest()?;
            let last = self.network.count().checked_sub(1);
            // Their answers find nobody.
            if let Some(last) = last
                && matches!(self.network.copy(last).parcel, Parcel::Answer(_))
            {
                self.network.take(last);
            }
        }
        Ok(())
    }

    fn sync_everything(&mut self) -> Result<(), Violation> {
        for device in 0..self.devices.len() {
            for area in 0..self.areas.len() {
                if !self.is_followed(device, area) {
                    continue;
                }
                self.find_damage(device, area);
                match self.run_round(device, 0, area)? {
                    Some(Ok(_)) => {}
                    ended => {
                        let what = format!("device {device} ends with {ended:?}");
                        return Err(Violation::NoProgress { what });
                    }
                }
            }
        }
        Ok(())
    }

    fn is_followed(&self, device: usize, area: usize) -> bool {
        at_once(self.devices[device].storage.disk.read_outbox(&self.areas[area])).is_ok()
    }

    /// The screen is shown, and finds what is wrong with the chunks under it.
    fn find_damage(&mut self, device: usize, area: usize) {
        let disk = &self.devices[device].storage.disk;
        at_once(sammen_sync::read_view(disk, &self.areas[area])).expect("memory can be read");
    }

    fn is_at_rest(&self) -> bool {
        (0..self.devices.len()).all(|device| {
            (0..self.areas.len()).all(|area| {
                let disk = &self.devices[device].storage.disk;
                match at_once(disk.read_outbox(&self.areas[area])) {
                    Ok((meta, outbox)) => {
                        outbox.is_empty() && meta.cookie == self.watch.areas[area].cookie
                    }
                    Err(_) => true,
                }
            })
        })
    }

    fn check_rest(&mut self) -> Result<(), Violation> {
        for device in 0..self.devices.len() {
            for area in 0..self.areas.len() {
                self.check_rows_at_rest(device, area)?;
            }
        }
        self.check_tables()
    }

    fn check_rows_at_rest(&self, device: usize, area: usize) -> Result<(), Violation> {
        let disk = &self.devices[device].storage.disk;
        let Ok(snapshot) = at_once(disk.read(&self.areas[area])) else { return Ok(()) };
        let Some(held) = rows_of(&snapshot) else {
            return Err(Violation::RowsDiffer { what: "a chunk stays damaged".into() });
        };
        self.check_contact(device, area)?;
        let visible = self.stored_rows(area, device);
        if held == visible {
            return Ok(());
        }
        let places = held.keys().chain(visible.keys());
        let differs = |place: &&RowPlace| held.get(place) != visible.get(place);
        let place = places.clone().find(differs).expect("they differ somewhere");
        Err(Violation::RowsDiffer { what: format!("device {device}, {place:?}") })
    }

    /// What a device may see, from the server's tables themselves.
    fn stored_rows(&self, area: usize, device: usize) -> BTreeMap<RowPlace, Vec<u8>> {
        let owner = self.owner(device, area);
        let roles = self.roles_now(area, self.key(device, area));
        let mut rows = self.rows_in(area, b"public");
        rows.extend(self.rows_in(area, &owner.0));
        rows.extend(self.rows_in(area, SURVEY_TERMS));
        rows.extend(self.rows_in(area, &space_of_device(self.key(device, area))));
        for space in spaces_of(&roles) {
            rows.extend(self.rows_in(area, &space));
        }
        let told = roles.into_iter().map(Row::Role);
        rows.extend(told.map(|row| (place(&row), row.encode())));
        rows
    }

    fn rows_in(&self, area: usize, space: &[u8]) -> BTreeMap<RowPlace, Vec<u8>> {
        at_once(async {
            let query = "SELECT kind, id, bytes FROM row
                 WHERE area = $1 AND space = $2 AND NOT deleted";
            let values = [
                sammen_server::Value::Text(self.areas[area].as_str()),
                sammen_server::Value::Bytes(space),
            ];
            let mut tables = self.server.disk.read().await.expect("memory can be read");
            let rows = tables.fetch_all(query, &values).await.expect("memory can be read");
            rows.into_iter()
                .map(|mut row| {
                    let take = "the columns are as they are known here";
                    let place = (row.take(0).expect(take), row.take(1).expect(take));
                    (place, row.take(2).expect(take))
                })
                .collect()
        })
    }

    /// The registrations that the rules read are the rows that phones read.
    fn check_tables(&self) -> Result<(), Violation> {
        let contradiction = at_once(async {
            let query = "SELECT registration.id FROM registration LEFT JOIN row
                     ON row.area = registration.area AND row.space = registration.owner
                     AND row.kind = 9 AND row.id = registration.id AND NOT row.deleted
                 WHERE row.id IS NULL
                 UNION SELECT row.id FROM row LEFT JOIN registration
                     ON row.area = registration.area AND row.id = registration.id
                 WHERE row.kind = 9 AND NOT row.deleted AND registration.id IS NULL
                 UNION SELECT registration.id FROM registration LEFT JOIN row
                     ON row.area = registration.area AND row.kind = 11
                     AND row.id = registration.id AND NOT row.deleted
                 WHERE row.id IS NULL";
            let mut tables = self.server.disk.read().await.expect("memory can be read");
            let found = tables.fetch_optional(query, &[]).await.expect("memory can be read");
            found.map(|mut row| row.take::<uuid::Uuid>(0).expect("an id"))
        });
        match contradiction {
            Some(id) => Err(Violation::Inconsistent { what: format!("registration {id}") }),
            None => Ok(()),
        }
    }
}
