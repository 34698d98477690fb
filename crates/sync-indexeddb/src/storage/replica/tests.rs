use std::{
    cell::Cell,
    future::{Future, poll_fn},
    pin::{Pin, pin},
    task::Poll,
};

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

/// A base of one chunk.
fn base_of(named: &NamedChunk) -> FetchedBase {
    let cookie = Cookie { epoch: Uuid::from_u128(1), version: 1 };
    FetchedBase { base: Base { cookie, chunks: vec![named.hash] }, fetched: vec![named.clone()] }
}

fn empty_chunk() -> NamedChunk {
    let bytes = chunk::encode(&[]);
    NamedChunk::open(ContentHash::of(&bytes), bytes).expect("is a chunk")
}

/// Goes on with a first writing until the area can be looked at, and no further.
async fn until_readable<F: Future>(mut writing: Pin<&mut F>, is_readable: &Cell<bool>) {
    poll_fn(|context| {
        assert!(writing.as_mut().poll(context).is_pending(), "it is not written yet");
        if is_readable.get() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

#[wasm_bindgen_test]
async fn an_area_is_read_while_it_is_written_for_the_first_time() {
    let storage = fresh().await;
    let client = ClientId(new_uuid());
    storage.open_area(&area(), client).await.expect("opens");
    enqueue(&storage, OpId(new_uuid())).await.expect("enqueues");
    let (named, is_readable) = (empty_chunk(), Cell::new(false));
    let (base, readable) = (base_of(&named), || is_readable.set(true));
    let area = area();
    let mut writing = pin!(storage.begin(&area, client, &base, &readable));
    until_readable(writing.as_mut(), &is_readable).await;
    let shown = storage.read(&area).await.expect("reads");
    assert_eq!((shown.chunks.as_slice(), shown.outbox.len()), ([named].as_slice(), 1));
    assert_eq!(writing.await, Ok(Applied::Written));
    assert_eq!(storage.begun.find(&area), None, "the disk has it now");
    assert_eq!(storage.read(&area).await, Ok(shown));
}

#[wasm_bindgen_test]
async fn when_nobody_writes_an_area_any_more_the_disk_says_what_it_has() {
    let storage = fresh().await;
    let client = ClientId(new_uuid());
    storage.open_area(&area(), client).await.expect("opens");
    let is_readable = Cell::new(false);
    let (base, readable) = (base_of(&empty_chunk()), || is_readable.set(true));
    let area = area();
    {
        let mut writing = Box::pin(storage.begin(&area, client, &base, &readable));
        until_readable(writing.as_mut(), &is_readable).await;
        assert!(storage.begun.find(&area).is_some());
    }
    assert_eq!(storage.begun.find(&area), None);
    let elsewhere = Storage::open(storage.name()).await.expect("opens");
    assert_eq!(storage.read(&area).await, elsewhere.read(&area).await);
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
    let named = empty_chunk();
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
    let named = empty_chunk();
    pull_anew(&storage, None, 1, std::slice::from_ref(&named)).await;
    let written = storage.database.run(&[CHUNKS], Access::Note, async |tables| {
        tables.table(CHUNKS)?.put(&keys::chunk(&area(), &named.hash), b"noise")
    });
    written.await.expect("writes");
    assert_eq!(storage.read(&area()).await.expect("reads").chunks, [], "it is damaged");
}
