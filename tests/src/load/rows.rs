//! All that a phone may see, however it is kept.

use std::{collections::BTreeMap, fmt::Debug};

use sammen_domain::{Availability, OccurrenceId, Row, RowKey};
use sammen_sync::{PatchOperation, PullResponse, Snapshot};

/// Rows by key and seat counts by date.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Rows {
    rows: BTreeMap<RowKey, Row>,
    seats: BTreeMap<OccurrenceId, Availability>,
}

impl Rows {
    /// What a phone has: rows over chunks.
    pub(super) fn on_phone(snapshot: &Snapshot) -> Self {
        let mut rows = BTreeMap::new();
        for named in &snapshot.chunks {
            rows.extend(named.chunk.rows().map(|(key, bytes)| (key, read(bytes))));
        }
        for (key, bytes) in &snapshot.rows {
            if bytes.is_empty() {
                rows.remove(key);
            } else {
                rows.insert(*key, read(bytes));
            }
        }
        Self { rows, seats: by_date(&snapshot.seats) }
    }

    /// What a server tells a phone that knows nothing.
    pub(super) fn told(response: &PullResponse) -> Self {
        assert!(
            response.reset && response.base.is_none(),
            "a phone that knows nothing is told all"
        );
        let mut rows = BTreeMap::new();
        for operation in &response.patch {
            match operation {
                PatchOperation::Put { key, row } => drop(rows.insert(*key, read(row))),
                PatchOperation::Delete { key } => drop(rows.remove(key)),
            }
        }
        Self { rows, seats: by_date(&response.seats) }
    }

    /// Ends the test with the first difference.
    pub(super) fn expect_same(&self, server: &Self) {
        expect_same(&self.rows, &server.rows);
        expect_same(&self.seats, &server.seats);
    }
}

fn expect_same<K: Debug + Ord, V: Debug + PartialEq>(
    phone: &BTreeMap<K, V>,
    server: &BTreeMap<K, V>,
) {
    for key in phone.keys().chain(server.keys()) {
        assert_eq!(phone.get(key), server.get(key), "a phone (left) has {key:?} another way");
    }
}

fn read(bytes: &[u8]) -> Row {
    Row::decode(bytes).expect("the server's rows are of this version")
}

fn by_date(seats: &[Availability]) -> BTreeMap<OccurrenceId, Availability> {
    seats.iter().map(|known| (known.occurrence, *known)).collect()
}
