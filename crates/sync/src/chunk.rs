//! Public rows in immutable pieces that are named by their content.
//!
//! A chunk is some five hundred rows, next to each other in the order of their keys. Where one ends is decided
//! by the keys alone, so a row that changes alters the one chunk it is in. Everything here is a pure function:
//! the server cuts and writes, a phone reads, tests and the simulation do both.

mod cut;
mod hash;
mod publication;

use sammen_domain::Row;

pub use cut::cut;
pub use hash::{ContentHash, ParseHashError};
pub use publication::Publication;

/// The format of a chunk's bytes: `[FORMAT][row shape, two bytes, low first][the rows in postcard]`.
const FORMAT: u8 = 1;

/// The most rows of a chunk.
pub const ROWS_MAX: usize = 1_000;

/// The most bytes of a chunk, unless a single row is larger: what a phone holds in memory for one.
pub const CHUNK_BYTES_MAX: usize = 1 << 20;

/// The most bytes of a chunk that is read at all.
const READ_BYTES_MAX: usize = 8 << 20;

/// Bytes that are not a chunk of this version.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DecodeChunkError {
    /// Another format, or rows of another shape.
    #[error("read a chunk: it is of another version; pull its rows instead")]
    Version,
    /// Not what its head says.
    #[error("read a chunk: its bytes are cut short or damaged; fetch it anew")]
    Damaged,
}

/// Writes rows as a chunk.
#[must_use]
pub fn encode(rows: &[Row]) -> Vec<u8> {
    let [low, high] = Row::SHAPE.to_le_bytes();
    postcard::to_extend(rows, vec![FORMAT, low, high])
        .expect("a row has no type that postcard refuses")
}

/// Reads a chunk's rows. Whatever the bytes are, it allocates no more than some times their length.
///
/// # Errors
/// When the bytes are of another version or damaged.
pub fn decode(bytes: &[u8]) -> Result<Vec<Row>, DecodeChunkError> {
    let [low, high] = Row::SHAPE.to_le_bytes();
    let rows = match bytes {
        [FORMAT, l, h, rows @ ..] if (*l, *h) == (low, high) => rows,
        [_, _, _, ..] => return Err(DecodeChunkError::Version),
        _ => return Err(DecodeChunkError::Damaged),
    };
    if rows.len() > READ_BYTES_MAX {
        return Err(DecodeChunkError::Damaged);
    }
    let damaged = |_| DecodeChunkError::Damaged;
    let (count, mut rest) = postcard::take_from_bytes::<u32>(rows).map_err(damaged)?;
    // Before any row is read: what is reserved for them is decided by this number.
    let count = usize::try_from(count).ok().filter(|count| *count <= ROWS_MAX);
    let count = count.ok_or(DecodeChunkError::Damaged)?;
    let mut rows = Vec::with_capacity(count);
    for _ in 0..count {
        let (row, after) = postcard::take_from_bytes(rest).map_err(damaged)?;
        rows.push(row);
        rest = after;
    }
    if rest.is_empty() { Ok(rows) } else { Err(DecodeChunkError::Damaged) }
}

#[cfg(test)]
mod tests;
