//! Electing a leader by a Web Lock.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::browser::navigator_property;

/// A page that wants to be the one that syncs. To be elected takes as long as to open a storage, so one stands before it is
/// open. When this is dropped and was not taken up, another page may lead.
pub struct Candidacy(Option<Rc<Standing>>);

#[derive(Default)]
struct Standing {
    is_elected: Cell<bool>,
    is_withdrawn: Cell<bool>,
    lead: RefCell<Option<Box<dyn FnOnce()>>>,
    /// Gives the lock back.
    release: RefCell<Option<Function>>,
}

impl Candidacy {
    /// Stands for the storage of this name. Where there are no locks, or none for this page, every page leads.
    #[must_use]
    pub fn new(storage: &str) -> Self {
        let standing = Rc::new(Standing::default());
        match request(&[storage, "-sync"].concat(), Rc::clone(&standing)) {
            Some(held) => {
                let standing = Rc::clone(&standing);
                spawn_local(async move {
                    // While it is held this does not end; it ends badly when the lock cannot be asked for.
                    if JsFuture::from(held).await.is_err() {
                        standing.elect();
                    }
                });
            }
            None => standing.elect(),
        }
        Self(Some(standing))
    }

    /// Calls `lead` once this page is elected, which it is for as long as it lives.
    pub(super) fn take_up(mut self, lead: impl FnOnce() + 'static) {
        if let Some(standing) = self.0.take() {
            standing.lead.replace(Some(Box::new(lead)));
            if standing.is_elected.get() {
                standing.elect();
            }
        }
    }
}

impl Drop for Candidacy {
    fn drop(&mut self) {
        if let Some(standing) = self.0.take() {
            standing.is_withdrawn.set(true);
            if let Some(release) = standing.release.take() {
                // It does not throw: it is a promise's own.
                drop(release.call0(&JsValue::NULL));
            }
        }
    }
}

impl Standing {
    fn elect(&self) {
        self.is_elected.set(true);
        if let Some(lead) = self.lead.take() {
            lead();
        }
    }
}

/// `navigator.locks.request(name, callback)`; web-sys has it behind a build flag only.
fn request(name: &str, standing: Rc<Standing>) -> Option<Promise> {
    let locks = navigator_property("locks")?;
    let request: Function =
        Reflect::get(&locks, &JsValue::from_str("request")).ok()?.dyn_into().ok()?;
    let granted = Closure::once_into_js(move |_lock: JsValue| {
        if standing.is_withdrawn.get() {
            return Promise::resolve(&JsValue::UNDEFINED);
        }
        standing.elect();
        // The lock is held until this promise ends.
        Promise::new(&mut |release, _| drop(standing.release.replace(Some(release))))
    });
    request.call2(&locks, &JsValue::from_str(name), &granted).ok()?.dyn_into().ok()
}
