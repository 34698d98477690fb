//! `sammen survey`.

mod codes;
mod draw;
mod terms;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::{Subcommand, ValueEnum};
use sammen_domain::AreaId;
use sammen_survey_data::{DANISH, ENGLISH};
use sammen_xlsform::{Language, Problem};

use super::{Data, show_problems, workbook, xform};
use crate::{
    BroughtFile, Clock, ExportFormat, ExportRequest, Published, SurveyForm, add_collector,
    bring_file, export_survey, publish_survey, remove_collector, survey_id,
};
use codes::Codes;
use draw::DrawSample;
use terms::Terms;

/// Checks and publishes surveys, and takes their answers out.
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
        #[command(flatten)]
        terms: Terms,
        /// A workbook, written as XLSForm, with the files that it speaks of beside it; or an XForm's XML.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Draws the households that are invited, out of a list. It asks no database and changes none.
    Draw(DrawSample),
    /// Makes codes by which a survey may be answered: one for each letter, or one for a device of the staff.
    Codes(Codes),
    /// Takes a survey's answers out. The log tells of it.
    Export(Export),
    /// Stores the answers of a file that was saved from a device at Office Outside, each once.
    Bring {
        #[command(flatten)]
        data: Data,
        /// The file, as the device saved it.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Lets other programs collect answers for people who are helped, as OpenRosa has it.
    #[command(subcommand)]
    Collector(CollectorCommand),
}

/// Which other programs may collect.
#[derive(Debug, Subcommand)]
pub enum CollectorCommand {
    /// Lets a program collect, and shows its password this once; another password if it had one.
    Add(CollectorArgs),
    /// Lets a program collect no more.
    Remove(CollectorArgs),
}

/// A program that collects.
#[derive(Debug, clap::Args)]
pub struct CollectorArgs {
    #[command(flatten)]
    data: Data,
    /// The area's short name, such as hoeje-gladsaxe.
    #[arg(long, value_parser = |name: &str| AreaId::new(name))]
    area: AreaId,
    /// What the program is called, such as `tablet-1`.
    #[arg(value_name = "NAME")]
    name: String,
}

/// As what answers are taken out.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// One table as comma-separated values.
    Csv,
    /// All tables and the code book as a workbook.
    Xlsx,
    /// An archive with all tables as SPSS opens them, and the code book.
    Spss,
    /// The code book as comma-separated values.
    CodeBook,
}

impl From<Format> for ExportFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Xlsx => Self::Xlsx,
            Format::Spss => Self::Spss,
            Format::CodeBook => Self::CodeBook,
        }
    }
}

/// Which answers are taken out, and as what.
#[derive(Debug, clap::Args)]
pub struct Export {
    #[command(flatten)]
    data: Data,
    /// The area's short name, such as hoeje-gladsaxe.
    #[arg(long, value_parser = |name: &str| AreaId::new(name))]
    area: AreaId,
    /// The form's id, as its workbook's settings have it.
    #[arg(long = "form", value_name = "ID")]
    form_id: String,
    /// Only answers to this version; all side by side without one.
    #[arg(long = "form-version", value_name = "VERSION")]
    form_version: Option<String>,
    /// As what.
    #[arg(long, value_enum)]
    format: Format,
    /// With `csv`, which repeat's table; that of the responses without one.
    #[arg(long, value_name = "NAME")]
    repeat: Option<String>,
    /// Of labels.
    #[arg(long, value_enum, default_value_t = ProblemLanguage::Da)]
    language: ProblemLanguage,
    /// The file to write.
    #[arg(value_name = "FILE")]
    file: PathBuf,
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
            Self::Publish { data, area, terms, file } => publish(&data, &area, terms, &file).await,
            Self::Draw(draw) => draw.run(),
            Self::Codes(codes) => codes.run().await,
            Self::Export(wanted) => export(wanted).await,
            Self::Bring { data, file } => bring(&data, &file).await,
            Self::Collector(CollectorCommand::Add(args)) => add(args).await,
            Self::Collector(CollectorCommand::Remove(args)) => remove(args).await,
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

async fn publish(data: &Data, area: &AreaId, terms: Terms, file: &Path) -> Result<ExitCode> {
    let mut form = match read(file)? {
        Ok(form) => form,
        Err(problems) => return Ok(show_problems(&problems, "nothing was published")),
    };
    form.terms = terms.declared().or(form.terms);
    let database = data.open().await?;
    let published = publish_survey(&database, area, &form).await.context("failed to publish")?;
    database.close().await;
    match published {
        Published::New(_) => println!("{area}: {} is published", described(&form)),
        Published::Unchanged(_) => println!("{area}: {} was published before", described(&form)),
    }
    Ok(ExitCode::SUCCESS)
}

async fn export(wanted: Export) -> Result<ExitCode> {
    let Export { data, area, form_id, form_version, format, repeat, language, file } = wanted;
    let wording = match language {
        ProblemLanguage::Da => &DANISH,
        ProblemLanguage::En => &ENGLISH,
    };
    let request = ExportRequest { form_version, format: format.into(), repeat, wording };
    let database = data.open().await?;
    let (survey, now) = (survey_id(&area, &form_id), Clock::system().now());
    let exported = export_survey(&database, &area, survey, request, (None, now)).await;
    database.close().await;
    let exported = exported.context("failed to export")?;
    std::fs::write(&file, &exported.bytes)
        .with_context(|| format!("failed to write {}", file.display()))?;
    println!("{area}: {} responses to {form_id} are in {}", exported.responses, file.display());
    Ok(ExitCode::SUCCESS)
}

async fn bring(data: &Data, file: &Path) -> Result<ExitCode> {
    let bytes =
        std::fs::read(file).with_context(|| format!("failed to read {}", file.display()))?;
    let database = data.open().await?;
    let brought = bring_file(&database, &bytes, Clock::system().today()).await;
    database.close().await;
    let BroughtFile { new, already, refused } = brought.context("failed to bring the answers")?;
    println!("{new} stored, {already} were stored before, {refused} not taken");
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn add(CollectorArgs { data, area, name }: CollectorArgs) -> Result<ExitCode> {
    let database = data.open().await?;
    let added = add_collector(&database, &area, &name, Clock::system().now()).await;
    database.close().await;
    let password = added.context("failed to add a collector")?;
    println!("{area}: {name} may collect, with the password\n{}", password.as_str());
    println!("The program's server is this one's address with /openrosa/{area} after it.");
    Ok(ExitCode::SUCCESS)
}

async fn remove(CollectorArgs { data, area, name }: CollectorArgs) -> Result<ExitCode> {
    let database = data.open().await?;
    let removed = remove_collector(&database, &area, &name, Clock::system().now()).await;
    database.close().await;
    removed.context("failed to remove a collector")?;
    println!("{area}: {name} may collect no more");
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
