//! The object stores. Keys are strings and values are bytes; no store has an index, since everything is
//! read by key or by key prefix and what is searched is searched in memory.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbOpenDbRequest, IdbVersionChangeEvent};

/// The schema's version. Raised with every change; [`upgrade`] takes any older one to it.
pub(super) const VERSION: u32 = 1;

/// The replica's own figures. Key: the area.
pub(super) const META: &str = "meta";
/// What people did that has no outcome yet. Key: the area, then the mutation's number, so that an area's
/// entries are read in order.
pub(super) const OUTBOX: &str = "outbox";
/// What was refused and not yet seen. Key: the area, then the op.
pub(super) const REFUSED: &str = "refused";
/// The server's rows as they came. Key: the area, then the kind, then the id.
pub(super) const ROWS: &str = "rows";
/// Small values of the app, and the device's secret. Key: the value's name.
pub(super) const SETTINGS: &str = "settings";
/// Surveys that were begun. Key: the survey.
pub(super) const DRAFTS: &str = "drafts";
/// Survey responses that wait or were rejected. Key: the response.
pub(super) const RESPONSES: &str = "responses";
/// Surveys whose response has been delivered; nothing of the response is left. Key: the survey.
pub(super) const ANSWERED: &str = "answered";

/// All of them.
pub(super) const ALL: [&str; 8] =
    [META, OUTBOX, REFUSED, ROWS, SETTINGS, DRAFTS, RESPONSES, ANSWERED];

/// Takes a database of an older version (0 is none at all) to [`VERSION`].
pub(super) fn upgrade(request: &IdbOpenDbRequest, event: &Event) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let old_version = event.dyn_ref().map_or(0.0, IdbVersionChangeEvent::old_version);
    if old_version < 1.0 {
        for name in ALL {
            database.create_object_store(name)?;
        }
    }
    Ok(())
}
