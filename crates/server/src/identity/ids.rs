//! Identifiers as types of their own.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize, ToSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new one, by the time and by chance.
            #[must_use]
            pub fn random() -> Self {
                Self(Uuid::now_v7())
            }
        }
    )*};
}

ids! {
    /// A person with roles.
    AccountId;
    /// One role of one account in one area.
    GrantId;
    /// An invitation, apart from the secret in its link.
    InvitationId;
    /// A browser that is signed in, apart from the secret in its cookie.
    SessionId;
}

/// A resident's device in an area: the digest of what it proves itself with.
pub type DeviceDigest = [u8; 32];
