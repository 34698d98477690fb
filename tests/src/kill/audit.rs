//! Holds the book of what was acknowledged against what a server has.

use std::{
    collections::{BTreeMap, BTreeSet},
    mem,
    net::SocketAddr,
    time::{Duration, Instant},
};

use sammen_domain::{Availability, Mutation, OccurrenceId, RegistrationId};
use sammen_sync::{Outcome, PushResponse, ResponseRequest, seal, unseal};
use tokio::time::sleep;

use super::{
    Stored,
    evidence::{Evidence, StoredRegistration},
};
use crate::load::{
    AcknowledgedPush, Answer, Device, HttpConnection, Ledger, Neighbourhood, RESPONSES, Totals,
};

const BUSY_TIME_MAX: Duration = Duration::from_secs(30);
const RETRY_INTERVAL: Duration = Duration::from_millis(50);

/// Looks for what was lost or counted twice. Every method panics with what it finds.
pub struct Audit {
    neighbourhood: Neighbourhood,
    address: SocketAddr,
    ledger: Ledger,
    /// How much of the ledger was sent again before.
    seen: Totals,
}

impl Audit {
    /// An audit of the server at an address.
    #[must_use]
    pub fn new(neighbourhood: &Neighbourhood, address: SocketAddr, ledger: &Ledger) -> Self {
        let (neighbourhood, ledger) = (neighbourhood.clone(), ledger.clone());
        Self { neighbourhood, address, ledger, seen: Totals::default() }
    }

    /// Sends all again that was acknowledged since this was asked last: the answers must be the same.
    /// Nobody else may be sending.
    pub async fn send_again(&mut self) {
        let seen = mem::replace(&mut self.seen, self.ledger.totals());
        self.send_again_from(seen).await;
    }

    /// Sends everything again that was ever acknowledged.
    pub async fn send_all_again(&self) {
        self.send_again_from(Totals::default()).await;
    }

    async fn send_again_from(&self, from: Totals) {
        let mut devices = BTreeMap::new();
        for push in self.ledger.pushes_from(from.acknowledged_pushes) {
            let device = || Device::new(push.key, self.address, &self.ledger);
            push_again(devices.entry(push.key).or_insert_with(device), &push).await;
        }
        let connection = HttpConnection::anonymous(self.address);
        for response in self.ledger.responses_from(from.acknowledged_responses) {
            respond_again(&connection, &response).await;
        }
    }

    /// Looks at what is stored while nobody writes: seats, waitlists, lines, what phones are told, and
    /// every acknowledged response.
    pub fn look(&self, stored: &Stored<'_>) {
        self.examine(&Evidence::read(stored));
    }

    /// Looks at what is stored when all was sent: each operation once, and nothing besides.
    pub fn look_at_rest(&self, stored: &Stored<'_>) {
        let evidence = Evidence::read(stored);
        self.examine(&evidence);
        let totals = self.ledger.totals();
        assert_eq!(totals.acknowledged_operations, totals.operations, "operations told of");
        assert_eq!(evidence.operations, totals.operations, "operations decided");
        assert_eq!(evidence.responses.len(), totals.responses, "responses stored");
        expect_effects(&self.ledger.decided(), &evidence.registrations);
    }

    fn examine(&self, evidence: &Evidence) {
        let contradictions = self.ledger.contradictions();
        assert!(contradictions.is_empty(), "two answers were given: {contradictions:?}");
        assert_eq!(evidence.broken_lines, 0, "lines whose last number is not theirs");
        let mut dates: BTreeMap<OccurrenceId, Vec<&StoredRegistration>> = BTreeMap::new();
        for registration in &evidence.registrations {
            dates.entry(registration.occurrence).or_default().push(registration);
        }
        for (occurrence, registrations) in dates {
            let told = evidence.availability.get(&occurrence);
            expect_fair(occurrence, self.neighbourhood.seats[&occurrence], &registrations, told);
        }
        for response in self.ledger.responses_from(0) {
            let answers: String =
                response.answers.iter().map(|byte| format!("{byte:02x}")).collect();
            let found = evidence.responses.get(&response.id.0);
            assert_eq!(found, Some(&answers), "response {} was acknowledged", response.id);
        }
    }
}

