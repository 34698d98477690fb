//! Chromium, killed in the middle of registering, answering and syncing.

mod answering;
mod life;
mod registering;

use fastrand::Rng;

use super::{Plan, Stored, site::publish};
use crate::{Server, Storage};
use life::Life;

/// More dates than a person lives to see here.
const SEATS: [u32; 12] = [100; 12];
const WEEKS: u32 = 4;

/// Kills browsers as often as the plan says and returns the verdict.
///
/// # Panics
/// When anything is gone that a screen called saved, or arrives twice.
pub async fn kill_browsers(plan: &Plan) -> String {
    let mut rng = Rng::with_seed(plan.seed);
    let mut server = Server::new(Storage::Folder);
    publish(&server, &SEATS, WEEKS);
    server.serve_app();
    server.start().await;
    let (mut kills, mut saved, mut sum) = (0, 0, Sum::default());
    while kills < plan.times {
        let mut life = Life::begin(&server, rng.fork()).await;
        while kills < plan.times && !life.is_over() {
            life.go_on().await;
            kills += 1;
            if kills % 10 == 0 {
                println!("{kills} kills so far");
            }
        }
        saved += life.saved();
        sum.add(life.end().await);
        sum.expect_stored(&Stored::Sqlite(server.data().to_owned()));
    }
    format!(
        "{kills} kills, 0 of {saved} things lost that the screen called saved, 0 doubled ({} \
         registrations and {} survey responses arrived; seed {})",
        sum.registrations, sum.responses, plan.seed
    )
}

/// What must have arrived.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
struct Sum {
    registrations: usize,
    responses: usize,
}

impl Sum {
    fn add(&mut self, more: Self) {
        self.registrations += more.registrations;
        self.responses += more.responses;
    }

    fn expect_stored(self, stored: &Stored<'_>) {
        let evidence = super::evidence::Evidence::read(stored);
        let confirmed = evidence.registrations.iter().filter(|stored| stored.state == "confirmed");
        assert_eq!(confirmed.count(), self.registrations, "registrations that have their seats");
        assert_eq!(evidence.registrations.len(), self.registrations, "registrations");
        assert_eq!(evidence.operations, self.registrations, "operations decided");
        assert_eq!(evidence.responses.len(), self.responses, "survey responses");
        for answers in evidence.responses.values() {
            answering::expect_all(&super::evidence::bytes(answers));
        }
    }
}
