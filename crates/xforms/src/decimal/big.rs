use std::cmp::Ordering;

/// A whole number of any length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Big {
    /// The lowest first; the last is not zero.
    parts: Vec<u32>,
}

impl From<u64> for Big {
    fn from(number: u64) -> Self {
        let mut big = Self { parts: vec![number as u32, (number >> 32) as u32] };
        big.trim();
        big
    }
}

impl Big {
    /// How many bits it has.
    pub(super) fn bits(&self) -> usize {
        let last = self.parts.last().map_or(0, |last| 32 - last.leading_zeros() as usize);
        self.parts.len().saturating_sub(1) * 32 + last
    }

    /// Multiplies by one number and adds another.
    pub(super) fn times_plus(&mut self, factor: u32, plus: u32) {
        let mut carry = u64::from(plus);
        for part in &mut self.parts {
            carry += u64::from(*part) * u64::from(factor);
            *part = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.parts.push(carry as u32);
        }
    }

    pub(super) fn shift_left(&mut self, bits: u32) {
        self.times_plus(1 << (bits % 32), 0);
        if !self.parts.is_empty() {
            self.parts.splice(0..0, (0..bits / 32).map(|_| 0));
        }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let mut carry = 0;
        let length = self.parts.len().max(other.parts.len()) + 1;
        let part = |big: &Self, at: usize| u64::from(big.parts.get(at).copied().unwrap_or(0));
        let parts = (0..length).map(|at| {
            carry += part(self, at) + part(other, at);
            let low = carry as u32;
            carry >>= 32;
            low
        });
        let mut sum = Self { parts: parts.collect() };
        sum.trim();
        sum
    }

    /// Takes away what is not more.
    fn minus(&mut self, other: &Self) {
        let mut borrow = 0;
        for (at, part) in self.parts.iter_mut().enumerate() {
            let taken = u64::from(other.parts.get(at).copied().unwrap_or(0)) + borrow;
            borrow = u64::from(u64::from(*part) < taken);
            *part = u64::from(*part).wrapping_sub(taken) as u32;
        }
        self.trim();
    }

    /// Takes another away as often as it can, which is less than ten times, and says how often.
    pub(super) fn take_times(&mut self, other: &Self) -> u8 {
        let mut times = 0;
        while self.cmp(other).is_ge() {
            self.minus(other);
            times += 1;
        }
        times
    }

    /// The whole quotient of at most 64 bits, and whether nothing is left.
    pub(super) fn divide(mut self, mut divisor: Self) -> (u64, bool) {
        let steps = self.bits().saturating_sub(divisor.bits());
        divisor.shift_left(steps as u32);
        let mut quotient = 0;
        for _ in 0..=steps {
            let takes = self.cmp(&divisor).is_ge();
            quotient = quotient << 1 | u64::from(takes);
            if takes {
                self.minus(&divisor);
            }
            self.shift_left(1);
        }
        (quotient, self.parts.is_empty())
    }

    pub(super) fn cmp(&self, other: &Self) -> Ordering {
        let lengths = self.parts.len().cmp(&other.parts.len());
        lengths.then_with(|| self.parts.iter().rev().cmp(other.parts.iter().rev()))
    }

    fn trim(&mut self) {
        while self.parts.last() == Some(&0) {
            self.parts.pop();
        }
    }
}
