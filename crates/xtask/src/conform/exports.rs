//! Exports of answers beside the database: opened by pandas and pyreadstat from PyPI, against a table that a script makes
//! of the stored XML by itself.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::step::step;
use crate::tools::{PythonNeeds, PythonPackage, ensure_python};
use crate::{paths, process};

/// What opens the files, and all that it brings.
const PYTHON: [PythonPackage; 8] = [
    PythonPackage { name: "pandas", version: "3.1.1" },
    PythonPackage { name: "pyreadstat", version: "1.3.7" },
    PythonPackage { name: "numpy", version: "2.4.6" },
    PythonPackage { name: "narwhals", version: "2.29.0" },
    PythonPackage { name: "openpyxl", version: "3.1.5" },
    PythonPackage { name: "et_xmlfile", version: "2.0.0" },
    PythonPackage { name: "python-dateutil", version: "2.9.0.post0" },
    PythonPackage { name: "six", version: "1.17.0" },
];

/// Takes random answers out in every format and compares; the last line counts.
pub fn run() -> Result<()> {
    let python = ensure_python("exports", &PYTHON, PythonNeeds::Listed)?;
    let folder = emptied()?;
    let package = ["run", "--quiet", "--package", "sammen-server", "--example", "exports", "--"];
    step("exports", || process::run(process::cargo(package).arg(&folder)))?;
    let script = paths::root().join("crates/xtask/src/conform/exports/compare.py");
    step("the same tables", || process::run(process::command(python).arg(script).arg(&folder)))
}

fn emptied() -> Result<PathBuf> {
    let folder = paths::target_dir().join("conform/exports");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .with_context(|| format!("failed to empty {}", folder.display()))?;
    }
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("failed to make {}", folder.display()))?;
    Ok(folder)
}
