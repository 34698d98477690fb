//! Deciding in one transaction, of one client's line or of several.

use std::collections::HashMap;

use sammen_domain::{
    AreaId, OwnerId, UnixSeconds,
    mutant::{Mutant, is_on},
};
use sammen_sync::{ClientId, MutationId, OpId, Outcome, PushedMutation};

use super::push::{Decided, PushError};
use crate::{
    database::{Connection, Database, DatabaseError},
    device::{Device, DeviceId, DeviceState},
    door::Noting,
    registrations::LoadedBook,
    repository::{
        area,
        client::{self, Client},
        device,
        operation::{self, Numbered, Operation},
    },
};

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
    pub(super) decided: Vec<Decided>,
    /// The last number of the line that was known before.
    pub(super) last_known: MutationId,
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

/// Decides parts of one area, each of another client, in one transaction, which is run again when another one came between.
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
    let lines = hold_lines(&mut transaction, area, parts).await?;
    let mut made = Made::read(&mut transaction, area, parts, &lines).await?;
    let mut answers = Vec::with_capacity(parts.len());
    for (part, line) in parts.iter().zip(&lines) {
        answers.push(part.decide(&mut transaction, line, (now, &mut made), early.take()).await?);
    }
    let apart = is_on(Mutant::LineAdvancedApart).then(|| std::mem::take(&mut made.lines));
    made.write(&mut transaction, area).await?;
    transaction.commit().await?;
    if let Some(lines) = apart {
        let mut transaction = database.write().await?;
        lines.write(&mut transaction, area).await?;
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
    area: &AreaId,
    parts: &[Part<'_>],
) -> Result<Vec<HeldLine>, PushError> {
    let ids: Vec<_> = parts.iter().map(|part| part.line.device).collect();
    let held = device::hold_each(connection, area, &ids).await?;
    let mut devices = Vec::with_capacity(parts.len());
    for (Part { line, .. }, held) in parts.iter().zip(held) {
        devices.push(line.device(connection, held).await?);
    }
    let ids: Vec<_> = parts.iter().map(|part| part.line.client).collect();
    let clients = client::lock_each(connection, area, &ids).await?;
    let line = |(client, device): (Option<Client>, Device)| {
        last_known(client, &device).map(|last_mutation_id| HeldLine { device, last_mutation_id })
    };
    clients.into_iter().zip(devices).map(line).collect()
}

/// The last number of a client's line, which is its owner's alone.
fn last_known(client: Option<Client>, device: &Device) -> Result<MutationId, PushError> {
    match client {
        Some(client) if client.owner != device.owner => Err(PushError::NotYours),
        client => Ok(client.map_or(0, |client| client.last_mutation_id)),
    }
}

/// What a transaction decided. It is written at the transaction's end, many rows at once.
struct Made {
    /// What became of operations, in this transaction or before it.
    known: HashMap<(OwnerId, OpId), Outcome>,
    operations: Vec<Operation>,
    lines: Moved,
    noting: Noting,
}

/// How far lines came.
#[derive(Default)]
struct Moved {
    clients: Vec<(ClientId, Client)>,
    numbers: Vec<Numbered>,
}

impl Made {
    /// Before anything is decided, what is known of the operations.
    async fn read(
        connection: &mut Connection,
        area: &AreaId,
        parts: &[Part<'_>],
        lines: &[HeldLine],
    ) -> Result<Self, DatabaseError> {
        let parts = parts.iter().zip(lines);
        let asked: Vec<_> = parts
            .flat_map(|(part, line)| {
                let owner = line.device.owner;
                part.mutations.iter().map(move |mutation| (owner, mutation.op))
            })
            .collect();
        let found = operation::find_each(connection, area, &asked).await?;
        let known = asked.into_iter().zip(found);
        Ok(Self {
            known: known.filter_map(|(asked, found)| Some((asked, found?))).collect(),
            operations: Vec::new(),
            lines: Moved::default(),
            noting: Noting::default(),
        })
    }

    /// What others wait for, the area's counter, comes last.
    async fn write(self, connection: &mut Connection, area: &AreaId) -> Result<(), DatabaseError> {
        operation::insert_each(connection, area, &self.operations).await?;
        self.lines.write(connection, area).await?;
        self.noting.tell(connection, area).await
    }
}

impl Moved {
    async fn write(self, connection: &mut Connection, area: &AreaId) -> Result<(), DatabaseError> {
        client::put_each(connection, area, &self.clients).await?;
        operation::number_each(connection, area, &self.numbers).await
    }
}

impl Part<'_> {
    async fn decide(
        &self,
        connection: &mut Connection,
        line: &HeldLine,
        (now, made): (UnixSeconds, &mut Made),
        mut early: Option<LoadedBook>,
    ) -> Result<DecidedPart, PushError> {
        let Line { client, .. } = self.line;
        let HeldLine { device, last_mutation_id: last_known } = line;
        let Device { owner, .. } = *device;
        let mut last = *last_known;
        let mut decided = Vec::with_capacity(self.mutations.len());
        for mutation in self.mutations {
            let PushedMutation { id, op, .. } = *mutation;
            if id <= last {
                decided.push(self.line.stored_outcome(connection, mutation).await?);
                continue;
            }
            if id != last + 1 && !is_on(Mutant::GapAccepted) {
                return Err(PushError::LineBroken { id });
            }
            let now = if is_on(Mutant::DeviceClockTrusted) { mutation.device_time } else { now };
            let at = (now, &mut *made);
            let new = self.line.decide(connection, device, mutation, at, early.take()).await?;
            decided.push(new);
            if is_on(Mutant::RefusalDoesNotAdvance)
                && matches!(new, Decided::Now(outcome) if outcome != Outcome::Accepted)
            {
                continue;
            }
            made.lines.numbers.push(Numbered { client, id, owner, operation: op });
            last = id;
        }
        if last > *last_known {
            made.lines.clients.push((client, Client { owner, last_mutation_id: last }));
        }
        Ok(DecidedPart { decided, last_known: *last_known })
    }
}

impl Line<'_> {
    /// The last number known, when nothing is to be decided.
    pub(super) async fn last_known(&self, database: &Database) -> Result<MutationId, PushError> {
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

    /// The device, made known if it is not.
    async fn device(
        &self,
        connection: &mut Connection,
        held: Option<Device>,
    ) -> Result<Device, PushError> {
        let held = match held {
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
        (now, made): (UnixSeconds, &mut Made),
        early: Option<LoadedBook>,
    ) -> Result<Decided, PushError> {
        let (owner, id) = (device.owner, mutation.op);
        let known = made.known.get(&(owner, id)).copied();
        if let Some(outcome) = known
            && !is_on(Mutant::OperationNotKnownAgain)
        {
            return Ok(Decided::Before(outcome));
        }
        let at = (now, &mut made.noting);
        let outcome = self.act(connection, device, mutation, at, early).await?;
        let is_kept = outcome == Outcome::Accepted || !is_on(Mutant::RefusalDoesNotAdvance);
        if known.is_none() && is_kept {
            made.known.insert((owner, id), outcome);
            made.operations.push(Operation { owner, id, outcome });
        }
        Ok(Decided::Now(outcome))
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
}
