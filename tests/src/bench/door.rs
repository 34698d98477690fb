//! The door: how fast what was scanned is taken, beside pretix on the same machine, and how fast a phone answers.

mod phone;
mod pretix;
mod scanning;

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use fastrand::Rng;
use sammen_domain::{ActivityId, AreaId, OccurrenceId};
use sammen_postgres_fixture::Cluster;
use serde_json::{Value, json};
use tokio_postgres::{Client, NoTls};

use super::{
    Pace,
    closed_loop::{Asker, Samples, run},
    usage::cpu_time,
};
use crate::{Server, Storage, TEST_AREA, load::Neighbourhood};
use phone::{Measured, measure_phone};
use pretix::Pretix;
use scanning::{Queue, Scanning};

/// Registered persons, two of each household; pretix has as many tickets.
const PERSONS: u32 = 10_000;
/// Scanners that send at the same time.
const SCANNERS: usize = 16;
/// What a phone sends when it comes back to a network.
const QUEUED: usize = 500;
/// Both take turns, so that a machine that has more to do at one time than at another is fair to both.
const TURNS: u32 = 4;

/// Measures all, shows a table, and returns the figures.
pub async fn bench_door(pace: &Pace) -> Value {
    let phone = measure_phone(PERSONS).await;
    show_phone(&phone);
    let servers = Servers::open(pace.seed).await;
    let figures = servers.measure(pace).await;
    show_servers(&figures);
    json!({
        "rate_vs_pretix": figures.rate_vs_pretix(),
        "cpu_vs_pretix": figures.cpu_vs_pretix(),
        "scan_p95_ms": phone.frame_p95_ms,
        "after_decoding_p95_ms": phone.decided_p95_ms,
        "after_decoding_median_ms": phone.decided_median_ms,
        "strict_write_p95_ms": phone.write_p95_ms,
        "search_p95_ms": phone.search_p95_ms,
        "roster_bytes_per_person": phone.roster_bytes_per_person,
        "queued_upload_ms": phone.queued_ms,
        "queued_upload_requests": phone.queued_requests,
        "queued_on_server_ms": figures.queued_ms,
        "check_ins_per_s": figures.ours_per_s,
        "pretix_check_ins_per_s": figures.pretix_per_s,
        "check_in_cpu_ms": figures.ours_cpu_ms,
        "pretix_check_in_cpu_ms": figures.pretix_cpu_ms,
    })
}

/// Ours and pretix, each on a PostgreSQL of its own.
struct Servers {
    ours: Server,
    cluster: Cluster,
    database: Client,
    pretix: Pretix,
    date: (OccurrenceId, ActivityId),
    area: AreaId,
    guests: Queue,
    rng: Rng,
}

/// What one of them does in a second, and what each check-in takes of the processors.
#[derive(Clone, Debug, Default)]
struct Figures {
    ours_per_s: f64,
    ours_cpu_ms: f64,
    pretix_per_s: f64,
    pretix_cpu_ms: f64,
    queued_ms: f64,
}

impl Figures {
    fn rate_vs_pretix(&self) -> f64 {
        self.ours_per_s / self.pretix_per_s
    }

    fn cpu_vs_pretix(&self) -> f64 {
        self.pretix_cpu_ms / self.ours_cpu_ms
    }
}

impl Servers {
    async fn open(seed: u64) -> Self {
        println!("the servers: pretix makes its tables and sells {PERSONS} tickets …");
        let pretix = Pretix::start(PERSONS).await;
        println!("the servers: ours takes {PERSONS} registrations …");
        let cluster = Cluster::start().unwrap_or_else(|error| panic!("failed to {error}"));
        let url = cluster.create_database();
        let url = url.unwrap_or_else(|error| panic!("failed to {error}"));
        let mut ours = Server::new(Storage::Postgres(url.clone()));
        ours.plan_street_party_for(PERSONS);
        ours.start().await;
        let (date, guests) = ours.fill_with_pairs(PERSONS).await;
        let neighbourhood = Neighbourhood::read(ours.address()).await;
        let mut dates = neighbourhood.dates.iter();
        let activity = dates.find(|planned| planned.id == date).expect("it is planned").activity;
        let (database, connection) =
            tokio_postgres::connect(&url, NoTls).await.expect("PostgreSQL runs");
        tokio::spawn(async { connection.await.ok() });
        let guests = guests.into_iter().map(|guest| guest.registration).collect();
        Self {
            ours,
            cluster,
            database,
            pretix,
            date: (date, activity),
            area: AreaId::new(TEST_AREA).expect("the fixture's area has a name"),
            guests: Arc::new(Mutex::new(guests)),
            rng: Rng::with_seed(seed),
        }
    }

