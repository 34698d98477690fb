//! What the app does with an area's data, without a screen, for `cargo xtask bench sync`.
//!
//! The storage, the syncer, the view and the search index are the app's own; only who asks is another.

mod round;

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use sammen_domain::{AreaId, Needle};
use sammen_sync::{ClientId, ReplicaStore, read_view};
use sammen_sync_indexeddb::{Candidacy, Storage, fetch_ahead, new_uuid};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use round::Rounds;

/// How many activities the app's list shows at once.
const SHOWN: usize = 50;

thread_local! {
    /// The syncer of this page, once it has been started.
    static ROUNDS: RefCell<Option<Rounds>> = const { RefCell::new(None) };
}

/// From nothing to a list that can be searched: opens a storage of this name, follows the area, syncs, reads
/// what came, and looks for a word. Milliseconds, and what was found.
#[wasm_bindgen(js_name = firstSync)]
pub async fn first_sync(name: String, area: String, word: String) -> Result<Object, JsValue> {
    let area = AreaId::new(area).map_err(failed)?;
    let start = now();
    fetch_ahead(&area);
    let candidacy = Candidacy::new(&name);
    let storage = Storage::open(&name).await.map_err(failed)?;
    // As in the app, where the syncer runs before anything is followed.
    let rounds = Rounds::start(storage.clone(), candidacy);
    storage.open_area(&area, ClientId(new_uuid())).await.map_err(failed)?;
    rounds.changed().await?;
    let synced = now();
    let view = read_view(&storage, &area).await.map_err(failed)?;
    let read = now();
    let found = view.find(&Needle::new(&word));
    let searchable = now();
    // What was looked at is on the disk, and the first pull with it.
    rounds.ended().await?;
    let stored = now();
    ROUNDS.set(Some(rounds));
    figures(&[
        ("synced_ms", synced - start),
        ("read_ms", read - synced),
        ("searchable_ms", searchable - start),
        ("stored_ms", stored - start),
        ("activities", count(view.activities.len())),
        ("found", count(found.len())),
    ])
}

/// Asks for what is new, in the page that synced first. Milliseconds until it is stored.
#[wasm_bindgen(js_name = syncAgain)]
pub async fn sync_again() -> Result<Object, JsValue> {
    let rounds = ROUNDS.take().ok_or_else(|| JsValue::from_str("nothing was synced here"))?;
    let start = now();
    rounds.ask();
    rounds.changed().await?;
    let end = now();
    rounds.ended().await?;
    ROUNDS.set(Some(rounds));
    figures(&[("ms", end - start)])
}

/// Reads everything back from the storage of this name, as after a restart. Milliseconds until every row is in
/// memory under its key; then until the rows of a screen are read, until a word has been looked for in all rows, and
/// until each row has been read to its last field.
#[wasm_bindgen(js_name = readBack)]
pub async fn read_back(name: String, area: String, word: String) -> Result<Object, JsValue> {
    let area = AreaId::new(area).map_err(failed)?;
    let start = now();
    let storage = Storage::open(&name).await.map_err(failed)?;
    let view = read_view(&storage, &area).await.map_err(failed)?;
    let read = now();
    let shown =
        view.activities.values().take(SHOWN).filter(|shown| !shown.title.is_empty()).count();
    let listed = now();
    let found = view.find(&Needle::new(&word));
    let searchable = now();
    let activities = view.activities.values().count();
    let whole = now();
    let seats: u32 = view.availability.values().map(|counts| counts.taken).sum();
    figures(&[
        ("read_ms", read - start),
        ("listed_ms", listed - start),
        ("searchable_ms", searchable - start),
        ("whole_ms", whole - start),
        ("shown", count(shown)),
        ("activities", count(activities)),
        ("seats", f64::from(seats)),
        ("found", count(found.len())),
    ])
}

fn now() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.expect("every browser has a clock for this").now()
}

#[expect(clippy::cast_precision_loss, reason = "there are some ten thousand")]
fn count(things: usize) -> f64 {
    things as f64
}

fn figures(named: &[(&str, f64)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, figure) in named {
        Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_f64(*figure))?;
    }
    Ok(object)
}

fn failed(error: impl core::fmt::Display) -> JsValue {
    JsValue::from_str(&error.to_string())
}
