//! Outbox, rows and cookies.

use sammen_domain::{Refusal, RowKey, RowKind};
use uuid::Uuid;

use super::world::*;
use crate::{
    Applied, ClientId, Cookie, Leaving, Left, OpId, Outcome, PatchOperation, PullRequest, Pulled,
    ReplicaStore, Scope, StoreError,
};

pub async fn numbers_follow_each_other<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    enqueue(&store, 11).await;
    enqueue(&store, 12).await;
    store.open_area(&area(), ClientId(Uuid::from_u128(99))).await.expect("is open already");
    let (meta, outbox) = store.read_outbox(&area()).await.expect("reads");
    assert_eq!(meta.client, CLIENT, "opening again keeps the line");
    assert_eq!(meta.next_mutation_id, 3);
    let numbers: Vec<_> = outbox.iter().map(|e| (e.id, e.op)).collect();
    assert_eq!(numbers, [(1, op(11)), (2, op(12))]);
    assert_eq!(outbox[1].encoded(), mutation(12));
    assert_eq!(store.areas().await.expect("lists"), [area()]);
}

pub async fn a_pull_settles_and_patches_together<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    enqueue(&store, 11).await;
    enqueue(&store, 12).await;
    assert_eq!(pull(&store, None, &response(5, true, 1)).await, Applied::Written);
    let snapshot = store.read(&area()).await.expect("reads");
    assert_eq!(snapshot.rows, [(key(5), vec![5])]);
    assert_eq!(snapshot.outbox.iter().map(|e| e.id).collect::<Vec<_>>(), [2]);
    assert_eq!(snapshot.meta.cookie, Some(Cookie { epoch: EPOCH, version: 5 }));
    assert_eq!(snapshot.meta.settled_through, 1);
    assert_eq!(snapshot.meta.pulled_at, Some(2_000));

    let mut next = response(6, false, 2);
    next.patch.push(PatchOperation::Delete { key: key(5) });
    assert_eq!(pull(&store, snapshot.meta.cookie, &next).await, Applied::Written);
    let snapshot = store.read(&area()).await.expect("reads");
    assert_eq!(snapshot.rows, [(key(6), vec![6])]);
    assert!(snapshot.outbox.is_empty());
}

pub async fn a_pull_for_an_older_cookie_is_stale<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    assert_eq!(pull(&store, None, &response(5, true, 0)).await, Applied::Written);
    assert_eq!(pull(&store, None, &response(4, true, 0)).await, Applied::Stale);
    let snapshot = store.read(&area()).await.expect("reads");
    assert_eq!(snapshot.rows, [(key(5), vec![5])], "nothing of the stale pull was written");
    let cookie = snapshot.meta.cookie;
    assert_eq!(
        pull(&store, cookie, &response(3, false, 0)).await,
        Applied::Stale,
        "a cursor does not shrink within an epoch"
    );
}

pub async fn a_reset_keeps_the_outbox<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    assert_eq!(pull(&store, None, &response(5, true, 0)).await, Applied::Written);
    enqueue(&store, 11).await;
    let cookie = store.read(&area()).await.expect("reads").meta.cookie;
    let mut other_life = response(2, true, 0);
    other_life.cookie.epoch = Uuid::from_u128(0xf);
    assert_eq!(pull(&store, cookie, &other_life).await, Applied::Written);
    let snapshot = store.read(&area()).await.expect("reads");
    assert_eq!(snapshot.rows, [(key(2), vec![2])]);
    assert_eq!(snapshot.outbox.iter().map(|e| e.op).collect::<Vec<_>>(), [op(11)]);
}

pub async fn what_a_role_showed_leaves_with_it<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    enqueue(&store, 11).await;
    let shown = RowKey { kind: RowKind::RosterEntry, id: Uuid::from_u128(1) };
    let own = RowKey { kind: RowKind::Registration, id: Uuid::from_u128(1) };
    let mut first = response(5, true, 0);
    first.scope = Scope(8);
    first.patch.extend([shown, own].map(|key| PatchOperation::Put { key, row: vec![1] }));
    assert_eq!(pull(&store, None, &first).await, Applied::Written);
    assert_eq!(store.read(&area()).await.expect("reads").meta.scope, Scope(8));

    let asked = PullRequest { scope: Some(Scope(8)), ..request(Some(cookie(5))) };
    let mut ended = response(5, false, 0);
    ended.private_reset = true;
    ended.patch = vec![PatchOperation::Put { key: own, row: vec![1] }];
    let pulled = |request| Pulled { from: Some(cookie(5)), request, response: &ended, base: None };
    let stale = request(Some(cookie(5)));
    let applied = store.apply_pull(&area(), pulled(&stale), 2_000).await;
    assert_eq!(applied, Ok(Applied::Stale), "that was asked with other roles");
    let applied = store.apply_pull(&area(), pulled(&asked), 2_000).await;
    assert_eq!(applied, Ok(Applied::Written));
    let snapshot = store.read(&area()).await.expect("reads");
    assert_eq!(snapshot.rows, [(key(5), vec![5]), (own, vec![1])]);
    assert_eq!((snapshot.meta.scope, snapshot.outbox.len()), (Scope::OWN, 1));
}

