//! Where a request comes from, for counting only.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderName, header, request::Parts},
};
use sha2::{Digest as _, Sha256};

use super::SESSION;
use crate::{
    http::{AppState, signature::Signature},
    identity::Digest,
    site::Proxies,
};

/// The bits of an IPv6 address that a household has for itself.
const HOUSEHOLD_BITS: u32 = 64;
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address; none for a request that came over no socket.
pub(super) fn address(parts: &Parts, proxies: &Proxies) -> Option<IpAddr> {
    let ConnectInfo(connected) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    let forwarded = parts.headers.get_all(X_FORWARDED_FOR).iter();
    let forwarded: Vec<&str> = forwarded.filter_map(|value| value.to_str().ok()).collect();
    Some(proxies.client(connected.ip(), forwarded.into_iter()))
}

/// The sender's address, as exactly as counting needs it; the same for all where it is not known.
pub(in crate::http) struct ClientAddress(pub(in crate::http) String);

impl FromRequestParts<AppState> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self(address(parts, &state.site.proxies).map(household).unwrap_or_default()))
    }
}

/// The part of an address that a household has for itself.
fn household(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let network = address.to_bits() >> HOUSEHOLD_BITS << HOUSEHOLD_BITS;
            Ipv6Addr::from_bits(network).to_string()
        }
    }
}

/// What stands for the device or the session, if the request has either.
pub(super) fn device(parts: &Parts) -> Option<Digest> {
    if let Some(token) = SESSION.of(&parts.headers) {
        return Some(token.digest());
    }
    // Whether the key has signed shows later; whoever names many keys is counted by the address.
    if let Ok(Some(signature)) = Signature::read(&parts.headers) {
        return Some(Digest(Sha256::digest(signature.key.0).into()));
    }
    let proof = parts.headers.get(header::AUTHORIZATION)?;
    Some(Digest(Sha256::digest(proof.as_bytes()).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_household_has_one_address() {
        let check = |given: &str, expect: &str| {
            assert_eq!(household(given.parse().expect("an address")), expect);
        };
        check("192.0.2.7", "192.0.2.7");
        check("::ffff:192.0.2.7", "192.0.2.7");
        check("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::");
        check("2001:db8:1:2::9", "2001:db8:1:2::");
    }
}
