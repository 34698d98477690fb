//! Survey workbooks with the files that lie beside them.

use std::path::Path;

use anyhow::{Context, Result};
use sammen_xforms::xform::Resource;
use sammen_xlsform::{Accept, Converted, Problem, ProblemKind, convert};

/// Reads a workbook, and the files that it speaks of from the folder it lies in.
pub(super) fn read(file: &Path) -> Result<Result<Converted, Vec<Problem>>> {
    let bytes =
        std::fs::read(file).with_context(|| format!("failed to read {}", file.display()))?;
    let problems = match convert(&bytes, &[], Accept::Phones) {
        Ok(converted) => return Ok(Ok(converted)),
        Err(problems) => problems,
    };
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut files = Vec::new();
    for name in problems.iter().filter_map(missing) {
        // What is not there stays a problem.
        if let Ok(bytes) = std::fs::read(folder.join(name)) {
            files.push((name, bytes));
        }
    }
    let resources: Vec<Resource<'_>> =
        files.iter().map(|(name, bytes)| Resource { name, bytes }).collect();
    Ok(convert(&bytes, &resources, Accept::Phones))
}

/// The file that a problem is about, where it could lie beside the workbook.
fn missing(problem: &Problem) -> Option<&str> {
    let ProblemKind::MissingFile { name } = &problem.kind else { return None };
    let is_beside = Path::new(name).file_name().is_some_and(|file| file == name.as_str());
    is_beside.then_some(name)
}
