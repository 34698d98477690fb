//! Responses as tables.

mod column;
mod plan;
mod record;

use sammen_xforms::document::XmlError;

use crate::names::ColumnNames;
use crate::xml::Document;
use crate::{Cell, Column, ColumnKind, Form, Table, Wording};
pub(crate) use plan::keys;
use plan::{TablePlan, plans};
use record::{Record, records};

/// All versions of a form that are set side by side.
#[derive(Clone, Debug)]
pub struct Survey {
    /// Who could answer; `None` where that was not declared.
    pub audience: Option<Audience>,
    /// Whether responses are linked to whoever gave them: then her number is told.
    pub is_linked: bool,
    /// The oldest first.
    pub forms: Vec<Form>,
}

/// Who could answer a survey, each once.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Audience {
    /// Whoever has the app.
    Open,
    /// Who was drawn and has a code.
    Invited,
    /// Whoever the staff handed a device to.
    Supervised,
}

/// A response.
#[derive(Clone, Debug)]
pub struct Response {
    /// The version that was answered.
    pub form_version: String,
    /// The day on which it came, in days since 1970-01-01.
    pub received_day: i32,
    /// What the form says of it.
    pub verdict: String,
    /// How it was collected; empty where that is not known.
    pub collected: String,
    /// The number of whoever gave it; empty where it is not linked to anybody.
    pub respondent: String,
    /// The answers, as OpenRosa has them.
    pub answers: String,
}

/// Why responses cannot be shown as tables.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum UnreadableResponse {
    #[error("read response {number}: {error}")]
    Xml { number: usize, error: XmlError },
    #[error("find version {version} of the form, which response {number} answers")]
    UnknownVersion { number: usize, version: String },
}

/// The responses in the order in which they are given, then the instances of each repeat.
///
/// # Errors
/// [`UnreadableResponse`] where a response is no answer to one of the forms.
pub fn tables(
    survey: &Survey,
    responses: &[Response],
    wording: &Wording,
) -> Result<Vec<Table>, UnreadableResponse> {
    let mut read = Vec::new();
    for (at, response) in responses.iter().enumerate() {
        read.push(Given::read(survey, response, at + 1)?);
    }
    let plans = plans(survey);
    Ok(plans.iter().map(|plan| table(plan, &read, survey, wording)).collect())
}

/// A response that was read.
struct Given<'r> {
    response: &'r Response,
    /// Its place among the responses, from one.
    number: usize,
    /// The place of its form among the versions.
    form: usize,
    document: Document,
}

impl<'r> Given<'r> {
    fn read(
        survey: &Survey,
        response: &'r Response,
        number: usize,
    ) -> Result<Self, UnreadableResponse> {
        let version = &response.form_version;
        let form = survey.forms.iter().position(|form| form.version == *version);
        let form = form.ok_or_else(|| UnreadableResponse::UnknownVersion {
            number,
            version: version.clone(),
        })?;
        let document = Document::read(&response.answers)
            .map_err(|error| UnreadableResponse::Xml { number, error })?;
        Ok(Self { response, number, form, document })
    }
}

fn table(plan: &TablePlan, given: &[Given<'_>], survey: &Survey, wording: &Wording) -> Table {
    let records: Vec<Record<'_>> = given.iter().flat_map(|given| records(given, plan)).collect();
    let mut names = ColumnNames::default();
    let mut columns = fixed_columns(plan, survey, wording, &mut names);
    let mut cells = fixed_cells(survey, &records);
    for item in &plan.items {
        for (column, filled) in column::columns(item, &records, survey, wording, &mut names) {
            columns.push(column);
            for (row, cell) in cells.iter_mut().zip(filled) {
                row.push(cell);
            }
        }
    }
    Table { repeat: plan.repeat(), columns, rows: cells }
}

/// What is said of every response, and where in it an instance of a repeat is.
fn fixed_columns(
    plan: &TablePlan,
    survey: &Survey,
    wording: &Wording,
    names: &mut ColumnNames,
) -> Vec<Column> {
    let mut column = |name: &str, kind: ColumnKind, label: &str| Column {
        name: names.add(name),
        label: label.to_owned(),
        kind,
        values: Vec::new(),
        item: None,
        choice: None,
        is_free_text: false,
    };
    // Whoever reads figures of the file reads whom they are of.
    let response = [wording.response, wording.audience(survey.audience)].join(". ");
    let mut columns = vec![column("response", ColumnKind::Whole, &response)];
    for repeat in plan.around() {
        let label = format!("{} ({repeat})", wording.number);
        columns.push(column(&format!("{repeat}.number"), ColumnKind::Whole, &label));
    }
    columns.push(column("form_version", ColumnKind::Text, wording.form_version));
    columns.push(column("received_day", ColumnKind::Date, wording.received_day));
    columns.push(column("verdict", ColumnKind::Text, wording.verdict));
    columns.push(column("collected", ColumnKind::Text, wording.collected));
    if survey.is_linked {
        columns.push(column("respondent", ColumnKind::Text, wording.respondent));
    }
    columns
}

#[expect(clippy::cast_precision_loss, reason = "no survey has so many responses")]
fn fixed_cells(survey: &Survey, records: &[Record<'_>]) -> Vec<Vec<Cell>> {
    let cells = |record: &Record<'_>| {
        let response = record.given.response;
        let numbers = std::iter::once(&record.given.number).chain(&record.numbers);
        let mut cells: Vec<Cell> = numbers.map(|number| Cell::Number(*number as f64)).collect();
        let version = &response.form_version;
        cells.push(Cell::Text(version.clone()));
        cells.push(Cell::Day(response.received_day));
        cells.push(Cell::Text(response.verdict.clone()));
        cells.push(Cell::Text(response.collected.clone()));
        if survey.is_linked {
            cells.push(Cell::Text(response.respondent.clone()));
        }
        cells
    };
    records.iter().map(cells).collect()
}
