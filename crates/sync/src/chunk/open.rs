//! Finding the rows of a chunk.

use sammen_domain::{Row, RowKey};

use super::{
    DecodeChunkError::{self, Damaged, Version},
    FORMAT, FORMAT_WITHOUT_LENGTHS, READ_BYTES_MAX, ROWS_MAX, checksum,
};

/// A chunk's bytes as they came, and where each of its rows is in them.
#[derive(Clone)]
pub struct Chunk {
    bytes: Vec<u8>,
    /// In the order of the keys, one after the other to the end of the bytes.
    places: Vec<Place>,
}

#[derive(Clone, Copy)]
struct Place {
    key: RowKey,
    start: usize,
}

impl Chunk {
    /// Finds the rows of these bytes; reads none of them, but for the format that does not say where they are.
    /// Whatever the bytes are, it allocates no more than some times their length.
    ///
    /// # Errors
    /// When the bytes are of another version, or not those that were written.
    pub fn open(bytes: Vec<u8>) -> Result<Self, DecodeChunkError> {
        let [shape_low, shape_high] = Row::SHAPE.to_le_bytes();
        let (format, body) = match bytes.as_slice() {
            [format, low, high, body @ ..] if (*low, *high) == (shape_low, shape_high) => {
                (*format, body)
            }
            [_, _, _, ..] => return Err(Version),
            _ => return Err(Damaged),
        };
        if body.len() > READ_BYTES_MAX {
            return Err(Damaged);
        }
        let places = match format {
            FORMAT => by_lengths(body),
            FORMAT_WITHOUT_LENGTHS => by_reading(body),
            _ => return Err(Version),
        };
        let mut places = places.ok_or(Damaged)?;
        let before = bytes.len() - body.len();
        places.iter_mut().for_each(|place| place.start += before);
        if places.is_sorted_by(|one, next| one.key < next.key) {
            Ok(Self { bytes, places })
        } else {
            Err(Damaged)
        }
    }

    /// The bytes as they came.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// A row's key and its bytes, by its number.
    ///
    /// # Panics
    /// When there are fewer rows.
    #[must_use]
    pub fn row(&self, number: usize) -> (RowKey, &[u8]) {
        let Place { key, start } = self.places[number];
        let end = self.places.get(number + 1).map_or(self.bytes.len(), |next| next.start);
        (key, &self.bytes[start..end])
    }

    /// All rows, in the order of their keys.
    pub fn rows(&self) -> impl Iterator<Item = (RowKey, &[u8])> {
        (0..self.len()).map(|number| self.row(number))
    }
}

impl PartialEq for Chunk {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Chunk {}

impl core::fmt::Debug for Chunk {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.rows()).finish()
    }
}

/// Rows behind their lengths, which a checksum vouches for.
fn by_lengths(body: &[u8]) -> Option<Vec<Place>> {
    let (sum, body) = body.split_first_chunk()?;
    if checksum(body) != u64::from_le_bytes(*sum) {
        return None;
    }
    let (count, mut rest) = count(body)?;
    let mut lengths = Vec::with_capacity(count);
    for _ in 0..count {
        let (length, after) = take_length(rest)?;
        lengths.push(length);
        rest = after;
    }
    let mut places = Vec::with_capacity(count);
    let whole = sum.len() + body.len();
    for length in lengths {
        let (row, after) = rest.split_at_checked(length)?;
        places.push(Place { key: Row::key_of(row)?, start: whole - rest.len() });
        rest = after;
    }
    rest.is_empty().then_some(places)
}

/// A length as postcard writes it: seven bits a byte, the lowest first; the eighth says that more follow. It is read some
/// ten thousand times before the first screen, by code that runs for the first time: so plainly.
fn take_length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (first, rest) = bytes.split_first()?;
    if *first < 0x80 {
        return Some((usize::from(*first), rest));
    }
    let (length, rest) = postcard::take_from_bytes::<u32>(bytes).ok()?;
    Some((usize::try_from(length).ok()?, rest))
}

/// Rows alone: where one ends is known when it has been read.
fn by_reading(body: &[u8]) -> Option<Vec<Place>> {
    let (count, mut rest) = count(body)?;
    let mut places = Vec::with_capacity(count);
    for _ in 0..count {
        let (row, after) = postcard::take_from_bytes::<Row>(rest).ok()?;
        places.push(Place { key: row.key(), start: body.len() - rest.len() });
        rest = after;
    }
    rest.is_empty().then_some(places)
}

/// How many rows follow. Before any of them: what is reserved is decided by this number.
fn count(body: &[u8]) -> Option<(usize, &[u8])> {
    let (count, rest) = postcard::take_from_bytes::<u32>(body).ok()?;
    let count = usize::try_from(count).ok().filter(|count| *count <= ROWS_MAX)?;
    Some((count, rest))
}
