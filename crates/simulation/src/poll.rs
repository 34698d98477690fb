//! Running futures by hand, one boundary at a time.

use std::{
    cell::Cell,
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll, Waker},
};

/// Something that is under way.
pub(crate) type Task<T> = Pin<Box<dyn Future<Output = T>>>;

/// Polls once; nothing here ever wakes anything, since the steps say who goes on.
pub(crate) fn poll<T>(task: &mut Task<T>) -> Poll<T> {
    task.as_mut().poll(&mut Context::from_waker(Waker::noop()))
}

/// Runs what never has to wait.
pub(crate) fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => unreachable!("what runs at once has nothing to wait for"),
    }
}

/// How many boundaries the device that is running may still pass.
#[derive(Clone, Debug, Default)]
pub(crate) struct Budget(Rc<Cell<u32>>);

impl Budget {
    pub(crate) fn set(&self, boundaries: u32) {
        self.0.set(boundaries);
    }

    /// A boundary: passed at once while there is budget, or when it is polled with some.
    pub(crate) fn boundary(&self) -> impl Future<Output = ()> {
        let left = Rc::clone(&self.0);
        std::future::poll_fn(move |_| match left.get().checked_sub(1) {
            Some(less) => {
                left.set(less);
                Poll::Ready(())
            }
            None => Poll::Pending,
        })
    }
}
