//! A phone: the real replica and driver, its network in the process and as bad as a test wants.

use std::cell::{Cell, RefCell};

use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use sammen_domain::{
    AreaId, CancelRegistration, EncodedMutation, Mutation, OccurrenceId, PlaceRegistration,
    RegistrationId, RegistrationState,
};
use sammen_sync::{
    ChunkEntry, ClientId, ContentHash, Manifest, MemoryStore, OpId, PackEntry, PullRequest,
    PullResponse, PushRequest, PushResponse, ReplicaStore, SyncError, SyncReport, Transport,
    TransportError, View, seal, sync_area, unseal,
};
use uuid::Uuid;

use crate::fixture::{Answer, NOW, SEALED, Server, area, send};

/// What happens to the next request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// It does not arrive.
    LoseRequest,
    /// It is done, and the phone never hears of it.
    LoseReply,
    /// It arrives twice; the second answer comes home.
    Duplicate,
}

/// The way to a server in the same process.
pub struct InProcess {
    pub router: Router,
    pub secret: [u8; 32],
    pub fault: Cell<Option<Fault>>,
    /// How many requests come before the one that the fault happens to.
    pub untroubled: Cell<usize>,
    /// The outcomes of every push that came home.
    pub pushed: RefCell<Vec<PushResponse>>,
}

impl InProcess {
    /// Lets a number of requests through before the fault.
    pub fn skip_then_fail(&self, untroubled: usize, fault: Fault) {
        self.untroubled.set(untroubled);
        self.fault.set(Some(fault));
    }

    async fn exchange<Q: sammen_sync::Body, A: sammen_sync::Body>(
        &self,
        path: &str,
        request: &Q,
    ) -> Result<A, TransportError> {
        let digits: String = self.secret.iter().map(|byte| format!("{byte:02x}")).collect();
        let build = || {
            Request::post(path)
                .header(header::CONTENT_TYPE, SEALED)
                .header(header::AUTHORIZATION, format!("Bearer {digits}"))
                .body(Body::from(seal(request)))
                .unwrap()
        };
        let answer = self.send(build).await?;
        unseal(&answer.body).map_err(|_| TransportError::Malformed)
    }

    async fn public(&self, area: &AreaId, path: &str) -> Result<Vec<u8>, TransportError> {
        let path = format!("/api/areas/{area}/public/{path}");
        let build = || Request::get(&path).body(Body::empty()).unwrap();
        Ok(self.send(build).await?.body)
    }

    /// Sends a request, if the test lets it.
    async fn send(&self, build: impl Fn() -> Request<Body>) -> Result<Answer, TransportError> {
        let fault = match self.untroubled.get() {
            0 => self.fault.take(),
            left => {
                self.untroubled.set(left - 1);
                None
            }
        };
        if fault == Some(Fault::LoseRequest) {
            return Err(TransportError::Unreachable);
        }
        let mut answer = send(&self.router, build()).await;
        if fault == Some(Fault::Duplicate) {
            answer = send(&self.router, build()).await;
        }
        if fault == Some(Fault::LoseReply) {
            return Err(TransportError::Unreachable);
        }
        match answer.status.as_u16() {
            200 => Ok(answer),
            400 if answer.problem() == "protocol-version" => Err(TransportError::Outdated),
            409 if answer.problem() == "line-broken" => Err(TransportError::LineBroken),
            401 | 403 => Err(TransportError::Unauthorised),
            status @ 500.. => Err(TransportError::Failing { status }),
            status => Err(TransportError::Rejected { status }),
        }
    }
}

