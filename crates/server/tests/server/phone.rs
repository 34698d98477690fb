//! A phone: the real replica and driver, its network in the process and as bad as a test wants.

use std::{
    cell::{Cell, RefCell},
    sync::Arc,
};

use axum::{Router, body::Body, http::Request};
use sammen_device_key::DeviceKey;
use sammen_domain::{
    AreaId, CancelRegistration, EncodedMutation, Mutation, OccurrenceId, PlaceRegistration,
    RegistrationId, RegistrationState,
};
use sammen_sync::{
    ChunkEntry, ClientId, ContentHash, Left, Manifest, MemoryStore, OpId, PackEntry, PullRequest,
    PullResponse, PushRequest, PushResponse, ReplicaStore, SyncError, SyncReport, Transport,
    TransportError, View, seal, sync_area, unseal,
};
use uuid::Uuid;

use crate::fixture::{Answer, NOW, Server, area, send, send_signed};

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
    pub key: Arc<DeviceKey>,
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
        let body = seal(request);
        let send = async || send_signed(&self.router, &self.key, path, body.clone()).await;
        let answer = self.send(send).await?;
        unseal(&answer.body).map_err(|_| TransportError::Malformed)
    }

    async fn public(&self, area: &AreaId, path: &str) -> Result<Vec<u8>, TransportError> {
        let path = format!("/api/areas/{area}/public/{path}");
        let build = || Request::get(&path).body(Body::empty()).unwrap();
        Ok(self.send(async || send(&self.router, build()).await).await?.body)
    }

    /// Sends a request, if the test lets it.
    async fn send(&self, send: impl AsyncFn() -> Answer) -> Result<Answer, TransportError> {
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
        let mut answer = send().await;
        if fault == Some(Fault::Duplicate) {
            answer = send().await;
        }
        if fault == Some(Fault::LoseReply) {
            return Err(TransportError::Unreachable);
        }
        match answer.status.as_u16() {
            200 => Ok(answer),
            400 if answer.problem() == "protocol-version" => Err(TransportError::Outdated),
            409 if answer.problem() == "line-broken" => Err(TransportError::LineBroken),
            403 if answer.problem() == "not-yours" => Err(TransportError::LineBroken),
            403 if answer.problem() == "device-moved" => Err(TransportError::Left(Left::Moved)),
            403 if answer.problem() == "device-revoked" => Err(TransportError::Left(Left::Revoked)),
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
    /// A phone with the key of a number.
    pub async fn new(server: &Server, key: u8) -> Self {
        let store = MemoryStore::default();
        store.open_area(&area(), ClientId(Uuid::new_v4())).await.unwrap();
        Self::of(store, server, DeviceKey::numbered(key.into()))
    }

    fn of(store: MemoryStore, server: &Server, key: Arc<DeviceKey>) -> Self {
        let network = InProcess {
            router: server.router.clone(),
            key,
            fault: Cell::new(None),
            untroubled: Cell::new(0),
            pushed: RefCell::default(),
        };
        Self { store, network }
    }

    /// What somebody has who copied the browser profile: the same key too, as the browser copies what it does not export.
    pub fn copied(&self) -> Self {
        let network = InProcess {
            router: self.network.router.clone(),
            key: Arc::clone(&self.network.key),
            fault: Cell::new(None),
            untroubled: Cell::new(0),
            pushed: RefCell::default(),
        };
        Self { store: self.store.clone(), network }
    }

    /// The same phone, when another server answers under the address.
    pub fn moved_to(self, server: &Server) -> Self {
        let key = Arc::clone(&self.network.key);
        Self::of(self.store, server, key)
    }

    /// The same phone when it has left its household, and made itself the key of a number.
    pub fn with_key(self, key: u8) -> Self {
        let network = InProcess { key: DeviceKey::numbered(key.into()), ..self.network };
        Self { network, ..self }
    }

    pub async fn enqueue(&self, mutation: &EncodedMutation) -> OpId {
        let op = OpId(Uuid::new_v4());
        let before = self.view().await;
        let entry = self.store.enqueue(&area(), op, mutation, NOW).await.unwrap();
        assert_eq!(before.with_entry(entry), self.view().await, "it is shown as if read anew");
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
