//! A date with many guests, whose phones are no browsers: they only have to have registered.

use std::{fs, net::SocketAddr, ops::Range};

use fastrand::Rng;
use sammen_domain::{Mutation, OccurrenceId, PlaceRegistration, RegistrationId};
use sammen_sync::{ClientId, OpId, Outcome, PushRequest, PushedMutation, Transport};
use tokio::task::JoinSet;

use crate::{
    Server, fixture_files,
    load::{Device, Ledger, Neighbourhood, any_id},
};

/// What the date is called.
pub const STREET_PARTY: &str = "Gadefest";

/// Its seats unless it is told how many: a number that no other date of the fixtures has.
const SEATS: u32 = 300;
/// Guests that register at the same time.
const AT_ONCE: usize = 16;

/// A household that has registered.
#[derive(Clone, Debug)]
pub struct Guest {
    /// Its first name, which no other's begins with.
    pub name: String,
    /// The registration.
    pub registration: RegistrationId,
    /// The number of the phone's key.
    pub key: u64,
}

impl Server {
    /// Adds a date whose door is open, with seats for everybody.
    ///
    /// # Panics
    /// When the program does not take it.
    pub fn plan_street_party(&self) {
        self.plan_street_party_for(SEATS);
    }

    /// As [`plan_street_party`](Self::plan_street_party), with so many seats, in whichever database the server has.
    ///
    /// # Panics
    /// When the program does not take it.
    pub fn plan_street_party_for(&self, seats: u32) {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let files = fixture_files(folder.path());
        let activities = folder.path().join("activities.csv");
        let text = fs::read_to_string(&activities).expect("the fixtures can be read");
        // At the time of the fixtures' own date that is soon.
        let soon = text.lines().find(|line| line.starts_with("nabofrokost,"));
        let party = soon
            .expect("the fixtures have a date that is soon")
            .replace("nabofrokost,Nabofrokost,", &format!("gadefest,{STREET_PARTY},"))
            .replace(",registration,20,6,", &format!(",registration,{seats},6,"));
        fs::write(&activities, format!("{}\n{party}\n", text.trim_end()))
            .expect("a temporary folder can be written");
        self.run(&["import"], &files);
    }

    /// Registers the guests of these numbers for it; also its id.
    ///
    /// # Panics
    /// When somebody gets no seat.
    pub async fn register_guests(&self, numbers: Range<usize>) -> (OccurrenceId, Vec<Guest>) {
        let neighbourhood = Neighbourhood::read(self.address()).await;
        let date = street_party(&neighbourhood, SEATS);
        let ledger = Ledger::default();
        let mut guests = Vec::new();
        for number in numbers {
            guests.push(arrive(&neighbourhood, date, (number, 1), self.address(), &ledger).await);
        }
        (date, guests)
    }

    /// Fills a date with so many seats with households of two, several at once.
    ///
    /// # Panics
    /// When somebody gets no seat.
    pub async fn fill_with_pairs(&self, seats: u32) -> (OccurrenceId, Vec<Guest>) {
        let count = seats as usize / 2;
        let neighbourhood = Neighbourhood::read(self.address()).await;
        let date = street_party(&neighbourhood, seats);
        let (address, ledger) = (self.address(), Ledger::default());
        let mut tasks = JoinSet::new();
        for first in 0..AT_ONCE {
            let (neighbourhood, ledger) = (neighbourhood.clone(), ledger.clone());
            tasks.spawn_local(async move {
                let mut guests = Vec::new();
                for number in (first..count).step_by(AT_ONCE) {
                    guests.push(arrive(&neighbourhood, date, (number, 2), address, &ledger).await);
                }
                guests
            });
        }
        (date, tasks.join_all().await.concat())
    }
}

fn street_party(neighbourhood: &Neighbourhood, expect: u32) -> OccurrenceId {
    let mut dates = neighbourhood.seats.iter();
    let date = dates.find(|(_, seats)| **seats == expect).map(|(date, _)| *date);
    date.expect("the street party is planned")
}

/// One more guest, with a phone that is no other's.
async fn arrive(
    neighbourhood: &Neighbourhood,
    date: OccurrenceId,
    (number, persons): (usize, u16),
    address: SocketAddr,
    ledger: &Ledger,
) -> Guest {
    let key = u64::try_from(number).expect("there are few guests") + 1;
    let mut rng = Rng::with_seed(key);
    let guest = Guest {
        name: format!("Kanarie{number:05} Ærøskøbing"),
        registration: RegistrationId(any_id(&mut rng)),
        key,
    };
    let device = Device::new(key, address, ledger);
    let request = register(neighbourhood, date, (&guest, persons), &mut rng);
    let answer = device.push(&request).await.expect("the server takes a registration");
    assert_eq!(answer.outcomes[0].outcome, Outcome::Accepted, "{}", guest.name);
    guest
}

fn register(
    neighbourhood: &Neighbourhood,
    date: OccurrenceId,
    (guest, persons): (&Guest, u16),
    rng: &mut Rng,
) -> PushRequest {
    let company = (1..persons).map(|_| format!("Hanne {}", guest.key));
    let request = PlaceRegistration {
        names: [guest.name.clone()].into_iter().chain(company).collect(),
        ..PlaceRegistration::new(guest.registration, date, persons)
    };
    let encoded = Mutation::PlaceRegistration(request).encode();
    let mutation = PushedMutation {
        id: 1,
        op: OpId(any_id(rng)),
        name: encoded.name,
        args_version: encoded.args_version,
        args: encoded.args,
        device_time: 0,
    };
    let client = ClientId(any_id(rng));
    PushRequest { area: neighbourhood.area.clone(), client, mutations: vec![mutation] }
}
