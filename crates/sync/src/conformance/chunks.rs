//! Chunks under the rows, and seat counts beside them.

use std::cell::Cell;

use sammen_domain::RowKey;

use super::world::*;
use crate::{Applied, ContentHash, PatchOperation, PullResponse, Pulled, ReplicaStore};

fn sorted<const N: usize>(mut hashes: [ContentHash; N]) -> [ContentHash; N] {
    hashes.sort_unstable();
    hashes
}

pub async fn a_base_is_there_before_the_first_pull<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    enqueue(&store, 11).await;
    let [first, second] = chunks();
    let (part, whole) =
        (base_of(6, &[&first, &second], &[&first]), base_of(6, &[&first], &[&first]));
    let readable = Cell::new(0);
    let count = || readable.set(readable.get() + 1);
    let begin =
        async |client, base| store.begin(&area(), client, base, &count).await.expect("answers");
    assert_eq!(begin(CLIENT, &part).await, Applied::Stale, "a chunk is missing");
    assert_eq!(begin(OTHER_CLIENT, &whole).await, Applied::Stale, "the line is another");
    assert_eq!(readable.get(), 0);
    assert_eq!(begin(CLIENT, &whole).await, Applied::Written);
    assert_eq!(readable.get(), 1, "it is told once");
    let snapshot = store.read(&area()).await.expect("reads");
    assert_eq!((snapshot.meta.cookie, snapshot.meta.base), (None, Some(whole.base.clone())));
    assert_eq!(snapshot.outbox.len(), 1, "the outbox is kept");
    assert_eq!(stored_chunks(&store).await, [first.hash]);
    assert_eq!(begin(CLIENT, &whole).await, Applied::Stale, "it is begun once");
    assert_eq!(pull_on(&store, None, &[&first], &[]).await, Applied::Written);
    let other = base_of(8, &[&second], &[&second]);
    assert_eq!(begin(CLIENT, &other).await, Applied::Stale, "it was pulled");
    assert_eq!(readable.get(), 1);
    assert_eq!(stored_chunks(&store).await, [first.hash]);
}

pub async fn a_base_comes_with_its_pull<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    enqueue(&store, 11).await;
    let [first, second] = chunks();
    let both = [&first, &second];
    assert_eq!(pull_on(&store, None, &both, &both).await, Applied::Written);
    let snapshot = store.read(&area()).await.expect("reads");
    assert_eq!(snapshot.meta.chunks().collect::<Vec<_>>(), [&first.hash, &second.hash]);
    assert_eq!(snapshot.meta.cookie, Some(cookie(7)));
    assert_eq!(snapshot.meta.base.map(|base| base.cookie), Some(cookie(6)));
    assert_eq!(snapshot.rows, [(key(7), vec![7])]);
    assert_eq!(snapshot.outbox.len(), 1, "the outbox is kept");
    assert_eq!(stored_chunks(&store).await, sorted([first.hash, second.hash]));

    assert_eq!(pull(&store, Some(cookie(7)), &response(8, false, 0)).await, Applied::Written);
    assert_eq!(
        stored_chunks(&store).await,
        sorted([first.hash, second.hash]),
        "a difference lets them be"
    );
}

pub async fn a_new_base_keeps_the_chunks_it_shares<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    let [first, second] = chunks();
    assert_eq!(pull_on(&store, None, &[&first], &[&first]).await, Applied::Written);
    let from = Some(cookie(7));
    assert_eq!(pull_on(&store, from, &[&second, &first], &[&second]).await, Applied::Written);
    assert_eq!(stored_chunks(&store).await, sorted([first.hash, second.hash]));
    assert_eq!(pull_on(&store, from, &[&second], &[]).await, Applied::Written);
    assert_eq!(stored_chunks(&store).await, [second.hash], "what nothing names is removed");
}

pub async fn rows_alone_take_the_place_of_chunks<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    let [first, _] = chunks();
    assert_eq!(pull_on(&store, None, &[&first], &[&first]).await, Applied::Written);
    assert_eq!(pull(&store, Some(cookie(7)), &response(9, true, 0)).await, Applied::Written);
    let snapshot = store.read(&area()).await.expect("reads");
    assert_eq!((snapshot.chunks, snapshot.meta.base), (Vec::new(), None));
    assert_eq!(snapshot.rows, [(key(9), vec![9])]);
}

