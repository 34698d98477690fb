use sammen_domain::Row;
use sammen_sync::{
    Base, Cookie, FetchedBase, PullRequest, PullResponse, Scope, chunk, replica_store_conformance,
};
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::{
    new_uuid,
    storage::tests::{area, enqueue, fresh},
};

replica_store_conformance!(async #[wasm_bindgen_test] fresh().await);

#[wasm_bindgen_test]
async fn one_op_is_enqueued_once() {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    let op = OpId(new_uuid());
    assert_eq!(enqueue(&storage, op).await, Ok(1));
    assert_eq!(enqueue(&storage, op).await, Ok(1));
    assert_eq!(enqueue(&storage, OpId(new_uuid())).await, Ok(2));
}

#[wasm_bindgen_test]
async fn areas_whose_names_begin_alike_are_apart() {
    let storage = fresh().await;
    let longer = AreaId::new("hoeje-gladsaxe-nord").expect("plain");
    for area in [&area(), &longer] {
        storage.open_area(area, ClientId(new_uuid())).await.expect("opens");
    }
    enqueue(&storage, OpId(new_uuid())).await.expect("enqueues");
    storage.forget_area(&longer).await.expect("forgets");
    assert_eq!(storage.read(&area()).await.expect("reads").outbox.len(), 1);
    assert_eq!(storage.areas().await, Ok(vec![area()]));
}

/// Pulls everything anew, on these chunks or on none.
async fn pull_anew(storage: &Storage, from: Option<Cookie>, version: u64, fetched: &[NamedChunk]) {
    let cookie = Cookie { epoch: Uuid::from_u128(1), version };
    let base = (!fetched.is_empty()).then(|| FetchedBase {
        base: Base { cookie, chunks: fetched.iter().map(|chunk| chunk.hash).collect() },
        fetched: fetched.to_vec(),
    });
    let (meta, _) = storage.read_outbox(&area()).await.expect("reads");
    let request = PullRequest {
        area: area(),
        client: meta.client,
        cookie: from,
        base: base.as_ref().map(|base| base.base.cookie),
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    };
    let response = PullResponse {
        reset: true,
        private_reset: true,
        scope: Scope::OWN,
        base: request.base,
        row_shape: Row::SHAPE,
        patch: Vec::new(),
        seats: Vec::new(),
        cookie,
        last_mutation_id: 0,
        outcomes: Vec::new(),
        now: 0,
    };
    let pulled = Pulled { from, request: &request, response: &response, base: base.as_ref() };
    let applied = storage.apply_pull(&area(), pulled, 2_000).await;
    assert_eq!(applied, Ok(Applied::Written));
}

/// How many chunks are on the disk, named or not.
async fn chunks_on_disk(storage: &Storage) -> usize {
    let entries = storage
        .database
        .run(&[CHUNKS], Access::Read, async |tables| tables.table(CHUNKS)?.entries("").await);
    entries.await.expect("reads").len()
}

#[wasm_bindgen_test]
async fn a_chunk_that_nothing_names_leaves_the_disk() {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    let bytes = chunk::encode(&[]);
    let named = NamedChunk::open(ContentHash::of(&bytes), bytes).expect("is a chunk");
    pull_anew(&storage, None, 1, std::slice::from_ref(&named)).await;
    assert_eq!(chunks_on_disk(&storage).await, 1);
    let cookie = Some(Cookie { epoch: Uuid::from_u128(1), version: 1 });
    // Though a view still has it.
    let snapshot = storage.read(&area()).await.expect("reads");
    assert_eq!(snapshot.chunks, [named]);
    pull_anew(&storage, cookie, 2, &[]).await;
    assert_eq!(chunks_on_disk(&storage).await, 0);
    assert_eq!(storage.read(&area()).await.expect("reads").chunks, []);
}

#[wasm_bindgen_test]
async fn a_chunk_is_read_from_the_disk_when_no_view_has_it() {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    let bytes = chunk::encode(&[]);
    let named = NamedChunk::open(ContentHash::of(&bytes), bytes).expect("is a chunk");
    pull_anew(&storage, None, 1, std::slice::from_ref(&named)).await;
    let written = storage.database.run(&[CHUNKS], Access::Note, async |tables| {
        tables.table(CHUNKS)?.put(&keys::chunk(&area(), &named.hash), b"noise")
    });
    written.await.expect("writes");
    assert_eq!(storage.read(&area()).await.expect("reads").chunks, [], "it is damaged");
}
