//! The network: messages on their way, in no order.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
    task::Poll,
};

use sammen_domain::{AreaId, RowKind};
use sammen_server::DeviceId;
use sammen_sync::{
    Body, ChunkEntry, ContentHash, Manifest, PackEntry, PatchOperation, PullRequest, PullResponse,
    PushRequest, PushResponse, Scope, Transport, TransportError, UnsealError, seal, unseal, v1,
};
use uuid::Uuid;

use super::{Keys, client_id};

/// Who asks for what is public.
const NOBODY: DeviceId = DeviceId([0; 32]);

/// What a request is for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Route {
    Push,
    Pull,
    Manifest(AreaId),
    Pack(AreaId, ContentHash),
    Chunk(AreaId, ContentHash),
}

/// What comes back.
pub(crate) type Answer = Result<Vec<u8>, TransportError>;

/// A request on its way there, or an answer on its way home.
#[derive(Clone)]
pub(crate) enum Parcel {
    Request { route: Route, device: DeviceId, body: Vec<u8> },
    Answer(Answer),
}

/// Something on its way, and who waits for it.
#[derive(Clone)]
pub(crate) struct Message {
    pub(crate) parcel: Parcel,
    pub(crate) wire: Rc<Wire>,
    pub(crate) number: u64,
}

/// Everything that is on its way.
#[derive(Clone, Default)]
pub(crate) struct Network(Rc<Way>);

#[derive(Default)]
struct Way {
    messages: RefCell<Vec<Message>>,
    requests: Cell<u64>,
    clients: Cell<u64>,
}

impl Network {
    pub(crate) fn send(&self, message: Message) {
        self.0.messages.borrow_mut().push(message);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.messages.borrow().len()
    }

    /// Takes a message off its way.
    pub(crate) fn take(&self, index: usize) -> Message {
        self.0.messages.borrow_mut().remove(index)
    }

    /// A message that stays on its way.
    pub(crate) fn copy(&self, index: usize) -> Message {
        self.0.messages.borrow()[index].clone()
    }

    /// The first message between a tab and the server, either way.
    pub(crate) fn find(&self, wire: &Rc<Wire>) -> Option<usize> {
        self.0.messages.borrow().iter().position(|message| Rc::ptr_eq(&message.wire, wire))
    }

    pub(crate) fn new_client(&self) -> Uuid {
        self.0.clients.set(self.0.clients.get() + 1);
        client_id(self.0.clients.get())
    }
}

/// A tab's way to the server.
pub(crate) struct Wire {
    network: Network,
    keys: Rc<Keys>,
    is_old: bool,
    is_cut: Cell<bool>,
    answers: RefCell<BTreeMap<u64, Answer>>,
    waiting: RefCell<Vec<u64>>,
}

impl Wire {
    pub(crate) fn new(network: Network, keys: Rc<Keys>, is_old: bool) -> Self {
        Self {
            network,
            keys,
            is_old,
            is_cut: Cell::new(false),
            answers: RefCell::default(),
            waiting: RefCell::default(),
        }
    }

    /// Nobody listens any more.
    pub(crate) fn cut(&self) {
        self.is_cut.set(true);
    }

    /// An answer arrives; one that nobody waits for is dropped.
    pub(crate) fn arrive(&self, number: u64, answer: Answer) {
        if !self.is_cut.get() && self.waiting.borrow().contains(&number) {
            self.answers.borrow_mut().insert(number, answer);
        }
    }

    /// The tab waits no longer.
    pub(crate) fn give_up(&self) {
        for number in self.waiting.borrow().clone() {
            self.arrive(number, Err(TransportError::Unreachable));
        }
    }

    /// Sends what anybody may ask.
    async fn ask(self: &Rc<Self>, route: Route) -> Answer {
        self.exchange(route, NOBODY, Vec::new()).await
    }

    async fn exchange(self: &Rc<Self>, route: Route, device: DeviceId, body: Vec<u8>) -> Answer {
        let sent = &self.network.0.requests;
        sent.set(sent.get() + 1);
        let number = sent.get();
        self.waiting.borrow_mut().push(number);
        let parcel = Parcel::Request { route, device, body };
        self.network.send(Message { parcel, wire: Rc::clone(self), number });
        let answer = std::future::poll_fn(|_| match self.answers.borrow_mut().remove(&number) {
            Some(answer) => Poll::Ready(answer),
            None => Poll::Pending,
        })
        .await;
        self.waiting.borrow_mut().retain(|waiting| *waiting != number);
        answer
    }
}

/// What a tab has of its wire: messages hold on to it too.
pub(crate) struct End(pub(crate) Rc<Wire>);

impl Transport for End {
    async fn push(&self, request: &PushRequest) -> Result<PushResponse, TransportError> {
        let key = self.0.keys.key(&request.area);
        read(&self.0.exchange(Route::Push, key, seal(request)).await?)
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, TransportError> {
        let key = self.0.keys.key(&request.area);
        if self.0.is_old {
            let request = v1::PullRequest {
                area: request.area.clone(),
                client: request.client,
                // It knows of no roles: what a newer app kept of them, it drops with all the rest.
                cookie: request.cookie.filter(|_| request.scope == Some(Scope::BEFORE_DOORS)),
                outcomes_after: request.outcomes_after,
            };
            let answer = self.0.exchange(Route::Pull, key, seal(&request)).await?;
            return Ok(modernise(read(&answer)?));
        }
        read(&self.0.exchange(Route::Pull, key, seal(request)).await?)
    }

    async fn manifest(&self, area: &AreaId) -> Result<Option<Manifest>, TransportError> {
        if self.0.is_old {
            return Ok(None);
        }
        match self.0.ask(Route::Manifest(area.clone())).await {
            Ok(body) => read(&body).map(Some),
            Err(TransportError::Rejected { status: 404 }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn pack(&self, area: &AreaId, pack: &PackEntry) -> Result<Vec<Vec<u8>>, TransportError> {
        let bytes = self.0.ask(Route::Pack(area.clone(), pack.hash)).await?;
        pack.open(&bytes).ok_or(TransportError::Malformed)
    }

    async fn chunk(&self, area: &AreaId, chunk: &ChunkEntry) -> Result<Vec<u8>, TransportError> {
        let bytes = self.0.ask(Route::Chunk(area.clone(), chunk.hash)).await?;
        if ContentHash::of(&bytes) == chunk.hash {
            Ok(bytes)
        } else {
            Err(TransportError::Malformed)
        }
    }
}

fn read<T: Body>(bytes: &[u8]) -> Result<T, TransportError> {
    unseal(bytes).map_err(|error| match error {
        UnsealError::Version { .. } => TransportError::Outdated,
        UnsealError::Malformed => TransportError::Malformed,
    })
}

/// An old app stores seat counts as it stores rows. This world's stores keep them apart.
fn modernise(old: v1::PullResponse) -> PullResponse {
    let mut seats = Vec::new();
    let patch = old.patch.into_iter().filter(|operation| match operation {
        PatchOperation::Put { key, row } if key.kind == RowKind::Availability => {
            if let Ok(sammen_domain::Row::Availability(counts)) = sammen_domain::Row::decode(row) {
                seats.push(counts);
            }
            false
        }
        _ => true,
    });
    let patch = patch.collect();
    PullResponse {
        reset: old.reset,
        private_reset: old.reset,
        scope: Scope::BEFORE_DOORS,
        base: None,
        row_shape: old.row_shape,
        patch,
        seats,
        cookie: old.cookie,
        last_mutation_id: old.last_mutation_id,
        outcomes: old.outcomes,
        // It never heard of the server's clock.
        now: 0,
    }
}
