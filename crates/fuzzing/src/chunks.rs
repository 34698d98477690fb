//! Public rows in chunks, and the list of them.

use sammen_sync::{Manifest, chunk, seal, unseal};

/// An input of this first byte is a manifest's length in two bytes, the manifest, and a pack; every other
/// is a chunk.
pub const MANIFEST: u8 = 0;

/// Reads a chunk, or a manifest and a pack that may be one of its.
pub fn read(input: &[u8]) {
    match input {
        [MANIFEST, high, low, rest @ ..] => {
            let length = usize::from(u16::from_be_bytes([*high, *low])).min(rest.len());
            let (manifest, pack) = rest.split_at(length);
            read_manifest(manifest, pack);
        }
        _ => read_chunk(input),
    }
}

/// An input of a manifest and a pack.
pub fn input(manifest: &Manifest, pack: &[u8]) -> Vec<u8> {
    let manifest = seal(manifest);
    let length = u16::try_from(manifest.len()).expect("a small manifest");
    [&[MANIFEST], length.to_be_bytes().as_slice(), &manifest, pack].concat()
}

fn read_manifest(manifest: &[u8], pack: &[u8]) {
    let Ok(manifest) = unseal::<Manifest>(manifest) else { return };
    assert_eq!(unseal::<Manifest>(&seal(&manifest)).as_ref(), Ok(&manifest));
    for entry in &manifest.packs {
        let Some(chunks) = entry.split(pack) else { continue };
        assert_eq!(chunks.concat(), pack, "a pack is its chunks");
        chunks.into_iter().for_each(read_chunk);
        if let Some(chunks) = entry.open(pack) {
            assert_eq!(chunks.concat(), pack);
        }
    }
}

fn read_chunk(bytes: &[u8]) {
    if let Ok(rows) = chunk::decode(bytes) {
        assert_eq!(chunk::decode(&chunk::encode(&rows)), Ok(rows));
    }
}
