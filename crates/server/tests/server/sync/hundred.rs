//! A hundred households at once, while others cancel and staff change the seats.

use std::collections::BTreeMap;

use sammen_domain::{
    CancelRegistration, Held, Mutation, OccurrenceId, OwnerId, PlaceRegistration, Registration,
    RegistrationId, RegistrationState, Row,
};
use sammen_server::{
    Database, DatabaseError, DeviceId, StaffDecision, StaffError, Together, change_seats, pull,
    push, register_household, settle_due,
};
use sammen_sync::{ClientId, PatchOperation};

use super::concurrency::{Puller, request};
use crate::{
    fixture::{NOW, Server, area, device, id, occurrence_id},
    registering::{series, with_terms},
};

const HOUSEHOLDS: u128 = 100;
/// No household has this number.
const STAFF: OwnerId = OwnerId([0xfa; 32]);

/// What each household asks for; a third of them cancel.
fn persons(number: u128) -> u16 {
    1 + u16::try_from(number * 7 % 6).unwrap()
}

fn phone(number: u128) -> DeviceId {
    device(u8::try_from(number).unwrap())
}

async fn household(database: Database, number: u128, is_series: bool) {
    let registration = RegistrationId(id(0x1000 + number));
    let date = occurrence_id(0);
    let place = PlaceRegistration {
        series: is_series,
        ..PlaceRegistration::new(registration, date, persons(number))
    };
    let place = request(number, 1, Mutation::PlaceRegistration(place).encode());
    push(&database, &Together::default(), phone(number), &place, || NOW).await.unwrap();
    if number.is_multiple_of(3) {
        let cancel = CancelRegistration::new(registration, date);
        let cancel = request(number, 2, Mutation::CancelRegistration(cancel).encode());
        push(&database, &Together::default(), phone(number), &cancel, || NOW).await.unwrap();
    }
}

/// What an endpoint of staff does: decides in one transaction, again when another one came between.
async fn staff(database: &Database, number: u128, seats: u32, is_series: bool) {
    let area = area();
    let at = StaffDecision { area: &area, date: occurrence_id(0), now: NOW };
    let someone = PlaceRegistration {
        series: is_series,
        ..PlaceRegistration::new(RegistrationId(id(0x8000 + number)), occurrence_id(0), 2)
    };
    for _ in 0..200 {
        match try_as_staff(database, at, seats, &someone).await {
            Err(StaffError::Database(_)) => tokio::task::yield_now().await,
            decided => return decided.unwrap(),
        }
    }
    panic!("staff never came to decide");
}

async fn try_as_staff(
    database: &Database,
    at: StaffDecision<'_>,
    seats: u32,
    someone: &PlaceRegistration,
) -> Result<(), StaffError> {
    let mut transaction = database.write().await?;
    change_seats(&mut transaction, at, seats).await?;
    register_household(&mut transaction, at, STAFF, someone).await?;
    let committed: Result<(), DatabaseError> = transaction.commit().await;
    Ok(committed?)
}

async fn all_at_once(server: &Server, is_series: bool) {
    let databases = [server.database.clone(), server.another().await];
    let mut tasks = tokio::task::JoinSet::new();
    for number in 1..=HOUSEHOLDS {
        let database = databases[usize::try_from(number % 2).unwrap()].clone();
        tasks.spawn(household(database, number, is_series));
    }
    for number in 0..5_u128 {
        let database = databases[0].clone();
        // Only ever more seats: whoever has one keeps it, so fewer would look like overselling.
        tasks.spawn(async move { staff(&database, number, 60, is_series).await });
    }
    while let Some(ended) = tasks.join_next().await {
        ended.unwrap();
    }
    settle_due(&server.database, &server.clock).await.unwrap();
}

/// Everybody's registration, as each of them sees it, and what all see.
async fn everybody(server: &Server) -> (Vec<Registration>, BTreeMap<OccurrenceId, u32>) {
    let phones = (1..=HOUSEHOLDS).map(phone).chain([DeviceId(STAFF.0)]);
    let mut registrations = Vec::new();
    let mut taken = BTreeMap::new();
    for phone in phones {
        let ask = Puller::request(None, ClientId(id(0x9999)));
        let pulled = pull(&server.database, phone, &ask, NOW).await.unwrap();
        for operation in &pulled.patch {
            let PatchOperation::Put { row, .. } = operation else { continue };
            if let Row::Registration(own) = Row::decode(row).unwrap() {
                registrations.push(own);
            }
        }
        taken = pulled.seats.iter().map(|seats| (seats.occurrence, seats.taken)).collect();
    }
    (registrations, taken)
}

/// Nobody has a seat twice, nobody waits who fits, nobody is split, and the line has no gaps.
fn check(
    registrations: &[Registration],
    told: &BTreeMap<OccurrenceId, u32>,
    dates: &[(OccurrenceId, u32)],
    held: u32,
) {
    let mut free = BTreeMap::new();
    for (date, seats) in dates {
        let holders = || registrations.iter().filter(|r| r.holds(*date));
        let taken: u32 = holders().map(|r| u32::from(r.persons)).sum();
        let used: u32 = holders().filter(|r| r.on_behalf).map(|r| u32::from(r.persons)).sum();
        assert!(taken <= *seats, "{taken} persons on {seats} seats");
        let unused = held.saturating_sub(used);
        assert!(taken + unused <= *seats, "held seats are nobody else's");
        assert_eq!(told[date], taken + unused);
        free.insert(*date, (seats - taken, seats - taken - unused));
    }
    let mut positions = Vec::new();
    for registration in registrations {
        let number = registration.id.0.as_u128();
        let asked = if number >= 0x8000 { 2 } else { persons(number - 0x1000) };
        assert_eq!(registration.persons, asked, "a household is never split");
        let held_on = dates.iter().filter(|(date, _)| registration.holds(*date)).count();
        match registration.state {
            RegistrationState::Confirmed => {
                let all = if registration.series.is_some() { dates.len() } else { 1 };
                assert_eq!(held_on, all, "a series is never split");
            }
            RegistrationState::Waitlisted { position } => {
                positions.push(position);
                let fits = |(date, _): &(OccurrenceId, u32)| {
                    let (all, shared) = free[date];
                    let seats = if registration.on_behalf { all } else { shared };
                    u32::from(registration.persons) <= seats
                };
                assert!(!dates.iter().all(fits), "no free seat beside {registration:?}");
            }
            RegistrationState::Cancelled => assert_eq!(held_on, 0),
            other => panic!("nothing brings about {other:?} here"),
        }
    }
    positions.sort_unstable();
    assert!(positions.iter().copied().eq((1..).take(positions.len())), "{positions:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_households_at_once_share_a_date_fairly() {
    let server = Server::empty().await;
    let held = Held { seats: 12, released_hours_before: 1 };
    server.apply(&with_terms(&[40], |terms| terms.held = Some(held))).await;
    all_at_once(&server, false).await;
    let (registrations, told) = everybody(&server).await;
    assert_eq!(registrations.len(), 105);
    check(&registrations, &told, &[(occurrence_id(0), 60)], 12);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_households_at_once_share_a_series_fairly() {
    let server = Server::empty().await;
    server.apply(&series(&[40, 55, 50], |_| {})).await;
    all_at_once(&server, true).await;
    let (registrations, told) = everybody(&server).await;
    assert_eq!(registrations.len(), 105);
    let dates = [60, 55, 50];
    let dates: Vec<_> = (0..).map(occurrence_id).zip(dates).collect();
    check(&registrations, &told, &dates, 0);
}
