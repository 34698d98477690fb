//! Ranges: scales of numbers, and what their numbers are called.

use super::lists::{Choice, Lists};
use super::model::{ItemSource, Items, Node};
use super::parameters::Parameters;
use super::sheet::Row;
use crate::problem::{ProblemKind, Problems};

pub(crate) const PARAMETERS: &[&str] =
    &["start", "end", "step", "tick_interval", "placeholder", "tick_labelset"];

/// What a scale has unless the workbook says otherwise.
const USUAL: [(&str, &str); 3] = [("start", "1"), ("end", "10"), ("step", "1")];

/// Gives a range its numbers and their names.
pub(crate) fn read(node: &mut Node, row: Row<'_>, lists: &mut Lists, problems: &mut Problems) {
    let parameters = Parameters::read(row, "range", PARAMETERS, problems);
    let mut scale = Scale { row, parameters: &parameters, problems };
    let Some(numbers) = scale.numbers() else { return };
    let has_fraction = numbers.iter().any(|(_, number)| number.fract() != 0.0);
    node.value = Some(if has_fraction { "decimal" } else { "int" });
    for (key, usual) in USUAL {
        let value = parameters.get(key).unwrap_or(usual);
        node.attributes.push((key, value.to_owned()));
    }
    let named = [("tick_interval", "odk:tick-interval"), ("placeholder", "odk:placeholder")];
    for (key, attribute) in named {
        if let Some(value) = parameters.get(key) {
            node.attributes.push((attribute, value.to_owned()));
        }
    }
    let list = match parameters.get("tick_labelset") {
        Some(list) => {
            scale.check_names(list, lists, numbers[0].1, numbers[1].1, numbers[2].1);
            Some(list.to_owned())
        }
        None => ends(row, &node.name, &node.attributes, lists),
    };
    node.items = list.map(|list| Items {
        source: ItemSource::List(list),
        filter: None,
        randomize: None,
        value: None,
        label: None,
    });
}

/// A list with what the lowest and the highest value mean, where the row says so.
fn ends(
    row: Row<'_>,
    name: &str,
    attributes: &[(&'static str, String)],
    lists: &mut Lists,
) -> Option<String> {
    let words = [row.words("range_low"), row.words("range_high")];
    if words.iter().all(Option::is_none) {
        return None;
    }
    let list = format!("{name}_ends");
    for (label, (_, value)) in words.into_iter().zip(attributes) {
        let choice = Choice { name: value.clone(), label, ..Choice::default() };
        lists.entry(&list).choices.push(choice);
    }
    Some(list)
}

struct Scale<'s, 'g> {
    row: Row<'g>,
    parameters: &'s Parameters,
    problems: &'s mut Problems,
}

impl Scale<'_, '_> {
    /// Start, end and step, then what else is given; nothing where they do not fit together.
    fn numbers(&mut self) -> Option<Vec<(&'static str, f64)>> {
        let mut numbers = Vec::new();
        for key in PARAMETERS.iter().take(5) {
            let usual = USUAL.iter().find(|(known, _)| known == key).map(|(_, value)| *value);
            let Some(given) = self.parameters.get(key).or(usual) else { continue };
            match given.parse::<f64>().ok().filter(|number| number.is_finite()) {
                Some(number) => numbers.push((*key, number)),
                None => {
                    super::parameters::refuse(
                        self.row,
                        &format!("{key}={given}"),
                        "range",
                        self.problems,
                    );
                    return None;
                }
            }
        }
        let (start, end, step) = (numbers[0].1, numbers[1].1, numbers[2].1);
        if step == 0.0 || step.abs() > (end - start).abs() {
            self.uneven(&format!("step={step}"));
            return None;
        }
        for (key, number) in &numbers[3..] {
            let from = if *key == "placeholder" { start } else { 0.0 };
            let is_between = *key != "placeholder" || is_between(*number, start, end);
            if !is_between
                || *number == 0.0 && from == 0.0 && *key != "placeholder"
                || !is_whole((number - from) / step)
            {
                self.uneven(&format!("{key}={number}"));
                return None;
            }
        }
        Some(numbers)
    }

    /// Checks the names of a scale's numbers.
    fn check_names(&mut self, list: &str, lists: &Lists, start: f64, end: f64, step: f64) {
        let Some(found) = lists.get(list) else {
            let kind = ProblemKind::UnknownList { list: list.into() };
            return self.row.problem("parameters", kind, self.problems);
        };
        let fits = |choice: &&Choice| {
            let number = choice.name.parse::<f64>().unwrap_or(f64::NAN);
            !(is_between(number, start, end) && is_whole((number - start) / step))
        };
        if let Some(choice) = found.choices.iter().find(fits) {
            let given = choice.name.clone();
            self.uneven(&given);
        }
    }

    fn uneven(&mut self, given: &str) {
        let text = |key: &str| {
            let usual = USUAL.iter().find(|(known, _)| *known == key).map(|(_, value)| *value);
            self.parameters.get(key).or(usual).unwrap_or_default().to_owned()
        };
        let (start, end, step) = (text("start"), text("end"), text("step"));
        let kind = ProblemKind::UnevenScale { given: given.into(), start, end, step };
        self.row.problem("parameters", kind, self.problems);
    }
}

fn is_between(number: f64, start: f64, end: f64) -> bool {
    number >= start.min(end) && number <= start.max(end)
}

fn is_whole(number: f64) -> bool {
    (number - number.round()).abs() < 1e-9
}
