//! A date with many guests, whose phones are no browsers: they only have to have registered.

use std::{fs, ops::Range};

use fastrand::Rng;
use sammen_domain::{Mutation, OccurrenceId, PlaceRegistration, RegistrationId};
use sammen_sync::{ClientId, OpId, Outcome, PushRequest, PushedMutation, Transport};

use crate::{
    Server, fixture_files, import,
    load::{Device, Ledger, Neighbourhood, any_id},
};

/// What the date is called.
pub const STREET_PARTY: &str = "Gadefest";

/// Its seats, which no other date of the fixtures has.
const SEATS: u32 = 300;

/// A household of one that has registered.
#[derive(Clone, Debug)]
pub struct Guest {
    /// A name that no other guest's begins with.
    pub name: String,
    /// The registration.
    pub registration: RegistrationId,
}

impl Server {
    /// Adds a date whose door is open, with seats for everybody.
    ///
    /// # Panics
    /// When the program does not take it.
    pub fn plan_street_party(&self) {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let files = fixture_files(folder.path());
        let activities = folder.path().join("activities.csv");
        let text = fs::read_to_string(&activities).expect("the fixtures can be read");
        // At the time of the fixtures' own date that is soon.
        let soon = text.lines().find(|line| line.starts_with("nabofrokost,"));
        let party = soon
            .expect("the fixtures have a date that is soon")
            .replace("nabofrokost,Nabofrokost,", &format!("gadefest,{STREET_PARTY},"))
            .replace(",registration,20,6,", &format!(",registration,{SEATS},6,"));
        fs::write(&activities, format!("{}\n{party}\n", text.trim_end()))
            .expect("a temporary folder can be written");
        let output = import(self.data(), &files);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Registers the guests of these numbers for it; also its id.
    ///
    /// # Panics
    /// When somebody gets no seat.
    pub async fn register_guests(&self, numbers: Range<usize>) -> (OccurrenceId, Vec<Guest>) {
        let neighbourhood = Neighbourhood::read(self.address()).await;
        let mut dates = neighbourhood.seats.iter();
        let date = dates.find(|(_, seats)| **seats == SEATS).map(|(date, _)| *date);
        let date = date.expect("the street party is planned");
        let ledger = Ledger::default();
        let mut guests = Vec::new();
        for number in numbers {
            let key = u64::try_from(number).expect("there are few guests") + 1;
            let mut rng = Rng::with_seed(key);
            let guest = Guest {
                name: format!("Kanarie{number:03} Ærøskøbing"),
                registration: RegistrationId(any_id(&mut rng)),
            };
            let device = Device::new(key, self.address(), &ledger);
            let request = register(&neighbourhood, date, &guest, &mut rng);
            let answer = device.push(&request).await.expect("the server takes a registration");
            assert_eq!(answer.outcomes[0].outcome, Outcome::Accepted, "{}", guest.name);
            guests.push(guest);
        }
        (date, guests)
    }
}

fn register(
    neighbourhood: &Neighbourhood,
    date: OccurrenceId,
    guest: &Guest,
    rng: &mut Rng,
) -> PushRequest {
    let request = PlaceRegistration {
        names: vec![guest.name.clone()],
        ..PlaceRegistration::new(guest.registration, date, 1)
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
