//! The address that people know the server by, and what follows from it: which pages may call it, what
//! passkeys are bound to, and who vouches for the staff.

mod origin;
mod proxies;
mod rate;

pub use origin::{Origin, OriginError};
pub use proxies::Proxies;
pub use rate::{Rate, Rates};

use std::sync::Arc;

use crate::{contact::Gateways, oidc::Provider, passkeys::Passkeys, push::PushServices};

/// One site, as every request meets it.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its address.
    pub origin: Origin,
    /// Its passkeys.
    pub passkeys: Passkeys,
    /// Who vouches for the staff besides, if anybody.
    pub provider: Option<Arc<Provider>>,
    /// Which machines pass requests on for others.
    pub proxies: Proxies,
    /// Whom messages to phones are given to.
    pub push_services: PushServices,
    /// By what people are written to who gave an address.
    pub gateways: Arc<Gateways>,
    /// How often anybody may ask.
    pub rates: Arc<Rates>,
}

impl Site {
    /// A site by its address alone.
    ///
    /// # Errors
    /// When people's browsers would not keep its secrets: see [`OriginError`].
    pub fn new(origin: &str) -> Result<Self, OriginError> {
        let origin: Origin = origin.parse()?;
        let passkeys = Passkeys::new(origin.url()).map_err(|_| OriginError::NoName)?;
        let (provider, proxies, push_services, gateways, rates) = Default::default();
        Ok(Self { origin, passkeys, provider, proxies, push_services, gateways, rates })
    }

    /// The site of a machine that only its own browser reaches.
    ///
    /// # Panics
    /// Never: the address can be read.
    #[must_use]
    pub fn of_this_machine(port: u16) -> Self {
        Self::new(&format!("http://localhost:{port}")).expect("the address can be read")
    }
}
