//! What was measured, and what is wanted of it.

use sammen_bench_browser::{
    Wanted::{AtLeast, AtMost},
    table,
};
use serde::{Deserialize, Serialize};

/// Ours, from nothing.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct FirstSync {
    pub synced_ms: f64,
    pub read_ms: f64,
    pub searchable_ms: f64,
    /// Until all of it, and the first pull, are on the disk.
    pub stored_ms: f64,
    pub activities: f64,
    pub found: f64,
    pub requests: u32,
    pub sent_bytes: u64,
    pub body_bytes: u64,
}

/// Ours, once more.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct SyncAgain {
    pub ms: f64,
    pub body_bytes: u64,
}

/// Ours, after a restart.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct ReadBack {
    /// Until every row is in memory under its key.
    pub read_ms: f64,
    /// Until the rows of a screen are read, too.
    pub listed_ms: f64,
    /// Until a word has been looked for in all rows, too.
    pub searchable_ms: f64,
    /// Until each row has been read to its last field, too.
    pub whole_ms: f64,
    pub shown: f64,
    pub activities: f64,
    pub seats: f64,
}

/// The same chunks, written by nobody's code; all figures end with the transaction.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct WriteChunks {
    /// From the first request, as a first sync begins.
    pub fetched_ms: f64,
    /// From the bytes in memory and no database.
    pub created_ms: f64,
    /// From the bytes in memory and an empty database that is open.
    pub written_ms: f64,
}

/// A peer's figure.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Peer {
    pub ms: f64,
    pub count: u32,
}

/// The line that scripts read.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Outcome {
    /// PouchDB's first sync / ours.
    pub first_sync_vs_pouchdb: f64,
    /// Dexie's first sync / ours.
    pub first_sync_vs_dexie: f64,
    /// Our first sync / the same from nothing done raw: fetch the same chunks, make a database, write them.
    pub first_sync_vs_raw_chunks: f64,
    /// Our first sync / the same raw, with the manifest asked for first and every chunk's digest taken.
    pub first_sync_vs_checked_chunks: f64,
    /// The raw figure's, until our first sync is on the disk with its first pull.
    pub first_sync_stored_vs_raw_chunks: f64,
    /// Our first sync / the raw transaction alone, into a database that is open, of bytes that are there.
    pub first_sync_vs_raw_transaction: f64,
    /// Dexie's reading back / ours until every row is in memory under its key.
    pub read_back_vs_dexie: f64,
    /// Ours until every row is in memory under its key / opening a database and reading the same chunks raw.
    pub read_back_vs_raw_chunks: f64,
    /// Dexie's reading back / ours until a screen's rows are read.
    pub read_back_listed_vs_dexie: f64,
    /// Dexie's reading back / ours until each row has been read to its last field.
    pub read_back_whole_vs_dexie: f64,
    /// Everything that a first sync fetches, by gzip.
    pub gzip_bytes: u64,
    /// How often it asks.
    pub requests: u32,
    /// The body of a pull with nothing new.
    pub nothing_new_bytes: u64,
    /// The body of a pull with a hundred changed seat counts.
    pub seat_counts_bytes: u64,
    /// The body of a pull with a hundred changed rows.
    pub changed_rows_bytes: u64,
}

impl Outcome {
    /// What is wanted beside what was seen.
    pub fn table(&self) -> String {
        let bytes = |bytes: u64| f64::from(u32::try_from(bytes).unwrap_or(u32::MAX));
        let lines = [
            ("first sync, times faster than PouchDB", AtLeast(60.0), self.first_sync_vs_pouchdb),
            ("first sync, times faster than Dexie", AtLeast(10.0), self.first_sync_vs_dexie),
            ("first sync / raw write of the chunks", AtMost(1.5), self.first_sync_vs_raw_chunks),
            ("reading back, times faster than Dexie", AtLeast(15.0), self.read_back_vs_dexie),
            ("first sync, bytes by gzip", AtMost(1_000_000.0), bytes(self.gzip_bytes)),
            ("first sync, requests", AtMost(8.0), f64::from(self.requests)),
            ("nothing new, bytes of body", AtMost(200.0), bytes(self.nothing_new_bytes)),
            ("100 seat counts, bytes of body", AtMost(2_500.0), bytes(self.seat_counts_bytes)),
        ];
        table(&lines)
    }
}
