//! A slow phone at the door: from a frame of the camera to what it says, searching, and sending what waited.

use std::time::{Duration, Instant};

use sammen_domain::{RegistrationId, Row};
use sammen_sync::{ClientId, PatchOperation, Transport};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::sleep;
use uuid::Uuid;

use crate::{
    Code, Content, Guest, Phone, STREET_PARTY, Server, TEST_AREA, hook,
    load::{Device, Ledger, Neighbourhood, everything},
};

/// How much slower than this machine the phone is.
const THROTTLE: f64 = 4.0;
/// Tickets that are scanned, each once.
const TICKETS: usize = 60;
/// Scans that wait when the network comes back.
const QUEUED: usize = 500;
/// How long a phone may take to send what waited before something is wrong.
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(60);
/// What is typed to find somebody: the first letter, more, and what only one has.
const SEARCHES: [&str; 6] = ["k", "ka", "kanarie0", "ær", "kanarie04999", "aeroe"];
const SCRIPT: &str = include_str!("phone.js");

/// What was measured, in milliseconds and bytes.
pub(super) struct Measured {
    /// From a frame to the answer on the screen, with the worker's share as slow as the page.
    pub(super) frame_p95_ms: f64,
    /// From what the code says to the answer on the screen.
    pub(super) decided_p95_ms: f64,
    /// The same for half of the tickets.
    pub(super) decided_median_ms: f64,
    /// The floor of that: one small record kept strictly, by the browser alone.
    pub(super) write_p95_ms: f64,
    /// From a letter to who is found.
    pub(super) search_p95_ms: f64,
    /// The roster with names, as the server sends it.
    pub(super) roster_bytes_per_person: f64,
    /// From the network's return until the server has all that waited.
    pub(super) queued_ms: f64,
    /// How many pushes that took.
    pub(super) queued_requests: f64,
}

/// What the page noted of one ticket.
#[derive(Deserialize)]
struct Scanned {
    capture_ms: f64,
    worker_ms: f64,
    decided_ms: f64,
}