pub async fn a_base_that_is_not_whole_is_not_written<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    let [first, second] = chunks();
    assert_eq!(pull_on(&store, None, &[&first, &second], &[&first]).await, Applied::Stale);
    let base = base_of(5, &[&first], &[&first]);
    let asked = request(None);
    let response = PullResponse { base: Some(cookie(6)), ..response(7, true, 0) };
    let pulled = Pulled { from: None, request: &asked, response: &response, base: Some(&base) };
    let applied = store.apply_pull(&area(), pulled, 2_000).await.expect("answers");
    assert_eq!(applied, Applied::Stale, "the response stands on another manifest");
    let snapshot = store.read(&area()).await.expect("reads");
    assert!(snapshot.chunks.is_empty() && snapshot.rows.is_empty());
    assert_eq!(snapshot.meta.cookie, None);
}

pub async fn a_deleted_row_hides_the_one_in_a_chunk<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    let [first, _] = chunks();
    assert_eq!(pull_on(&store, None, &[&first], &[&first]).await, Applied::Written);
    let mut next = response(8, false, 0);
    next.patch = vec![PatchOperation::Delete { key: key(7) }];
    assert_eq!(pull(&store, Some(cookie(7)), &next).await, Applied::Written);
    let rows: Vec<(RowKey, Vec<u8>)> = store.read(&area()).await.expect("reads").rows;
    assert_eq!(rows, [(key(7), Vec::new())]);
}

pub async fn distrusted_chunks_leave_and_the_rest_stays<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    enqueue(&store, 11).await;
    let [first, second] = chunks();
    let both = [&first, &second];
    assert_eq!(pull_on(&store, None, &both, &both).await, Applied::Written);
    store.distrust_chunks(&area(), &[]).await.expect("writes");
    let meta = store.read(&area()).await.expect("reads").meta;
    assert_eq!(meta.cookie, Some(cookie(7)), "nothing was damaged");
    store.distrust_chunks(&area(), &[first.hash]).await.expect("writes");
    let snapshot = store.read(&area()).await.expect("reads");
    assert_eq!(snapshot.meta.cookie, None, "the next pull begins anew");
    assert_eq!(snapshot.meta.chunks().collect::<Vec<_>>(), [&second.hash]);
    assert_eq!(stored_chunks(&store).await, [second.hash]);
    assert_eq!(snapshot.rows, [(key(7), vec![7])]);
    assert_eq!(snapshot.outbox.len(), 1);
    assert_eq!(
        pull_on(&store, Some(cookie(7)), &both, &[&first]).await,
        Applied::Stale,
        "that pull was asked for before"
    );
    assert_eq!(pull_on(&store, None, &both, &[&first]).await, Applied::Written);
    assert_eq!(stored_chunks(&store).await, sorted([first.hash, second.hash]));
}

pub async fn everything_can_be_asked_for_anew<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    assert_eq!(pull(&store, None, &response(5, true, 0)).await, Applied::Written);
    let asked = request(None);
    let from = Some(cookie(5));
    let difference = response(6, false, 0);
    let pulled = Pulled { from, request: &asked, response: &difference, base: None };
    let applied = store.apply_pull(&area(), pulled, 2_000).await.expect("answers");
    assert_eq!(applied, Applied::Stale, "nobody asked for this difference");
    let anew = response(6, true, 0);
    let pulled = Pulled { from, request: &asked, response: &anew, base: None };
    let applied = store.apply_pull(&area(), pulled, 2_000).await.expect("applies");
    assert_eq!(applied, Applied::Written);
    assert_eq!(store.read(&area()).await.expect("reads").rows, [(key(6), vec![6])]);
}

pub async fn seat_counts_come_and_go<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    let mut first = response(5, true, 0);
    first.seats = vec![seats(2, 4), seats(1, 3)];
    assert_eq!(pull(&store, None, &first).await, Applied::Written);
    assert_eq!(store.read(&area()).await.expect("reads").seats, [seats(1, 3), seats(2, 4)]);

    let mut next = response(6, false, 0);
    next.seats = vec![seats(2, 9), seats(3, 1)];
    let deleted = sammen_domain::Row::Availability(seats(1, 0)).key();
    next.patch.push(PatchOperation::Delete { key: deleted });
    assert_eq!(pull(&store, Some(cookie(5)), &next).await, Applied::Written);
    assert_eq!(store.read(&area()).await.expect("reads").seats, [seats(2, 9), seats(3, 1)]);

    assert_eq!(pull(&store, Some(cookie(6)), &response(7, false, 0)).await, Applied::Written);
    assert_eq!(
        store.read(&area()).await.expect("reads").seats.len(),
        2,
        "nothing was said of them"
    );
    assert_eq!(pull(&store, Some(cookie(7)), &response(8, true, 0)).await, Applied::Written);
    assert!(store.read(&area()).await.expect("reads").seats.is_empty());
}
