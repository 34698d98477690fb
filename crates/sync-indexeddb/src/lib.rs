//! The replica in a browser: its store on IndexedDB, the way to the server, and who syncs when.
//!
//! [`Storage`] keeps everything the phone has, one IndexedDB transaction a method, and resolves only when
//! the transaction is complete. [`Syncer`] sends what waits and reads what is new, in one tab at a time.
//!
//! Not guaranteed: that only one tab syncs. A Web Lock elects one, but a browser without locks or a tab
//! that the system has frozen makes two; the store's transactions make that harmless.

mod areas;
mod browser;
mod http;
mod key;
mod kiosk;
mod programmes;
mod reach;
mod role;
mod rosters;
mod storage;
mod syncer;
mod tokens;
mod transfers;

pub use areas::fetch_areas;
pub use browser::{ask_persistent, is_online, new_response_id, new_uuid, now, storage_persisted};
pub use http::fetch_ahead;
pub use kiosk::{Kiosk, KioskError, KioskSetup, KioskUse, fetch_answers_key, seal_answers};
pub use programmes::{fetch_programmes, new_programme_secret, send_programme_note};
pub use reach::{
    ReachError, end_calendar_address, end_contact, end_push_subscription, fetch_push_key,
    fetch_reaching, give_contact, give_push_subscription, make_calendar_address,
};
pub use role::{FOLLOWED_AREAS, JsonAnswer, STORAGE_NAME, follow_area, post_json_as_device};
pub use rosters::{RosterKey, UnlockError, WeakPin, ask_passkey, may_have_passkeys};
pub use storage::{Interviews, NameRows, ResponseEntry, ResponseState, Storage, Tap};
pub use syncer::{Candidacy, SyncEvent, SyncState, Syncer};
pub use tokens::{TokenError, ask_tokens, new_random, send_tokened_response};
pub use transfers::{TransferError, issue_transfer, redeem_transfer};

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