pub async fn a_decided_mutation_without_outcome_stays<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    enqueue(&store, 11).await;
    enqueue(&store, 12).await;
    store.note_pushed(&area(), CLIENT, 2).await.expect("notes");
    let mut silent = response(5, true, 2);
    silent.outcomes.remove(0);
    assert_eq!(pull(&store, None, &silent).await, Applied::Written);
    let (meta, outbox) = store.read_outbox(&area()).await.expect("reads");
    assert_eq!(outbox.iter().map(|entry| entry.op).collect::<Vec<_>>(), [op(11)]);
    assert_eq!((meta.pushed_through, meta.settled_through), (0, 0), "it is sent again");
}

pub async fn a_rekey_keeps_what_was_done<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    for n in 11..14 {
        enqueue(&store, n).await;
    }
    assert_eq!(pull(&store, None, &response(5, true, 1)).await, Applied::Written);
    store.note_pushed(&area(), CLIENT, 2).await.expect("notes");
    let fresh = ClientId(Uuid::from_u128(2));
    store.rekey(&area(), CLIENT, fresh).await.expect("re-keys");
    store.rekey(&area(), CLIENT, ClientId(Uuid::from_u128(3))).await.expect("is done already");
    let (meta, outbox) = store.read_outbox(&area()).await.expect("reads");
    assert_eq!(meta.client, fresh);
    assert_eq!((meta.next_mutation_id, meta.pushed_through, meta.settled_through), (3, 0, 0));
    let numbers: Vec<_> = outbox.iter().map(|e| (e.id, e.op)).collect();
    assert_eq!(numbers, [(1, op(12)), (2, op(13))]);
    store.note_pushed(&area(), CLIENT, 2).await.expect("is of the old line");
    let (meta, _) = store.read_outbox(&area()).await.expect("reads");
    assert_eq!(meta.pushed_through, 0);
}

pub async fn a_refusal_stays_until_seen<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    enqueue(&store, 11).await;
    let mut no = response(5, true, 1);
    no.outcomes[0].outcome = Outcome::Refused(Refusal::Closed);
    assert_eq!(pull(&store, None, &no).await, Applied::Written);
    let snapshot = store.read(&area()).await.expect("reads");
    assert!(snapshot.outbox.is_empty());
    assert_eq!(snapshot.refused.len(), 1);
    assert_eq!(
        (snapshot.refused[0].entry.op, snapshot.refused[0].refusal),
        (op(11), Refusal::Closed)
    );
    store.dismiss_refusal(&area(), op(11)).await.expect("dismisses");
    assert!(store.read(&area()).await.expect("reads").refused.is_empty());
}

pub async fn a_phone_that_left_keeps_nothing_private<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    enqueue(&store, 11).await;
    let private = RowKey { kind: RowKind::Registration, id: Uuid::from_u128(9) };
    let mut answer = response(5, true, 1);
    answer.patch.push(PatchOperation::Put { key: private, row: vec![1] });
    answer.outcomes[0].outcome = Outcome::Refused(Refusal::Closed);
    assert_eq!(pull(&store, None, &answer).await, Applied::Written);
    for n in 12..15 {
        enqueue(&store, n).await;
    }
    let outcomes = vec![(op(12), Outcome::Accepted), (op(13), Outcome::Refused(Refusal::Past))];
    let leaving = Leaving { left: Left::Moved, outcomes };
    let fresh = ClientId(Uuid::from_u128(2));
    store.leave_household(&area(), CLIENT, fresh, &leaving).await.expect("leaves");
    let again = ClientId(Uuid::from_u128(3));
    store.leave_household(&area(), CLIENT, again, &leaving).await.expect("has left already");
    let snapshot = store.read(&area()).await.expect("reads");
    assert_eq!((snapshot.meta.client, snapshot.left), (fresh, Some(Left::Moved)));
    assert_eq!(snapshot.meta.cookie, Some(cookie(5)));
    let keys: Vec<RowKey> = snapshot.rows.iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, [key(5)], "what all may see stays");
    let waiting: Vec<_> = snapshot.outbox.iter().map(|entry| (entry.id, entry.op)).collect();
    assert_eq!(waiting, [(1, op(14))]);
    let refused: Vec<OpId> = snapshot.refused.iter().map(|refused| refused.entry.op).collect();
    assert_eq!(refused, [op(11), op(13)]);
    store.dismiss_left(&area()).await.expect("dismisses");
    assert_eq!(store.read(&area()).await.expect("reads").left, None);
}

pub async fn a_forgotten_area_is_gone<S: ReplicaStore>(store: S) {
    let store = opened(store).await;
    enqueue(&store, 11).await;
    let [first, _] = chunks();
    assert_eq!(pull_on(&store, None, &[&first], &[&first]).await, Applied::Written);
    store.forget_area(&area()).await.expect("forgets");
    assert_eq!(store.read(&area()).await, Err(StoreError::UnknownArea(area())));
    let store = opened(store).await;
    let snapshot = store.read(&area()).await.expect("reads");
    assert!(snapshot.rows.is_empty() && snapshot.outbox.is_empty());
    assert!(snapshot.chunks.is_empty() && snapshot.seats.is_empty());
}
