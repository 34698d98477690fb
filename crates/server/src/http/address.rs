//! Where a request comes from, for limits only: it is in no log.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr},
};

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{AppState, access};

/// The bits of an IPv6 address that a household has for itself.
const HOUSEHOLD_BITS: u32 = 64;

/// The sender's address, as exactly as limits need it; the same for all where it is not known.
pub(super) struct ClientAddress(pub(super) String);

impl FromRequestParts<AppState> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let address = access::address(parts, &state.site.proxies);
        Ok(Self(address.map(subject).unwrap_or_default()))
    }
}

fn subject(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let network = address.to_bits() >> HOUSEHOLD_BITS << HOUSEHOLD_BITS;
            Ipv6Addr::from_bits(network).to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_household_has_one_address() {
        let check = |given: &str, expect: &str| {
            assert_eq!(subject(given.parse().expect("an address")), expect);
        };
        check("192.0.2.7", "192.0.2.7");
        check("::ffff:192.0.2.7", "192.0.2.7");
        check("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::");
        check("2001:db8:1:2::9", "2001:db8:1:2::");
    }
}
