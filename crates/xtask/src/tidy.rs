//! `cargo xtask tidy`: what compilers and linters do not check.

mod arrows;
mod css;
mod files;
mod translations;

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::step::step;
use crate::{paths, process};

/// Something to put right.
#[derive(Debug, PartialEq)]
pub struct Problem {
    /// The file, from the root.
    pub file: PathBuf,
    /// The line, from 1, where the problem has one.
    pub line: Option<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(formatter, ":{line}")?;
        }
        write!(formatter, ": {}", self.message)
    }
}

/// A text file of the project.
pub struct Source {
    /// Its path from the root.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
}

impl Source {
    fn problem(&self, line: impl Into<Option<usize>>, message: String) -> Problem {
        Problem { file: self.path.clone(), line: line.into(), message }
    }

    fn has_extension(&self, extension: &str) -> bool {
        self.path.extension().is_some_and(|found| found == extension)
    }
}

type Check = fn(&[Source]) -> Vec<Problem>;

const CHECKS: [(&str, Check); 4] = [
    ("dependency arrows", arrows::check),
    ("styles", css::check),
    ("translations", translations::check),
    ("files", files::check),
];

/// Runs every check and shows every problem before it fails.
pub fn run() -> Result<()> {
    let sources = sources(&paths::root())?;
    let mut count = 0;
    for (name, check) in CHECKS {
        step(&format!("tidy: {name}"), || {
            let problems = check(&sources);
            problems.iter().for_each(|problem| println!("  {problem}"));
            count += problems.len();
            Ok(())
        })?;
    }
    match count {
        0 => Ok(()),
        1 => bail!("1 thing to tidy"),
        _ => bail!("{count} things to tidy"),
    }
}

/// The text files that are in version control, or would be by the next commit.
fn sources(root: &Path) -> Result<Vec<Source>> {
    let mut list = process::command("git");
    list.args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
    let names = process::output_of(&mut list)
        .context("failed to list the files of the project: `git ls-files` does not work here")?;
    let mut sources = Vec::new();
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        let path = root.join(name);
        // A file that is deleted and not yet committed is listed too; a link leads elsewhere.
        if !path.symlink_metadata().is_ok_and(|data| data.is_file()) {
            continue;
        }
        let bytes =
            std::fs::read(&path).with_context(|| format!("failed to read {}", path.display()))?;
        if let Ok(text) = String::from_utf8(bytes)
            && !text.contains('\0')
        {
            sources.push(Source { path: PathBuf::from(name), text });
        }
    }
    Ok(sources)
}

/// A source for tests of the checks.
#[cfg(test)]
fn source(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.into() }
}

/// What a check says about one source, a line per problem.
#[cfg(test)]
fn told(check: Check, sources: &[Source]) -> Vec<String> {
    check(sources).iter().map(Problem::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_where_it_is() {
        let source = source("app/a.css", "");
        assert_eq!(source.problem(3, "wrong".into()).to_string(), "app/a.css:3: wrong");
        assert_eq!(source.problem(None, "wrong".into()).to_string(), "app/a.css: wrong");
    }

    #[test]
    fn the_sources_of_this_project_are_found() {
        let sources = sources(&paths::root()).unwrap();
        assert!(sources.iter().any(|source| source.path == Path::new("Cargo.toml")));
        assert!(sources.iter().all(|source| !source.path.starts_with("target")));
    }
}