impl Transport for InProcess {
    async fn push(&self, request: &PushRequest) -> Result<PushResponse, TransportError> {
        let response: PushResponse = self.exchange("/api/sync/push", request).await?;
        self.pushed.borrow_mut().push(response.clone());
        Ok(response)
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, TransportError> {
        self.exchange("/api/sync/pull", request).await
    }

    async fn manifest(&self, area: &AreaId) -> Result<Option<Manifest>, TransportError> {
        match self.public(area, "manifest").await {
            Ok(body) => unseal(&body).map(Some).map_err(|_| TransportError::Malformed),
            Err(TransportError::Rejected { status: 404 }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn pack(&self, area: &AreaId, pack: &PackEntry) -> Result<Vec<Vec<u8>>, TransportError> {
        let bytes = self.public(area, &format!("packs/{}", pack.hash)).await?;
        pack.open(&bytes).ok_or(TransportError::Malformed)
    }

    async fn chunk(&self, area: &AreaId, chunk: &ChunkEntry) -> Result<Vec<u8>, TransportError> {
        let bytes = self.public(area, &format!("chunks/{}", chunk.hash)).await?;
        let is_sound = ContentHash::of(&bytes) == chunk.hash;
        is_sound.then_some(bytes).ok_or(TransportError::Malformed)
    }
}

/// One resident's phone.
pub struct Phone {
    pub store: MemoryStore,
    pub network: InProcess,
}

impl Phone {
    pub async fn new(server: &Server, secret: u8) -> Self {
        let store = MemoryStore::default();
        store.open_area(&area(), ClientId(Uuid::new_v4())).await.unwrap();
        Self::of(store, server, secret)
    }

    fn of(store: MemoryStore, server: &Server, secret: u8) -> Self {
        let network = InProcess {
            router: server.router.clone(),
            secret: [secret; 32],
            fault: Cell::new(None),
            untroubled: Cell::new(0),
            pushed: RefCell::default(),
        };
        Self { store, network }
    }

    /// What somebody has who copied the browser profile: the same secret too.
    pub fn copied(&self) -> Self {
        let network = InProcess {
            router: self.network.router.clone(),
            secret: self.network.secret,
            fault: Cell::new(None),
            untroubled: Cell::new(0),
            pushed: RefCell::default(),
        };
        Self { store: self.store.clone(), network }
    }

    /// The same phone, when another server answers under the address.
    pub fn moved_to(self, server: &Server) -> Self {
        let secret = self.network.secret[0];
        Self::of(self.store, server, secret)
    }

    pub async fn enqueue(&self, mutation: &EncodedMutation) -> OpId {
        let op = OpId(Uuid::new_v4());
        self.store.enqueue(&area(), op, mutation, NOW).await.unwrap();
        op
    }

    pub async fn place(&self, occurrence: OccurrenceId, persons: u16) -> RegistrationId {
        let registration = RegistrationId(Uuid::new_v4());
        self.enqueue(&placing(registration, occurrence, persons)).await;
        registration
    }

    pub async fn cancel(&self, registration: RegistrationId, occurrence: OccurrenceId) {
        let cancel = CancelRegistration::new(registration, occurrence);
        self.enqueue(&Mutation::CancelRegistration(cancel).encode()).await;
    }

    pub async fn try_sync(&self) -> Result<SyncReport, SyncError> {
        let fresh = || ClientId(Uuid::new_v4());
        sync_area(&self.store, &self.network, &area(), fresh, || NOW).await
    }

    pub async fn sync(&self) -> SyncReport {
        self.try_sync().await.unwrap()
    }

    pub async fn view(&self) -> View {
        View::new(self.store.read(&area()).await.unwrap())
    }

    /// Which life of the data it has read.
    pub async fn epoch(&self) -> Option<Uuid> {
        self.store.read(&area()).await.unwrap().meta.cookie.map(|cookie| cookie.epoch)
    }

    pub async fn client(&self) -> ClientId {
        self.store.read(&area()).await.unwrap().meta.client
    }

    /// Where a registration stands, as far as this phone knows.
    pub async fn state(&self, registration: RegistrationId) -> Option<RegistrationState> {
        self.view().await.registration(registration).map(|view| view.registration.state)
    }
}

pub fn placing(
    registration: RegistrationId,
    occurrence: OccurrenceId,
    persons: u16,
) -> EncodedMutation {
    let place = PlaceRegistration::new(registration, occurrence, persons);
    Mutation::PlaceRegistration(place).encode()
}
