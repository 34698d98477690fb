//! Moving to another phone, and using two.

use sammen_domain::AreaId;
use sammen_sync::{RedeemResponse, ReplicaStore, StoreError, TransferPurpose, TransferResponse};
use sammen_sync_indexeddb::{SyncState, TransferError, issue_transfer, redeem_transfer};

use gloo::timers::callback::Timeout;
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::AppState;

/// How often a person waits for what is being sent, and how long each time.
const WAITS_MAX: usize = 20;
const WAIT_MS: u32 = 250;

impl AppState {
    /// Sends what waits in an area, for as long as a person has patience. What is left is sent later, and is lost in
    /// no case.
    pub async fn send_first(self, area: &AreaId) {
        self.sync_now();
        for _ in 0..WAITS_MAX {
            let is_empty = self
                .views
                .with_untracked(|views| views.get(area).is_none_or(|view| view.outbox.is_empty()));
            let is_unreachable =
                self.sync.with_untracked(|state| matches!(state, SyncState::Unreachable));
            if is_empty || is_unreachable {
                return;
            }
            pause().await;
        }
    }

    /// Asks for a code for another phone.
    ///
    /// # Errors
    /// [`TransferError`].
    pub async fn issue_transfer(
        self,
        area: &AreaId,
        purpose: TransferPurpose,
        link: String,
    ) -> Result<TransferResponse, TransferError> {
        let devices = self.devices().map_err(|_| TransferError::Failing)?;
        issue_transfer(&devices.storage, area, purpose, link).await
    }

    /// Uses a code from another phone; the area is followed from then on.
    ///
    /// # Errors
    /// [`TransferError`].
    pub async fn redeem_transfer(
        self,
        area: &AreaId,
        code: &str,
    ) -> Result<RedeemResponse, TransferError> {
        let devices = self.devices().map_err(|_| TransferError::Failing)?;
        let redeemed = redeem_transfer(&devices.storage, area, code).await?;
        let mut followed = self.followed.get_untracked();
        if followed.contains(area) {
            devices.syncer.sync_now();
        } else {
            followed.push(area.clone());
            // Says itself what is wrong with the storage; the code has been used all the same.
            let _ = self.follow(followed).await;
        }
        Ok(redeemed)
    }

    /// Forgets that the phone has left its household: the person has seen it.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn dismiss_left(self, area: &AreaId) -> Result<(), StoreError> {
        let devices = self.devices()?;
        self.note(devices.storage.dismiss_left(area).await)?;
        self.refresh_area(area).await?;
        devices.syncer.announce(area);
        Ok(())
    }
}

async fn pause() {
    let passed = Promise::new(&mut |resolve, _| {
        Timeout::new(WAIT_MS, move || drop(resolve.call0(&JsValue::NULL))).forget();
    });
    // Nothing rejects it.
    let _ = JsFuture::from(passed).await;
}
