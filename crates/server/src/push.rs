//! Messages to phones whose app is not open, by the push services of their browsers (Web Push: RFC 8030, 8291, 8292).
//!
//! What is to be said is a [`Notice`], stored in the transaction of what it tells: nothing is said that did not happen,
//! and nothing that happened is forgotten. [`deliver`] sends what is due. A push service may be told twice of one notice
//! where a server dies between its answer and the note of it; it is told then under the same topic, by which it replaces
//! what it has not delivered.
//!
//! A message says an activity's title and when it is; no name, no household. Its push service cannot read it.

mod deliver;
mod key;
mod message;
mod notice;
mod remind;
mod seal;
mod sender;
mod services;
mod subscribe;

pub use deliver::{Delivered, deliver};
pub use notice::NoticeKind;
pub use remind::remind;
pub use sender::{PushSender, PushSenderError};
pub use services::{PushServices, PushServicesError};

pub(crate) use key::public_key;
pub(crate) use message::ending_page;
pub(crate) use notice::{Notice, tell_of_change, tell_of_seats};
pub(crate) use subscribe::{SubscribeError, Subscription, subscribe, unsubscribe};
