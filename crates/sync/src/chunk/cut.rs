//! Where one chunk ends and the next begins.

use sammen_domain::{Row, RowKey};

use super::{ROW_BYTES_MAX, ROWS_MAX, encode};

/// The fewest rows of a chunk that is not the last.
const ROWS_MIN: usize = 125;

/// One key in so many begins a chunk once there are [`ROWS_MIN`] rows: together some 250 on average.
const KEYS_PER_CUT: u64 = 125;

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
    let mut bytes = 0;
    for (at, row) in rows.iter().enumerate() {
        bytes += row.encode().len();
        let is_full = at == ROWS_MAX || (bytes > ROW_BYTES_MAX && at > 0);
        if is_full || (at >= ROWS_MIN && begins_chunk(row.key())) {
            return at;
        }
    }
    rows.len()
}

/// Whether a key may begin a chunk: the same answer for ever, and as good as random over ids, whether they
/// were made by chance or from the time.
fn begins_chunk(key: RowKey) -> bool {
    // FNV-1a, then a fold: its low bits alone mix too little.
    let hash = key.id.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 32)).is_multiple_of(KEYS_PER_CUT)
}
