//! Where one chunk ends and the next begins.

use sammen_domain::{Row, RowKey};

use super::{ROW_BYTES_MAX, ROWS_MAX, encode};

/// The fewest bytes of the rows of a chunk that is not the last, unless they are many.
const ROW_BYTES_MIN: usize = 38_000;

/// As many rows are enough, however short they are.
const ROWS_ENOUGH: usize = 500;

/// A row begins a chunk, once there are enough before it, by the chance of its own bytes in so many: together
/// some 47,000 on average, whether rows are short or long. Fewer and larger chunks are read and written in less time.
const BYTES_PER_CUT: u64 = 10_000;

/// Cuts rows into chunks, in the order of their keys. Every row is in one of them.
#[must_use]
pub fn cut(mut rows: Vec<Row>) -> Vec<(Vec<u8>, u32)> {
    rows.sort_by_key(Row::key);
    let mut chunks = Vec::new();
    let mut rest = rows.as_slice();
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(end_of_first(rest));
        let count = u32::try_from(chunk.len()).expect("at most ROWS_MAX");
        chunks.push((encode(chunk), count));
        rest = after;
    }
    chunks
}

fn end_of_first(rows: &[Row]) -> usize {
    let mut bytes_before = 0;
    for (at, row) in rows.iter().enumerate() {
        let bytes = row.encode().len();
        let is_full = at == ROWS_MAX || (bytes_before + bytes > ROW_BYTES_MAX && at > 0);
        let is_enough = bytes_before >= ROW_BYTES_MIN || at >= ROWS_ENOUGH;
        if is_full || (is_enough && begins_chunk(row.key(), bytes)) {
            return at;
        }
        bytes_before += bytes;
    }
    rows.len()
}

/// Whether a row may begin a chunk: the same answer for as long as it is as long, and as good as random over ids, whether
/// they were made by chance or from the time.
fn begins_chunk(key: RowKey, bytes: usize) -> bool {
    // FNV-1a, then a fold: its low bits alone mix too little.
    let hash = key.id.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 32)) % BYTES_PER_CUT < bytes as u64
}
