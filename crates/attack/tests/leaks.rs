//! An attack that finds nothing must be one that looks.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use sammen_attack::{Case, Leak, World, area_under_curve, guesses};

/// The best that the attacker does in some small worlds, each way of guessing on its own average.
async fn best(case: Case, leak: Option<Leak>) -> f64 {
    const WORLDS: u32 = 3;
    let mut areas = Vec::new();
    for seed in 1..=WORLDS {
        let world = World::run(case, 100, seed.into(), leak).await.unwrap();
        assert_eq!(world.server.told, 0, "lines and figures");
        let guesses = guesses(&world, leak).await.unwrap();
        areas.resize(guesses.len(), 0.0);
        for (area, guess) in areas.iter_mut().zip(guesses) {
            *area += area_under_curve(guess.scores) / f64::from(WORLDS);
        }
    }
    areas.into_iter().fold(0.0, f64::max)
}

#[tokio::test]
async fn what_is_kept_links_nobody_and_what_was_kept_did() {
    let kept = best(Case::FewOnline, None).await;
    let (day, order) = (
        best(Case::FewOnline, Some(Leak::Day)).await,
        best(Case::FewOnline, Some(Leak::Order)).await,
    );
    // A hundred residents vary more by chance than five hundred.
    assert!(kept < 0.57, "{kept}");
    assert!(day > 0.7, "{day}");
    assert!(order > 0.7, "{order}");
}