    /// A volunteer's phone that sends so many scans at once.
    async fn phone(&mut self, scans: usize) -> Scanning {
        let (rng, guests) = (self.rng.fork(), (&self.guests, scans));
        let address = self.ours.address();
        Scanning::new(&self.database, address, &self.area, self.date, guests, rng).await
    }

    async fn measure(mut self, pace: &Pace) -> Figures {
        let mut queued = self.phone(QUEUED).await;
        queued.prepare();
        let start = Instant::now();
        queued.ask().await;
        let queued_ms = start.elapsed().as_secs_f64() * 1_000.0;
        let mut phones = Vec::new();
        for _ in 0..SCANNERS {
            phones.push(self.phone(1).await);
        }
        let mut scanners = self.pretix.scanners(SCANNERS);
        let (mut ours, mut theirs) = (Turns::default(), Turns::default());
        let turn = pace.duration / TURNS;
        // Once before it counts: processes, plans and caches are made.
        for _ in 0..=TURNS {
            let processes = [self.cluster.processes(), vec![self.ours.process_id()]].concat();
            phones = ours.take(phones, &processes, turn).await;
            scanners = theirs.take(scanners, &self.pretix.processes(), turn).await;
        }
        let ((ours_per_s, ours_cpu_ms), (pretix_per_s, pretix_cpu_ms)) =
            (ours.figures(), theirs.figures());
        Figures { ours_per_s, ours_cpu_ms, pretix_per_s, pretix_cpu_ms, queued_ms }
    }
}

/// What somebody did in its turns, but for the first.
#[derive(Default)]
struct Turns {
    is_warm: bool,
    samples: Samples,
    cpu: Duration,
}

impl Turns {
    async fn take<A: Asker + 'static>(
        &mut self,
        askers: Vec<A>,
        processes: &[u32],
        duration: Duration,
    ) -> Vec<A> {
        let before = cpu_time(processes);
        let (askers, samples) = run(askers, duration).await;
        let cpu = cpu_time(processes).saturating_sub(before);
        if std::mem::replace(&mut self.is_warm, true) {
            self.samples.add(samples);
            self.cpu += cpu;
        }
        askers
    }

    /// How many a second, and milliseconds of the processors for each.
    fn figures(self) -> (f64, f64) {
        let speed = self.samples.speed();
        (speed.per_s, self.cpu.as_secs_f64() * 1_000.0 / speed.answers as f64)
    }
}

fn show_phone(phone: &Measured) {
    show(&[
        ("frame to result, p95 ms", "≤ 150", phone.frame_p95_ms),
        ("after decoding, p95 ms", "≤ 20", phone.decided_p95_ms),
        ("after decoding, median ms", "", phone.decided_median_ms),
        ("one strict write alone, p95 ms", "", phone.write_p95_ms),
        ("search, p95 ms", "≤ 30", phone.search_p95_ms),
        ("roster, bytes a person", "≤ 100", phone.roster_bytes_per_person),
        ("500 queued scans, ms", "≤ 2000", phone.queued_ms),
        ("500 queued scans, requests", "1", phone.queued_requests),
    ]);
}

fn show_servers(figures: &Figures) {
    show(&[
        ("500 queued scans decided, ms", "≤ 2000", figures.queued_ms),
        ("check-ins a second / pretix", "≥ 20", figures.rate_vs_pretix()),
        ("CPU per check-in, times less", "≥ 20", figures.cpu_vs_pretix()),
    ]);
    println!(
        "{:.0} check-ins a second at {:.2} ms of CPU; pretix {:.1} at {:.1} ms",
        figures.ours_per_s, figures.ours_cpu_ms, figures.pretix_per_s, figures.pretix_cpu_ms
    );
}

/// What is measured, what is wanted, and what was seen.
fn show(lines: &[(&str, &str, f64)]) {
    println!("{:32} {:>10} {:>10}", "", "wanted", "seen");
    for (what, wanted, seen) in lines {
        println!("{what:32} {wanted:>10} {seen:>10.1}");
    }
}
