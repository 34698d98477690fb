//! The forms that are answered, the same for every run.

mod large;
mod rows;

use std::fmt::Write;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use sammen_xforms::xform::{XForm, load};
use sammen_xlsform::{Accept, convert};

use crate::script::{Step, fill};

/// How many calculations the chain and the fan have.
pub const CALCULATIONS: u32 = 1_000;
/// The demo's questionnaire of nine themes.
const NINE_THEMES: &str = "ni-temaer";

/// A form in both ways in which it is served.
pub struct Form {
    pub name: &'static str,
    pub xml: String,
    pub compiled: Vec<u8>,
    /// How somebody fills the whole of it.
    pub script: Vec<Step>,
}

/// All of them.
pub struct Forms {
    pub all: Vec<Form>,
}

impl Forms {
    /// Makes and compiles them.
    pub fn make() -> Result<Self> {
        let all = [
            ("large", large::xml()),
            ("nine-themes", nine_themes()?),
            ("chain", rows::chain(CALCULATIONS)),
            ("fan-out", rows::fan_out(CALCULATIONS)),
        ];
        let all: Result<Vec<Form>> = all.into_iter().map(|(name, xml)| form(name, xml)).collect();
        Ok(Self { all: all? })
    }

    /// A line for each.
    pub fn summary(&self) -> String {
        let mut text = String::new();
        for form in &self.all {
            let (name, xml, compiled) = (form.name, form.xml.len(), form.compiled.len());
            let steps = form.script.len();
            writeln!(
                text,
                "{name}: {xml} bytes of XML, {compiled} compiled, {steps} steps to fill it"
            )
            .expect("a text takes what is written");
        }
        text
    }
}

fn form(name: &'static str, xml: String) -> Result<Form> {
    let form = load(&xml, &[]).with_context(|| format!("failed to load the form {name}"))?;
    let compiled = form.to_bytes();
    // Phones have the form from these bytes.
    let form = Arc::new(XForm::from_bytes(&compiled)?);
    let script = fill(&form)?;
    Ok(Form { name, xml, compiled, script })
}

fn nine_themes() -> Result<String> {
    let mut questionnaires = sammen_demo::QUESTIONNAIRES.iter();
    let found = questionnaires.find(|(name, _)| name.contains(NINE_THEMES));
    let (_, workbook) = found.context("the demo has the questionnaire of nine themes")?;
    let converted = convert(workbook, &[], Accept::Phones)
        .map_err(|problems| anyhow!("the questionnaire has problems: {problems:?}"))?;
    Ok(converted.xml)
}
