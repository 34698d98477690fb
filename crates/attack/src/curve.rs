//! How well somebody guesses.

use std::fmt;

/// How often a true pair has a higher score than a false one, ties counting half (Hanley and McNeil, 1982): 0.5 where
/// scores say nothing, 1 where they say all.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "pairs are far fewer than 2^52")]
pub fn area_under_curve(mut scores: Vec<(f64, bool)>) -> f64 {
    scores.sort_by(|one, other| one.0.total_cmp(&other.0));
    let all_true = scores.iter().filter(|(_, is_true)| *is_true).count() as f64;
    let all_false = scores.len() as f64 - all_true;
    let (mut below, mut won) = (0.0, 0.0);
    for same in scores.chunk_by(|one, other| one.0.total_cmp(&other.0).is_eq()) {
        let true_here = same.iter().filter(|(_, is_true)| *is_true).count() as f64;
        let false_here = same.len() as f64 - true_here;
        won += true_here * (below + false_here / 2.0);
        below += false_here;
    }
    won / (all_true * all_false)
}

/// The same way of guessing in several worlds: one alone tells as much of chance as of the server.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    mean: f64,
    deviation: f64,
    least: f64,
    most: f64,
}

impl Spread {
    /// Of the areas in each world.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn of(areas: &[f64]) -> Self {
        let worlds = u32::try_from(areas.len()).map_or(1.0, f64::from);
        assert!(worlds > 0.0, "a way of guessing was tried in a world at least");
        let mean = areas.iter().sum::<f64>() / worlds;
        let squares: f64 = areas.iter().map(|area| (area - mean).powi(2)).sum();
        Self {
            mean,
            deviation: (squares / (worlds - 1.0).max(1.0)).sqrt(),
            least: areas.iter().copied().fold(1.0, f64::min),
            most: areas.iter().copied().fold(0.0, f64::max),
        }
    }

    /// How well one guesses by it: what is wrong more often than right is as good, the other way round.
    #[must_use]
    pub fn gain(&self) -> f64 {
        self.mean.max(1.0 - self.mean)
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mean, deviation, least, most } = self;
        write!(f, "{mean:.3} (deviation {deviation:.3}, from {least:.3} to {most:.3})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_a_half_and_knowledge_is_one() {
        let check = |scores: &[(f64, bool)], expect: f64| {
            let area = area_under_curve(scores.to_vec());
            assert!((area - expect).abs() < 1e-9, "{scores:?}: {area}");
        };
        check(&[(1.0, true), (0.0, false)], 1.0);
        check(&[(0.0, true), (1.0, false)], 0.0);
        check(&[(1.0, true), (1.0, false), (1.0, false)], 0.5);
        check(&[(3.0, true), (2.0, false), (1.0, true), (0.0, false)], 0.75);
    }

    #[test]
    fn a_guess_that_is_always_wrong_is_a_good_one() {
        let spread = Spread::of(&[0.1, 0.3]);
        assert!((spread.gain() - 0.8).abs() < 1e-9, "{spread}");
        assert_eq!(
            Spread::of(&[0.5, 0.5]).to_string(),
            "0.500 (deviation 0.000, from 0.500 to 0.500)"
        );
    }
}
