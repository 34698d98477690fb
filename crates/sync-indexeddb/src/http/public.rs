//! Chunks and their manifest: what is the same for everybody, and what it is checked by.

use js_sys::Uint8Array;
use sammen_domain::AreaId;
use sammen_sync::{ChunkEntry, ContentHash, Manifest, PackEntry, TransportError};
use wasm_bindgen_futures::JsFuture;

use super::{Answer, LocalBoxed, Size, accept, ahead, fetch_public, get_public, read};
use crate::{browser, storage::push_hex};

/// `GET /api/areas/{area}/public/manifest`; `None` where there is none.
pub(super) async fn manifest(area: &AreaId) -> Result<Option<Manifest>, TransportError> {
    let (status, body) = get_public(&manifest_path(area), Size::Small).await?;
    match accept(Answer { status, body: body.to_vec(), ..Answer::default() }) {
        Ok(body) => read(&body).map(Some),
        Err(TransportError::Rejected { status: 404 }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// `GET /api/areas/{area}/public/packs/{hash}`, taken apart.
pub(super) async fn pack(area: &AreaId, pack: &PackEntry) -> Result<Vec<Vec<u8>>, TransportError> {
    let path = pack_path(area, pack);
    if let Some(chunks) = ahead::asked_pack(&path).await {
        return Ok(chunks);
    }
    let chunks = fetch_pack(&path, pack).await?;
    Ok(chunks.iter().map(Uint8Array::to_vec).collect())
}

/// Fetches a pack: its chunks, each of which is what its hash says.
pub(super) fn fetch_pack<'a>(
    path: &'a str,
    pack: &'a PackEntry,
) -> LocalBoxed<'a, Result<Vec<Uint8Array>, TransportError>> {
    Box::pin(async move {
        let bytes = content(path).await?;
        let mut at = 0;
        let slices = pack.chunks.iter().map(|chunk| {
            let slice = bytes.subarray(at, at.saturating_add(chunk.bytes));
            at = at.saturating_add(chunk.bytes);
            (slice, chunk.hash)
        });
        let slices: Vec<(Uint8Array, ContentHash)> = slices.collect();
        if at != bytes.length() {
            return Err(TransportError::Malformed);
        }
        check(slices).await
    })
}

/// `GET /api/areas/{area}/public/chunks/{hash}`.
pub(super) async fn chunk(area: &AreaId, chunk: &ChunkEntry) -> Result<Vec<u8>, TransportError> {
    let bytes = content(&path(area, "chunks/", Some(&chunk.hash))).await?;
    let checked = check(vec![(bytes, chunk.hash)]).await?;
    checked.first().map(Uint8Array::to_vec).ok_or(TransportError::Malformed)
}

async fn content(path: &str) -> Result<Uint8Array, TransportError> {
    let (status, body) = fetch_public(path, Size::Large).await?;
    accept(Answer { status, ..Answer::default() })?;
    Ok(body)
}

pub(super) fn manifest_path(area: &AreaId) -> String {
    path(area, "manifest", None)
}

pub(super) fn pack_path(area: &AreaId, pack: &PackEntry) -> String {
    path(area, "packs/", Some(&pack.hash))
}

fn path(area: &AreaId, name: &str, hash: Option<&ContentHash>) -> String {
    let mut path = ["/api/areas/", area.as_str(), "/public/", name].concat();
    if let Some(hash) = hash {
        push_hex(&mut path, &hash.0);
    }
    path
}

/// The bytes, if all are what their hashes say. The browser hashes beside this thread, all at once.
async fn check(named: Vec<(Uint8Array, ContentHash)>) -> Result<Vec<Uint8Array>, TransportError> {
    // Without a secure origin there is nothing to check by; then rows will do.
    let malformed = |_| TransportError::Malformed;
    let subtle = browser::window().crypto().map_err(malformed)?.subtle();
    let mut digests = Vec::with_capacity(named.len());
    for (bytes, hash) in &named {
        let digest = subtle.digest_with_str_and_buffer_source("SHA-256", bytes);
        digests.push((digest.map_err(malformed)?, hash));
    }
    for (digest, hash) in digests {
        let digest = JsFuture::from(digest).await.map_err(malformed)?;
        if Uint8Array::new(&digest).to_vec() != hash.0 {
            return Err(TransportError::Malformed);
        }
    }
    Ok(named.into_iter().map(|(bytes, _)| bytes).collect())
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn addresses_are_paths_alone() {
        let area = AreaId::new("vaerebro").expect("plain");
        assert_eq!(path(&area, "manifest", None), "/api/areas/vaerebro/public/manifest");
        let expect = ["/api/areas/vaerebro/public/packs/", &"0a".repeat(32)].concat();
        assert_eq!(path(&area, "packs/", Some(&ContentHash([10; 32]))), expect);
    }

    #[wasm_bindgen_test]
    async fn bytes_that_are_not_what_they_are_called_are_malformed() {
        let good = (Uint8Array::from(&b"chunk"[..]), ContentHash::of(b"chunk"));
        let bad = (Uint8Array::from(&b"chunk"[..]), ContentHash::of(b"Chunk"));
        let checked = check(vec![good.clone()]).await.expect("is what it is called");
        assert_eq!(checked[0].to_vec(), b"chunk");
        assert_eq!(check(vec![good, bad]).await.err(), Some(TransportError::Malformed));
    }
}
