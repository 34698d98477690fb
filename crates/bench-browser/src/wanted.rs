//! What is wanted beside what was seen.

use std::fmt::Write;

/// What a figure must be.
#[derive(Clone, Copy, Debug)]
pub enum Wanted {
    AtLeast(f64),
    AtMost(f64),
}

impl Wanted {
    fn is_met(self, seen: f64) -> bool {
        match self {
            Self::AtLeast(bound) => seen >= bound,
            Self::AtMost(bound) => seen <= bound,
        }
    }
}

/// A line for each figure; what is missed is marked.
pub fn table(lines: &[(&str, Wanted, f64)]) -> String {
    let mut table = format!("{:40} {:>12} {:>12}\n", "", "wanted", "seen");
    for (name, wanted, seen) in lines {
        let (sign, bound) = match wanted {
            Wanted::AtLeast(bound) => ("≥", bound),
            Wanted::AtMost(bound) => ("≤", bound),
        };
        let decimals = if *bound > 100.0 { 0 } else { 2 };
        let mark = if wanted.is_met(*seen) { "" } else { "  missed" };
        let wanted = format!("{sign} {bound}");
        writeln!(table, "{name:40} {wanted:>12} {seen:>12.decimals$}{mark}")
            .expect("a text takes what is written");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missed_is_marked() {
        let table = table(&[
            ("faster", Wanted::AtLeast(10.0), 9.0),
            ("fast", Wanted::AtLeast(10.0), 10.0),
            ("bytes", Wanted::AtMost(200.0), 201.0),
        ]);
        let missed: Vec<&str> = table.lines().filter(|line| line.ends_with("missed")).collect();
        assert_eq!(missed.len(), 2, "{table}");
        assert!(missed[0].starts_with("faster") && missed[1].starts_with("bytes"));
    }
}
