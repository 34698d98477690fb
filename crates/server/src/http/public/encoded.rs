//! Chunks and packs as they travel, kept in memory: they never change, and compressing takes longer than
//! sending.

use std::{
    collections::BTreeMap,
    io::Write,
    sync::{Mutex, PoisonError},
};

use axum::body::Bytes;
use sammen_domain::AreaId;
use sammen_sync::ContentHash;

/// How much is kept, compressed; some sixty areas of ten thousand rows each.
const BYTES_MAX: usize = 64 << 20;
/// A pack of a megabyte takes a tenth of a second, once.
const QUALITY: u32 = 8;
const WINDOW: u32 = 22;
const BUFFER_BYTES: usize = 64 << 10;

/// Compressed bodies by their area and hash. When it is full it begins anew: what is asked for comes back.
#[derive(Debug, Default)]
pub(in crate::http) struct Encoded {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    bodies: BTreeMap<(AreaId, ContentHash), Bytes>,
    bytes: usize,
}

impl Encoded {
    /// A body that was compressed before.
    pub(super) fn find(&self, area: &AreaId, hash: ContentHash) -> Option<Bytes> {
        self.lock().bodies.get(&(area.clone(), hash)).cloned()
    }

    /// Compresses a body and keeps it.
    pub(super) async fn add(&self, area: &AreaId, hash: ContentHash, bytes: Vec<u8>) -> Bytes {
        let compressed = tokio::task::spawn_blocking(move || compress(&bytes)).await;
        let body: Bytes = compressed.expect("compressing in memory does not fail").into();
        let mut kept = self.lock();
        if kept.bytes + body.len() > BYTES_MAX {
            *kept = Kept::default();
        }
        kept.bytes += body.len();
        if let Some(same) = kept.bodies.insert((area.clone(), hash), body.clone()) {
            // Two asked at once.
            kept.bytes -= same.len();
        }
        body
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        // It is whole between any two statements that touch it, or else too large a sum.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn compress(bytes: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    {
        let mut writer =
            brotli::CompressorWriter::new(&mut compressed, BUFFER_BYTES, QUALITY, WINDOW);
        writer.write_all(bytes).expect("memory takes what is written");
    }
    compressed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_compressed_is_kept_until_there_is_too_much() {
        let encoded = Encoded::default();
        let area = AreaId::new("vaerebro").expect("plain");
        let (one, other) = (ContentHash([1; 32]), ContentHash([2; 32]));
        assert_eq!(encoded.find(&area, one), None);
        let body = encoded.add(&area, one, b"chunk".repeat(99)).await;
        assert_eq!(encoded.find(&area, one), Some(body.clone()));
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &*body, &mut read).expect("is brotli");
        assert_eq!(read, b"chunk".repeat(99));
        encoded.add(&area, one, b"chunk".repeat(99)).await;
        assert_eq!(encoded.lock().bytes, body.len(), "the same is counted once");
        encoded.lock().bytes = BYTES_MAX;
        encoded.add(&area, other, b"other".to_vec()).await;
        assert_eq!(encoded.find(&area, one), None);
        assert!(encoded.find(&area, other).is_some());
    }
}
