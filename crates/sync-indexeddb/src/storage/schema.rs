//! The object stores. Keys are strings and values are bytes; no store has an index, since everything is
//! read by key or by key prefix and what is searched is searched in memory.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbOpenDbRequest, IdbVersionChangeEvent};

/// The schema's version. Raised with every change; [`upgrade`] takes any older one to it.
pub(super) const VERSION: u32 = 2;

/// The replica's own figures. Key: the area.
pub(super) const META: &str = "meta";
/// What people did that has no outcome yet. Key: the area, then the mutation's number, so that an area's
/// entries are read in order.
pub(super) const OUTBOX: &str = "outbox";
/// What was refused and not yet seen. Key: the area, then the op.
pub(super) const REFUSED: &str = "refused";
/// Chunks of the server's public rows as they came, those that the area's figures name and no others. Key: the
/// area, then the chunk's hash.
pub(super) const CHUNKS: &str = "chunks";
/// The server's rows as they came, over those in chunks; one without bytes was deleted. Key: the area, then the
/// kind, then the id.
pub(super) const ROWS: &str = "rows";
/// Seat counts, all of an area in one value, since there are many and small ones. Key: the area.
pub(super) const SEATS: &str = "seats";
/// Small values of the app, the device's keys, why it left a household, and names of rosters, sealed. Key: the value's
/// name.
pub(super) const SETTINGS: &str = "settings";
/// Surveys that were begun. Key: the survey.
pub(super) const DRAFTS: &str = "drafts";
/// Survey responses that wait or were rejected. Key: the response.
pub(super) const RESPONSES: &str = "responses";
/// Surveys whose response has been delivered; nothing of the response is left. Key: the survey.
pub(super) const ANSWERED: &str = "answered";

/// All of them.
pub(super) const ALL: [&str; 10] =
    [META, OUTBOX, REFUSED, CHUNKS, ROWS, SEATS, SETTINGS, DRAFTS, RESPONSES, ANSWERED];

/// Those that a replica is in, and where its area's key and its sealed names are.
pub(super) const REPLICA_AND_KEY: [&str; 7] =
    [META, OUTBOX, REFUSED, CHUNKS, ROWS, SEATS, SETTINGS];

/// Those that each version brought.
const SINCE: [(f64, &[&str]); 2] = [
    (1.0, &[META, OUTBOX, REFUSED, ROWS, SETTINGS, DRAFTS, RESPONSES, ANSWERED]),
    (2.0, &[CHUNKS, SEATS]),
];

/// Takes a database of an older version (0 is none at all) to [`VERSION`].
pub(super) fn upgrade(request: &IdbOpenDbRequest, event: &Event) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let old_version = event.dyn_ref().map_or(0.0, IdbVersionChangeEvent::old_version);
    for (_, names) in SINCE.iter().filter(|(since, _)| old_version < *since) {
        for name in *names {
            database.create_object_store(name)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
