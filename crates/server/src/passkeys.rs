//! Passkeys: registering one, and signing in with one without typing a name.
//!
//! A ceremony has two halves with a browser between them. What the server must remember is in the database for
//! some minutes, so that any server can finish what another began, and once only.

mod ceremony;
mod error;
mod register;
mod sign_in;

pub(crate) use ceremony::Started;
pub use error::PasskeyError;
pub(crate) use register::{finish_registration, start_registration};
pub(crate) use sign_in::{finish_sign_in, start_sign_in};

use url::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder, prelude::WebauthnError};

/// What people see as the site's name where their device asks them.
const SITE_NAME: &str = "Sammen";

/// The rules of this site's passkeys: they are bound to its host, and the device checks who holds it.
#[derive(Clone, Debug)]
pub struct Passkeys(Webauthn);

impl Passkeys {
    /// The passkeys of a site.
    ///
    /// # Errors
    /// When the address has no name, such as `http://127.0.0.1`: passkeys are bound to one.
    pub fn new(origin: &Url) -> Result<Self, WebauthnError> {
        let host = origin.domain().unwrap_or_default();
        WebauthnBuilder::new(host, origin)?.rp_name(SITE_NAME).build().map(Self)
    }
}
