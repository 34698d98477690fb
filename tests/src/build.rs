//! A copy of the built app in which a newer build can be put, as a release does it.

use std::{fs, path::Path};

use serde_json::Value;
use tempfile::TempDir;

use crate::environment;

const LIST_START: &str = "const PRECACHE = ";
const BUILD_START: &str = "const BUILD = ";
const PAGE: &str = "index.html";
const WORKER: &str = "sw.js";

/// A folder with the built app.
pub struct Build {
    folder: TempDir,
}

impl Build {
    /// Copies the built app.
    #[must_use]
    pub fn copy() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        copy_folder(&environment::dist(), folder.path());
        Self { folder }
    }

    /// The folder to serve.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a newer build in place: a page with `<meta name="build" content="…">`, and the service
    /// worker that belongs to it. The worker comes last, since it is what tells phones.
    pub fn release(&self, name: &str) {
        let page = self.read(PAGE);
        let mark = format!("<meta name=\"build\" content=\"{name}\">");
        let marked = page.replacen("</head>", &format!("{mark}</head>"), 1);
        assert_ne!(page, marked, "the built page has no </head>");
        self.write(PAGE, &marked);
        let worker = renewed(&self.read(WORKER), name);
        self.write(WORKER, &worker);
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder.path().join(file)).expect("the build has the file")
    }

    /// A compressed copy of what was there before would be served in place of the new file.
    fn write(&self, file: &str, content: &str) {
        let path = self.folder.path().join(file);
        fs::write(&path, content).expect("the copy can be written");
        let compressed = self.folder.path().join(format!("{file}.br"));
        if compressed.exists() {
            fs::remove_file(compressed).expect("the copy can be written");
        }
    }
}

/// The worker with another revision of the page and another name of the build.
fn renewed(worker: &str, name: &str) -> String {
    let line = |start: &str| {
        let found = worker.lines().find(|line| line.starts_with(start));
        found.unwrap_or_else(|| panic!("the built {WORKER} has no line “{start}”")).to_owned()
    };
    let list_line = line(LIST_START);
    let list = list_line.trim_start_matches(LIST_START).trim_end_matches(';');
    let mut list: Value = serde_json::from_str(list).expect("the precache list is JSON");
    let entries = list.as_array_mut().expect("the precache list is a list");
    let page = entries.iter_mut().find(|entry| entry["url"] == format!("/{PAGE}"));
    page.expect("the precache list has the page")["revision"] = name.into();
    worker.replacen(&list_line, &format!("{LIST_START}{list};"), 1).replacen(
        &line(BUILD_START),
        &format!("{BUILD_START}\"{name}\";"),
        1,
    )
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the built app is there") {
        let entry = entry.expect("the built app can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).expect("the copy can be written");
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("the copy can be written");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renewed_worker_differs_in_its_build_and_its_page() {
        let worker = "// head\nconst PRECACHE = [{\"revision\":\"1\",\"url\":\"/app.js\"},\
            {\"revision\":\"2\",\"url\":\"/index.html\"}];\nconst BUILD = \"a\";\nstart();\n";
        let expect = "// head\nconst PRECACHE = [{\"revision\":\"1\",\"url\":\"/app.js\"},\
            {\"revision\":\"b\",\"url\":\"/index.html\"}];\nconst BUILD = \"b\";\nstart();\n";
        assert_eq!(renewed(worker, "b"), expect);
    }
}
