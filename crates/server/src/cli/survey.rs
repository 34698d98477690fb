//! `sammen survey`.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::{Subcommand, ValueEnum};
use sammen_domain::AreaId;
use sammen_xlsform::{Language, Problem};

use super::{Data, show_problems, workbook, xform};
use crate::{Published, SurveyForm, publish_survey};

/// Checks and publishes surveys.
#[derive(Debug, Subcommand)]
pub enum SurveyCommand {
    /// Shows everything that is wrong with a survey's workbook.
    Check {
        /// In which language.
        #[arg(long, value_enum, default_value_t = ProblemLanguage::En)]
        language: ProblemLanguage,
        /// A workbook, written as XLSForm, with the files that it speaks of beside it; or an XForm's XML.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Shows a survey to an area's residents.
    Publish {
        #[command(flatten)]
        data: Data,
        /// The area's short name, such as hoeje-gladsaxe.
        #[arg(long, value_parser = |name: &str| AreaId::new(name))]
        area: AreaId,
        /// A workbook, written as XLSForm, with the files that it speaks of beside it; or an XForm's XML.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// A language that problems are told in.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ProblemLanguage {
    /// Danish.
    Da,
    /// English.
    En,
}

impl SurveyCommand {
    pub(super) async fn run(self) -> Result<ExitCode> {
        match self {
            Self::Check { language, file } => check(language, &file),
            Self::Publish { data, area, file } => publish(&data, &area, &file).await,
        }
    }
}

fn check(language: ProblemLanguage, file: &Path) -> Result<ExitCode> {
    let language = match language {
        ProblemLanguage::Da => Language::Danish,
        ProblemLanguage::En => Language::English,
    };
    Ok(match read(file)? {
        Ok(form) => {
            println!("{} is right", described(&form));
            ExitCode::SUCCESS
        }
        Err(problems) => {
            let told: Vec<String> =
                problems.iter().map(|problem| problem.words(language)).collect();
            show_problems(&told, "the survey cannot be published")
        }
    })
}

async fn publish(data: &Data, area: &AreaId, file: &Path) -> Result<ExitCode> {
    let form = match read(file)? {
        Ok(form) => form,
        Err(problems) => return Ok(show_problems(&problems, "nothing was published")),
    };
    let database = data.open().await?;
    let published = publish_survey(&database, area, &form).await.context("failed to publish")?;
    database.close().await;
    match published {
        Published::New(_) => println!("{area}: {} is published", described(&form)),
        Published::Unchanged(_) => println!("{area}: {} was published before", described(&form)),
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads a workbook, or an XForm's XML by its file name's ending.
fn read(file: &Path) -> Result<Result<SurveyForm, Vec<Problem>>> {
    let is_xml = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xml"));
    if !is_xml {
        return Ok(workbook::read(file)?.map(SurveyForm::from));
    }
    Ok(Ok(xform::read(file)?))
}

fn described(survey: &SurveyForm) -> String {
    let form = &survey.form;
    format!("{} version {}, {} questions,", form.id(), form.version(), form.questions())
}
