//! Public rows in immutable pieces that are named by their content.
//!
//! A chunk is some hundred rows, next to each other in the order of their keys. Where one ends is decided by the keys and
//! the lengths of the rows, so a row that changes alters the chunk it is in, and seldom those after it. It is kept as it came and says
//! where each of its rows is, so that a phone reads a row when somebody asks for it. Everything here is a pure
//! function: the server cuts and writes, a phone reads, tests and the simulation do both.

mod checksum;
mod cut;
mod hash;
mod open;
mod publication;

use sammen_domain::Row;

use checksum::checksum;
pub use cut::cut;
pub use hash::{ContentHash, ParseHashError};
pub use open::Chunk;
pub use publication::Publication;

/// The format of a chunk's bytes: `[FORMAT][row shape, two bytes, low first][checksum of what follows, eight bytes,
/// low first][how many rows][the length of each][the rows]`, numbers and rows in postcard.
const FORMAT: u8 = 2;

/// The format before it: `[format][row shape][how many rows][the rows]`. What phones and static hosts have of it
/// is read on.
const FORMAT_WITHOUT_LENGTHS: u8 = 1;

/// The most rows of a chunk.
pub const ROWS_MAX: usize = 1_000;

/// The most bytes of the rows of a chunk, unless a single row is larger. Chromium keeps a value above 64 KiB in a
/// file of its own, which makes writing and reading it several times slower.
pub const ROW_BYTES_MAX: usize = 60_000;

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

/// Writes rows, which are in the order of their keys, as a chunk.
#[must_use]
pub fn encode(rows: &[Row]) -> Vec<u8> {
    let rows: Vec<Vec<u8>> = rows.iter().map(encode_row).collect();
    let lengths: Vec<usize> = rows.iter().map(Vec::len).collect();
    let mut body = postcard::to_allocvec(&lengths).expect("postcard refuses no number");
    rows.iter().for_each(|row| body.extend(row));
    let [low, high] = Row::SHAPE.to_le_bytes();
    [&[FORMAT, low, high], checksum(&body).to_le_bytes().as_slice(), &body].concat()
}

fn encode_row(row: &Row) -> Vec<u8> {
    let bytes = row.encode();
    debug_assert_eq!(Row::key_of(&bytes), Some(row.key()), "a row begins with its key");
    bytes
}

/// Reads all of a chunk's rows.
///
/// # Errors
/// When the bytes are of another version or damaged, or any of the rows is.
pub fn decode(bytes: &[u8]) -> Result<Vec<Row>, DecodeChunkError> {
    let chunk = Chunk::open(bytes.into())?;
    let read = |(_, row)| Row::decode(row).map_err(|_| DecodeChunkError::Damaged);
    chunk.rows().map(read).collect()
}

#[cfg(test)]
mod tests;
