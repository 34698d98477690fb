//! Keys within the object stores. All are lower-case ASCII, so that their order is the bytes' order.

use sammen_domain::{AreaId, RowKey, RowKind, UnixSeconds};
use sammen_sync::{ContentHash, MutationId, OpId};
use uuid::Uuid;

/// What all keys of an area begin with. No area's name contains the slash.
pub(super) fn area_prefix(area: &AreaId) -> String {
    [area.as_str(), "/"].concat()
}

/// A mutation's key: its number in as many digits as the largest has.
pub(super) fn outbox(area: &AreaId, id: MutationId) -> String {
    let mut key = area_prefix(area);
    push_hex(&mut key, &id.to_be_bytes());
    key
}

/// A refusal's key.
pub(super) fn refused(area: &AreaId, op: OpId) -> String {
    let mut key = area_prefix(area);
    push_hex(&mut key, op.0.as_bytes());
    key
}

/// A chunk's key.
pub(super) fn chunk(area: &AreaId, chunk: &ContentHash) -> String {
    let mut key = area_prefix(area);
    push_hex(&mut key, &chunk.0);
    key
}

/// What all rows of a kind begin with.
pub(super) fn kind_prefix(area: &AreaId, kind: RowKind) -> String {
    let mut key = area_prefix(area);
    push_hex(&mut key, &[kind as u8]);
    key
}

/// A row's key.
pub(super) fn row(area: &AreaId, row: RowKey) -> String {
    let mut key = kind_prefix(area, row.kind);
    push_hex(&mut key, row.id.as_bytes());
    key
}

/// What the keys of an area's private rows begin with, kind by kind.
pub(super) fn private_prefixes(area: &AreaId) -> impl Iterator<Item = String> {
    let private = RowKind::ALL.into_iter().filter(|kind| kind.is_private());
    private.map(move |kind| kind_prefix(area, kind))
}

/// What the keys of an area's sealed names begin with.
pub(super) fn names_prefix(area: &AreaId) -> String {
    ["names/", area.as_str(), "/"].concat()
}

/// The key of sealed names: the moment when they are to go, so that the first to go come first.
pub(super) fn names(area: &AreaId, goes_at: UnixSeconds) -> String {
    let mut key = names_prefix(area);
    push_hex(&mut key, &goes_at.max(0).to_be_bytes());
    key
}

/// Reads the moment in such a key back.
pub(super) fn parse_names(key: &str) -> Option<UnixSeconds> {
    UnixSeconds::from_str_radix(key.rsplit_once('/')?.1, 16).ok()
}

/// Reads a row's key back; `None` for a kind that this version does not know.
pub(super) fn parse_row(key: &str) -> Option<RowKey> {
    let (_, key) = key.split_once('/')?;
    let (kind, id) = key.split_at_checked(2)?;
    let number = u8::from_str_radix(kind, 16).ok()?;
    let kind = RowKind::ALL.into_iter().find(|kind| *kind as u8 == number)?;
    Some(RowKey { kind, id: parse_id(id)? })
}

/// An id that is a key by itself.
pub(super) fn id(id: Uuid) -> String {
    let mut key = String::new();
    push_hex(&mut key, id.as_bytes());
    key
}

/// Reads an id back.
pub(super) fn parse_id(key: &str) -> Option<Uuid> {
    Uuid::try_parse(key).ok()
}

pub(crate) fn push_hex(key: &mut String, bytes: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        key.push(char::from(HEX[usize::from(byte >> 4)]));
        key.push(char::from(HEX[usize::from(byte & 0xf)]));
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn stored_keys_stay_as_they_were() {
        let area = AreaId::new("vaerebro").expect("plain");
        assert_eq!(outbox(&area, 0x1f), "vaerebro/000000000000001f");
        let op = OpId(Uuid::from_u128(2));
        assert_eq!(refused(&area, op), "vaerebro/00000000000000000000000000000002");
        assert_eq!(id(Uuid::from_u128(2)), "00000000000000000000000000000002");
        let hash = ContentHash([0xa1; 32]);
        let stored = ["vaerebro/", &"a1".repeat(32)].concat();
        assert_eq!(chunk(&area, &hash), stored);
        assert_eq!(names(&area, 0x1f), "names/vaerebro/000000000000001f");
        assert_eq!(parse_names(&names(&area, 0x1f)), Some(0x1f));
    }

    #[wasm_bindgen_test]
    fn row_keys_are_read_back() {
        let area = AreaId::new("vaerebro").expect("plain");
        for kind in RowKind::ALL {
            let given = RowKey { kind, id: Uuid::from_u128(77) };
            assert_eq!(parse_row(&row(&area, given)), Some(given));
        }
        assert_eq!(parse_row("vaerebro/ff00000000000000000000000000000002"), None);
        assert_eq!(parse_row("vaerebro"), None);
        assert_eq!(parse_row("vaerebro/0"), None);
    }
}
