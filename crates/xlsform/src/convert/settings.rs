//! The settings sheet, and the languages of the form.

use super::Accept;
use super::heading::language_code;
use super::sheet::{Grid, Row};
use super::terms::{self, Terms};
use super::words::Words;
use crate::problem::{ProblemKind, Problems, Sheet};

/// What a form without a name of its own is called.
const UNNAMED: &str = "data";

/// What the device writes into an answer by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Metadata {
    /// Nothing.
    No,
    /// The day.
    Day,
    /// All that the survey sheet asks for.
    Exact,
}

/// What the form is called and how it is written.
#[derive(Debug)]
pub(crate) struct Settings {
    pub id: String,
    pub version: Option<String>,
    pub title: Words,
    /// The language of words without one.
    pub default_language: String,
    /// Every language, the default one first where the workbook names it.
    pub languages: Vec<String>,
    pub style: Option<String>,
    /// The expression of an answer's own name.
    pub instance_name: Option<String>,
    pub allow_duplicates: bool,
    pub metadata: Metadata,
    /// Whether other programs may collect answers, for people who are helped.
    pub openrosa: bool,
    /// Who may answer, where the workbook says so.
    pub terms: Option<Terms>,
    /// The outer element of an answer.
    pub root: String,
    pub has_instance_id: bool,
    pub instance_xmlns: Option<String>,
}

/// Reads the settings; where something needed is missing that is a problem, and the form goes on without.
pub(crate) fn read(grids: [&Grid; 3], accept: Accept, problems: &mut Problems) -> Settings {
    let [sheet, survey, choices] = grids;
    let mut rows = sheet.rows();
    let row = rows.next();
    if accept == Accept::Phones {
        for extra in rows {
            problems.add(Sheet::Settings, extra.number, None, ProblemKind::ExtraRow);
        }
        needed(sheet, row, problems);
    }
    let get = |key: &str| row.and_then(|row| row.get(key)).map(str::to_owned);
    let yes = |key: &str, otherwise| get(key).map_or(otherwise, |text| is_yes(&text));
    let (default_language, languages) = languages([sheet, survey, choices], row, accept, problems);
    let id = get("form_id").unwrap_or_else(|| UNNAMED.to_owned());
    let title = row.and_then(|row| row.words("form_title"));
    let metadata = metadata(row, accept, problems);
    let is_ours = accept == Accept::Phones;
    let terms = row.filter(|_| is_ours).and_then(|row| terms::read(row, metadata, problems));
    Settings {
        title: title.unwrap_or_else(|| Words::plain(&id)),
        id,
        version: get("version"),
        default_language,
        languages,
        style: get("style"),
        instance_name: row.and_then(|row| row.expression("instance_name")),
        allow_duplicates: yes("allow_choice_duplicates", false),
        openrosa: yes("openrosa", false),
        metadata,
        terms,
        root: get("name").unwrap_or_else(|| UNNAMED.to_owned()),
        has_instance_id: !yes("omit_instanceID", false),
        instance_xmlns: get("instance_xmlns"),
    }
}

fn needed(sheet: &Grid, row: Option<Row<'_>>, problems: &mut Problems) {
    let needed = ["form_title", "form_id", "version"];
    sheet.require(&needed, problems);
    let Some(row) = row else {
        problems.add(Sheet::Settings, 2, None, ProblemKind::Empty);
        return;
    };
    if sheet.has("form_title") && row.words("form_title").is_none() {
        row.problem("form_title", ProblemKind::Empty, problems);
    }
    row.need("version", problems);
    let id = row.need("form_id", problems);
    if let Some(given) = id.filter(|id| !sammen_xforms::is_name(id)) {
        row.problem("form_id", ProblemKind::InvalidName { given: given.into() }, problems);
    }
}

fn metadata(row: Option<Row<'_>>, accept: Accept, problems: &mut Problems) -> Metadata {
    if accept == Accept::Everything {
        return Metadata::Exact;
    }
    let Some((row, given)) = row.and_then(|row| Some((row, row.get("metadata")?))) else {
        return Metadata::No;
    };
    match given.to_lowercase().as_str() {
        "no" => Metadata::No,
        "day" => Metadata::Day,
        "exact" => Metadata::Exact,
        _ => {
            let given = given.to_owned();
            let kind = ProblemKind::UnknownSetting { given, supported: "no, day or exact" };
            row.problem("metadata", kind, problems);
            Metadata::No
        }
    }
}

/// The default language, as the settings say or else as the survey's columns begin; and all of them.
fn languages(
    grids: [&Grid; 3],
    row: Option<Row<'_>>,
    accept: Accept,
    problems: &mut Problems,
) -> (String, Vec<String>) {
    let [sheet, survey, choices] = grids;
    let mut all: Vec<String> = Vec::new();
    for language in [survey, choices, sheet].into_iter().flat_map(Grid::languages) {
        if !all.iter().any(|known| known == language) {
            all.push(language.to_owned());
        }
    }
    let stated = row.and_then(|row| row.get("default_language")).map(language_code);
    let stated = stated.map(str::to_owned);
    if accept == Accept::Everything {
        return (stated.unwrap_or_else(|| "default".to_owned()), all);
    }
    let Some(default) = stated.or_else(|| all.first().cloned()) else {
        let number = row.map_or(1, |row| row.number);
        let column = Some("default_language");
        problems.add(Sheet::Settings, number, column, ProblemKind::NoLanguage);
        return ("default".to_owned(), all);
    };
    all.retain(|language| *language != default);
    all.insert(0, default.clone());
    (default, all)
}

/// `yes` and its kin.
pub(crate) fn is_yes(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "yes" | "true" | "true()")
}
