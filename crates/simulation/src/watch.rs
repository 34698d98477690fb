//! Looks at the server's tables after each commit, past the server.

mod area;
mod book;
mod rows;

use sammen_domain::UnixSeconds;
use sammen_server::Database;

use crate::{Violation, content::area_id, ledger::Ledger, poll::at_once};
pub(crate) use area::AreaWatch;
pub(crate) use rows::{RowPlace, place, rows_of, spaces_of};

/// What is known of the server's tables.
pub(crate) struct Watch {
    pub(crate) areas: Vec<AreaWatch>,
}

impl Watch {
    pub(crate) fn new(areas: u8, is_series: bool) -> Self {
        let area = |number| AreaWatch::new(number, area_id(number), is_series);
        Self { areas: (0..areas).map(area).collect() }
    }

    /// What holds when all dates are long over and the server has looked at its books.
    pub(crate) fn check_after_all(&self) -> Result<(), Violation> {
        self.areas.iter().try_for_each(AreaWatch::check_after_all)
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
