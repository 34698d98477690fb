//! Deciding what phones send.

use sammen_domain::{
    AreaId, Book, Decision, Mutation, OwnerId, PlaceRegistration, Refusal, UnixSeconds,
    WorkMutation, accept_offer, cancel_registration,
    mutant::{Mutant, is_on},
    place_registration,
};
use sammen_sync::{
    ClientId, MutationId, MutationOutcome, Outcome, PushRequest, PushResponse, PushedMutation,
};

use super::{standing::Standing, work};
use crate::{
    database::{Connection, Database, DatabaseError},
    device::{Device, DeviceId, DeviceState},
    door::{self, Untold},
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
    decide_push(database, device, request, now).await.map(|(response, _)| response)
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

/// What [`push`] does, telling also what was decided before.
pub(crate) async fn decide_push(
    database: &Database,
    device: DeviceId,
    request: &PushRequest,
    now: impl Fn() -> UnixSeconds,
) -> Result<(PushResponse, Vec<Decided>), PushError> {
    check_order(request)?;
    let mut last_mutation_id = known_line(database, device, request).await?;
    let mut decided = Vec::with_capacity(request.mutations.len());
    let line = Line { area: &request.area, client: request.client, device };
    let mut rest = request.mutations.as_slice();
    while let Some((together, later)) = split_together(rest) {
        decided.extend(line.decide(database, together, &now).await?);
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

/// The most notes that are decided together: more would keep others waiting for the area's counter.
const NOTES_TOGETHER_MAX: usize = 100;

/// What is decided in the next transaction, and what comes after it. Notes of a door only add to what there is, and a phone
/// may have hundreds of them: they share the wait for the disk. Everything else is decided by itself.
fn split_together(rest: &[PushedMutation]) -> Option<(&[PushedMutation], &[PushedMutation])> {
    let is_note = |mutation: &&PushedMutation| {
        let encoded = mutation.encoded();
        Mutation::decode(&encoded).is_ok_and(|mutation| mutation.is_note())
            || WorkMutation::decode(&encoded).is_ok_and(|mutation| mutation.is_note())
    };
    let notes = rest.iter().take(NOTES_TOGETHER_MAX).take_while(is_note).count();
    rest.split_at_checked(notes.max(1))
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

/// The last number known of the client's line before anything is decided.
async fn known_line(
    database: &Database,
    device: DeviceId,
    request: &PushRequest,
) -> Result<MutationId, PushError> {
    let mut snapshot = database.read().await?;
    let area = &request.area;
    area::find(&mut snapshot, area).await?.ok_or_else(|| PushError::UnknownArea(area.clone()))?;
    let device = device::find(&mut snapshot, area, device).await?;
    if device.state == DeviceState::Adopted {
        return Err(PushError::Retired);
    }
    match client::find(&mut snapshot, area, request.client).await? {
        Some(client) if client.owner != device.owner => Err(PushError::NotYours),
        client => Ok(client.map_or(0, |client| client.last_mutation_id)),
    }
}

/// A client's line while one mutation of it is decided.
struct Line<'a> {
    area: &'a AreaId,
    client: ClientId,
    device: DeviceId,
}

impl Line<'_> {
    /// Decides mutations in one transaction, which is run again when another one came between.
    async fn decide(
        &self,
        database: &Database,
        together: &[PushedMutation],
        now: &impl Fn() -> UnixSeconds,
    ) -> Result<Vec<Decided>, PushError> {
        let mut runs = database.runs();
        loop {
            match self.try_decide(database, together, now()).await {
                Err(PushError::Database(error)) if runs.go_on(&error) => {}
                decided => return decided,
            }
        }
    }

    async fn try_decide(
        &self,
        database: &Database,
        together: &[PushedMutation],
        now: UnixSeconds,
    ) -> Result<Vec<Decided>, PushError> {
        let mut early = match together {
            [alone] => self.book_read_apart(database, alone).await?,
            _ => None,
        };
        let mut transaction = database.write().await?;
        let mut decided = Vec::with_capacity(together.len());
        let mut untold = Untold::default();
        for mutation in together {
            let now = if is_on(Mutant::DeviceClockTrusted) { mutation.device_time } else { now };
            let at = (now, &mut untold);
            decided.push(self.decide_within(&mut transaction, mutation, at, early.take()).await?);
        }
        untold.tell(&mut transaction, self.area).await?;
        transaction.commit().await?;
        if is_on(Mutant::LineAdvancedApart) {
            let mut transaction = database.write().await?;
            let owner = device::hold(&mut transaction, self.area, self.device).await?.owner;
            for mutation in together {
                self.advance(&mut transaction, owner, mutation).await?;
            }
            transaction.commit().await?;
        }
        Ok(decided)
    }

    async fn decide_within(
        &self,
        connection: &mut Connection,
        mutation: &PushedMutation,
        (now, untold): (UnixSeconds, &mut Untold),
        early: Option<LoadedBook>,
    ) -> Result<Decided, PushError> {
        let device = device::hold(connection, self.area, self.device).await?;
        if device.state == DeviceState::Adopted {
            return Err(PushError::Retired);
        }
        let owner = device.owner;
        let known = client::lock(connection, self.area, self.client).await?;
        if known.is_some_and(|client| client.owner != owner) {
            return Err(PushError::NotYours);
        }
        let last = known.map_or(0, |client| client.last_mutation_id);
        if mutation.id <= last {
            return self.stored_outcome(connection, mutation).await.map(Decided::Before);
        }
        if mutation.id != last + 1 && !is_on(Mutant::GapAccepted) {
            return Err(PushError::LineBroken { id: mutation.id });
        }
        let decided = match operation::find(connection, self.area, owner, mutation.op).await? {
            Some(_) if is_on(Mutant::OperationNotKnownAgain) => {
                Decided::Now(self.act(connection, &device, mutation, (now, untold), early).await?)
            }
            Some(outcome) => Decided::Before(outcome),
            None => {
                let outcome = self.act(connection, &device, mutation, (now, untold), early).await?;
                if is_on(Mutant::RefusalDoesNotAdvance) && outcome != Outcome::Accepted {
                    return Ok(Decided::Now(outcome));
                }
                operation::insert(connection, self.area, owner, mutation.op, outcome).await?;
                Decided::Now(outcome)
            }
        };
        if !is_on(Mutant::LineAdvancedApart) {
            self.advance(connection, owner, mutation).await?;
        }
        Ok(decided)
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
    ) -> Result<Outcome, PushError> {
        match operation::numbered(connection, self.area, self.client, mutation.id).await? {
            Some((op, outcome)) if op == mutation.op => Ok(outcome),
            _ => Err(PushError::LineBroken { id: mutation.id }),
        }
    }

    async fn advance(
        &self,
        connection: &mut Connection,
        owner: OwnerId,
        mutation: &PushedMutation,
    ) -> Result<(), DatabaseError> {
        let Self { area, client, .. } = *self;
        let moved = Client { owner, last_mutation_id: mutation.id };
        client::put(connection, area, client, moved).await?;
        operation::number(connection, area, client, mutation.id, owner, mutation.op).await
    }

    /// Runs the rule and stores its effects.
    async fn act(
        &self,
        connection: &mut Connection,
        device: &Device,
        mutation: &PushedMutation,
        (now, untold): (UnixSeconds, &mut Untold),
        early: Option<LoadedBook>,
    ) -> Result<Outcome, DatabaseError> {
        let encoded = mutation.encoded();
        let Ok(mutation) = Mutation::decode(&encoded) else {
            return work::act(connection, self.area, device, &encoded, now).await;
        };
        if mutation.is_note() {
            return door::note(connection, self.area, device, &mutation, (now, untold)).await;
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
