//! What several phones noted at a door at the same time, decided in one transaction.
//!
//! The version counter of an area is held until its writer's commit is on the disk, so writers follow each other at the pace of
//! the disk. Notes only add to what there is: those that come while one commit is waited for share the next.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use sammen_domain::{
    AreaId, UnixSeconds,
    mutant::{Mutant, is_on},
};
use sammen_sync::{ClientId, PushedMutation};
use tokio::sync::{Mutex as Turn, oneshot};

use super::{
    part::{DecidedPart, Line, Part, decide_parts},
    push::PushError,
};
use crate::{database::Database, device::DeviceId};

/// The most notes of one transaction: more would keep others waiting for the area's counter.
pub(super) const NOTES_TOGETHER_MAX: usize = 100;

type Answer = Result<DecidedPart, PushError>;

/// The notes that wait to be decided, by area. Cheap to clone; the clones share them.
#[derive(Clone, Debug, Default)]
pub struct Together(Arc<Mutex<HashMap<AreaId, Arc<Waiting>>>>);

/// Those of an area.
#[derive(Debug, Default)]
struct Waiting {
    notes: Mutex<Vec<Notes>>,
    /// Had by whoever decides.
    turn: Turn<()>,
}

/// The notes of one request.
#[derive(Debug)]
struct Notes {
    client: ClientId,
    device: DeviceId,
    notes: Vec<PushedMutation>,
    answer: oneshot::Sender<Answer>,
}

impl Together {
    /// Decides notes, with those of others that wait. Whoever has the turn decides for all; who is dropped meanwhile answers
    /// nobody, and the others try again: what was decided is then told again.
    pub(super) async fn decide(
        &self,
        database: &Database,
        line: Line<'_>,
        notes: &[PushedMutation],
        now: &impl Fn() -> UnixSeconds,
    ) -> Answer {
        let waiting = self.of(line.area);
        loop {
            let mut told = waiting.add(line, notes);
            loop {
                tokio::select! {
                    biased;
                    answer = &mut told => match answer {
                        Ok(answer) => return answer,
                        Err(_) => break,
                    },
                    _turn = waiting.turn.lock() => waiting.decide_first(database, line.area, now).await,
                }
            }
        }
    }

    fn of(&self, area: &AreaId) -> Arc<Waiting> {
        let mut areas = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(areas.entry(area.clone()).or_default())
    }
}

impl Waiting {
    fn add(&self, line: Line<'_>, notes: &[PushedMutation]) -> oneshot::Receiver<Answer> {
        let (answer, told) = oneshot::channel();
        let Line { client, device, .. } = line;
        let notes = Notes { client, device, notes: notes.to_vec(), answer };
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).push(notes);
        told
    }

    /// Takes those that came first, as many as share a transaction, one of each client.
    fn take(&self) -> Vec<Notes> {
        let mut waiting = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
        // Who has gone away is not waited for.
        waiting.retain(|notes| !notes.answer.is_closed());
        let (mut taken, mut later) = (Vec::<Notes>::new(), Vec::new());
        let mut count = 0;
        for notes in waiting.drain(..) {
            // Of one client, what came first: what follows rests on it.
            let is_her_first = taken.iter().all(|taken| taken.client != notes.client);
            let fits = taken.is_empty() || count + notes.notes.len() <= NOTES_TOGETHER_MAX;
            if is_her_first && fits {
                count += notes.notes.len();
                taken.push(notes);
            } else {
                later.push(notes);
            }
        }
        *waiting = later;
        // In one order everywhere: two servers that lock the same lines never wait for each other.
        taken.sort_by_key(|notes| (notes.device, notes.client));
        taken
    }

    async fn decide_first(
        &self,
        database: &Database,
        area: &AreaId,
        now: &impl Fn() -> UnixSeconds,
    ) {
        let taken = self.take();
        let parts: Vec<Part<'_>> = taken.iter().map(|notes| notes.part(area)).collect();
        let mut answers = decide_each(database, &parts, now).await;
        if is_on(Mutant::AnothersAnswer) && !answers.is_empty() {
            answers.rotate_left(1);
        }
        for (notes, answer) in taken.into_iter().zip(answers) {
            // Who has gone away asks again.
            let _ = notes.answer.send(answer);
        }
    }
}

/// Decides parts together. Where that cannot be, nothing of the transaction is kept, and the halves are decided each by
/// itself: what is wrong with one line is no matter of the others.
async fn decide_each(
    database: &Database,
    parts: &[Part<'_>],
    now: &impl Fn() -> UnixSeconds,
) -> Vec<Answer> {
    let mut answers = Vec::with_capacity(parts.len());
    let mut undecided = vec![parts];
    while let Some(parts) = undecided.pop() {
        match decide_parts(database, parts, now).await {
            Ok(decided) => answers.extend(decided.into_iter().map(Ok)),
            Err(error) if parts.len() == 1 => answers.push(Err(error)),
            Err(_) => {
                let (first, later) = parts.split_at(parts.len() / 2);
                undecided.extend([later, first]);
            }
        }
    }
    answers
}

impl Notes {
    fn part<'a>(&'a self, area: &'a AreaId) -> Part<'a> {
        let line = Line { area, client: self.client, device: self.device };
        Part { line, mutations: &self.notes }
    }
}
