//! The server's process, killed under load.

use std::time::Duration;

use fastrand::Rng;

use super::{Plan, Site, site::expect_known_problems};

const LIFE_MS_MAX: u64 = 300;
/// Some are killed before they listen.
const START_MS_MAX: u64 = 30;
/// How many kills come between two times when all is sent and everything is looked at.
const KILLS_BEFORE_REST: u32 = 50;

/// Kills a server as often as the plan says and returns the verdict.
///
/// # Panics
/// When anything acknowledged is lost or doubled.
pub async fn kill_servers(plan: &Plan) -> String {
    let mut rng = Rng::with_seed(plan.seed);
    let mut site = Site::open(plan.database).await;
    let mut crew = site.crew(&mut rng).await;
    let mut audit = site.audit();
    for kill in 1..=plan.times {
        let is_young = rng.u8(..8) == 0;
        if is_young && kill > 1 {
            site.server.kill().await;
            site.server.launch();
            crew.act_for(Duration::from_millis(rng.u64(..START_MS_MAX))).await;
        } else {
            crew.act_for(Duration::from_millis(rng.u64(..LIFE_MS_MAX))).await;
        }
        site.server.kill().await;
        // Else the next server meets what PostgreSQL still does for the one that was killed.
        if rng.bool() {
            site.stored().wait_until_quiet();
            audit.look(&site.stored());
        }
        site.server.start().await;
        crew.pause();
        audit.send_again().await;
        crew.act_again();
        if kill % KILLS_BEFORE_REST == 0 || kill == plan.times {
            crew.come_to_rest().await;
            audit.look_at_rest(&site.stored());
            println!("{kill} kills so far: {:?}", site.ledger.totals());
            crew.act_again();
        }
    }
    crew.come_to_rest().await;
    audit.send_all_again().await;
    audit.look_at_rest(&site.stored());
    expect_known_problems(&site.ledger);
    plan.verdict(&format!("{} kills", plan.times), site.ledger.totals())
}
