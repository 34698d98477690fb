//! What the leader sleeps on.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};

use gloo::timers::callback::Timeout;

/// Why the leader woke.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Woken {
    /// Somebody asked, now or since it slept last.
    Hinted,
    /// The time is over.
    TimedOut,
}

/// One sleeper's bell. A hint that comes while nobody sleeps is kept.
#[derive(Default)]
pub(super) struct Wake {
    is_hinted: Cell<bool>,
    waker: Rc<RefCell<Option<Waker>>>,
}

impl Wake {
    pub(super) fn hint(&self) {
        self.is_hinted.set(true);
        ring(&self.waker);
    }

    pub(super) async fn wait(&self, longest_ms: u32) -> Woken {
        let is_over = Rc::new(Cell::new(false));
        let _timer = Timeout::new(longest_ms, {
            let (is_over, waker) = (Rc::clone(&is_over), Rc::clone(&self.waker));
            move || {
                is_over.set(true);
                ring(&waker);
            }
        });
        poll_fn(|context| {
            if self.is_hinted.take() {
                Poll::Ready(Woken::Hinted)
            } else if is_over.get() {
                Poll::Ready(Woken::TimedOut)
            } else {
                self.waker.replace(Some(context.waker().clone()));
                Poll::Pending
            }
        })
        .await
    }
}

fn ring(waker: &RefCell<Option<Waker>>) {
    if let Some(waker) = waker.take() {
        waker.wake();
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    async fn wakes_at_a_hint_or_when_the_time_is_over() {
        let wake = Rc::new(Wake::default());
        assert_eq!(wake.wait(1).await, Woken::TimedOut);
        wake.hint();
        assert_eq!(wake.wait(60_000).await, Woken::Hinted, "a hint is kept");
        let later = Rc::clone(&wake);
        Timeout::new(1, move || later.hint()).forget();
        assert_eq!(wake.wait(60_000).await, Woken::Hinted);
        assert_eq!(wake.wait(1).await, Woken::TimedOut, "a hint wakes once");
    }
}
