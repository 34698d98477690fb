//! Many who act at the same time, and who come to rest together.

use std::{
    cell::Cell,
    future::pending,
    rc::Rc,
    time::{Duration, Instant},
};

use tokio::{task::JoinSet, time::sleep};

/// How soon somebody tries again whom the server did not answer.
const RETRY_INTERVAL: Duration = Duration::from_millis(20);
const POLL_INTERVAL: Duration = Duration::from_millis(5);
const REST_TIMEOUT: Duration = Duration::from_secs(120);

/// What those who act are to do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Phase {
    /// New things, all the time.
    Act,
    /// Nothing.
    Pause,
    /// Only what is still to be sent.
    Finish,
    /// Nothing but to hold what one has against what the server has.
    Compare,
}

/// Somebody who acts on a server.
#[expect(async_fn_in_trait, reason = "all act on one thread; no caller needs Send")]
pub trait Actor {
    /// Does the next thing. Returns whether the server answered, and nothing is left to do in a phase
    /// that ends.
    async fn step(&mut self, phase: Phase) -> bool;
}

/// All who act on one server.
#[derive(Debug)]
pub struct Crew {
    phase: Rc<Cell<Phase>>,
    at_rest: Vec<Rc<Cell<bool>>>,
    tasks: JoinSet<()>,
}

impl Default for Crew {
    fn default() -> Self {
        let phase = Rc::new(Cell::new(Phase::Act));
        Self { phase, at_rest: Vec::new(), tasks: JoinSet::new() }
    }
}

impl Crew {
    /// Lets somebody act from now on, on the thread of the [`tokio::task::LocalSet`] that runs.
    pub fn add(&mut self, mut actor: impl Actor + 'static) {
        let (phase, at_rest) = (self.phase.clone(), Rc::new(Cell::new(false)));
        self.at_rest.push(at_rest.clone());
        self.tasks.spawn_local(async move {
            let mut done = Phase::Act;
            loop {
                let now = phase.get();
                if now == Phase::Pause || (now != Phase::Act && now == done) {
                    sleep(RETRY_INTERVAL).await;
                    continue;
                }
                let is_done = actor.step(now).await;
                if !is_done {
                    sleep(RETRY_INTERVAL).await;
                } else if now != Phase::Act {
                    at_rest.set(true);
                }
                done = if is_done { now } else { Phase::Act };
            }
        });
    }

    /// Waits, while all act.
    ///
    /// # Panics
    /// With whoever of them panics.
    pub async fn act_for(&mut self, duration: Duration) {
        tokio::select! {
            () = sleep(duration) => {}
            () = self.first_end() => {}
        }
    }

    /// Lets everybody send what is left, and then hold what they have against what the server has.
    ///
    /// # Panics
    /// When something is never sent, or with whoever of them panics.
    pub async fn come_to_rest(&mut self) {
        self.end_phase(Phase::Finish).await;
        self.end_phase(Phase::Compare).await;
    }

    async fn end_phase(&mut self, phase: Phase) {
        self.at_rest.iter().for_each(|rests| rests.set(false));
        self.phase.set(phase);
        let start = Instant::now();
        while !self.at_rest.iter().all(|rests| rests.get()) {
            let left = self.at_rest.iter().filter(|rests| !rests.get()).count();
            assert!(start.elapsed() < REST_TIMEOUT, "{left} still have something to send");
            self.act_for(POLL_INTERVAL).await;
        }
    }

    /// Lets nobody begin anything.
    pub fn pause(&self) {
        self.phase.set(Phase::Pause);
    }

    /// Lets everybody act again.
    pub fn act_again(&self) {
        self.phase.set(Phase::Act);
    }

    /// Nobody ends by themselves but by a panic, which is passed on.
    async fn first_end(&mut self) {
        match self.tasks.join_next().await {
            Some(Err(error)) => std::panic::resume_unwind(error.into_panic()),
            Some(Ok(())) => unreachable!("those who act never end"),
            None => pending().await,
        }
    }
}
