//! A server in memory that publishes its rows as they were when it was made.

use std::{cell::RefCell, collections::BTreeMap};

use sammen_domain::{AreaId, Partner, PartnerId, Row, RowKey, Text};
use uuid::Uuid;

use crate::{
    ChunkEntry, ContentHash, Cookie, Manifest, PackEntry, PatchOperation, Publication, PullRequest,
    PullResponse, PushRequest, PushResponse, Scope, Transport, TransportError,
};

pub(super) fn area() -> AreaId {
    AreaId::new("hoeje-gladsaxe").expect("plain")
}

pub(super) fn partner_id(n: u128) -> PartnerId {
    PartnerId(Uuid::from_u128((n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)))
}

pub(super) fn partner(n: u128, name: &str) -> Row {
    Row::Partner(Partner {
        id: partner_id(n),
        name: Text::new("da", name),
        description: Text::default(),
        contact: Default::default(),
    })
}

/// What the server gives of its chunks.
pub(super) enum Answers {
    All,
    Unpublished,
    ManifestFails(TransportError),
    PackFails(TransportError),
    PullFails(TransportError),
    /// A manifest for rows of another program.
    OfAnotherShape,
    /// Bytes that are what their hash says and no chunks.
    NotChunks,
    /// A manifest of another epoch than the server's.
    OldManifest,
}

pub(super) struct Server {
    pub(super) answers: Answers,
    epoch: u128,
    /// The rows by key with the version of their last change; `None` for the deleted.
    rows: BTreeMap<RowKey, (u64, Option<Row>)>,
    version: u64,
    published: Publication,
    paths: RefCell<Vec<&'static str>>,
}

impl Server {
    /// A server with so many partners.
    pub(super) fn of(partners: u128) -> Self {
        let rows = (0..partners).map(|n| partner(n, "Beboerhuset"));
        let rows = rows.map(|row| (row.key(), (1, Some(row)))).collect();
        let cookie = Cookie { epoch: Uuid::nil(), version: 1 };
        let mut server = Self {
            answers: Answers::All,
            epoch: 0,
            rows,
            version: 1,
            published: Publication::new(cookie, Vec::new()),
            paths: RefCell::default(),
        };
        server.begin_another_epoch();
        server
    }

    /// Publishes the rows of now under another epoch.
    pub(super) fn begin_another_epoch(&mut self) {
        self.epoch += 1;
        let rows = self.rows.values().filter_map(|(_, row)| row.clone()).collect();
        self.published = Publication::new(self.cookie(), rows);
    }

    pub(super) fn published(&self) -> &Publication {
        &self.published
    }

    pub(super) fn put(&mut self, row: Row) {
        self.version += 1;
        self.rows.insert(row.key(), (self.version, Some(row)));
    }

    pub(super) fn delete(&mut self, key: RowKey) {
        self.version += 1;
        self.rows.insert(key, (self.version, None));
    }

    /// Makes the last change undone and unknown.
    pub(super) fn forget_last(&mut self) {
        self.rows.retain(|_, (version, _)| *version < self.version);
        self.version -= 1;
        let published = Publication::new(self.cookie(), Vec::new());
        assert_eq!(published.manifest.cookie, self.published.manifest.cookie, "it was one change");
        self.rows.insert(partner(7, "Beboerhuset").key(), (1, Some(partner(7, "Beboerhuset"))));
    }

    pub(super) fn cookie(&self) -> Cookie {
        Cookie { epoch: Uuid::from_u128(self.epoch), version: self.version }
    }

    /// What it was asked for since this was called last.
    pub(super) fn take_paths(&self) -> Vec<&'static str> {
        self.paths.take()
    }

    fn continues(&self, since: &Cookie) -> bool {
        since.epoch == self.cookie().epoch && since.version <= self.version
    }
}

impl Transport for Server {
    async fn push(&self, _: &PushRequest) -> Result<PushResponse, TransportError> {
        panic!("nothing is pushed in these tests");
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, TransportError> {
        self.paths.borrow_mut().push("pull");
        if let Answers::PullFails(error) = &self.answers {
            return Err(error.clone());
        }
        let continued = request.cookie.filter(|cookie| self.continues(cookie));
        let base = match (continued, request.base) {
            (Some(_), _) | (None, None) => None,
            (None, Some(base)) if self.continues(&base) => Some(base),
            (None, Some(_)) => Some(self.published.manifest.cookie),
        };
        let since = continued.or(base).map_or(0, |since| since.version);
        let mut response = PullResponse {
            reset: continued.is_none(),
            private_reset: continued.is_none(),
            scope: Scope::OWN,
            base,
            row_shape: Row::SHAPE,
            patch: Vec::new(),
            seats: Vec::new(),
            cookie: self.cookie(),
            last_mutation_id: 0,
            outcomes: Vec::new(),
            now: 0,
        };
        for (key, (version, row)) in &self.rows {
            match row {
                Some(Row::Availability(counts)) if *version > since => response.seats.push(*counts),
                Some(row) if *version > since => {
                    response.patch.push(PatchOperation::Put { key: *key, row: row.encode() });
                }
                None if *version > since => {
                    response.patch.push(PatchOperation::Delete { key: *key });
                }
                _ => {}
            }
        }
        Ok(response)
    }

    async fn manifest(&self, _: &AreaId) -> Result<Option<Manifest>, TransportError> {
        self.paths.borrow_mut().push("manifest");
        let mut manifest = self.published.manifest.clone();
        match &self.answers {
            Answers::Unpublished => return Ok(None),
            Answers::ManifestFails(error) => return Err(error.clone()),
            Answers::OfAnotherShape => manifest.row_shape += 1,
            Answers::OldManifest => manifest.cookie.epoch = Uuid::from_u128(77),
            _ => {}
        }
        Ok(Some(manifest))
    }

    async fn pack(&self, _: &AreaId, pack: &PackEntry) -> Result<Vec<Vec<u8>>, TransportError> {
        self.paths.borrow_mut().push("pack");
        match &self.answers {
            Answers::PackFails(error) => return Err(error.clone()),
            Answers::NotChunks => return Ok(vec![b"noise".to_vec(); pack.chunks.len()]),
            _ => {}
        }
        let (_, bytes) = self
            .published
            .named_packs()
            .find(|(name, _)| *name == pack.hash)
            .ok_or(TransportError::Rejected { status: 404 })?;
        pack.open(&bytes).ok_or(TransportError::Malformed)
    }

    async fn chunk(&self, _: &AreaId, chunk: &ChunkEntry) -> Result<Vec<u8>, TransportError> {
        self.paths.borrow_mut().push("chunk");
        let found = self.published.named_chunks().find(|(name, _)| *name == chunk.hash);
        let (_, bytes) = found.ok_or(TransportError::Rejected { status: 404 })?;
        assert_eq!(ContentHash::of(bytes), chunk.hash);
        Ok(bytes.to_vec())
    }
}
