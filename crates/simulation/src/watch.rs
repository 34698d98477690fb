//! Looks at the server's tables after each commit, past the server.

mod area;
mod book;
mod rows;

use sammen_domain::UnixSeconds;
use sammen_server::{Database, DeviceId};

use crate::{Rules, Violation, content::area_id, ledger::Ledger, poll::at_once};
pub(crate) use area::AreaWatch;
pub(crate) use rows::{RowPlace, SURVEY_TERMS, place, rows_of, space_of_device, spaces_of};

/// What is known of the server's tables.
pub(crate) struct Watch {
    pub(crate) areas: Vec<AreaWatch>,
}

impl Watch {
    pub(crate) fn new(areas: u8, rules: Rules) -> Self {
        let area = |number| AreaWatch::new(number, area_id(number), rules);
        Self { areas: (0..areas).map(area).collect() }
    }

    /// What holds when all dates are long over and the server has looked at its books.
    pub(crate) fn check_after_all(&self) -> Result<(), Violation> {
        self.areas.iter().try_for_each(AreaWatch::check_after_all)
    }

    /// Whether a device may be told of what was done under one of these keys.
    pub(crate) fn is_one_household(&self, keys: &[DeviceId], device: DeviceId) -> bool {
        let is_its =
            |area: &AreaWatch| keys.iter().any(|key| area.owner_of(*key) == area.owner_of(device));
        self.areas.iter().any(is_its)
    }

    /// Takes note of what was committed since the last look, and checks it.
    pub(crate) fn look(
        &mut self,
        disk: &Database,
        ledger: &mut Ledger,
        now: UnixSeconds,
    ) -> Result<(), Violation> {
        at_once(async {
            let mut tables = disk.read().await.expect("nothing is wrong with the memory");
            for area in &mut self.areas {
                area.look(&mut tables, ledger, now).await?;
            }
            Ok(())
        })
    }
}
