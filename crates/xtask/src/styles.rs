//! Every stylesheet of an entry in one file, and those of parts that are fetched later in another.
//!
//! A component's stylesheet stands beside the component, and ends in `.later.css` when nothing of a first visit needs it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::entry::Entry;
use crate::finish_dist::short_hash;
use crate::paths;

/// The order of the cascade, whatever the order of the files.
const LAYERS: &str = "@layer tokens, base, components, utilities;\n";

/// What both entries share.
const SHARED: &str = "crates/interface/src";

/// The stylesheets that are fetched later; the components that need it name it.
pub const LATER: &str = "later.css";
const LATER_ENDING: &str = ".later.css";

/// Writes the entry's stylesheets into a folder, from those that both entries share and from its own; the name of the
/// first.
pub fn write(entry: Entry, folder: &Path) -> Result<String> {
    let mut files = stylesheets(&paths::root().join(SHARED))?;
    files.extend(stylesheets(&entry.folder().join("src"))?);
    let (later, first): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| file.to_string_lossy().ends_with(LATER_ENDING));
    if !later.is_empty() {
        write_file(&folder.join(LATER), &bundle(&later)?)?;
    }
    let bundle = bundle(&first)?;
    let name = format!("styles-{}.css", short_hash(bundle.as_bytes()));
    write_file(&folder.join(&name), &bundle)?;
    Ok(name)
}

fn bundle(files: &[PathBuf]) -> Result<String> {
    let mut bundle = LAYERS.to_owned();
    for file in files {
        let css = fs::read_to_string(file)
            .with_context(|| format!("failed to read {}", file.display()))?;
        bundle.push_str(&shorten(&css));
    }
    Ok(bundle)
}

fn write_file(target: &Path, text: &str) -> Result<()> {
    fs::write(target, text).with_context(|| format!("failed to write {}", target.display()))
}

/// The stylesheets of a folder. What pages share comes first, so that a component can say otherwise.
fn stylesheets(source: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(source, &mut files)?;
    files.sort_by_key(|file| (!file.starts_with(source.join("styles")), file.clone()));
    Ok(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("failed to read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "css") {
            files.push(path);
        }
    }
    Ok(())
}

/// Takes out comments and indentation; the rest stays as written.
fn shorten(css: &str) -> String {
    let mut short = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        short.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    short.push_str(rest);
    short.lines().map(str::trim).filter(|line| !line.is_empty()).fold(
        String::with_capacity(short.len()),
        |mut lines, line| {
            lines.push_str(line);
            lines.push('\n');
            lines
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let css = "/* why */\n@layer components {\n  .a { /* x */\n    color: red;\n  }\n}\n";
        assert_eq!(shorten(css), "@layer components {\n.a {\ncolor: red;\n}\n}\n");
    }
}
