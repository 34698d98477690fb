//! Workbooks converted by us and by pyxform, and what both forms say.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::tools::{PythonNeeds, PythonPackage, ensure_java, ensure_python};
use crate::{paths, process};

/// The other converter, and all that it brings.
const PYTHON: [PythonPackage; 6] = [
    PythonPackage { name: "pyxform", version: "4.5.0" },
    PythonPackage { name: "openpyxl", version: "3.1.5" },
    PythonPackage { name: "et_xmlfile", version: "2.0.0" },
    PythonPackage { name: "xlrd", version: "2.0.1" },
    PythonPackage { name: "defusedxml", version: "0.7.1" },
    PythonPackage { name: "lark", version: "1.3.1" },
];

/// Workbooks, each converted by us and by pyxform.
#[derive(clap::Args)]
pub struct Xlsform {
    /// A folder of workbooks; without one the project's own cases
    folder: Option<PathBuf>,
}

impl Xlsform {
    /// Shows what differs; the last line counts.
    pub fn run(&self) -> Result<()> {
        match &self.folder {
            Some(folder) => {
                // It has its expressions read by Java's engine: what that refuses is refused.
                ensure_java()?;
                compare(folder, true)
            }
            None => run_cases(),
        }
    }
}

/// The project's own cases, without Java: none of them has an expression that cannot be read.
pub fn run_cases() -> Result<()> {
    compare(&write_cases()?, false)
}

/// A folder with the project's own cases as workbooks.
pub fn write_cases() -> Result<PathBuf> {
    let folder = emptied("workbooks")?;
    example(&["cases"], &[&folder])?;
    Ok(folder)
}

/// Writes the forms of a folder's workbooks as XML.
pub fn write_forms(workbooks: &Path, folder: &Path) -> Result<()> {
    example(&["forms"], &[workbooks, folder])
}

/// Where the environment with pyxform is; its wheel brings Java's engine along.
pub fn ensure_pyxform() -> Result<PathBuf> {
    ensure_python("xlsform", &PYTHON, PythonNeeds::Listed)
}

/// Forms of a folder's workbooks as pyxform makes them.
pub fn references(folder: &Path, validate: bool) -> Result<PathBuf> {
    let python = ensure_pyxform()?;
    let target = emptied("references")?;
    let script = paths::root().join("crates/xtask/src/conform/xlsform/convert.py");
    let mut convert = process::command(python);
    convert.env("PYTHONWARNINGS", "ignore").arg(script).arg(folder).arg(&target);
    if validate {
        convert.arg("validate");
    }
    process::run(&mut convert)?;
    Ok(target)
}

fn compare(folder: &Path, validate: bool) -> Result<()> {
    if !folder.is_dir() {
        bail!("there is no folder {}: give one with workbooks (.xlsx)", folder.display());
    }
    let references = references(folder, validate)?;
    example(&["compare"], &[folder, &references])
}

fn example(arguments: &[&str], paths: &[&Path]) -> Result<()> {
    let package = ["run", "--quiet", "--package", "sammen-xlsform", "--example", "workbooks", "--"];
    process::run(process::cargo(package).args(arguments).args(paths))
}

/// An empty folder for this comparison.
pub fn emptied(name: &str) -> Result<PathBuf> {
    let folder = paths::target_dir().join("conform-xlsform").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .with_context(|| format!("failed to empty {}", folder.display()))?;
    }
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("failed to make {}", folder.display()))?;
    Ok(folder)
}
