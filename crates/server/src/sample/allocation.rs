//! How many of each stratum are drawn.

use super::SampleError;

/// How the drawn are divided among the strata.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Allocation {
    /// As the households are: what is said of all needs no weights.
    #[default]
    Proportional,
    /// As many of each, as far as there are so many: small strata can be compared with large ones.
    Equal,
}

impl Allocation {
    /// How many of each stratum, by its size; `count` in all, and one of each at least.
    pub(super) fn shares(self, sizes: &[usize], count: usize) -> Result<Vec<usize>, SampleError> {
        let known = sizes.iter().sum();
        if count > known {
            return Err(SampleError::TooMany { wanted: count, known });
        }
        if count < sizes.len() {
            return Err(SampleError::TooFew { wanted: count, strata: sizes.len() });
        }
        Ok(match self {
            Self::Proportional => proportional(sizes, count, known),
            Self::Equal => equal(sizes, count),
        })
    }
}

/// By largest remainders. A stratum that would have none gets one of the stratum that has most.
fn proportional(sizes: &[usize], count: usize, known: usize) -> Vec<usize> {
    let mut shares: Vec<usize> = sizes.iter().map(|size| count * size / known).collect();
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    by_remainder.sort_by_key(|at| core::cmp::Reverse(count * sizes[*at] % known));
    let left = count - shares.iter().sum::<usize>();
    by_remainder.iter().take(left).for_each(|at| shares[*at] += 1);
    while let Some(none) = shares.iter().position(|share| *share == 0) {
        let most = (0..shares.len()).max_by_key(|at| shares[*at]).expect("there is one stratum");
        shares[most] -= 1;
        shares[none] += 1;
    }
    shares
}

/// The smallest stratum first: what it cannot give, the others do.
fn equal(sizes: &[usize], count: usize) -> Vec<usize> {
    let mut shares = vec![0; sizes.len()];
    let mut by_size: Vec<usize> = (0..sizes.len()).collect();
    by_size.sort_by_key(|at| sizes[*at]);
    let mut left = count;
    for (done, at) in by_size.iter().enumerate() {
        shares[*at] = sizes[*at].min(left / (sizes.len() - done));
        left -= shares[*at];
    }
    shares
}
