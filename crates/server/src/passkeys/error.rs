//! Why a ceremony was not finished.

use webauthn_rs::prelude::WebauthnError;

use crate::database::DatabaseError;

/// Why a ceremony was not begun or not finished.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    /// It was not begun here, was finished already, or took too long.
    #[error("finish the ceremony: it was not begun, has ended or took too long; begin again")]
    NotBegun,
    /// The passkey is not known here.
    #[error("find the passkey: it is not known here; sign in with another, or ask for a new link")]
    Unknown,
    /// What the browser sent does not prove anything.
    #[error("check the passkey: {0}; begin again")]
    Refused(#[from] WebauthnError),
    /// Another account has the passkey.
    #[error("add the passkey: it is known already")]
    Taken,
    /// The account may not sign in.
    #[error("sign in: the account is closed")]
    Closed,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}
