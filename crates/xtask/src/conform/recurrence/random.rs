//! Choices from a seed.

/// A stream of choices; the same seed, the same choices. It is SplitMix64.
pub struct Random(u64);

impl Random {
    /// The stream of one case.
    pub fn new(seed: u64, case: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ case)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `from` to `to`, both possible.
    pub fn number(&mut self, from: i64, to: i64) -> i64 {
        let span = u64::try_from(to - from + 1).expect("the range is not empty");
        from + i64::try_from(self.next() % span).expect("the range fits")
    }

    /// Yes, in so many of a hundred.
    pub fn percent(&mut self, yes: i64) -> bool {
        self.number(0, 99) < yes
    }

    /// One of several.
    pub fn of<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        let last = i64::try_from(several.len()).expect("few things") - 1;
        &several[usize::try_from(self.number(0, last)).expect("an index")]
    }
}
