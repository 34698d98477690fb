//! How often anybody may ask.

use std::{
    collections::HashMap,
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use crate::identity::Digest;

/// As many askers are remembered, twice; an attacker with more addresses than that is stopped by what is in
/// front of the server.
const ASKERS_MAX: usize = 20_000;

/// What may be asked how often.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Rate {
    /// Whatever residents and staff do all day. Generous, as a whole neighbourhood may share an address.
    Usual,
    /// Where something secret could be guessed: signing in, invitations, PINs.
    Secret,
}

/// At most so many at once, and one more after each time.
#[derive(Clone, Copy)]
struct Allowance {
    burst: u32,
    each: Duration,
}

impl Rate {
    fn of_address(self) -> Allowance {
        match self {
            Self::Usual => Allowance { burst: 3_000, each: Duration::from_millis(10) },
            Self::Secret => Allowance { burst: 60, each: Duration::from_secs(1) },
        }
    }

    fn of_device(self) -> Allowance {
        match self {
            // A phone that goes round in circles is stopped; one that sends a summer's work is not.
            Self::Usual => Allowance { burst: 3_000, each: Duration::from_millis(10) },
            Self::Secret => Allowance { burst: 20, each: Duration::from_secs(20) },
        }
    }
}

/// Who has asked lately, in this process's memory only, and in no more than a bounded part of it.
#[derive(Debug, Default)]
pub struct Rates {
    addresses: Mutex<Generations<(Rate, IpAddr)>>,
    devices: Mutex<Generations<(Rate, Digest)>>,
}

impl Rates {
    /// Counts a request of an address; how long to wait if it was one too many.
    ///
    /// # Errors
    /// The time after which one more is answered.
    pub fn count_address(&self, rate: Rate, address: IpAddr) -> Result<(), Duration> {
        if rate == Rate::Usual && address.is_loopback() {
            // A proxy that nobody told us of: everybody would share one allowance.
            return Ok(());
        }
        let key = (rate, network(address));
        self.addresses.lock().unwrap_or_else(PoisonError::into_inner).count(key, rate.of_address())
    }

    /// Counts a request of a device or of somebody signed in; how long to wait if it was one too many.
    ///
    /// # Errors
    /// The time after which one more is answered.
    pub fn count_device(&self, rate: Rate, device: Digest) -> Result<(), Duration> {
        let key = (rate, device);
        self.devices.lock().unwrap_or_else(PoisonError::into_inner).count(key, rate.of_device())
    }
}

/// One home has as many addresses of the newer kind as it likes, all in one network.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = address.to_bits() & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from_bits(network))
        }
        address => address,
    }
}

/// When each asker's allowance will be full again. What was not asked for since the last change of
/// generations is forgotten with the next.
#[derive(Debug)]
struct Generations<K> {
    young: HashMap<K, Instant>,
    old: HashMap<K, Instant>,
}

impl<K> Default for Generations<K> {
    fn default() -> Self {
        Self { young: HashMap::new(), old: HashMap::new() }
    }
}

impl<K: Eq + Hash> Generations<K> {
    fn count(&mut self, key: K, allowance: Allowance) -> Result<(), Duration> {
        let now = Instant::now();
        let known = self.young.get(&key).or_else(|| self.old.get(&key)).copied();
        let full_at = known.map_or(now, |at| at.max(now)) + allowance.each;
        let ahead = full_at - now;
        let most = allowance.each * allowance.burst;
        if ahead > most {
            return Err(ahead - most);
        }
        if self.young.len() >= ASKERS_MAX {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, full_at);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn after_the_allowance_one_more_is_answered_each_time() {
        let rates = Rates::default();
        let device = |byte| Digest([byte; 32]);
        for _ in 0..20 {
            assert_eq!(rates.count_device(Rate::Secret, device(1)), Ok(()));
        }
        let wait = Duration::from_secs(20);
        assert_eq!(rates.count_device(Rate::Secret, device(1)), Err(wait));
        assert_eq!(rates.count_device(Rate::Secret, device(2)), Ok(()), "another is not stopped");
        assert_eq!(rates.count_device(Rate::Usual, device(1)), Ok(()), "nor another thing");
        tokio::time::advance(wait).await;
        assert_eq!(rates.count_device(Rate::Secret, device(1)), Ok(()));
        assert_eq!(rates.count_device(Rate::Secret, device(1)), Err(wait), "tries do not add up");
    }

    #[tokio::test(start_paused = true)]
    async fn a_home_is_one_asker_and_this_machine_none() {
        let rates = Rates::default();
        let address = |text: &str| text.parse::<IpAddr>().expect("an address");
        for n in 0..60 {
            let address = address(&format!("2001:db8::{n:x}"));
            assert_eq!(rates.count_address(Rate::Secret, address), Ok(()));
        }
        assert!(rates.count_address(Rate::Secret, address("2001:db8::ffff")).is_err());
        assert!(rates.count_address(Rate::Secret, address("2001:db8:0:1::1")).is_ok());
        for _ in 0..4_000 {
            assert_eq!(rates.count_address(Rate::Usual, address("127.0.0.1")), Ok(()));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn memory_is_bounded_and_who_asks_on_is_remembered() {
        let allowance = Rate::Secret.of_device();
        let mut generations = Generations::default();
        for _ in 0..20 {
            generations.count(0, allowance).expect("within the allowance");
        }
        for asker in 1..3 * ASKERS_MAX {
            generations.count(asker, allowance).expect("the first time");
            if asker % 1_000 == 0 {
                let known = generations.young.len() + generations.old.len();
                assert!(known <= 2 * ASKERS_MAX, "{known}");
            }
            if asker == ASKERS_MAX + 10 {
                assert!(generations.count(0, allowance).is_err(), "in the older generation");
            }
        }
    }
}
