//! What was measured, and what is wanted of it.

use std::fmt::Write;

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

/// The middle one.
pub fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.into_iter().collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
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
    /// The same, until our first sync is on the disk with its first pull.
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

enum Wanted {
    AtLeast(f64),
    AtMost(f64),
}

impl Outcome {
    /// What is wanted beside what was seen.
    pub fn table(&self) -> String {
        use Wanted::{AtLeast, AtMost};
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
        let mut table = format!("{:40} {:>12} {:>12}\n", "", "wanted", "seen");
        for (name, wanted, seen) in lines {
            let (sign, bound, is_met) = match wanted {
                AtLeast(bound) => ("≥", bound, seen >= bound),
                AtMost(bound) => ("≤", bound, seen <= bound),
            };
            let decimals = if bound > 100.0 { 0 } else { 2 };
            let mark = if is_met { "" } else { "  missed" };
            let wanted = format!("{sign} {bound}");
            writeln!(table, "{name:40} {wanted:>12} {seen:>12.decimals$}{mark}")
                .expect("a text takes what is written");
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_one() {
        assert!((median([9.0, 1.0, 3.0]) - 3.0).abs() < f64::EPSILON);
        assert!(median([]).is_nan());
    }

    #[test]
    fn what_is_missed_is_marked() {
        let outcome = Outcome {
            first_sync_vs_pouchdb: 61.0,
            first_sync_vs_dexie: 9.0,
            first_sync_vs_raw_chunks: 1.4,
            first_sync_stored_vs_raw_chunks: 2.0,
            first_sync_vs_raw_transaction: 6.0,
            read_back_vs_dexie: 15.0,
            read_back_vs_raw_chunks: 1.4,
            read_back_listed_vs_dexie: 14.0,
            read_back_whole_vs_dexie: 5.0,
            gzip_bytes: 1_000_001,
            requests: 8,
            nothing_new_bytes: 40,
            seat_counts_bytes: 2_500,
            changed_rows_bytes: 40_000,
        };
        let table = outcome.table();
        let missed: Vec<&str> = table.lines().filter(|line| line.ends_with("missed")).collect();
        assert_eq!(missed.len(), 2, "{table}");
        assert!(missed[0].contains("Dexie") && missed[1].contains("gzip"));
    }
}
