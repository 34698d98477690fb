//! What people and roles look like on the wire.

mod account;
mod day;
mod duty;
mod grant;
mod invitation;
mod me;

pub(super) use account::AccountBody;
pub(super) use day::Day;
pub(super) use duty::DutyBody;
pub(super) use grant::GrantBody;
pub(super) use invitation::{InvitationBody, LinkBody};
pub(super) use me::{MeBody, SessionBody};
