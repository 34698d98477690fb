//! Whose turn it is at the database.

use std::{
    future::poll_fn,
    sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed},
    task::Poll,
};

use sammen_server::{Boundary, Gate, Passing};

use crate::HowFar;

/// Lets the task whose turn it is pass as many boundaries as it was given, one transaction at a time, and
/// stops it after each commit, so that what was committed can be looked at.
///
/// Everything happens in one thread; the atomics are there for the trait's sake.
#[derive(Debug, Default)]
pub(super) struct Turns {
    budget: AtomicU32,
    /// How many transactions the task may still begin.
    begins: AtomicU32,
    /// Whose turn it is.
    current: AtomicU64,
    /// Who is in a transaction; 0 for nobody.
    holder: AtomicU64,
    committed: AtomicBool,
    /// Whether the commit was not looked at yet.
    unseen: AtomicBool,
}

impl Turns {
    pub(super) fn give(&self, task: u64, how_far: HowFar) {
        self.current.store(task, Relaxed);
        let (boundaries, begins) = match how_far {
            HowFar::ToTheEnd => (u32::MAX, u32::MAX),
            HowFar::OneTransaction => (u32::MAX, 1),
            HowFar::Boundaries(count) => (count, u32::MAX),
        };
        self.budget.store(boundaries, Relaxed);
        self.begins.store(begins, Relaxed);
    }

    fn is_held(&self) -> bool {
        self.holder.load(Relaxed) != 0
    }

    pub(super) fn take_committed(&self) -> bool {
        self.unseen.store(false, Relaxed);
        self.committed.swap(false, Relaxed)
    }

    /// A task has ended, or was killed.
    pub(super) fn end(&self, task: u64) {
        let _ = self.holder.compare_exchange(task, 0, Relaxed, Relaxed);
    }

    /// All tasks were killed.
    pub(super) fn clear(&self) {
        self.holder.store(0, Relaxed);
    }

    fn try_pass(&self, begins: bool, commits: bool) -> bool {
        let current = self.current.load(Relaxed);
        if begins {
            // Who begins anew has ended what it began before.
            self.end(current);
            if self.unseen.load(Relaxed) || self.is_held() {
                return false;
            }
            let Some(fewer) = self.begins.load(Relaxed).checked_sub(1) else { return false };
            if self.budget.load(Relaxed) > 0 {
                self.begins.store(fewer, Relaxed);
            }
        }
        let Some(less) = self.budget.load(Relaxed).checked_sub(1) else { return false };
        self.budget.store(less, Relaxed);
        if begins {
            self.holder.store(current, Relaxed);
        }
        if commits {
            // It commits at once. Whoever has may wait for another before it begins anew.
            self.end(current);
            self.committed.store(true, Relaxed);
            self.unseen.store(true, Relaxed);
        }
        true
    }
}

impl Gate for Turns {
    fn pass<'a>(&'a self, boundary: Boundary<'a>) -> Passing<'a> {
        let (begins, commits) = (boundary == Boundary::Begin, boundary == Boundary::Commit);
        Box::pin(poll_fn(move |_| {
            if self.try_pass(begins, commits) { Poll::Ready(Ok(())) } else { Poll::Pending }
        }))
    }
}
