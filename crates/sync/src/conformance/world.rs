//! What the cases are made of.

use sammen_domain::{
    AreaId, Availability, CancelRegistration, EncodedMutation, Mutation, OccurrenceId, Partner,
    PartnerId, RegistrationId, Row, RowKey, RowKind, Text,
};
use uuid::Uuid;

use crate::{
    Applied, Base, ClientId, ContentHash, Cookie, FetchedBase, MutationOutcome, NamedChunk, OpId,
    Outcome, PatchOperation, PullRequest, PullResponse, Pulled, ReplicaStore, Scope, chunk,
};

pub(super) const CLIENT: ClientId = ClientId(Uuid::from_u128(1));
pub(super) const OTHER_CLIENT: ClientId = ClientId(Uuid::from_u128(2));
pub(super) const EPOCH: Uuid = Uuid::from_u128(0xe);

pub(super) fn area() -> AreaId {
    AreaId::new("hoeje-gladsaxe").expect("a plain name")
}

pub(super) fn mutation(n: u128) -> EncodedMutation {
    let (registration, date) = (Uuid::from_u128(n), Uuid::from_u128(n));
    let cancel = CancelRegistration::new(RegistrationId(registration), OccurrenceId(date));
    Mutation::CancelRegistration(cancel).encode()
}

pub(super) fn op(n: u128) -> OpId {
    OpId(Uuid::from_u128(n))
}

pub(super) fn key(n: u128) -> RowKey {
    RowKey { kind: RowKind::Place, id: Uuid::from_u128(n) }
}

pub(super) fn cookie(version: u64) -> Cookie {
    Cookie { epoch: EPOCH, version }
}

pub(super) fn request(cookie: Option<Cookie>) -> PullRequest {
    PullRequest {
        area: area(),
        client: CLIENT,
        cookie,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    }
}

pub(super) fn response(version: u64, reset: bool, last_mutation_id: u64) -> PullResponse {
    PullResponse {
        reset,
        private_reset: reset,
        scope: Scope::OWN,
        base: None,
        row_shape: Row::SHAPE,
        patch: vec![PatchOperation::Put {
            key: key(u128::from(version)),
            row: vec![u8::try_from(version).expect("small")],
        }],
        seats: Vec::new(),
        cookie: cookie(version),
        last_mutation_id,
        outcomes: (1..=last_mutation_id)
            .map(|id| MutationOutcome {
                id,
                op: op(10 + u128::from(id)),
                outcome: Outcome::Accepted,
            })
            .collect(),
        now: 0,
    }
}

pub(super) fn seats(n: u128, taken: u32) -> Availability {
    Availability { taken, ..Availability::none(OccurrenceId(Uuid::from_u128(n))) }
}

/// Two chunks of one partner each.
pub(super) fn chunks() -> [NamedChunk; 2] {
    [1, 2].map(|n| {
        let bytes = chunk::encode(&[Row::Partner(Partner {
            id: PartnerId(Uuid::from_u128(n)),
            name: Text::new("da", "Beboerhuset"),
            description: Text::default(),
            contact: Default::default(),
        })]);
        NamedChunk::open(ContentHash::of(&bytes), bytes).expect("is a chunk")
    })
}

/// A base of these chunks, of which some were fetched.
pub(super) fn base_of(
    version: u64,
    chunks: &[&NamedChunk],
    fetched: &[&NamedChunk],
) -> FetchedBase {
    FetchedBase {
        base: Base {
            cookie: cookie(version),
            chunks: chunks.iter().map(|chunk| chunk.hash).collect(),
        },
        fetched: fetched.iter().copied().cloned().collect(),
    }
}

pub(super) async fn opened<S: ReplicaStore>(store: S) -> S {
    store.open_area(&area(), CLIENT).await.expect("opens");
    store
}

pub(super) async fn enqueue<S: ReplicaStore>(store: &S, n: u128) {
    store.enqueue(&area(), op(n), &mutation(n), 1_000).await.expect("enqueues");
}

pub(super) async fn pull<S: ReplicaStore>(
    store: &S,
    cookie: Option<Cookie>,
    response: &PullResponse,
) -> Applied {
    let request = &request(cookie);
    let pulled = Pulled { from: cookie, request, response, base: None };
    store.apply_pull(&area(), pulled, 2_000).await.expect("applies")
}

/// Pulls version 7 anew, standing on the chunks of version 6.
pub(super) async fn pull_on<S: ReplicaStore>(
    store: &S,
    from: Option<Cookie>,
    chunks: &[&NamedChunk],
    fetched: &[&NamedChunk],
) -> Applied {
    let base = base_of(6, chunks, fetched);
    let request = PullRequest { base: Some(base.base.cookie), ..request(from) };
    let response = PullResponse { base: request.base, ..response(7, true, 0) };
    let pulled = Pulled { from, request: &request, response: &response, base: Some(&base) };
    store.apply_pull(&area(), pulled, 2_000).await.expect("applies")
}

/// The names of the chunks that are stored, in order.
pub(super) async fn stored_chunks<S: ReplicaStore>(store: &S) -> Vec<ContentHash> {
    let snapshot = store.read(&area()).await.expect("reads");
    for named in &snapshot.chunks {
        let hash = ContentHash::of(named.chunk.bytes());
        assert_eq!(hash, named.hash, "a chunk is stored as it came");
    }
    let mut stored: Vec<ContentHash> = snapshot.chunks.iter().map(|named| named.hash).collect();
    stored.sort_unstable();
    stored
}
