//! People with roles: who they are, what they may do in an area, and until when.

mod account;
mod activities;
mod digest;
mod grant;
mod ids;
mod invitation;
mod role;

pub use account::{Account, AccountKind};
pub use activities::Activities;
pub use digest::{Digest, Token};
pub use grant::Grant;
pub use ids::{AccountId, DeviceDigest, GrantId, InvitationId, SessionId};
pub use invitation::Invitation;
pub use role::Role;
