//! Who acts on a server in a test.

use std::net::SocketAddr;

use fastrand::Rng;

use super::{BatchSender, Crew, Device, Household, Ledger, Neighbourhood, Respondent};

const HOUSEHOLDS: usize = 10;
const COPIES: usize = 2;
const BATCH_SENDERS: usize = 2;
const RESPONDENTS: usize = 2;

impl Crew {
    /// Households, two of them with a copied phone, some who send much at once, and some who answer a
    /// survey.
    pub async fn of(
        neighbourhood: &Neighbourhood,
        address: SocketAddr,
        ledger: &Ledger,
        rng: &mut Rng,
    ) -> Self {
        let mut crew = Self::default();
        for number in 0..HOUSEHOLDS {
            let device = Device::new(rng.u64(..), address, ledger);
            let mut household = Household::new(neighbourhood, device, rng.fork()).await;
            if number < COPIES {
                crew.add(household.copied().await);
            }
            crew.add(household);
        }
        for _ in 0..BATCH_SENDERS {
            let device = Device::new(rng.u64(..), address, ledger);
            crew.add(BatchSender::new(neighbourhood, device, rng.fork()));
        }
        for _ in 0..RESPONDENTS {
            crew.add(Respondent::new(neighbourhood, address, ledger, rng.fork()));
        }
        crew
    }
}
