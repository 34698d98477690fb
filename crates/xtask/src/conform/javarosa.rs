//! Random answers to forms, given by us and by JavaRosa, the engine of ODK Collect.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::xlsform;
use crate::tools::ensure_java;
use crate::{paths, process};

/// Where pyxform's wheel has Java's engine, below the environment.
const JAR: &str = "pyxform/validators/odk_validate/bin/ODK_Validate.jar";

/// Forms, each answered by us and by JavaRosa.
#[derive(clap::Args)]
pub struct Javarosa {
    /// Folders of workbooks and XForms besides the project's own
    folders: Vec<PathBuf>,
}

impl Javarosa {
    /// Shows what differs; the last line counts.
    pub fn run(&self) -> Result<()> {
        ensure_java()?;
        let jar = jar()?;
        let forms = xlsform::emptied("javarosa")?;
        xlsform::write_forms(&paths::root().join("crates/demo/content/surveys"), &forms)?;
        xlsform::write_forms(&xlsform::write_cases()?, &forms)?;
        for folder in &self.folders {
            xlsform::write_forms(folder, &forms)?;
            copy_forms(folder, &forms)?;
        }
        engine("scripts", &forms)?;
        let classes = xlsform::emptied("classes")?;
        let source = paths::root().join("crates/xtask/src/conform/javarosa/Answer.java");
        let mut compile = process::command("javac");
        compile.arg("-cp").arg(&jar).arg("-d").arg(&classes).arg(source);
        process::run(&mut compile)?;
        let class_path = std::env::join_paths([&classes, &jar])?;
        let mut answer = process::command("java");
        // The zone of our engine's device.
        answer.arg("-Duser.timezone=America/Phoenix").arg("-cp").arg(class_path);
        process::run(answer.arg("Answer").arg(&forms))?;
        engine("javarosa", &forms)
    }
}

fn jar() -> Result<PathBuf> {
    let python = xlsform::ensure_pyxform()?;
    let environment = python.ancestors().nth(2).context("find Python's environment")?;
    let libraries = std::fs::read_dir(environment.join("lib"))?;
    let jars = libraries.flatten().map(|library| library.path().join("site-packages").join(JAR));
    match jars.into_iter().find(|jar| jar.is_file()) {
        Some(jar) => Ok(jar),
        None => bail!("pyxform is installed, but its wheel has no {JAR}"),
    }
}

fn copy_forms(from: &Path, to: &Path) -> Result<()> {
    let files =
        std::fs::read_dir(from).with_context(|| format!("failed to read {}", from.display()))?;
    for file in
        files.flatten().filter(|file| file.path().extension().is_some_and(|found| found == "xml"))
    {
        std::fs::copy(file.path(), to.join(file.file_name()))?;
    }
    Ok(())
}

fn engine(what: &str, forms: &Path) -> Result<()> {
    let package =
        ["run", "--quiet", "--package", "sammen-xforms", "--example", "conform", "--", what];
    process::run(process::cargo(package).arg(forms))
}
