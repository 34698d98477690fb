//! Signing in through the municipality's OpenID Connect provider. The provider says who somebody is;
//! what they may do is said here, where roles end by themselves and can be revoked.

mod begin;
mod error;
mod finish;
mod provider;

pub(crate) use begin::begin;
pub use error::OidcError;
pub(crate) use finish::{Returned, finish, normal_login};
pub use provider::{Configuration, ConfigurationError, Provider};
