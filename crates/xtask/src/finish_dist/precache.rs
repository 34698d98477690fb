//! The list of files that the service worker keeps, written into it at build time.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use super::{files_in, read_text, short_hash, write_file};

/// The service worker; the browser keeps it itself.
pub const WORKER: &str = "sw.js";
const LIST_MARKER: &str = "const PRECACHE = [];";
const LIST_START: &str = "const PRECACHE = ";
const BUILD_MARKER: &str = "const BUILD = \"dev\";";

/// What the app does not need to run: for search engines and debuggers, made for the server alone, or
/// icons that the system fetches itself when it installs the app.
const LEFT_OUT_FOLDERS: [&str; 1] = ["screenshots/"];
const LEFT_OUT_ENDINGS: [&str; 4] = [".br", ".map", ".png", ".txt"];

/// A file that the service worker keeps.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its path on the server.
    pub url: String,
    /// Changes with its content.
    pub revision: String,
}

/// Puts the list, and a name for this build, in place of the marks in the folder's worker.
pub fn write(dir: &Path) -> Result<()> {
    let path = dir.join(WORKER);
    if !path.is_file() {
        bail!("{} is not there: it comes from public/{WORKER}", path.display());
    }
    let list = entries(&files_in(dir)?);
    let worker = fill(&read_text(&path)?, &list)
        .with_context(|| format!("failed to write the precache list into {}", path.display()))?;
    write_file(&path, worker.as_bytes())
}

/// The list that a finished worker carries.
pub fn read(worker: &str) -> Result<Vec<Entry>> {
    let line = worker
        .lines()
        .find_map(|line| line.strip_prefix(LIST_START)?.strip_suffix(';'))
        .with_context(|| format!("no line “{LIST_START}…;” in it"))?;
    serde_json::from_str(line).context("its precache list is not JSON")
}

fn entries(files: &BTreeMap<String, Vec<u8>>) -> Vec<Entry> {
    files
        .iter()
        .filter(|(name, _)| is_kept(name))
        .map(|(name, bytes)| Entry { url: format!("/{name}"), revision: short_hash(bytes) })
        .collect()
}

fn is_kept(name: &str) -> bool {
    let is_hidden = name.split('/').any(|part| part.starts_with('.'));
    name != WORKER
        && !is_hidden
        && !LEFT_OUT_FOLDERS.iter().any(|folder| name.starts_with(folder))
        && !LEFT_OUT_ENDINGS.iter().any(|ending| name.ends_with(ending))
}

fn fill(worker: &str, list: &[Entry]) -> Result<String> {
    let list = serde_json::to_string(list)?;
    let build = short_hash(list.as_bytes());
    let worker = replace_line(worker, LIST_MARKER, &format!("{LIST_START}{list};"))?;
    replace_line(&worker, BUILD_MARKER, &format!("const BUILD = \"{build}\";"))
}

fn replace_line(text: &str, marker: &str, line: &str) -> Result<String> {
    match text.lines().filter(|line| line.trim() == marker).count() {
        1 => Ok(text.replacen(marker, line, 1)),
        0 => bail!("the line “{marker}” is not in it"),
        count => bail!("the line “{marker}” is in it {count} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "\"use strict\";\nconst PRECACHE = [];\nconst BUILD = \"dev\";\n";

    fn list(names: &[&str]) -> Vec<Entry> {
        entries(&names.iter().map(|name| ((*name).to_owned(), vec![1])).collect())
    }

    #[test]
    fn the_worker_itself_and_what_the_app_does_not_need_are_left_out() {
        let names = [
            "index.html",
            "sw.js",
            "app.wasm",
            "app.wasm.br",
            ".stage/x",
            "robots.txt",
            "screenshots/1.png",
            "icons/app.svg",
        ];
        let urls: Vec<String> = list(&names).into_iter().map(|entry| entry.url).collect();
        assert_eq!(urls, ["/app.wasm", "/icons/app.svg", "/index.html"]);
    }

    #[test]
    fn the_list_is_read_back_as_it_was_written() {
        let list = list(&["index.html", "a\"b.js"]);
        let worker = fill(SOURCE, &list).unwrap();
        assert_eq!(read(&worker).unwrap(), list);
        assert!(worker.starts_with("\"use strict\";\nconst PRECACHE = [{\"url\":"));
    }

    #[test]
    fn a_build_is_named_by_its_content() {
        let build = |names: &[&str]| {
            let worker = fill(SOURCE, &list(names)).unwrap();
            worker.lines().last().unwrap().to_owned()
        };
        assert_eq!(build(&["a.js"]), build(&["a.js"]));
        assert_ne!(build(&["a.js"]), build(&["b.js"]));
        assert_eq!(build(&["a.js"]).len(), "const BUILD = \"0123456789abcdef\";".len());
    }

    #[test]
    fn a_missing_worker_or_mark_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let message = |error: anyhow::Error| format!("{error:#}");
        assert!(message(write(dir.path()).unwrap_err()).contains("it comes from public/sw.js"));
        std::fs::write(dir.path().join(WORKER), "const PRECACHE = [];\n").unwrap();
        let error = message(write(dir.path()).unwrap_err());
        assert!(error.ends_with("the line “const BUILD = \"dev\";” is not in it"), "{error}");
        assert!(fill(&SOURCE.repeat(2), &[]).is_err());
        assert!(read(SOURCE.lines().next().unwrap()).is_err());
    }
}
