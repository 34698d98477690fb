//! Deciding what phones send.

use sammen_domain::{
    AreaId, Book, Decision, Mutation, OwnerId, PlaceRegistration, Refusal, UnixSeconds,
    WorkMutation, accept_offer, cancel_registration,
    mutant::{Mutant, is_on},
    place_registration,
};
use sammen_sync::{
    ClientId, MutationId, MutationOutcome, OpId, Outcome, PushRequest, PushResponse, PushedMutation,
};

use super::{
    standing::Standing,
    together::{NOTES_TOGETHER_MAX, Together},
    work,
};
use crate::{
    database::{Connection, Database, DatabaseError},
    device::{Device, DeviceId, DeviceState},
    door::{self, Noting},
    registrations::{LoadedBook, store_decision},
    repository::{
        area,
        client::{self, Client},
        device, operation, registration,
    },
};

/// Why a push was not decided to its end. What came before the failing transaction is decided and stored;
/// sending it again gives the same outcomes.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// More mutations than a request may have.
    #[error(
        "decide {given} mutations in one request: at most {} are allowed",
        PushRequest::MUTATIONS_MAX
    )]
    TooMany {
        /// How many were sent.
        given: usize,
    },
    /// The mutations' numbers do not follow each other from 1 up.
    #[error("read the mutations in order: their numbers leave a gap or stand still")]
    OutOfOrder,
    /// The client is another owner's.
    #[error("continue the client's line: it belongs to another device")]
    NotYours,
    /// The device proves itself with a secret that a key has taken the place of.
    #[error("know the device: a key has taken the place of its secret")]
    Retired,
    /// The client's line as it is known here is another: a copied profile, or a line this database
    /// has forgotten.
    #[error(
        "continue the client's line: mutation {id} is not what follows here; take a new client id"
    )]
    LineBroken {
        /// The number that does not fit.
        id: MutationId,
    },
    /// The database failed. The mutation is undecided and may be sent again.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Decides a client's mutations in order, each in one transaction with its outcome and the client's
/// last mutation id; what was noted at a door, in one transaction with what was noted after it.
///
/// A refusal by the rules is an outcome; so are arguments that this version does not understand. An
/// operation that the same owner has sent before, under whatever client and number, is not done
/// again: its outcome is told. Operation ids count within an owner: another owner's operation of the
/// same id is another operation.
///
/// The owner is the device's household. A device that has left it may still send: what was done before it heard of
/// that is the household's.
///
/// # Errors
/// [`PushError`]; nothing of the failing mutation is stored.
pub async fn push(
    database: &Database,
    device: DeviceId,
    request: &PushRequest,
    now: impl Fn() -> UnixSeconds,
) -> Result<PushResponse, PushError> {
    let together = Together::default();
    decide_push(database, &together, device, request, now).await.map(|(response, _)| response)
}

/// An outcome, and whether it is this push that decided it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Decided {
    /// It was decided now.
    Now(Outcome),
    /// It had been decided, and is told again.
    Before(Outcome),
}

impl Decided {
    fn outcome(self) -> Outcome {
        match self {
            Self::Now(outcome) | Self::Before(outcome) => outcome,
        }
    }
}

/// What [`push`] does, telling also what was decided before, and with the notes of others.
pub(crate) async fn decide_push(
    database: &Database,
    together: &Together,
    device: DeviceId,
    request: &PushRequest,
    now: impl Fn() -> UnixSeconds,
) -> Result<(PushResponse, Vec<Decided>), PushError> {
    check_order(request)?;
    let line = Line { area: &request.area, client: request.client, device };
    let mut last_mutation_id = match request.mutations.is_empty() {
        true => line.last_known(database).await?,
        false => 0,
    };
    let mut decided = Vec::with_capacity(request.mutations.len());
    let mut rest = request.mutations.as_slice();
    while let Some((Next { mutations, are_notes }, later)) = split_next(rest) {
        let part = match are_notes {
            true => together.decide(database, line, mutations, &now).await?,
            false => decide_part(database, Part { line, mutations }, &now).await?,
        };
        last_mutation_id = part.last_known.max(last_mutation_id);
        decided.extend(part.decided);
        rest = later;
    }
    if let Some(last) = request.mutations.last() {
        last_mutation_id = last_mutation_id.max(last.id);
    }
    let outcomes = request.mutations.iter().zip(&decided).map(|(mutation, decided)| {
        let PushedMutation { id, op, .. } = *mutation;
        MutationOutcome { id, op, outcome: decided.outcome() }
    });
    Ok((PushResponse { last_mutation_id, outcomes: outcomes.collect() }, decided))
}

