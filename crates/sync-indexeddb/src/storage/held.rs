//! Chunks that are in memory anyway.

use std::{cell::RefCell, rc::Rc, sync::Arc, sync::Weak};

use sammen_sync::{Chunk, ContentHash, NamedChunk};

/// Chunks that need not be read from the disk once more: those that were written just now, and those that a view
/// still shows. What is named by its content is the same for ever, whoever has it.
#[derive(Clone, Default)]
pub(super) struct Held(Rc<RefCell<Chunks>>);

#[derive(Default)]
struct Chunks {
    /// For the read that follows.
    written: Vec<NamedChunk>,
    /// For as long as somebody else keeps them.
    seen: Vec<(ContentHash, Weak<Chunk>)>,
}

impl Held {
    /// Keeps chunks that were written until they have been read, or others are.
    pub(super) fn written(&self, chunks: Vec<NamedChunk>) {
        self.0.borrow_mut().written = chunks;
    }

    /// A chunk, if it is in memory.
    pub(super) fn find(&self, hash: ContentHash) -> Option<NamedChunk> {
        let chunks = self.0.borrow();
        if let Some(written) = chunks.written.iter().find(|named| named.hash == hash) {
            return Some(written.clone());
        }
        let (_, seen) = chunks.seen.iter().find(|(seen, _)| *seen == hash)?;
        Some(NamedChunk { hash, chunk: seen.upgrade()? })
    }

    /// Remembers chunks that were read; who reads them keeps them.
    pub(super) fn read(&self, read: &[NamedChunk]) {
        let mut chunks = self.0.borrow_mut();
        let is_read = |hash: &ContentHash| read.iter().any(|named| named.hash == *hash);
        chunks.written.retain(|named| !is_read(&named.hash));
        chunks.seen.retain(|(hash, chunk)| !is_read(hash) && chunk.strong_count() > 0);
        chunks.seen.extend(read.iter().map(|named| (named.hash, Arc::downgrade(&named.chunk))));
    }
}

#[cfg(test)]
mod tests {
    use sammen_sync::chunk;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_chunk_is_held_until_it_was_read_and_then_as_long_as_it_is_shown() {
        let bytes = chunk::encode(&[]);
        let hash = ContentHash::of(&bytes);
        let held = Held::default();
        assert_eq!(held.find(hash), None);
        held.written(vec![NamedChunk::open(hash, bytes).expect("is a chunk")]);
        let shown = held.find(hash).expect("was written");
        held.read(std::slice::from_ref(&shown));
        assert_eq!(held.find(hash).as_ref(), Some(&shown));
        drop(shown);
        assert_eq!(held.find(hash), None);
        held.read(&[]);
        assert!(held.0.borrow().seen.is_empty());
    }
}
