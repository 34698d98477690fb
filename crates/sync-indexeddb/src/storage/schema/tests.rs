use js_sys::{Function, Promise, Uint8Array};
use sammen_domain::{AreaId, RowKey, RowKind};
use sammen_sync::{ClientId, Cookie, ReplicaStore};
use uuid::Uuid;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::{
    Storage,
    storage::tests::{enqueue, fresh_name},
};

#[wasm_bindgen_test]
fn every_store_came_with_a_version() {
    let mut since: Vec<&str> = SINCE.iter().flat_map(|(_, names)| *names).copied().collect();
    let mut all = ALL.to_vec();
    since.sort_unstable();
    all.sort_unstable();
    assert_eq!(since, all);
    assert!(SINCE.iter().all(|(since, _)| *since <= f64::from(VERSION)));
}

/// A database as the first app made and filled it, under this name.
async fn first_apps_database(name: &str, meta: &[u8], row: &[u8]) {
    let make = Function::new_with_args(
        "name, meta, row",
        "return new Promise((made, failed) => {
            const request = indexedDB.open(name, 1);
            request.onerror = () => failed(request.error);
            request.onupgradeneeded = () => {
                for (const store of ['meta', 'outbox', 'refused', 'rows', 'settings', 'drafts',
                    'responses', 'answered']) request.result.createObjectStore(store);
                const write = store => request.transaction.objectStore(store);
                write('meta').put(meta, 'hoeje-gladsaxe');
                write('rows').put(row,
                    'hoeje-gladsaxe/03' + '00000000000000000000000000000003');
            };
            request.onsuccess = () => { request.result.close(); made(); };
        })",
    );
    let (meta, row) = (Uint8Array::from(meta), Uint8Array::from(row));
    let made = make.call3(&JsValue::NULL, &name.into(), &meta, &row).expect("begins");
    JsFuture::from(Promise::from(made)).await.expect("makes it");
}

#[wasm_bindgen_test]
async fn what_the_first_app_stored_is_still_there() {
    let name = fresh_name();
    // Version 1: client 7, next number 3, pushed and settled 2, cookie (9, 5), shape 1, pulled at 1.
    let mut meta = vec![1, 16];
    meta.extend(Uuid::from_u128(7).as_bytes());
    meta.extend([3, 2, 2, 1, 16]);
    meta.extend(Uuid::from_u128(9).as_bytes());
    meta.extend([5, 1, 1, 2]);
    first_apps_database(&name, &meta, &[4, 5]).await;

    let storage = Storage::open(&name).await.expect("opens");
    let area = AreaId::new("hoeje-gladsaxe").expect("plain");
    let snapshot = storage.read(&area).await.expect("reads");
    let key = RowKey { kind: RowKind::Place, id: Uuid::from_u128(3) };
    assert_eq!(snapshot.rows, [(key, vec![4, 5])]);
    assert!(snapshot.chunks.is_empty() && snapshot.seats.is_empty());
    let meta = snapshot.meta;
    assert_eq!(meta.client, ClientId(Uuid::from_u128(7)));
    assert_eq!(meta.cookie, Some(Cookie { epoch: Uuid::from_u128(9), version: 5 }));
    assert_eq!((meta.base, meta.pulled_at), (None, Some(1)));
    let op = sammen_sync::OpId(Uuid::from_u128(1));
    assert_eq!(enqueue(&storage, op).await, Ok(3), "the line goes on");
}
