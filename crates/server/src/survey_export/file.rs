//! The file that is handed out.

use sammen_survey_data::{
    Formulas, Response, Survey, Table, code_book, tables, write_code_book, write_csv, write_spss,
    write_workbook,
};

use super::{ExportRequest, ExportSurveyError};

/// As what answers are taken out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ExportFormat {
    /// One table as comma-separated values.
    Csv,
    /// All tables and the code book as a workbook.
    Xlsx,
    /// All tables as SPSS opens them, and the code book, in one archive.
    Spss,
    /// The code book as comma-separated values.
    CodeBook,
}

impl ExportFormat {
    /// What browsers call it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv | Self::CodeBook => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Spss => "application/zip",
        }
    }
}

/// Answers, taken out.
#[derive(Clone, Debug)]
pub struct ExportedSurvey {
    /// A name for the file: the form's id, then what it holds.
    pub file_name: String,
    /// As what it was taken out.
    pub format: ExportFormat,
    /// The file.
    pub bytes: Vec<u8>,
    /// How many responses are in it.
    pub responses: usize,
}

pub(super) fn write(
    survey: &Survey,
    responses: &[Response],
    request: &ExportRequest,
) -> Result<ExportedSurvey, ExportSurveyError> {
    let (format, wording) = (request.format, request.wording);
    let failed = |error: &dyn std::fmt::Display| ExportSurveyError::Format(error.to_string());
    let tables = tables(survey, responses, wording)?;
    let book = code_book(survey, &tables, wording);
    let mut what = wording.answers.to_owned();
    let (bytes, extension) = match format {
        ExportFormat::Csv => {
            let table = table(&tables, request.repeat.as_deref())?;
            if !table.repeat.is_empty() {
                what.clone_from(&table.repeat);
            }
            (write_csv(table, Formulas::Disarmed), "csv")
        }
        ExportFormat::Xlsx => {
            let bytes = write_workbook(&tables, &book, wording);
            (bytes.map_err(|error| failed(&error))?, "xlsx")
        }
        ExportFormat::Spss => {
            let bytes = write_spss(&tables, &book, wording);
            (bytes.map_err(|error| failed(&error))?, "zip")
        }
        ExportFormat::CodeBook => {
            what = wording.code_book.replace(' ', "-");
            (write_code_book(&book), "csv")
        }
    };
    let id = survey.forms.last().map_or("", |form| form.id.as_str());
    let file_name = format!("{id}-{what}.{extension}");
    Ok(ExportedSurvey { file_name, format, bytes, responses: responses.len() })
}

fn table<'t>(tables: &'t [Table], repeat: Option<&str>) -> Result<&'t Table, ExportSurveyError> {
    let repeat = repeat.unwrap_or_default();
    let found = tables.iter().find(|table| table.repeat == repeat);
    found.ok_or_else(|| ExportSurveyError::UnknownRepeat(repeat.to_owned()))
}
