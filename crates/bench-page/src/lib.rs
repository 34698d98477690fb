//! What the app does with an area's data, without a screen, for `cargo xtask bench sync`.
//!
//! The storage, the syncer, the view and the search index are the app's own; only who asks is another.

mod round;

use std::{cell::RefCell, collections::BTreeMap};

use js_sys::{Object, Reflect};
use sammen_domain::{Activity, ActivityId, AreaId, Needle, Text};
use sammen_sync::{ClientId, ReplicaStore, View, read_view};
use sammen_sync_indexeddb::{Storage, new_uuid};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use round::Rounds;

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
    let storage = Storage::open(&name).await.map_err(failed)?;
    storage.open_area(&area, ClientId(new_uuid())).await.map_err(failed)?;
    let rounds = Rounds::start(storage.clone());
    rounds.changed().await?;
    let synced = now();
    let view = read_view(&storage, &area).await.map_err(failed)?;
    let read = now();
    let found = search(&view, &word);
    let searchable = now();
    ROUNDS.set(Some(rounds));
    figures(&[
        ("synced_ms", synced - start),
        ("read_ms", read - synced),
        ("searchable_ms", searchable - start),
        ("activities", count(view.activities.len())),
        ("found", count(found)),
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
    ROUNDS.set(Some(rounds));
    figures(&[("ms", end - start)])
}

/// Reads everything back from the storage of this name, as after a restart. Milliseconds until all is in memory,
/// and until it can be searched.
#[wasm_bindgen(js_name = readBack)]
pub async fn read_back(name: String, area: String, word: String) -> Result<Object, JsValue> {
    let area = AreaId::new(area).map_err(failed)?;
    let start = now();
    let storage = Storage::open(&name).await.map_err(failed)?;
    let view = read_view(&storage, &area).await.map_err(failed)?;
    let read = now();
    let found = search(&view, &word);
    let searchable = now();
    let seats: u32 = view.availability.values().map(|counts| counts.taken).sum();
    figures(&[
        ("read_ms", read - start),
        ("searchable_ms", searchable - start),
        ("activities", count(view.activities.len())),
        ("seats", f64::from(seats)),
        ("found", count(found)),
    ])
}

/// How many activities have the word, by the index that the app's list makes.
fn search(view: &View, word: &str) -> usize {
    let words = |activity: &Activity| {
        let place = view.places.get(&activity.place).map(|place| &place.name);
        let organiser = view.partners.get(&activity.organiser).map(|partner| &partner.name);
        let texts = [Some(&activity.title), Some(&activity.description), place, organiser];
        Needle::haystack(texts.into_iter().flatten().flat_map(Text::iter).map(|(_, text)| text))
    };
    let index: BTreeMap<ActivityId, String> =
        view.activities.iter().map(|(id, activity)| (*id, words(activity))).collect();
    let needle = Needle::new(word);
    index.values().filter(|haystack| needle.matches(haystack)).count()
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
