//! A disk with no room left.

use std::{
    fs,
    time::{Duration, Instant},
};

use fastrand::Rng;

use super::{DatabaseKind, Plan, Site, site::expect_known_problems};
use crate::load::{Crew, Neighbourhood, PUSH, RESPONSES};

/// What a server may still write before its disk is full.
const ROOM_KIB: u64 = 128;
/// How many refusals of each kind are seen before there is room again.
const PROBLEMS_MIN: usize = 20;
const FULL_TIMEOUT: Duration = Duration::from_secs(60);
const LOOK_INTERVAL: Duration = Duration::from_millis(20);

/// Lets a server run out of disk as often as the plan says and returns the verdict.
///
/// # Panics
/// When anything is acknowledged that is not stored, anything is lost, or the server does not say in
/// the protocol's words that it cannot.
pub async fn fill_disk(plan: &Plan) -> String {
    let mut rng = Rng::with_seed(plan.seed);
    let mut site = Site::open(DatabaseKind::Sqlite).await;
    let mut crew = site.crew(&mut rng).await;
    let mut audit = site.audit();
    for time in 1..=plan.times {
        site.server.stop().await;
        let file_kib_max = largest_file_kib(&site) + ROOM_KIB;
        site.server.start_on_full_disk(file_kib_max).await;
        act_until_refused(&site, &mut crew).await;
        // Every second time it is ended while its disk is full, and started again on it.
        if time % 2 == 0 {
            site.server.kill().await;
            audit.look(&site.stored());
            site.server.start_on_full_disk(file_kib_max).await;
            act_until_refused(&site, &mut crew).await;
        }
        site.server.make_room();
        crew.come_to_rest().await;
        audit.send_again().await;
        audit.look_at_rest(&site.stored());
        expect_known_problems(&site.ledger);
        println!("{time} times so far: {:?}", site.ledger.totals());
        crew.act_again();
    }
    let refused: usize = site.ledger.problems().values().sum();
    let times = format!("{} times full, {refused} requests refused in words", plan.times);
    plan.verdict(&times, site.ledger.totals())
}

/// Residents act until many were told that the server cannot store. What is known can still be read.
async fn act_until_refused(site: &Site, crew: &mut Crew) {
    let before = [PUSH, RESPONSES].map(|path| refused(site, path));
    let start = Instant::now();
    while [PUSH, RESPONSES]
        .map(|path| refused(site, path))
        .iter()
        .zip(before)
        .any(|(now, before)| now - before < PROBLEMS_MIN)
    {
        assert!(start.elapsed() < FULL_TIMEOUT, "the disk is full and nobody is told");
        crew.act_for(LOOK_INTERVAL).await;
    }
    let known = Neighbourhood::read(site.server.address()).await;
    assert_eq!(known.dates, site.neighbourhood.dates, "what is known cannot be read");
}

fn refused(site: &Site, path: &str) -> usize {
    let problems = site.ledger.problems();
    problems.iter().filter(|(problem, _)| problem.path == path).map(|(_, count)| count).sum()
}

/// The size of the database file or of its write-ahead log, whichever is larger.
fn largest_file_kib(site: &Site) -> u64 {
    let files = fs::read_dir(site.server.data()).expect("the server has a data folder");
    let size = |file: std::io::Result<fs::DirEntry>| Some(file.ok()?.metadata().ok()?.len());
    files.filter_map(size).max().unwrap_or_default().div_ceil(1024)
}