/// What is decided in the next transaction.
struct Next<'a> {
    mutations: &'a [PushedMutation],
    are_notes: bool,
}

/// What is decided next, and what comes after it. Notes of a door only add to what there is, and a phone may have hundreds of
/// them: they share the wait for the disk. Everything else is decided by itself.
fn split_next(rest: &[PushedMutation]) -> Option<(Next<'_>, &[PushedMutation])> {
    let is_note = |mutation: &&PushedMutation| {
        let encoded = mutation.encoded();
        Mutation::decode(&encoded).is_ok_and(|mutation| mutation.is_note())
            || WorkMutation::decode(&encoded).is_ok_and(|mutation| mutation.is_note())
    };
    let notes = rest.iter().take(NOTES_TOGETHER_MAX).take_while(is_note).count();
    let (mutations, later) = rest.split_at_checked(notes.max(1))?;
    Some((Next { mutations, are_notes: notes > 0 }, later))
}

/// Nothing is decided of a request that cannot be decided to its end.
fn check_order(request: &PushRequest) -> Result<(), PushError> {
    let mutations = &request.mutations;
    if mutations.len() > PushRequest::MUTATIONS_MAX {
        return Err(PushError::TooMany { given: mutations.len() });
    }
    let follows = |pair: &[PushedMutation]| pair[0].id.checked_add(1) == Some(pair[1].id);
    if mutations.first().is_some_and(|first| first.id == 0) || !mutations.windows(2).all(follows) {
        return Err(PushError::OutOfOrder);
    }
    Ok(())
}

/// A client's line while something of it is decided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) area: &'a AreaId,
    pub(super) client: ClientId,
    pub(super) device: DeviceId,
}

/// What is decided of one client's line in one transaction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    pub(super) line: Line<'a>,
    pub(super) mutations: &'a [PushedMutation],
}

/// What became of a part.
#[derive(Debug)]
pub(super) struct DecidedPart {
    decided: Vec<Decided>,
    /// The last number of the line that was known before.
    last_known: MutationId,
}

/// Decides a part by itself.
pub(super) async fn decide_part(
    database: &Database,
    part: Part<'_>,
    now: &impl Fn() -> UnixSeconds,
) -> Result<DecidedPart, PushError> {
    let mut answers = decide_parts(database, &[part], now).await?;
    Ok(answers.pop().expect("there is an answer to each part"))
}

