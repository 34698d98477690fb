//! Rows as the server stores them and as a phone holds them, made comparable.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use sammen_domain::{ActivityId, Duty, Role, Row, RowKind};
use sammen_server::DeviceId;
use sammen_sync::Snapshot;
use uuid::Uuid;

/// A row's key: its kind's number and its id.
pub(crate) type RowPlace = (i64, Uuid);

/// Where a row is.
pub(crate) fn place(row: &Row) -> RowPlace {
    (row.key().kind as i64, row.key().id)
}

/// Where the terms of surveys are, which everybody sees.
pub(crate) const SURVEY_TERMS: &[u8] = b"survey-terms";
const DEVICE: &[u8] = b"device:";

/// What one device sees, whoever shares its household.
pub(crate) fn space_of_device(device: DeviceId) -> Vec<u8> {
    [DEVICE, device.0.as_slice()].concat()
}

/// The device whose space it is, if it is one's.
pub(super) fn device_of(space: &[u8]) -> Option<DeviceId> {
    space.strip_prefix(DEVICE)?.try_into().ok().map(DeviceId)
}

/// The spaces that roles show, as the server names them.
pub(crate) fn spaces_of(roles: &[Role]) -> BTreeSet<Vec<u8>> {
    let named = |name: &[u8], activity: &ActivityId| [name, activity.0.as_bytes()].concat();
    let of = |role: &Role| {
        let names = role.activities.iter().filter(|_| role.sees_names);
        let rosters = role.activities.iter().map(|activity| named(b"roster:", activity));
        let lends = role.duties.contains(&Duty::ToyLending);
        let lending = role.activities.iter().filter(move |_| lends);
        let lending = lending.map(|activity| named(b"lending:", activity));
        let rosters = rosters.chain(lending);
        rosters.chain(names.map(|activity| named(b"names:", activity))).collect::<Vec<_>>()
    };
    roles.iter().flat_map(of).collect()
}

/// A sum over rows that does not ask for their order.
pub(super) fn digest(place: RowPlace, bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (place, bytes).hash(&mut hasher);
    hasher.finish()
}

/// Everything that a phone holds, as rows; `None` when a chunk is not there or cannot be read, which the
/// phone finds too.
pub(crate) fn rows_of(snapshot: &Snapshot) -> Option<BTreeMap<RowPlace, Vec<u8>>> {
    let mut rows = BTreeMap::new();
    for hash in snapshot.meta.chunks() {
        let named = snapshot.chunks.iter().find(|named| named.hash == *hash)?;
        for (key, bytes) in named.chunk.rows() {
            rows.insert((key.kind as i64, key.id), bytes.to_vec());
        }
    }
    for (key, bytes) in &snapshot.rows {
        let place = (key.kind as i64, key.id);
        if bytes.is_empty() {
            rows.remove(&place);
        } else {
            rows.insert(place, bytes.clone());
        }
    }
    for seats in &snapshot.seats {
        let place = (RowKind::Availability as i64, seats.occurrence.0);
        rows.insert(place, Row::Availability(*seats).encode());
    }
    Some(rows)
}

/// The sum over everything that a phone holds.
pub(crate) fn digest_of(rows: &BTreeMap<RowPlace, Vec<u8>>) -> u64 {
    rows.iter().fold(0, |sum, (place, bytes)| sum ^ digest(*place, bytes))
}
