//! The suite that every [`ReplicaStore`](crate::ReplicaStore) passes, in memory and in a browser.

/// Runs the suite's cases as tests. Give a closure-like block that runs one case to its end on a fresh,
/// empty store: `replica_store_conformance!(|case| { … case(store) … });`
///
/// In a browser, where tests are asynchronous, name the attribute and a store-making expression:
/// `replica_store_conformance!(async #[wasm_bindgen_test] store().await);`
#[macro_export]
macro_rules! replica_store_conformance {
    (|$case:ident| $run:block) => {
        $crate::replica_store_conformance!(@suite [sync $case $run]);
    };
    (async #[$attribute:meta] $store:expr) => {
        $crate::replica_store_conformance!(@suite [async $attribute; $store]);
    };
    (@suite $how:tt) => {
        $crate::replica_store_conformance!(@cases $how
            numbers_follow_each_other
            a_pull_settles_and_patches_together
            a_pull_for_an_older_cookie_is_stale
            a_reset_keeps_the_outbox
            a_decided_mutation_without_outcome_stays
            a_rekey_keeps_what_was_done
            a_refusal_stays_until_seen
            a_forgotten_area_is_gone
        );
    };
    (@cases $how:tt $($name:ident)*) => {
        $($crate::replica_store_conformance!(@one $how $name);)*
    };
    (@one [sync $case:ident $run:block] $name:ident) => {
        #[test]
        fn $name() {
            let $case = $crate::conformance_cases::$name;
            $run
        }
    };
    (@one [async $attribute:meta; $store:expr] $name:ident) => {
        #[$attribute]
        async fn $name() {
            $crate::conformance_cases::$name($store).await;
        }
    };
}

/// The cases; each takes an empty store.
#[doc(hidden)]
pub mod cases {
    use sammen_domain::{
        AreaId, CancelRegistration, EncodedMutation, Mutation, OccurrenceId, Refusal,
        RegistrationId, Row, RowKey, RowKind,
    };
    use uuid::Uuid;

    use crate::{
        Applied, ClientId, Cookie, MutationOutcome, OpId, Outcome, PatchOperation, PullRequest,
        PullResponse, ReplicaStore, StoreError,
    };

    const CLIENT: ClientId = ClientId(Uuid::from_u128(1));
    const EPOCH: Uuid = Uuid::from_u128(0xe);

    fn area() -> AreaId {
        AreaId::new("hoeje-gladsaxe").expect("a plain name")
    }

    fn mutation(n: u128) -> EncodedMutation {
        Mutation::CancelRegistration(CancelRegistration {
            registration: RegistrationId(Uuid::from_u128(n)),
            occurrence: OccurrenceId(Uuid::from_u128(n)),
        })
        .encode()
    }

    fn op(n: u128) -> OpId {
        OpId(Uuid::from_u128(n))
    }

    fn key(n: u128) -> RowKey {
        RowKey { kind: RowKind::Place, id: Uuid::from_u128(n) }
    }

    fn request(cookie: Option<Cookie>) -> PullRequest {
        PullRequest { area: area(), client: CLIENT, cookie, outcomes_after: 0 }
    }

    fn response(version: u64, reset: bool, last_mutation_id: u64) -> PullResponse {
        PullResponse {
            reset,
            row_shape: Row::SHAPE,
            patch: vec![PatchOperation::Put {
                key: key(u128::from(version)),
                row: vec![u8::try_from(version).expect("small")],
            }],
            cookie: Cookie { epoch: EPOCH, version },
            last_mutation_id,
            outcomes: (1..=last_mutation_id)
                .map(|id| MutationOutcome {
                    id,
                    op: op(10 + u128::from(id)),
                    outcome: Outcome::Accepted,
                })
                .collect(),
        }
    }

    async fn opened<S: ReplicaStore>(store: S) -> S {
        store.open_area(&area(), CLIENT).await.expect("opens");
        store
    }

    async fn enqueue<S: ReplicaStore>(store: &S, n: u128) {
        store.enqueue(&area(), op(n), &mutation(n), 1_000).await.expect("enqueues");
    }

    async fn pull<S: ReplicaStore>(
        store: &S,
        cookie: Option<Cookie>,
        response: &PullResponse,
    ) -> Applied {
        store.apply_pull(&area(), &request(cookie), response, 2_000).await.expect("applies")
    }

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

    pub async fn a_decided_mutation_without_outcome_stays<S: ReplicaStore>(store: S) {
        let store = opened(store).await;
        enqueue(&store, 11).await;
        let mut silent = response(5, true, 1);
        silent.outcomes.clear();
        assert_eq!(pull(&store, None, &silent).await, Applied::Written);
        assert_eq!(store.read(&area()).await.expect("reads").outbox.len(), 1);
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

    pub async fn a_forgotten_area_is_gone<S: ReplicaStore>(store: S) {
        let store = opened(store).await;
        enqueue(&store, 11).await;
        assert_eq!(pull(&store, None, &response(5, true, 0)).await, Applied::Written);
        store.forget_area(&area()).await.expect("forgets");
        assert_eq!(store.read(&area()).await, Err(StoreError::UnknownArea(area())));
        let store = opened(store).await;
        let snapshot = store.read(&area()).await.expect("reads");
        assert!(snapshot.rows.is_empty() && snapshot.outbox.is_empty());
    }
}