/// Decides parts of one area in one transaction, which is run again when another one came between.
pub(super) async fn decide_parts(
    database: &Database,
    parts: &[Part<'_>],
    now: &impl Fn() -> UnixSeconds,
) -> Result<Vec<DecidedPart>, PushError> {
    let mut runs = database.runs();
    loop {
        match try_decide(database, parts, now()).await {
            Err(PushError::Database(error)) if runs.go_on(&error) => {}
            decided => return decided,
        }
    }
}

async fn try_decide(
    database: &Database,
    parts: &[Part<'_>],
    now: UnixSeconds,
) -> Result<Vec<DecidedPart>, PushError> {
    let Some(Part { line: Line { area, .. }, .. }) = parts.first() else { return Ok(Vec::new()) };
    let mut early = match parts {
        [Part { line, mutations: [alone] }] => line.book_read_apart(database, alone).await?,
        _ => None,
    };
    let mut transaction = database.write().await?;
    let mut noting = Noting::default();
    let lines = hold_lines(&mut transaction, parts).await?;
    let mut answers = Vec::with_capacity(parts.len());
    for (part, line) in parts.iter().zip(&lines) {
        let at = (now, &mut noting);
        answers.push(part.decide_within(&mut transaction, line, at, early.take()).await?);
    }
    noting.tell(&mut transaction, area).await?;
    transaction.commit().await?;
    if is_on(Mutant::LineAdvancedApart) {
        let mut transaction = database.write().await?;
        for Part { line, mutations } in parts {
            let owner = device::hold(&mut transaction, line.area, line.device).await?.owner;
            let numbers: Vec<_> = mutations.iter().map(|made| (made.id, made.op)).collect();
            line.advance(&mut transaction, owner, &numbers).await?;
        }
        transaction.commit().await?;
    }
    Ok(answers)
}

/// A line that nobody else decides for until the transaction ends.
struct HeldLine {
    device: Device,
    last_mutation_id: MutationId,
}

/// Locks the lines of all parts before anything of them is decided, in the order of the parts: first the devices, then the
/// clients, so that no two transactions wait for each other in a circle.
async fn hold_lines(
    connection: &mut Connection,
    parts: &[Part<'_>],
) -> Result<Vec<HeldLine>, PushError> {
    let mut devices = Vec::with_capacity(parts.len());
    for Part { line, .. } in parts {
        devices.push(line.hold_device(connection).await?);
    }
    let mut lines = Vec::with_capacity(parts.len());
    for (Part { line, .. }, device) in parts.iter().zip(devices) {
        let known = client::lock(connection, line.area, line.client).await?;
        let last_mutation_id = last_known(known, &device)?;
        lines.push(HeldLine { device, last_mutation_id });
    }
    Ok(lines)
}

/// The last number of a client's line, which is its owner's alone.
fn last_known(client: Option<Client>, device: &Device) -> Result<MutationId, PushError> {
    match client {
        Some(client) if client.owner != device.owner => Err(PushError::NotYours),
        client => Ok(client.map_or(0, |client| client.last_mutation_id)),
    }
}

impl Part<'_> {
    async fn decide_within(
        &self,
        connection: &mut Connection,
        line: &HeldLine,
        (now, noting): (UnixSeconds, &mut Noting),
        mut early: Option<LoadedBook>,
    ) -> Result<DecidedPart, PushError> {
        let HeldLine { device, last_mutation_id } = line;
        let mut last = *last_mutation_id;
        let mut decided = Vec::with_capacity(self.mutations.len());
        let mut numbers = Vec::with_capacity(self.mutations.len());
        for mutation in self.mutations {
            if mutation.id <= last {
                decided.push(self.line.stored_outcome(connection, mutation).await?);
                continue;
            }
            if mutation.id != last + 1 && !is_on(Mutant::GapAccepted) {
                return Err(PushError::LineBroken { id: mutation.id });
            }
            let now = if is_on(Mutant::DeviceClockTrusted) { mutation.device_time } else { now };
            let at = (now, &mut *noting);
            let new = self.line.decide(connection, device, mutation, at, early.take()).await?;
            decided.push(new);
            if is_on(Mutant::RefusalDoesNotAdvance)
                && matches!(new, Decided::Now(outcome) if outcome != Outcome::Accepted)
            {
                continue;
            }
            numbers.push((mutation.id, mutation.op));
            last = mutation.id;
        }
        if !is_on(Mutant::LineAdvancedApart) {
            self.line.advance(connection, device.owner, &numbers).await?;
        }
        Ok(DecidedPart { decided, last_known: *last_mutation_id })
    }
}

impl Line<'_> {
    /// The last number known, when nothing is to be decided.
    async fn last_known(&self, database: &Database) -> Result<MutationId, PushError> {
        let mut snapshot = database.read().await?;
        self.check_area(&mut snapshot).await?;
        let device = device::find(&mut snapshot, self.area, self.device).await?;
        if device.state == DeviceState::Adopted {
            return Err(PushError::Retired);
        }
        last_known(client::find(&mut snapshot, self.area, self.client).await?, &device)
    }

    async fn check_area(&self, connection: &mut Connection) -> Result<(), PushError> {
        let found = area::find(connection, self.area).await?;
        found.map(drop).ok_or_else(|| PushError::UnknownArea(self.area.clone()))
    }

    async fn hold_device(&self, connection: &mut Connection) -> Result<Device, PushError> {
        let held = match device::hold_known(connection, self.area, self.device).await? {
            Some(device) => device,
            // A device that is known is of an area that is.
            None => {
                self.check_area(connection).await?;
                device::hold(connection, self.area, self.device).await?
            }
        };
        match held.state {
            DeviceState::Adopted => Err(PushError::Retired),
            DeviceState::Active | DeviceState::Moved | DeviceState::Revoked => Ok(held),
        }
    }

    /// Decides a mutation that the line has not had, unless its operation was decided in another line.
    async fn decide(
        &self,
        connection: &mut Connection,
        device: &Device,
        mutation: &PushedMutation,
        at: (UnixSeconds, &mut Noting),
        early: Option<LoadedBook>,
    ) -> Result<Decided, PushError> {
        match operation::find(connection, self.area, device.owner, mutation.op).await? {
            Some(_) if is_on(Mutant::OperationNotKnownAgain) => {
                Ok(Decided::Now(self.act(connection, device, mutation, at, early).await?))
            }
            Some(outcome) => Ok(Decided::Before(outcome)),
            None => {
                let outcome = self.act(connection, device, mutation, at, early).await?;
                let is_kept = outcome == Outcome::Accepted || !is_on(Mutant::RefusalDoesNotAdvance);
                if is_kept {
                    let Device { owner, .. } = *device;
                    operation::insert(connection, self.area, owner, mutation.op, outcome).await?;
                }
                Ok(Decided::Now(outcome))
            }
        }
    }

    /// What [`Mutant::CapacityReadApart`] decides by.
    async fn book_read_apart(
        &self,
        database: &Database,
        mutation: &PushedMutation,
    ) -> Result<Option<LoadedBook>, DatabaseError> {
        if !is_on(Mutant::CapacityReadApart) {
            return Ok(None);
        }
        let Ok(mutation) = Mutation::decode(&mutation.encoded()) else { return Ok(None) };
        let mut early = database.write().await?;
        LoadedBook::load(&mut early, self.area, mutation.occurrence()).await
    }

    async fn stored_outcome(
        &self,
        connection: &mut Connection,
        mutation: &PushedMutation,
    ) -> Result<Decided, PushError> {
        match operation::numbered(connection, self.area, self.client, mutation.id).await? {
            Some((op, outcome)) if op == mutation.op => Ok(Decided::Before(outcome)),
            _ => Err(PushError::LineBroken { id: mutation.id }),
        }
    }

    /// Puts operations under the next numbers of the line.
    async fn advance(
        &self,
        connection: &mut Connection,
        owner: OwnerId,
        numbers: &[(MutationId, OpId)],
    ) -> Result<(), DatabaseError> {
        let Self { area, client, .. } = *self;
        let Some(&(last_mutation_id, _)) = numbers.last() else { return Ok(()) };
        client::put(connection, area, client, Client { owner, last_mutation_id }).await?;
        for (id, operation) in numbers {
            operation::number(connection, area, client, *id, owner, *operation).await?;
        }
        Ok(())
    }

    /// Runs the rule and stores its effects.
    async fn act(
        &self,
        connection: &mut Connection,
        device: &Device,
        mutation: &PushedMutation,
        (now, noting): (UnixSeconds, &mut Noting),
        early: Option<LoadedBook>,
    ) -> Result<Outcome, DatabaseError> {
        let encoded = mutation.encoded();
        let Ok(mutation) = Mutation::decode(&encoded) else {
            return work::act(connection, self.area, device, &encoded, now).await;
        };
        if mutation.is_note() {
            return door::note(connection, self.area, device, &mutation, (now, noting)).await;
        }
        let loaded = LoadedBook::load(connection, self.area, mutation.occurrence()).await?;
        let Some(loaded) = early.or(loaded) else {
            return Ok(Outcome::Refused(Refusal::UnknownOccurrence));
        };
        if self.takes_another_books_id(connection, &loaded, &mutation).await? {
            return Ok(Outcome::Refused(Refusal::DuplicateRegistration));
        }
        let may_act_on_behalf =
            self.may_act_on_behalf(connection, device, &loaded, &mutation, now).await?;
        let book = Book { may_act_on_behalf, ..loaded.for_actor(device.owner, now) };
        match run_rule(&book, &mutation) {
            Err(refusal) => Ok(Outcome::Refused(refusal)),
            Ok(decision) if decision.registrations.is_empty() => Ok(Outcome::Accepted),
            Ok(decision) => {
                store_decision(connection, self.area, &mut None, &book, &decision).await?;
                Ok(Outcome::Accepted)
            }
        }
    }

    /// Whether the device's person has a role at this moment that lets her register others; looked up only when
    /// she does.
    async fn may_act_on_behalf(
        &self,
        connection: &mut Connection,
        device: &Device,
        book: &LoadedBook,
        mutation: &Mutation,
        now: UnixSeconds,
    ) -> Result<bool, DatabaseError> {
        let Mutation::PlaceRegistration(PlaceRegistration { on_behalf: true, .. }) = mutation
        else {
            return Ok(false);
        };
        let standing = Standing::load(connection, self.area, device, now).await?;
        Ok(standing.may_act_on_behalf(book.activity().id))
    }

    /// Ids are an area's, but a book holds only its own dates'.
    async fn takes_another_books_id(
        &self,
        connection: &mut Connection,
        book: &LoadedBook,
        mutation: &Mutation,
    ) -> Result<bool, DatabaseError> {
        let Mutation::PlaceRegistration(place) = mutation else { return Ok(false) };
        let is_taken = registration::is_there(connection, self.area, place.registration).await?;
        Ok(is_taken && !book.has(place.registration))
    }
}

fn run_rule(book: &Book<'_>, mutation: &Mutation) -> Result<Decision, Refusal> {
    match mutation {
        Mutation::PlaceRegistration(request) => place_registration(book, request),
        Mutation::CancelRegistration(request) => cancel_registration(book, request),
        Mutation::AcceptOffer(request) => accept_offer(book, request),
        // What is noted at a door is in no book.
        Mutation::CheckIn(_) | Mutation::CountHeads(_) => Err(Refusal::NotUnderstood),
    }
}
