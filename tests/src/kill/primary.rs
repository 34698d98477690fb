//! A PostgreSQL that is written to, killed under load, and its synchronous standby in its place.

use std::{
    ops::Range,
    sync::Arc,
    time::{Duration, Instant},
};

use fastrand::Rng;
use sammen_postgres_fixture::Cluster;
use tokio::task::spawn_blocking;

use super::{
    Plan, Site,
    proxy::Proxy,
    site::{done, expect_known_problems},
};
use crate::load::{Crew, Ledger};

const LIFE_MS: Range<u64> = 100..800;
const RECOVERY_TIMEOUT: Duration = Duration::from_secs(60);
const LOOK_INTERVAL: Duration = Duration::from_millis(10);

/// Kills a primary as often as the plan says, each time with a new standby, and returns the verdict.
/// The server runs all the time and reaches its database at one address.
///
/// # Panics
/// When anything acknowledged is lost or doubled, or the server does not find its way back.
pub async fn kill_primaries(plan: &Plan) -> String {
    let mut rng = Rng::with_seed(plan.seed);
    let primary = done(Cluster::start());
    let proxy = Proxy::start(primary.port());
    let mut site = Site::open_behind(&proxy, primary).await;
    let mut crew = site.crew(&mut rng).await;
    let mut audit = site.audit();
    let (mut slowest_promotion, mut longest) = (Duration::ZERO, Duration::ZERO);
    for kill in 1..=plan.times {
        let standby = start_standby(&site, &mut crew).await;
        crew.act_for(Duration::from_millis(rng.u64(LIFE_MS))).await;
        let killed_at = Instant::now();
        site.move_to(&standby).kill();
        let promoted = standby.clone();
        done(spawn_blocking(move || promoted.promote()).await.expect("promoting does not panic"));
        let promoted_after = killed_at.elapsed();
        proxy.switch(standby.port());
        act_until_acknowledged(&site.ledger, &mut crew).await;
        longest = longest.max(killed_at.elapsed() - promoted_after);
        slowest_promotion = slowest_promotion.max(promoted_after);
        crew.come_to_rest().await;
        audit.send_again().await;
        audit.look_at_rest(&site.stored());
        println!("{kill} kills so far: {:?}", site.ledger.totals());
        crew.act_again();
    }
    crew.come_to_rest().await;
    audit.send_all_again().await;
    audit.look_at_rest(&site.stored());
    expect_known_problems(&site.ledger);
    println!(
        "a standby took at most {slowest_promotion:.1?} to be promoted, and the server {longest:.1?} \
         from then on to acknowledge a write"
    );
    plan.verdict(&format!("{} primaries killed", plan.times), site.ledger.totals())
}

/// Makes a standby while residents act.
async fn start_standby(site: &Site, crew: &mut Crew) -> Arc<Cluster> {
    let primary = site.cluster();
    let starting = spawn_blocking(move || Cluster::start_standby(&primary));
    while !starting.is_finished() {
        crew.act_for(LOOK_INTERVAL).await;
    }
    Arc::new(done(starting.await.expect("starting does not panic")))
}

/// Residents act until one of them is told of an outcome again.
async fn act_until_acknowledged(ledger: &Ledger, crew: &mut Crew) {
    let (start, before) = (Instant::now(), ledger.totals().acknowledged_operations);
    while ledger.totals().acknowledged_operations == before {
        assert!(start.elapsed() < RECOVERY_TIMEOUT, "the server does not find its way back");
        crew.act_for(LOOK_INTERVAL).await;
    }
}
