//! `cargo xtask conform`: what we compute beside what others compute.

mod exports;
mod feeds;
mod javarosa;
pub mod recurrence;
mod surveys;
mod tokens;
mod xlsform;

use anyhow::Result;
use clap::Subcommand;

/// What is compared.
#[derive(Subcommand)]
pub enum Conform {
    /// Dates of iCalendar series in Copenhagen, beside `recurring-ical-events` from PyPI
    Recurrence(recurrence::Recurrence),
    /// Expressions of surveys, with values that another engine gives them
    Xpath(surveys::Xpath),
    /// Surveys that are answered step by step, with states that another engine comes to
    Scenarios(surveys::Scenarios),
    /// Surveys that must load and take random answers
    Forms(surveys::Forms),
    /// Survey workbooks, beside forms that pyxform from PyPI makes of them
    Xlsform(xlsform::Xlsform),
    /// Forms with random answers, beside JavaRosa
    Javarosa(javarosa::Javarosa),
    /// Answers in every format, opened by pandas and pyreadstat from PyPI, beside the database
    Exports,
    /// Tokens of surveys, beside `@cloudflare/voprf-ts` from npm
    Tokens,
    /// Calendars, JSON-LD and OpenActive pages, by what others check them with
    Feeds,
}

/// Compares.
pub fn run(conform: &Conform) -> Result<()> {
    match conform {
        Conform::Recurrence(recurrence) => recurrence.run(),
        Conform::Xpath(xpath) => xpath.run(),
        Conform::Scenarios(scenarios) => scenarios.run(),
        Conform::Forms(forms) => forms.run(),
        Conform::Xlsform(xlsform) => xlsform.run(),
        Conform::Javarosa(javarosa) => javarosa.run(),
        Conform::Exports => exports::run(),
        Conform::Tokens => tokens::run(),
        Conform::Feeds => feeds::run(),
    }
}

/// What the tests compare: everything, as it takes seconds.
pub fn run_short() -> Result<()> {
    recurrence::SHORT.run()?;
    xlsform::run_cases()?;
    exports::run()?;
    tokens::run()?;
    feeds::run()
}
