//! Fetching what the next round will ask for, before it can ask: opening a storage and electing who syncs take as long as
//! the network does.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Promise, Uint8Array};
use sammen_domain::{AreaId, Row};
use sammen_sync::{Manifest, PackEntry, TransportError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use super::{Size, fetch_public, public, read};

/// How long an answer that nobody asked for is kept: in another tab, which does not sync, nobody does.
const KEPT_MS: u32 = 30_000;

thread_local! {
    /// What has been asked for by its path: promises of a status and a body, and those of a pack's chunks.
    static ASKED: RefCell<Vec<(String, Promise)>> = const { RefCell::new(Vec::new()) };
}

/// Begins to fetch an area that this phone has nothing of. Returns at once; whatever goes wrong is met by the round that
/// asks for the same.
pub fn fetch_ahead(area: &AreaId) {
    let area = area.clone();
    let manifest = ask(public::manifest_path(&area), Size::Small);
    spawn_local(async move {
        let Ok((200, body)) = answer(manifest).await else { return };
        let Ok(manifest) = read::<Manifest>(&body.to_vec()) else { return };
        if manifest.row_shape == Row::SHAPE {
            for pack in manifest.packs {
                drop(ask_pack(&area, pack));
            }
        }
    });
    Timeout::new(KEPT_MS, || ASKED.take().clear()).forget();
}

/// The answer to what has been asked for already. `None`: nobody has.
pub(super) async fn asked(path: &str) -> Option<Result<(u16, Uint8Array), TransportError>> {
    Some(answer(take(path)?).await)
}

/// The checked chunks of a pack that has been asked for already. `None`: nobody has, or it did not come as it should.
pub(super) async fn asked_pack(path: &str) -> Option<Vec<Vec<u8>>> {
    let chunks: Array = JsFuture::from(take(path)?).await.ok()?.unchecked_into();
    Some(chunks.iter().map(|chunk| Uint8Array::unchecked_from_js(chunk).to_vec()).collect())
}

fn take(path: &str) -> Option<Promise> {
    ASKED.with_borrow_mut(|asked| {
        let at = asked.iter().position(|(other, _)| other == path)?;
        Some(asked.swap_remove(at).1)
    })
}

fn ask(path: String, size: Size) -> Promise {
    let asked = path.clone();
    let promise = future_to_promise(async move {
        let (status, body) = fetch_public(&path, size).await.map_err(|_| JsValue::NULL)?;
        Ok(Array::of2(&status.into(), &body).into())
    });
    ASKED.with_borrow_mut(|all| all.push((asked, promise.clone())));
    promise
}

/// Checked as soon as it is there: the storage is busy opening then, and this thread is not.
fn ask_pack(area: &AreaId, pack: PackEntry) -> Promise {
    let path = public::pack_path(area, &pack);
    let asked = path.clone();
    let promise = future_to_promise(async move {
        let chunks = public::fetch_pack(&path, &pack).await.map_err(|_| JsValue::NULL)?;
        Ok(chunks.into_iter().collect::<Array>().into())
    });
    ASKED.with_borrow_mut(|all| all.push((asked, promise.clone())));
    promise
}

async fn answer(promise: Promise) -> Result<(u16, Uint8Array), TransportError> {
    let answer = JsFuture::from(promise).await.map_err(|_| TransportError::Unreachable)?;
    let answer: Array = answer.unchecked_into();
    let status = answer.get(0).as_f64().unwrap_or_default();
    Ok((status as u16, answer.get(1).unchecked_into()))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    async fn what_was_asked_for_ahead_is_answered_once() {
        // The page of the tests itself.
        let path = "/?ahead";
        let (_, expect) = fetch_public(path, Size::Small).await.expect("is served");
        drop(ask(path.to_owned(), Size::Small));
        assert!(asked("/?other").await.is_none());
        let (status, body) = asked(path).await.expect("was asked for").expect("is served");
        assert_eq!((status, body.to_vec()), (200, expect.to_vec()));
        assert!(asked(path).await.is_none());
    }

    #[wasm_bindgen_test]
    async fn an_area_without_a_manifest_leaves_nothing_to_take() {
        let area = AreaId::new("nowhere").expect("plain");
        fetch_ahead(&area);
        let manifest = asked(&public::manifest_path(&area)).await.expect("was asked for");
        assert_ne!(manifest.map(|(status, _)| status), Ok(200));
        assert!(ASKED.with_borrow(Vec::is_empty));
    }
}
