//! The settings sheet.

use sammen_xforms::{Text, is_name};

use crate::header::{self, language_code};
use crate::problem::{ProblemKind, Problems, Sheet};
use crate::table::{Languages, Table};

/// What the form is called.
pub(crate) struct Settings {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) title: Text,
}

/// The default language, as the settings say or else as the survey's columns begin.
pub(crate) fn languages(tables: [Option<&Table>; 3], problems: &mut Problems) -> Languages {
    let [settings, survey, choices] = tables;
    let row = settings.and_then(|table| table.rows().next());
    let stated = row.and_then(|row| row.get("default_language")).map(language_code);
    let mut others: Vec<String> = Vec::new();
    for language in [survey, choices, settings].into_iter().flatten().flat_map(Table::languages) {
        if !others.iter().any(|known| known == language) {
            others.push(language.into());
        }
    }
    let default = stated.or_else(|| others.first().cloned()).unwrap_or_else(|| {
        let number = row.map_or(1, |row| row.number);
        let column = Some("default_language");
        problems.add(Sheet::Settings, number, column, ProblemKind::NoLanguage);
        "default".into()
    });
    others.retain(|language| *language != default);
    Languages { default, others }
}

/// Reads the one row of settings; nothing where something needed is missing.
pub(crate) fn read(
    table: &Table,
    languages: &Languages,
    problems: &mut Problems,
) -> Option<Settings> {
    let needed = ["form_title", "form_id", "version"];
    table.require(header::SETTINGS, &needed, languages, problems);
    let mut rows = table.rows();
    let Some(row) = rows.next() else {
        problems.add(Sheet::Settings, 2, None, ProblemKind::Empty);
        return None;
    };
    for extra in rows {
        problems.add(Sheet::Settings, extra.number, None, ProblemKind::ExtraRow);
    }
    let title = row.need_words("form_title", languages, problems);
    let id = row.need("form_id", problems);
    let version = row.need("version", problems);
    if let Some(given) = id.filter(|id| !is_name(id)) {
        row.problem("form_id", ProblemKind::InvalidName { given: given.into() }, problems);
    }
    Some(Settings { id: id?.into(), version: version?.into(), title: title? })
}
