//! The last steps of a build, on the folder with all its files. In this order, since each step changes what the next
//! one reads:
//! 1. the program loses the names of its functions, which only debuggers read;
//! 2. the residents' service worker gets the list of files that it keeps, each with a hash of its content;
//! 3. files that compress get a brotli sibling, made once and as small as can be.

pub mod compress;
mod function_names;
pub mod precache;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::entry::Entry;
use crate::step::step;

pub use function_names::take_out as take_out_names;

/// Finishes the folder of an entry in place.
pub fn run(entry: Entry, dir: &Path) -> Result<()> {
    step("finish the built app", || {
        function_names::take_out(dir)?;
        // What the staff use is kept by nobody, and needs a network anyway.
        if entry == Entry::Residents {
            precache::write(dir)?;
        }
        compress::write(dir)
    })
}

/// Every file under the folder, by its path with `/` between the parts.
pub fn files_in(dir: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    collect(dir, "", &mut files)?;
    Ok(files)
}

fn collect(dir: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let entries = fs::read_dir(dir)
        .with_context(|| format!("failed to read the folder {}", dir.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            let bytes = fs::read(entry.path())
                .with_context(|| format!("failed to read {}", entry.path().display()))?;
            files.insert(name, bytes);
        }
    }
    Ok(())
}

/// The start of the content's SHA-256: enough to tell one version of a file from another.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("failed to write {}", path.display()))
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("failed to read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_staffs_entry_has_no_worker() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("index.html"), "<p>").unwrap();
        run(Entry::Staff, dir.path()).unwrap();
        let names: Vec<String> = files_in(dir.path()).unwrap().into_keys().collect();
        assert_eq!(names, ["index.html", "index.html.br"]);
    }

    #[test]
    fn a_staging_folder_is_finished() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("icons")).unwrap();
        fs::write(dir.path().join("icons/a.svg"), "<svg/>").unwrap();
        fs::write(dir.path().join("index.html"), "<p>").unwrap();
        fs::write(dir.path().join("app-1.js"), "export default () => {}").unwrap();
        fs::write(dir.path().join("icons/a.png"), [1, 2, 3]).unwrap();
        let worker = "const BUILD = \"dev\";\nconst PRECACHE = [];\nstart(BUILD, PRECACHE);\n";
        fs::write(dir.path().join("sw.js"), worker).unwrap();

        run(Entry::Residents, dir.path()).unwrap();

        let files = files_in(dir.path()).unwrap();
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        let expected = [
            "app-1.js",
            "app-1.js.br",
            "icons/a.png",
            "icons/a.svg",
            "icons/a.svg.br",
            "index.html",
            "index.html.br",
            "sw.js",
            "sw.js.br",
        ];
        assert_eq!(names, expected);
        let worker = String::from_utf8(files["sw.js"].clone()).unwrap();
        assert!(worker.contains("{\"url\":\"/app-1.js\",\"revision\":"), "{worker}");
        assert!(worker.contains("\"url\":\"/icons/a.svg\""), "{worker}");
        assert!(!worker.contains("a.png"), "{worker}");
        assert!(!worker.contains("sw.js"), "{worker}");
        assert!(!worker.contains("\"dev\""), "{worker}");
    }
}
