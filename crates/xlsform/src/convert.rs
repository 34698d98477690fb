//! From a workbook's bytes to an XForm.

mod appearance;
mod check;
mod columns;
mod default;
mod files;
mod heading;
mod lists;
mod model;
mod parameters;
mod question;
mod question_type;
mod references;
mod row_type;
mod scale;
mod settings;
mod sheet;
mod survey;
mod table;
mod terms;
mod words;
mod write;
mod xml;

use std::collections::BTreeMap;

use sammen_xforms::xform::{LoadError, Resource, XForm, load};

use crate::problem::{Problem, ProblemKind, Problems, Sheet};
use crate::workbook::{Dates, Workbook};
use check::Check;
use lists::Lists;
use settings::Settings;
use sheet::Grid;
pub use terms::{Audience, Promise, Terms};

/// Which workbooks are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accept {
    /// What phones can ask; the rest of XLSForm is refused by name.
    Phones,
    /// All that XLSForm has, for comparing with other converters.
    Everything,
}

/// A form made of a workbook.
#[derive(Debug, Clone)]
pub struct Converted {
    /// The form as XML.
    pub xml: String,
    /// The form, loaded, with what is in its files.
    pub form: XForm,
    /// What the settings sheet says of it.
    pub settings: FormSettings,
    /// Pictures and sounds that it shows, by their file names.
    pub media: Vec<String>,
    /// The row of the survey sheet that each question and section is from, by its path below the outer element.
    pub rows: BTreeMap<String, u32>,
}

/// What a form is called, and who may answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormSettings {
    /// Its identifier, the same for all its versions.
    pub id: String,
    pub version: String,
    /// Its title in every language, by the language's code.
    pub title: Vec<(String, String)>,
    /// The code of the language that words without one are in.
    pub default_language: String,
    /// The codes of all its languages, the default one first.
    pub languages: Vec<String>,
    /// Who may answer and what is promised, where the workbook says so.
    pub terms: Option<Terms>,
}

/// Converts a survey workbook. `attachments` are the files it speaks of: lists, pictures and sounds.
///
/// # Errors
/// Every [`Problem`] of the workbook, in its order; never an empty list.
pub fn convert(
    workbook: &[u8],
    attachments: &[Resource<'_>],
    accept: Accept,
) -> Result<Converted, Vec<Problem>> {
    let mut problems = Problems::default();
    let converted = parts(workbook, accept, &mut problems)
        .and_then(|parts| parts.converted(attachments, accept, &mut problems));
    match converted {
        Some(converted) if problems.is_empty() => Ok(converted),
        _ => Err(problems.into_sorted()),
    }
}

/// The workbook's three sheets.
struct Parts {
    survey: Grid,
    choices: Grid,
    settings: Grid,
}

/// Reads the sheets; nothing where the survey is missing, which is then a problem.
fn parts(bytes: &[u8], accept: Accept, problems: &mut Problems) -> Option<Parts> {
    let mut workbook = Workbook::open(bytes, problems)?;
    let dates = match accept {
        Accept::Phones => Dates::Refused,
        Accept::Everything => Dates::Written,
    };
    let mut grid = |sheet, needed| {
        let cells = workbook.cells(sheet, dates, problems).filter(|cells| !cells.is_empty());
        if cells.is_none() && needed {
            problems.add(sheet, 1, None, ProblemKind::MissingSheet);
        }
        cells.map(|cells| Grid::new(sheet, cells, accept, problems))
    };
    let survey = grid(Sheet::Survey, true);
    let choices = grid(Sheet::Choices, false).unwrap_or_else(|| Grid::empty(Sheet::Choices));
    let settings = grid(Sheet::Settings, accept == Accept::Phones);
    let (survey, settings) = match accept {
        Accept::Phones => (survey?, settings?),
        Accept::Everything => (survey?, settings.unwrap_or_else(|| Grid::empty(Sheet::Settings))),
    };
    Some(Parts { survey, choices, settings })
}

impl Parts {
    /// The form; nothing where the parts have problems.
    fn converted(
        &self,
        attachments: &[Resource<'_>],
        accept: Accept,
        problems: &mut Problems,
    ) -> Option<Converted> {
        let Self { survey: grid, choices, settings: sheet } = self;
        let settings = settings::read([sheet, grid, choices], accept, problems);
        let mut lists = Lists::read(choices, &settings, accept, problems);
        let survey = survey::read(grid, &mut lists, &settings, accept, problems);
        let mut check = Check { survey: &survey, accept, problems };
        check.rows(grid);
        check.other_sheets(choices, sheet);
        if accept == Accept::Phones {
            check.files(grid, choices, attachments);
            let (languages, default) = (&settings.languages, &settings.default_language);
            check.translations([grid, choices, sheet], languages, default);
        }
        if !problems.is_empty() {
            return None;
        }
        let xml = write::write(&survey, &lists, &settings);
        let mut of_survey = |kind| problems.add(Sheet::Survey, 1, None, kind);
        let mut form = load(&xml, attachments).map_err(|error| of_survey(error.into())).ok()?;
        if accept == Accept::Phones {
            form.carry_media(attachments).map_err(|error| of_survey(error.into())).ok()?;
        }
        let media = media(&survey, &lists);
        let below = |at| survey.steps_below(at, Some(model::ROOT)).join("/");
        let rows = (1..survey.nodes.len()).map(|at| (below(at), survey.nodes[at].row)).collect();
        Some(Converted { form, xml, settings: settings.into(), media, rows })
    }
}

/// Pictures and sounds, each once.
fn media(survey: &model::Survey, lists: &Lists) -> Vec<String> {
    let choices = lists.all().iter().flat_map(|list| &list.choices);
    let all = survey.nodes.iter().flat_map(|node| &node.media);
    let all = all.chain(choices.flat_map(|choice| &choice.media));
    let mut names: Vec<String> =
        all.flat_map(|(_, words)| words.texts().map(|(_, name)| name.to_owned())).collect();
    names.sort();
    names.dedup();
    names
}

impl From<Settings> for FormSettings {
    fn from(settings: Settings) -> Self {
        let default = &settings.default_language;
        let title = settings
            .title
            .texts()
            .map(|(language, text)| (language.unwrap_or(default).to_owned(), text.to_owned()));
        Self {
            title: title.collect(),
            id: settings.id,
            version: settings.version.unwrap_or_default(),
            default_language: settings.default_language,
            languages: settings.languages,
            terms: settings.terms,
        }
    }
}

impl From<LoadError> for ProblemKind {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Cycle(ring) => Self::Ring { path: ring.0.join(" → ") },
            other => Self::Load { reason: other.to_string() },
        }
    }
}
