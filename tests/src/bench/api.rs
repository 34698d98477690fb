//! Pushes and pulls, on both databases, with one, some and many phones at a time.

use std::time::Duration;

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::{
    closed_loop::{Asker, Samples, run},
    floor::Storing,
    requests::{Knocking, Pulling, Registering},
    table::{Figure, show},
    usage::{cpu_time, memory_mib},
};
use crate::{
    kill::{DatabaseKind, Site},
    load::HttpConnection,
};

const CONNECTIONS: [usize; 3] = [1, 16, 64];
/// Seats that never run out, on so many dates that few households share one.
const SEATS: [u32; 60] = [10_000; 60];
const WEEKS: u32 = 10;
/// What is measured and what is possible take turns, so that a machine that has more to do at one time
/// than at another is fair to both.
const TURNS: u32 = 8;
/// A server that was just started has settled by then.
const REST: Duration = Duration::from_secs(1);

/// How long is measured.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Pace {
    /// Each figure takes so long.
    pub duration: Duration,
    /// Where all random choices come from.
    pub seed: u64,
}

/// Measures both databases, shows a table of each, and returns all figures.
pub async fn bench_api(pace: &Pace) -> Value {
    let mut all = Map::new();
    for (name, kind) in [("sqlite", DatabaseKind::Sqlite), ("postgres", DatabaseKind::Postgres)] {
        all.insert(name.to_owned(), Bench::open(kind, pace).await.measure(name).await);
    }
    Value::Object(all)
}

/// A server that is measured.
struct Bench {
    site: Site,
    rng: Rng,
    duration: Duration,
    figures: Vec<Figure>,
}

impl Bench {
    async fn open(kind: DatabaseKind, pace: &Pace) -> Self {
        let site = Site::open_with(kind, &SEATS, WEEKS).await;
        let (rng, duration) = (Rng::with_seed(pace.seed), pace.duration);
        Self { site, rng, duration, figures: Vec::new() }
    }

    async fn measure(mut self, name: &str) -> Value {
        tokio::time::sleep(REST).await;
        let server = self.site.server.process_id();
        let (at_rest_mib, _) = memory_mib(server);
        let append = Storing::append(self.site.server.data());
        let (_, append) = run(append, self.duration).await;
        let append_per_s = append.speed().per_s;
        for connections in CONNECTIONS {
            self.measure_pushes(connections).await;
        }
        for connections in CONNECTIONS {
            self.measure_pulls(connections).await;
        }
        let (after_mib, most_mib) = memory_mib(server);
        show(name, &self.figures);
        println!(
            "{append_per_s:.0} appends of 200 bytes to a file reach the disk in a second\n\
             memory: {at_rest_mib:.1} MiB at rest, {most_mib:.1} MiB at most under load, \
             {after_mib:.1} MiB after it\n"
        );
        let figures: Vec<Value> = self.figures.iter().map(Figure::to_json).collect();
        json!({
            "appends_per_s": append_per_s,
            "memory_at_rest_mib": at_rest_mib,
            "memory_under_load_mib": most_mib,
            "figures": figures,
        })
    }

    async fn measure_pushes(&mut self, connections: usize) {
        let (neighbourhood, address) = (&self.site.neighbourhood, self.site.server.address());
        let rng = &mut self.rng;
        let askers: Vec<Registering> = (0..connections)
            .map(|_| Registering::new(neighbourhood, address, rng.fork()))
            .collect();
        let inserts = match self.site.database_url() {
            None => Storing::sqlite(self.site.server.data()),
            Some(url) => Storing::postgres(&url, connections).await,
        };
        self.compare("push of one registration", connections, askers, inserts).await;
    }

    async fn measure_pulls(&mut self, connections: usize) {
        let (neighbourhood, address) =
            (self.site.neighbourhood.clone(), self.site.server.address());
        let knocks = || -> Vec<Knocking> {
            let knock = |_| Knocking(HttpConnection::anonymous(address));
            (0..connections).map(knock).collect()
        };
        let mut knowing = Vec::new();
        for _ in 0..connections {
            knowing.push(Pulling::nothing_new(&neighbourhood, address, &mut self.rng).await);
        }
        self.compare("pull with nothing new", connections, knowing, knocks()).await;
        let rng = &mut self.rng;
        let fresh: Vec<Pulling> =
            (0..connections).map(|_| Pulling::all(&neighbourhood, address, rng)).collect();
        let (_, bytes) = fresh[0].pull().await;
        let what = format!("pull of all rows, {} KiB", bytes.div_ceil(1024));
        self.compare(&what, connections, fresh, knocks()).await;
    }

    /// Measures what is asked of the server, in turns with what would be possible at most.
    async fn compare<A: Asker + 'static, F: Asker + 'static>(
        &mut self,
        what: &str,
        connections: usize,
        mut askers: Vec<A>,
        mut floor: Vec<F>,
    ) {
        let server = [self.site.server.process_id()];
        let (mut asked, mut possible) = (Samples::default(), Samples::default());
        let (mut server_cpu, mut database_cpu) = (Duration::ZERO, Duration::ZERO);
        let mut samples;
        for _ in 0..TURNS {
            (floor, samples) = run(floor, self.duration / TURNS).await;
            possible.add(samples);
            let before = (cpu_time(&server), cpu_time(&self.site.database_processes()));
            (askers, samples) = run(askers, self.duration / TURNS).await;
            asked.add(samples);
            server_cpu += cpu_time(&server).saturating_sub(before.0);
            database_cpu += cpu_time(&self.site.database_processes()).saturating_sub(before.1);
        }
        let figure = Figure::new(what, connections, asked.speed(), possible.speed());
        self.figures.push(figure.with_cpu(server_cpu, database_cpu));
    }
}
