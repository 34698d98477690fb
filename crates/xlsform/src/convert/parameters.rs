//! The `parameters` column.

use super::sheet::Row;
use crate::problem::{ProblemKind, Problems};

/// Parameters as written, as in `start=1 end=7`.
#[derive(Debug, Default)]
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads a row's parameters; those that the type does not have are problems.
    pub fn read(
        row: Row<'_>,
        of: &'static str,
        supported: &'static [&'static str],
        problems: &mut Problems,
    ) -> Self {
        let mut parameters = Self::default();
        let text = row.expression("parameters").unwrap_or_default();
        for part in parts(&text) {
            let pair =
                part.split_once('=').map(|(key, value)| (key.trim().to_lowercase(), value.trim()));
            match pair {
                Some((key, value)) if supported.contains(&key.as_str()) && !value.is_empty() => {
                    parameters.0.push((key, value.to_owned()));
                }
                _ => refuse(row, &part, of, problems),
            }
        }
        parameters
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }
}

/// Says that a parameter is not understood.
pub(crate) fn refuse(row: Row<'_>, given: &str, of: &'static str, problems: &mut Problems) {
    let supported = supported(of);
    let kind = ProblemKind::UnknownParameter { given: given.into(), of, supported };
    row.problem("parameters", kind, problems);
}

fn supported(of: &str) -> &'static str {
    match of {
        "range" => "start, end, step, tick_interval, placeholder and tick_labelset",
        "text" => "rows",
        "geopoint" => "capture-accuracy, warning-accuracy and allow-mock-accuracy",
        "select_one" | "select_multiple" | "rank" => "randomize=true and seed",
        "select_one_from_file" | "select_multiple_from_file" => {
            "value, label, randomize=true and seed"
        }
        _ => "no parameters",
    }
}

/// The parts between spaces, commas and semicolons; spaces may stand around `=`.
fn parts(text: &str) -> Vec<String> {
    let mut tight = String::new();
    for word in text.replace([',', ';'], " ").split_whitespace() {
        if !tight.is_empty() && !tight.ends_with('=') && !word.starts_with('=') {
            tight.push(' ');
        }
        tight.push_str(word);
    }
    tight.split(' ').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_pairs() {
        assert_eq!(parts("start=1 end = 7;step= 1,x"), ["start=1", "end=7", "step=1", "x"]);
        assert!(parts("  ").is_empty());
    }
}
