//! Which columns a type has a use for.

use super::appearance;
use super::heading::SURVEY;
use super::row_type::{RowType, Section};
use super::sheet::Row;
use crate::problem::{ProblemKind, Problems};

/// Names the cells of a row that its type gives no meaning.
pub(crate) fn check(row: Row<'_>, of: &RowType, problems: &mut Problems) {
    let name = name(of);
    for column in SURVEY.iter().filter(|column| !has(of, column.key)) {
        let plain = row.get(column.key).map(str::to_owned);
        let given = plain.or_else(|| {
            let words = row.words(column.key)?;
            words.texts().next().map(|(_, text)| text.to_owned())
        });
        if let Some(given) = given {
            let kind = ProblemKind::NotForType { given, of: name };
            row.problem(column.key, kind, problems);
        }
    }
    if let RowType::Begin(section) = of {
        appearance::check(row, section.name(), problems);
    }
}

fn name(of: &RowType) -> &'static str {
    match of {
        RowType::Begin(Section::Group) => "begin group",
        RowType::Begin(Section::Repeat) => "begin repeat",
        RowType::End(Section::Group) => "end group",
        RowType::End(Section::Repeat) => "end repeat",
        RowType::External(_) => "csv-external",
        RowType::Question(of) | RowType::Select { of, .. } => of.name,
    }
}

/// Whether a row of this type may fill in a column. What ends a section may repeat its name and label.
fn has(of: &RowType, column: &str) -> bool {
    let question = match of {
        RowType::End(_) => return matches!(column, "type" | "name" | "label"),
        RowType::External(_) => return matches!(column, "type" | "name"),
        RowType::Begin(section) => {
            let is_repeat = *section == Section::Repeat;
            let all = ["type", "name", "label", "relevant", "read_only", "appearance"];
            return all.contains(&column) || is_repeat && column == "repeat_count";
        }
        RowType::Question(of) | RowType::Select { of, .. } => of,
    };
    let is_select = matches!(of, RowType::Select { .. });
    let is_shown = question.control.is_some();
    let answers = is_shown && !question.read_only;
    match column {
        "type" | "name" | "relevant" => true,
        "repeat_count" => false,
        "choice_filter" => is_select,
        "range_low" | "range_high" => question.name == "range",
        "parameters" => is_select || matches!(question.name, "range" | "text" | "geopoint"),
        "calculation" | "trigger" | "default" => !question.is_metadata(),
        "label" | "hint" | "guidance_hint" | "image" | "audio" | "appearance" => is_shown,
        _ => answers,
    }
}