/// Asks a server that may have too much to do just now.
async fn in_time(ask: impl AsyncFn() -> Option<Answer>) -> Answer {
    let start = Instant::now();
    loop {
        let answer = ask().await.expect("the server runs");
        if answer.status < 500 || start.elapsed() > BUSY_TIME_MAX {
            return answer;
        }
        sleep(RETRY_INTERVAL).await;
    }
}

async fn push_again(device: &Device, push: &AcknowledgedPush) {
    let answer = in_time(async || device.try_push(&push.request).await.ok()).await;
    let line = push.request.client;
    assert_eq!(answer.status, 200, "line {line} is not known any more: {}", answer.problem());
    let again: PushResponse = unseal(&answer.body).expect("a push is answered with outcomes");
    assert_eq!(again.outcomes, push.outcomes, "line {line} was decided again, another way");
}

async fn respond_again(connection: &HttpConnection, response: &ResponseRequest) {
    let answer = in_time(async || connection.post(RESPONSES, seal(response)).await.ok()).await;
    let (id, problem) = (response.id, answer.problem());
    assert_eq!(answer.status, 200, "response {id} is not known any more: {problem}");
}

/// One date: no seat twice, none free beside a household that it would fit, a waitlist in order, and
/// phones told so.
fn expect_fair(
    occurrence: OccurrenceId,
    seats: u32,
    registrations: &[&StoredRegistration],
    told: Option<&Availability>,
) {
    let mut known = Availability::none(occurrence);
    let mut waiting = Vec::new();
    for registration in registrations {
        match registration.state.as_str() {
            "confirmed" => known.taken += registration.persons,
            "waitlisted" => waiting.push(registration),
            _ => {}
        }
    }
    for (position, registration) in (1..).zip(&waiting) {
        known.waiting += registration.persons;
        known.waiting_households += 1;
        assert_eq!(registration.position, Some(position), "the waitlist of date {occurrence}");
    }
    let taken = known.taken;
    assert!(taken <= seats, "{taken} persons have {seats} seats on date {occurrence}");
    let fits = waiting.iter().find(|waits| waits.persons <= seats - taken);
    assert!(fits.is_none(), "{taken} of {seats} seats are taken on date {occurrence}: {fits:?}");
    assert_eq!(told, Some(&known), "phones are told something else about date {occurrence}");
}

/// Every accepted operation has its effect, once, and no other has one.
fn expect_effects(decided: &[(Mutation, Option<Outcome>)], registrations: &[StoredRegistration]) {
    let mut placed: BTreeMap<RegistrationId, (OccurrenceId, u32)> = BTreeMap::new();
    let mut cancelled = BTreeSet::new();
    for (mutation, outcome) in decided {
        match mutation {
            _ if *outcome != Some(Outcome::Accepted) => {}
            Mutation::PlaceRegistration(place) => {
                let household = (place.occurrence, u32::from(place.persons));
                placed.insert(place.registration, household);
            }
            Mutation::CancelRegistration(cancel) => drop(cancelled.insert(cancel.registration)),
            Mutation::AcceptOffer(_) | Mutation::CheckIn(_) | Mutation::CountHeads(_) => {}
        }
    }
    assert_eq!(registrations.len(), placed.len(), "registrations stored");
    for stored in registrations {
        let household = placed.get(&stored.id);
        assert_eq!(household, Some(&(stored.occurrence, stored.persons)), "{stored:?}");
        let is_cancelled = cancelled.contains(&stored.id);
        assert_eq!(stored.state == "cancelled", is_cancelled, "{stored:?}");
    }
}
