use super::form::{Control, ControlKind};

/// The numbers of a scale, as its form writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    pub start: String,
    pub end: String,
    pub step: String,
}

impl Control {
    /// The numbers of a scale; nothing for other controls.
    pub fn range(&self) -> Option<Range> {
        let written = |name, usual: &str| self.attribute(name).unwrap_or(usual).to_owned();
        (self.kind == ControlKind::Range).then(|| Range {
            start: written("start", "1"),
            end: written("end", "10"),
            step: written("step", "1"),
        })
    }
}

impl Range {
    /// Every number from the start, downwards too; none where there are more than `most`, or where these are no numbers.
    pub fn numbers(&self, most: usize) -> Vec<String> {
        let parsed = [&self.start, &self.end, &self.step].map(|written| written.parse::<f64>());
        let [Ok(from), Ok(to), Ok(step)] = parsed else { return Vec::new() };
        let step = step.abs().copysign(to - from);
        // In binary 0.3 / 0.1 is a little less than 3.
        let count = ((to - from) / step + 1e-9).floor();
        if !(0.0..most as f64).contains(&count) {
            return Vec::new();
        }
        // Steps such as 0.1 are not exact; nobody sees a hundred-thousandth.
        let value = |at: usize| ((from + step * at as f64) * 1e5).round() / 1e5;
        (0..=count as usize).map(|at| value(at).to_string()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_its_numbers_from_start_to_end() {
        let check = |start: &str, end: &str, step: &str, expect: &[&str]| {
            let [start, end, step] = [start, end, step].map(str::to_owned);
            assert_eq!(Range { start, end, step }.numbers(11), expect);
        };
        check("1", "3", "1", &["1", "2", "3"]);
        check("1", "7", "2", &["1", "3", "5", "7"]);
        check("3", "1", "1", &["3", "2", "1"]);
        check("0", "0.3", "0.1", &["0", "0.1", "0.2", "0.3"]);
        check("0", "100", "1", &[]);
        check("1", "7", "0", &[]);
        check("a", "7", "1", &[]);
    }
}
