//! Why somebody who came back from the provider is not signed in.

use crate::database::DatabaseError;

/// Why somebody is not signed in through the provider.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// They did not leave from here, came back twice or took too long.
    #[error("go on after the provider: this browser did not leave from here, or too long ago")]
    Expired,
    /// The provider, or they, said no.
    #[error("sign in: the provider said {0:?}")]
    Refused(String),
    /// The provider cannot be reached, or says what does not hold.
    #[error("believe the provider: {0}")]
    Provider(String),
    /// Nobody here has this login.
    #[error("find an account for the login: an administrator must add one first")]
    Unknown,
    /// The account may not sign in.
    #[error("sign in: the account is closed")]
    Closed,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl OidcError {
    /// Which kind it is, for the page that tells them.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Refused(_) => "refused",
            Self::Unknown => "not-known",
            Self::Closed => "closed",
            Self::Provider(_) | Self::Database(_) => "failed",
        }
    }
}
