//! Signing in and out, and accepting an invitation.

pub(super) mod device;
pub(super) mod invitations;
pub(super) mod methods;
pub(super) mod own;
pub(super) mod own_passkeys;
pub(super) mod passkey;
pub(super) mod pin;
pub(super) mod provider;
mod signed_in;

use signed_in::{begin_session, sign_in};
