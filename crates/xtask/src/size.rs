//! `cargo xtask size`: the bytes of the first load of each entry, held against the budget of the project.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::entry::Entry;
use crate::finish_dist::{compress, files_in, precache};
use crate::survey_program::{self, Reads};
use crate::{build, paths, styles};

/// Builds unless told not to, and measures.
pub fn run(no_build: bool) -> Result<ExitCode> {
    if !no_build {
        build::run()?;
    }
    Ok(if is_within_budget()? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Measures what is built, and the session as a program of its own; over the budget is an error.
pub fn check() -> Result<()> {
    if !is_within_budget()? {
        bail!("the first load is over the budget");
    }
    Ok(())
}

/// Prints the table and, whatever comes of it, the line that scripts read last.
fn is_within_budget() -> Result<bool> {
    let budget = read_budget(&paths::root().join("budget.toml"))?;
    survey_program::build(Reads::Compiled)?;
    let session = whole_folder(&survey_program::folder(Reads::Compiled))?;
    let session: Vec<File> =
        session.into_iter().filter(|file| file.name.ends_with(".wasm")).collect();
    let session_is_within = report("survey session", &session, budget.session_bytes_brotli);
    let staff = whole_folder(&Entry::Staff.dist())?;
    let staff_is_within = report("staff's entry", &staff, budget.staff_load_bytes_brotli);
    let (first, later): (Vec<File>, Vec<File>) =
        kept(&paths::dist())?.into_iter().partition(|file| !is_later_part(&file.name));
    let later_is_within = report("pages opened later", &later, budget.later_bytes_brotli);
    let first_is_within = report("first load", &first, budget.first_load_bytes_brotli);
    Ok(first_is_within && later_is_within && staff_is_within && session_is_within)
}

/// Prints what one entry costs.
fn report(name: &str, files: &[File], budget: usize) -> bool {
    let total: usize = files.iter().map(|file| file.brotli_bytes).sum();
    print!("{}", table(files));
    if total > budget {
        eprintln!("error: {} bytes over the budget in budget.toml", total - budget);
    }
    println!("{name} {total} bytes brotli, budget {budget}");
    total <= budget
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    first_load_bytes_brotli: usize,
    later_bytes_brotli: usize,
    session_bytes_brotli: usize,
    staff_load_bytes_brotli: usize,
}

fn read_budget(path: &Path) -> Result<Budget> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("failed to read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("failed to read {}", path.display()))
}

#[derive(Debug, PartialEq)]
struct File {
    name: String,
    raw_bytes: usize,
    /// As the file travels: a picture does so as it is.
    brotli_bytes: usize,
}

/// Whether a file is of a part of the program that no first page needs. It is kept on the phone in the background, and
/// nobody waits for it.
fn is_later_part(name: &str) -> bool {
    let is_part = name.ends_with(".wasm") && !name.ends_with("_bg.wasm");
    is_part || name == styles::LATER || name.starts_with(build::SCANNER_FOLDER)
}

/// The page, the service worker and everything that it fetches to work without a network.
fn kept(dist: &Path) -> Result<Vec<File>> {
    let files = files_in(dist).context("failed to find the built app; run `cargo xtask build`")?;
    let worker = files.get(precache::WORKER).context("no sw.js in the built app")?;
    let entries = precache::read(&String::from_utf8_lossy(worker))
        .context("failed to read the service worker of the built app")?;
    let mut names: BTreeSet<&str> =
        entries.iter().map(|entry| entry.url.trim_start_matches('/')).collect();
    names.extend(["index.html", precache::WORKER]);
    names
        .into_iter()
        .map(|name| {
            let bytes = files
                .get(name)
                .with_context(|| format!("{name} is to be kept but is not in the built app"))?;
            measure(name, bytes, &files)
        })
        .collect()
}

/// Every file of a folder: all of it is fetched.
fn whole_folder(folder: &Path) -> Result<Vec<File>> {
    let files =
        files_in(folder).context("failed to find what is built; run `cargo xtask build`")?;
    let plain = files.iter().filter(|(name, _)| !name.ends_with(".br"));
    plain.map(|(name, bytes)| measure(name, bytes, &files)).collect()
}

fn measure(name: &str, bytes: &[u8], files: &BTreeMap<String, Vec<u8>>) -> Result<File> {
    let brotli_bytes = match files.get(&format!("{name}.br")) {
        Some(compressed) => compressed.len(),
        None if compress::is_compressible(name) => compress::brotli(bytes)?.len(),
        None => bytes.len(),
    };
    Ok(File { name: name.to_owned(), raw_bytes: bytes.len(), brotli_bytes })
}

fn table(files: &[File]) -> String {
    let width = files.iter().map(|file| file.name.chars().count()).max().unwrap_or(0).max(4);
    let mut table = format!("{:width$}  {:>10}  {:>10}\n", "file", "raw", "brotli");
    for file in files {
        table +=
            &format!("{:width$}  {:>10}  {:>10}\n", file.name, file.raw_bytes, file.brotli_bytes);
    }
    table
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_first_load_is_the_page_the_worker_and_what_it_keeps() {
        let dir = tempfile::tempdir().unwrap();
        let worker = "const PRECACHE = [{\"url\":\"/icon.png\",\"revision\":\"1\"},\
            {\"url\":\"/index.html\",\"revision\":\"2\"}];\n";
        fs::write(dir.path().join("sw.js"), worker).unwrap();
        fs::write(dir.path().join("index.html"), "a".repeat(500)).unwrap();
        fs::write(dir.path().join("index.html.br"), [0; 7]).unwrap();
        fs::write(dir.path().join("icon.png"), [0; 40]).unwrap();
        fs::write(dir.path().join("robots.txt"), [0; 40]).unwrap();

        let files = kept(dir.path()).unwrap();
        let sizes: Vec<_> = files.iter().map(|f| (&*f.name, f.raw_bytes, f.brotli_bytes)).collect();
        assert_eq!(sizes[..2], [("icon.png", 40, 40), ("index.html", 500, 7)]);
        assert_eq!((sizes[2].0, sizes[2].1), ("sw.js", worker.len()));
        assert_eq!(sizes.len(), 3);
        assert!(table(&files).contains("index.html         500           7\n"));
    }

    #[test]
    fn the_program_itself_is_of_the_first_load_and_its_other_parts_are_not() {
        assert!(!is_later_part("sammen-app-1_bg.wasm") && !is_later_part("sammen-app-1_split.js"));
        assert!(is_later_part("sammen-app-1_split_surveys.wasm"));
        assert!(is_later_part("later.css") && !is_later_part("styles-1.css"));
        assert!(is_later_part("scanner/decoder_bg.wasm") && is_later_part("scanner/worker.js"));
    }

    #[test]
    fn a_kept_file_that_is_not_there_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let worker = "const PRECACHE = [{\"url\":\"/a.js\",\"revision\":\"1\"}];";
        fs::write(dir.path().join("sw.js"), worker).unwrap();
        let error = kept(dir.path()).unwrap_err();
        assert_eq!(error.to_string(), "a.js is to be kept but is not in the built app");
    }

    #[test]
    fn the_staffs_entry_is_all_that_lies_in_its_folder() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("index.html"), "a".repeat(500)).unwrap();
        fs::write(dir.path().join("index.html.br"), [0; 7]).unwrap();
        fs::write(dir.path().join("a.png"), [0; 40]).unwrap();
        let sizes: Vec<_> = whole_folder(dir.path()).unwrap();
        let sizes: Vec<_> = sizes.iter().map(|file| (&*file.name, file.brotli_bytes)).collect();
        assert_eq!(sizes, [("a.png", 40), ("index.html", 7)]);
    }

    #[test]
    fn the_budget_of_this_project_can_be_read() {
        let budget = read_budget(&paths::root().join("budget.toml")).unwrap();
        assert!(budget.first_load_bytes_brotli > 0 && budget.staff_load_bytes_brotli > 0);
        assert!(budget.later_bytes_brotli > 0 && budget.session_bytes_brotli > 0);
    }
}
