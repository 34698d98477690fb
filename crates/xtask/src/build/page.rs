//! The page of an entry, with the names that its files have got.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::program::Program;
use crate::entry::Entry;
use crate::finish_dist::short_hash;

/// What stands in the source for the stylesheet and the program.
const STYLES: &str = "<link rel=\"stylesheet\" href=\"styles.css\">";
const PROGRAM: &str = "<script type=\"module\" src=\"program.js\"></script>";

/// Writes an entry's page, and the script that starts the program: a file of its own, so that a strict content security
/// policy lets no script in the page run.
pub(super) fn write(entry: Entry, folder: &Path, program: &Program, styles: &str) -> Result<()> {
    let source = entry.folder().join("index.html");
    let html = fs::read_to_string(&source)
        .with_context(|| format!("failed to read {}", source.display()))?;
    let base = entry.public_path();
    let boot = boot(base, program);
    let boot_name = format!("boot-{}.js", short_hash(boot.as_bytes()));
    let page = fill(&html, &tags(base, program, &boot_name), &format!("{base}{styles}"))
        .with_context(|| format!("failed to fill {}", source.display()))?;
    fs::write(folder.join(boot_name), boot).context("failed to write the script that starts")?;
    fs::write(folder.join("index.html"), page).context("failed to write the page")
}

fn boot(base: &str, program: &Program) -> String {
    let (script, main) = (program.script(), program.main());
    format!(
        "import init from '{base}{script}';\nawait init({{ module_or_path: '{base}{main}' }});\n"
    )
}

/// Everything that is needed at once is named in the page, so that nothing of it waits for another file.
fn tags(base: &str, program: &Program, boot: &str) -> String {
    let scripts = [program.script(), program.link()];
    let preload = |name: &String| format!("<link rel=\"modulepreload\" href=\"{base}{name}\">\n  ");
    let preloads: String = scripts.iter().map(preload).collect();
    let main = program.main();
    format!(
        "{preloads}<link rel=\"preload\" href=\"{base}{main}\" as=\"fetch\" type=\"application/wasm\" \
         crossorigin>\n  <script type=\"module\" src=\"{base}{boot}\"></script>"
    )
}

fn fill(html: &str, program: &str, styles: &str) -> Result<String> {
    let html = replace_once(html, PROGRAM, program)?;
    replace_once(&html, STYLES, &format!("<link rel=\"stylesheet\" href=\"{styles}\">"))
}

fn replace_once(text: &str, mark: &str, with: &str) -> Result<String> {
    match text.matches(mark).count() {
        1 => Ok(text.replacen(mark, with, 1)),
        count => bail!("expected `{mark}` once, found it {count} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_names() {
        let html = format!("<head>\n  {PROGRAM}\n  {STYLES}\n</head>");
        assert_eq!(
            fill(&html, "<script src=\"/a.js\"></script>", "/s-1.css").unwrap(),
            "<head>\n  <script src=\"/a.js\"></script>\n  <link rel=\"stylesheet\" href=\"/s-1.css\">\n</head>"
        );
    }

    #[test]
    fn a_page_without_its_marks_is_told() {
        let check = |html: &str, words: &str| {
            let error = fill(html, "", "").unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        };
        check(STYLES, "found it 0 times");
        check(&format!("{PROGRAM}{STYLES}{STYLES}"), "found it 2 times");
    }
}
