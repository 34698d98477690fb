//! Workbooks from rows of text.

use std::sync::Arc;

use rust_xlsxwriter::Workbook;
use sammen_xforms::xform::{Control, Device, FormSession, NodeKind, Resource, XForm};
use sammen_xforms::xpath::{Clock, FixedZone};
use sammen_xlsform::{Accept, Converted, convert};

/// A workbook of sheets; a line is a row, `|` stands between cells, and empty cells are left out.
pub fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, line) in (0..).zip(rows.trim().lines()) {
            let cells = line.split('|').map(str::trim);
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

pub const SETTINGS: (&str, &str) = (
    "settings",
    "form_title|form_id|version|default_language
     Kort|kort|1|da",
);

pub fn converted(sheets: &[(&str, &str)], files: &[Resource<'_>]) -> Converted {
    convert(&workbook(sheets), files, Accept::Phones).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(|problem| format!("{problem}\n")).collect::<String>())
    })
}

/// A phone at noon that has no secrets and no luck.
pub struct Phone;

impl Device for Phone {
    fn clock(&self) -> Clock<'_> {
        const ZONE: FixedZone = FixedZone(3_600);
        Clock { now_ms: 1_795_345_200_000.0, zone: &ZONE }
    }

    fn random(&self) -> f64 {
        0.25
    }
}

/// An answering session that reads like the form.
pub struct Answering(pub FormSession);

impl Answering {
    pub fn start(form: XForm) -> Self {
        // The form must survive being stored.
        let form = XForm::from_bytes(&form.to_bytes()).unwrap();
        Self(FormSession::start(Arc::new(form), &Phone))
    }

    pub fn answer(&mut self, path: &str, text: &str) -> &mut Self {
        let node = self.0.find(path).unwrap_or_else(|| panic!("{path} is not there"));
        self.0.answer(node, text, &Phone).unwrap();
        self
    }

    pub fn value(&self, path: &str) -> String {
        let node = self.0.find(path).unwrap_or_else(|| panic!("{path} is not there"));
        self.0.view(node).unwrap().value.unwrap_or_default()
    }

    pub fn is_relevant(&self, path: &str) -> bool {
        self.0.view(self.0.find(path).unwrap()).unwrap().relevant
    }

    pub fn label(&self, path: &str) -> String {
        let node = self.0.find(path).unwrap();
        let NodeKind::Control(_) = self.0.view(node).unwrap().kind else {
            panic!("{path} is not shown")
        };
        let mut controls = self.0.form().controls().iter();
        let place = path.split('[').next().unwrap_or_default();
        let is_its = |control: &&Control| {
            control.model.is_some_and(|model| self.0.form().path(model) == place)
        };
        self.0.label(controls.find(is_its).unwrap(), node, &Phone)
    }

    pub fn choices(&self, path: &str) -> Vec<(String, String)> {
        let choices = self.0.choices(self.0.find(path).unwrap(), &Phone);
        choices.into_iter().map(|choice| (choice.value, choice.words)).collect()
    }
}
