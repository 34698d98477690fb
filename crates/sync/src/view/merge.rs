//! Rows over chunks: which bytes a row is read from.

use std::{cmp::Ordering, sync::Arc};

use sammen_domain::RowKey;

use crate::Chunk;

/// The bytes that a view reads its rows from.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// In the order of their rows' keys.
    pub(super) chunks: Vec<Arc<Chunk>>,
    /// Rows over the chunks, in the order of their keys; one without bytes hides a chunk's.
    pub(super) over: Vec<(RowKey, Vec<u8>)>,
}

/// Where a row is in a [`Source`]: in which chunk, the one after the last being the rows over them, and which of
/// its rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    chunk: u32,
    row: u32,
}

impl Source {
    /// A row's key and its bytes.
    pub(super) fn row(&self, Place { chunk, row }: Place) -> (RowKey, &[u8]) {
        match self.chunks.get(chunk as usize) {
            Some(chunk) => chunk.row(row as usize),
            None => {
                let (key, bytes) = &self.over[row as usize];
                (*key, bytes)
            }
        }
    }

    /// Every row that there is, once, in the order of the keys.
    pub(super) fn places(&self) -> Vec<Place> {
        let base = self.base();
        if self.over.is_empty() {
            return base;
        }
        let mut merged = Vec::with_capacity(base.len() + self.over.len());
        let mut base = base.into_iter().peekable();
        for (row, (key, bytes)) in self.over.iter().enumerate() {
            while let Some(before) = base.next_if(|place| self.row(*place).0 < *key) {
                merged.push(before);
            }
            // Replaced or hidden.
            base.next_if(|place| self.row(*place).0 == *key);
            if !bytes.is_empty() {
                merged.push(place(self.chunks.len(), row));
            }
        }
        merged.extend(base);
        merged
    }

    /// The chunks' rows. A manifest lists chunks in the order of their rows; should one not, its rows are put
    /// where they belong, and of two with one key the first stays.
    fn base(&self) -> Vec<Place> {
        let rows = self.chunks.iter().map(|chunk| chunk.len()).sum();
        let mut places: Vec<Place> = Vec::with_capacity(rows);
        let mut last = None;
        for (number, chunk) in self.chunks.iter().enumerate() {
            let Some(end) = chunk.len().checked_sub(1) else { continue };
            if last < Some(chunk.row(0).0) {
                last = Some(chunk.row(end).0);
                places.extend((0..=end).map(|row| place(number, row)));
                continue;
            }
            for (row, (key, _)) in chunk.rows().enumerate() {
                if let Err(at) = places.binary_search_by(|other| self.order(*other, key)) {
                    places.insert(at, place(number, row));
                }
            }
            last = places.last().map(|place| self.row(*place).0);
        }
        places
    }

    fn order(&self, place: Place, key: RowKey) -> Ordering {
        self.row(place).0.cmp(&key)
    }
}

fn place(chunk: usize, row: usize) -> Place {
    let small = |number| u32::try_from(number).expect("a phone holds fewer");
    Place { chunk: small(chunk), row: small(row) }
}
