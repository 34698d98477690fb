//! An attack that finds nothing must be one that looks.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use sammen_attack::{Case, Leak, Spread, World, area_under_curve, guesses};
use sammen_postgres_fixture::Cluster;
use sammen_server::{Database, Location};

/// A database of one kind, with nothing in it.
async fn sqlite() -> Database {
    Database::in_memory().unwrap()
}

async fn postgres() -> Database {
    let url = Cluster::shared().create_database().unwrap();
    Database::connect(&Location::Postgres(url)).await.unwrap()
}

/// The best that the attacker does in some small worlds, each way of guessing on its own average.
async fn best(database: impl AsyncFn() -> Database, leak: Option<Leak>) -> f64 {
    const WORLDS: u64 = 3;
    let mut areas: Vec<Vec<f64>> = Vec::new();
    for seed in 1..=WORLDS {
        let kept = (database().await, leak);
        let world = World::run(Case::FewOnline, 100, seed, kept).await.unwrap();
        assert_eq!(world.server.told, 0, "lines and figures");
        let guesses = guesses(&world, leak).await.unwrap();
        areas.resize(guesses.len(), Vec::new());
        for (areas, guess) in areas.iter_mut().zip(guesses) {
            areas.push(area_under_curve(guess.scores));
        }
    }
    areas.iter().map(|areas| Spread::of(areas).gain()).fold(0.0, f64::max)
}

/// A hundred residents vary more by chance than five hundred.
const CHANCE_MAX: f64 = 0.57;
const FOUND_MIN: f64 = 0.7;

/// One after the other: what is logged is counted in the whole process.
#[tokio::test]
async fn what_is_kept_links_nobody_and_what_must_not_be_kept_does() {
    for kept in [best(sqlite, None).await, best(postgres, None).await] {
        assert!(kept < CHANCE_MAX, "{kept}");
    }
    for leak in [Leak::Day, Leak::Moment, Leak::Order, Leak::Device] {
        let found = best(sqlite, Some(leak)).await;
        assert!(found > FOUND_MIN, "{leak:?}: {found}");
    }
    let found = best(postgres, Some(Leak::Rows)).await;
    assert!(found > FOUND_MIN, "{found}");
}
