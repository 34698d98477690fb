use sammen_sync::{
    Applied, ClientId, Cookie, PullRequest, PullResponse, Pulled, ReplicaStore, Snapshot,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::{
    new_uuid,
    storage::{
        schema::ROWS,
        tests::{area, fresh},
    },
};

const ROLE: Scope = Scope(7);

fn key(id: u128) -> RowKey {
    RowKey { kind: RowKind::RosterNames, id: Uuid::from_u128(id) }
}

/// Pulls these rows of names, as the first pull of a role does, or a later one.
async fn pull(storage: &Storage, version: u64, is_first: bool, patch: Vec<PatchOperation>) {
    let (meta, _) = storage.read_outbox(&area()).await.expect("reads");
    let cookie = Cookie { epoch: Uuid::from_u128(1), version };
    let request = PullRequest {
        area: area(),
        client: meta.client,
        cookie: meta.cookie,
        base: None,
        scope: Some(meta.scope),
        outcomes_after: 0,
    };
    let response = PullResponse {
        reset: meta.cookie.is_none(),
        private_reset: is_first,
        scope: ROLE,
        base: None,
        row_shape: sammen_domain::Row::SHAPE,
        patch,
        seats: Vec::new(),
        cookie,
        last_mutation_id: 0,
        outcomes: Vec::new(),
        now: 0,
    };
    let pulled = Pulled { from: meta.cookie, request: &request, response: &response, base: None };
    let applied = storage.apply_pull(&area(), pulled, 2_000).await;
    assert_eq!(applied, Ok(Applied::Written));
}

fn put(id: u128, row: &[u8]) -> PatchOperation {
    PatchOperation::Put { key: key(id), row: row.to_vec() }
}

async fn opened() -> Storage {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    storage
}

async fn names_read(storage: &Storage) -> Vec<(RowKey, Vec<u8>)> {
    let Snapshot { rows, .. } = storage.read(&area()).await.expect("reads");
    rows.into_iter().filter(|(key, _)| key.kind == RowKind::RosterNames).collect()
}

async fn rows_on_disk(storage: &Storage) -> usize {
    let rows = storage
        .database
        .run(&[ROWS], Access::Read, async |tables| tables.table(ROWS)?.entries("").await);
    rows.await.expect("reads").len()
}

#[wasm_bindgen_test]
async fn names_are_read_while_they_are_unlocked_and_never_written() {
    let storage = opened().await;
    pull(&storage, 1, true, vec![put(1, b"Aase")]).await;
    assert_eq!(names_read(&storage).await, [], "they came while they were locked");
    storage.unlock_names();
    storage.ask_names_anew(&area()).await.expect("asks");
    pull(&storage, 2, true, vec![put(2, b"Bo"), put(1, b"Aase"), put(3, b"Ib")]).await;
    pull(&storage, 3, false, vec![put(1, b"Aase B."), PatchOperation::Delete { key: key(3) }])
        .await;
    let expect = [(key(1), b"Aase B.".to_vec()), (key(2), b"Bo".to_vec())];
    assert_eq!(names_read(&storage).await, expect);
    assert_eq!(rows_on_disk(&storage).await, 0);
    storage.lock_names();
    assert_eq!(names_read(&storage).await, []);
}

#[wasm_bindgen_test]
async fn sealed_names_go_at_their_time_and_with_the_role() {
    let storage = opened().await;
    let parts = [(10_000, vec![1]), (20_000, vec![2])];
    storage.keep_sealed_names(&area(), &parts).await.expect("keeps");
    storage.forget_old_names(&area(), 10_000).await.expect("forgets");
    assert_eq!(storage.sealed_names(&area()).await, Ok(parts.to_vec()));
    storage.forget_old_names(&area(), 10_001).await.expect("forgets");
    assert_eq!(storage.sealed_names(&area()).await, Ok(parts[1..].to_vec()));
    pull(&storage, 1, false, Vec::new()).await;
    let other = AreaId::new("hoeje-gladsaxe-nord").expect("plain");
    storage.keep_sealed_names(&other, &parts).await.expect("keeps");
    pull(&storage, 2, true, Vec::new()).await;
    assert_eq!(storage.sealed_names(&area()).await, Ok(Vec::new()), "the role is another");
    assert_eq!(storage.sealed_names(&other).await, Ok(parts.to_vec()));
}

#[wasm_bindgen_test]
async fn sealed_names_stay_until_those_that_come_anew_are_sealed() {
    let storage = opened().await;
    let parts = [(20_000, vec![2])];
    storage.keep_sealed_names(&area(), &parts).await.expect("keeps");
    storage.unlock_names();
    pull(&storage, 1, true, vec![put(1, b"Aase")]).await;
    assert_eq!(storage.sealed_names(&area()).await, Ok(parts.to_vec()));
    pull(&storage, 2, true, Vec::new()).await;
    assert_eq!(storage.sealed_names(&area()).await, Ok(Vec::new()), "the role sees none any more");
}