/// Measures a phone at a door that so many persons have registered for, in pairs.
pub(super) async fn measure_phone(persons: u32) -> Measured {
    println!("the phone: {persons} persons register …");
    let mut server = Server::start_with(Content::Fixture).await;
    server.plan_street_party_for(persons);
    let (_, registered) = server.fill_with_pairs(persons).await;
    let administrator = Phone::at_site("Administrator", &server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    let phone = Phone::volunteer("Amina", STREET_PARTY, &administrator, &server).await;
    phone.open_door().await;
    phone.wait_for(&hook("person")).await;
    let roster_bytes = phone.largest_pull().await;
    let tickets = tickets(&server, &registered[..TICKETS]).await;

    println!("the phone: searches and scans without a network …");
    server.stop().await;
    phone.slow_down(THROTTLE).await;
    phone.run(SCRIPT, Vec::new()).await;
    let mut searches = Vec::new();
    for _ in 0..4 {
        for typed in SEARCHES {
            let took = phone.call("search", &json!(typed)).await;
            searches
                .push(took.as_f64().unwrap_or_else(|| panic!("“{typed}” finds nobody: {took}")));
        }
    }
    phone.click(&hook("scan")).await;
    phone.wait_for("door-camera").await;
    let mut scanned: Vec<Scanned> = Vec::new();
    for (text, guest) in tickets.iter().zip(&registered) {
        let code = Code::of(text);
        let (side, dark) = code.squares();
        let ticket = json!({ "text": text, "side": side, "dark": dark, "name": guest.name });
        let figures = phone.call("scan", &ticket).await;
        let figures = serde_json::from_value(figures.clone());
        scanned.push(figures.unwrap_or_else(|error| panic!("a ticket is not read: {error}")));
    }
    phone.click(&hook("scan-stop")).await;
    let writes = phone.call("writes", &json!(TICKETS)).await;
    let writes = serde_json::from_value(writes.clone())
        .unwrap_or_else(|error| panic!("nothing is written: {error}: {writes}"));
    // Those that wait beside the tickets' are let in by the list.
    let more: Vec<String> =
        registered[TICKETS..QUEUED].iter().map(|guest| guest.name.clone()).collect();
    phone.slow_down(1.0).await;
    phone.let_in(&more).await;

    phone.slow_down(THROTTLE).await;
    server.start().await;
    phone
        .run(
            "performance.clearResourceTimings(); window.dispatchEvent(new Event('online'));",
            Vec::new(),
        )
        .await;
    let start = Instant::now();
    let mut pushes = json!(null);
    while pushes["waiting"] != json!(0) {
        assert!(start.elapsed() < UPLOAD_TIMEOUT, "what waits is not sent: {pushes}");
        sleep(Duration::from_millis(50)).await;
        pushes = phone.call("pushes", &json!(null)).await;
    }
    let decided: Vec<f64> = scanned.iter().map(|one| one.decided_ms).collect();
    let frames = scanned
        .iter()
        .map(|one| one.capture_ms + THROTTLE * one.worker_ms + one.decided_ms)
        .collect();
    Measured {
        frame_p95_ms: p95(frames),
        decided_median_ms: percentile(50, decided.clone()),
        decided_p95_ms: p95(decided),
        write_p95_ms: p95(writes),
        search_p95_ms: p95(searches),
        roster_bytes_per_person: roster_bytes / f64::from(persons),
        queued_ms: pushes["ms"].as_f64().unwrap_or(f64::NAN),
        queued_requests: pushes["requests"].as_f64().unwrap_or(f64::NAN),
    }
}

/// What is in the pictures of some guests' tickets, as their phones have it.
async fn tickets(server: &Server, guests: &[Guest]) -> Vec<String> {
    let neighbourhood = Neighbourhood::read(server.address()).await;
    let mut texts = Vec::new();
    for guest in guests {
        let device = Device::new(guest.key, server.address(), &Ledger::default());
        let request = everything(&neighbourhood.area, ClientId(Uuid::nil()));
        let response = device.pull(&request).await.expect("a guest reads what is theirs");
        let text = response.patch.iter().find_map(|put| ticket_in(put, guest.registration));
        texts.push(text.expect("who has a seat has a ticket"));
    }
    texts
}

fn ticket_in(operation: &PatchOperation, registration: RegistrationId) -> Option<String> {
    let PatchOperation::Put { row, .. } = operation else { return None };
    match Row::decode(row) {
        Ok(Row::Ticket(ticket)) if ticket.registration == registration => Some(ticket.text),
        _ => None,
    }
}

fn p95(figures: Vec<f64>) -> f64 {
    percentile(95, figures)
}

fn percentile(percent: usize, mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    let at = (figures.len() * percent).div_ceil(100).saturating_sub(1);
    figures.get(at).copied().unwrap_or(f64::NAN)
}

impl Phone {
    /// Calls a function of the script that measures.
    async fn call(&self, function: &str, argument: &Value) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             window.bench.{function}({argument}).then(done, (error) => done(String(error)));"
        );
        self.run_async(&script).await
    }

    /// The body of the largest answer to a pull, as it was sent.
    async fn largest_pull(&self) -> f64 {
        let script = "const pulls = performance.getEntriesByType('resource')
                .filter((entry) => entry.name.endsWith('/api/sync/pull'));
            return Math.max(...pulls.map((entry) => entry.encodedBodySize));";
        self.run(script, Vec::new()).await.as_f64().unwrap_or(f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_twenty_may_be_slower() {
        let figures: Vec<f64> = (1..=20).map(f64::from).collect();
        assert!((p95(figures) - 19.0).abs() < f64::EPSILON);
        assert!(p95(Vec::new()).is_nan());
    }
}
