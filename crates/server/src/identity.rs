//! People with roles: who they are, what they may do in an area, and until when.

mod accept;
mod account;
mod activities;
mod administrator;
mod close;
mod digest;
mod give;
mod grant;
mod ids;
mod invitation;
mod invite;
mod link;
mod pin;
mod role;
mod terms;

pub use account::{Account, AccountKind};
pub use activities::Activities;
pub use digest::{Digest, Token};
pub use grant::Grant;
pub use ids::{AccountId, DeviceDigest, GrantId, InvitationId, SessionId};
pub use invitation::Invitation;
pub use pin::{PIN_FAILURES_MAX, Pin, PinError};
pub use role::Role;

pub(crate) use accept::{
    AcceptError, accept_with_passkey, accept_with_pin, bind, invited_account, join, open_invitation,
};
pub use administrator::make_administrator;
pub(crate) use close::{CloseError, Manager, change_end, end_role, revoke_role, set_disabled};
pub(crate) use give::{give_role, make_account, store_grant};
pub(crate) use invite::{invite, invite_anew};
pub use link::link;
pub use terms::TermsError;
pub(crate) use terms::{Terms, check_name};
