//! Machines that pass requests on for others.

use std::net::IpAddr;

use ipnet::IpNet;

/// Machines that pass requests on, and say for whom in `X-Forwarded-For`. What anybody else says there
/// is not believed.
#[derive(Clone, Debug, Default)]
pub struct Proxies(Vec<IpNet>);

impl Proxies {
    /// These networks' machines.
    #[must_use]
    pub fn new(networks: Vec<IpNet>) -> Self {
        Self(networks)
    }

    /// Whether a machine passes requests on.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address.to_canonical()))
    }

    /// Who asks, by who is connected and what each `X-Forwarded-For` says. Each proxy adds on the right whom
    /// it was asked by: the first from the right that is no proxy of ours is believed.
    pub fn client<'a>(
        &self,
        connected: IpAddr,
        forwarded: impl DoubleEndedIterator<Item = &'a str>,
    ) -> IpAddr {
        let mut client = connected.to_canonical();
        let mut hops = forwarded.flat_map(|value| value.split(',')).map(str::trim).rev();
        while self.contains(client) {
            let Some(hop) = hops.next().and_then(|hop| hop.parse::<IpAddr>().ok()) else { break };
            client = hop.to_canonical();
        }
        client
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_proxies_are_believed() {
        let proxies = Proxies::new(vec!["10.0.0.0/8".parse().expect("a network")]);
        let check = |connected: &str, forwarded: &[&str], expect: &str| {
            let connected = connected.parse().expect("an address");
            let client = proxies.client(connected, forwarded.iter().copied());
            assert_eq!(client.to_string(), expect, "{connected} {forwarded:?}");
        };
        check("203.0.113.7", &[], "203.0.113.7");
        check("203.0.113.7", &["198.51.100.1"], "203.0.113.7");
        check("10.1.1.1", &["198.51.100.1"], "198.51.100.1");
        check("::ffff:10.1.1.1", &["198.51.100.1"], "198.51.100.1");
        check("10.1.1.1", &["192.0.2.1, 198.51.100.1, 10.2.2.2"], "198.51.100.1");
        check("10.1.1.1", &["192.0.2.1", "198.51.100.1"], "198.51.100.1");
        check("10.1.1.1", &["nonsense"], "10.1.1.1");
        check("10.1.1.1", &[], "10.1.1.1");
    }
}
