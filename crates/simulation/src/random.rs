//! The one source of chance: the same seed, the same numbers, on every machine.

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and good enough to choose steps with.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is above 0.
    pub(crate) fn below(&mut self, end: u8) -> u8 {
        u8::try_from(self.next() % u64::from(end)).expect("a remainder is below its divisor")
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(crate) fn happens(&mut self, percent: u8) -> bool {
        self.below(100) < percent
    }

    /// One of the choices, each as often as its weight says.
    pub(crate) fn choose<T: Copy>(&mut self, choices: &[(u8, T)]) -> T {
        let total: u64 = choices.iter().map(|(weight, _)| u64::from(*weight)).sum();
        let mut at = self.next() % total;
        for (weight, choice) in choices {
            match at.checked_sub(u64::from(*weight)) {
                Some(rest) => at = rest,
                None => return *choice,
            }
        }
        unreachable!("the number is below the sum of the weights")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_splitmix64() {
        let mut random = Random::new(1);
        let numbers: Vec<u64> = (0..5).map(|_| random.next()).collect();
        let reference = [
            10_451_216_379_200_822_465,
            13_757_245_211_066_428_519,
            17_911_839_290_282_890_590,
            8_196_980_753_821_780_235,
            8_195_237_237_126_968_761,
        ];
        assert_eq!(numbers, reference);
    }

    #[test]
    fn choices_come_as_often_as_they_weigh() {
        let mut random = Random::new(7);
        let often = (0..1_000).filter(|_| random.choose(&[(9, true), (1, false)])).count();
        assert!((850..950).contains(&often), "{often}");
    }
}
