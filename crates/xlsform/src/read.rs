//! From a workbook's bytes to a form.

use sammen_xforms::{Form, FormDraft};

use crate::choices::Lists;
use crate::header::{self, ColumnKind};
use crate::problem::{Problem, ProblemKind, Problems, Sheet};
use crate::table::Table;
use crate::workbook::{Dates, Workbook};
use crate::{settings, survey};

/// Reads a survey workbook.
///
/// # Errors
/// Every [`Problem`] of the workbook, in its order; never an empty list.
pub fn read_form(bytes: &[u8]) -> Result<Form, Vec<Problem>> {
    let mut problems = Problems::default();
    let draft = draft(bytes, &mut problems);
    match draft {
        Some(draft) if problems.is_empty() => Form::try_from(draft).map_err(|error| {
            problems.add(Sheet::Survey, 1, None, error.into());
            problems.into_sorted()
        }),
        _ => Err(problems.into_sorted()),
    }
}

/// The form's parts; nothing where some are missing, which is then a problem.
fn draft(bytes: &[u8], problems: &mut Problems) -> Option<FormDraft> {
    let mut workbook = Workbook::open(bytes, problems)?;
    let mut table = |sheet, kinds, needed| {
        let table = read_table(&mut workbook, sheet, kinds, problems);
        if table.is_none() && needed {
            problems.add(sheet, 1, None, ProblemKind::MissingSheet);
        }
        table
    };
    let survey = table(Sheet::Survey, header::SURVEY, true);
    let choices = table(Sheet::Choices, header::CHOICES, false);
    let settings = table(Sheet::Settings, header::SETTINGS, true);

    let tables = [settings.as_ref(), survey.as_ref(), choices.as_ref()];
    let languages = settings::languages(tables, problems);
    let lists = choices.as_ref().map(|table| Lists::read(table, &languages, problems));
    let lists = lists.unwrap_or_default();
    let questions = survey.map(|table| survey::read(&table, &lists, &languages, problems));
    let settings = settings.and_then(|table| settings::read(&table, &languages, problems));
    let (questions, settings) = (questions?, settings?);
    Some(FormDraft {
        id: settings.id,
        version: settings.version,
        title: settings.title,
        languages: languages.all().map(Into::into).collect(),
        default_language: languages.default,
        questions,
    })
}

fn read_table(
    workbook: &mut Workbook<'_>,
    sheet: Sheet,
    kinds: &'static [ColumnKind],
    problems: &mut Problems,
) -> Option<Table> {
    let cells = workbook.cells(sheet, Dates::Refused, problems)?;
    (!cells.is_empty()).then(|| Table::new(sheet, cells, kinds, problems))
}
