//! How well somebody guesses.

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
}
