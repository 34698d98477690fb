//! Inputs that are kept: few and small enough to be part of the project.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{build_dir, fuzz_dir};

const FILES_MAX: usize = 290;
const BYTES_MAX: u64 = 950_000;

/// What is kept of a target's inputs.
pub struct Kept {
    files: usize,
    bytes: u64,
    left_out: usize,
}

impl fmt::Display for Kept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { files, bytes, left_out } = self;
        write!(formatter, "kept {files} inputs of {bytes} bytes; left out {left_out}")
    }
}

/// The inputs that are part of the project.
pub fn kept_dir(target: &str) -> PathBuf {
    fuzz_dir().join("corpus").join(target)
}

/// All inputs that were found here.
pub fn working_dir(target: &str) -> PathBuf {
    build_dir().join("corpus").join(target)
}

/// A folder with nothing in it.
pub fn empty_dir(target: &str) -> Result<PathBuf> {
    let dir = build_dir().join("merged").join(target);
    if dir.exists() {
        fs::remove_dir_all(&dir).with_context(|| format!("failed to empty {}", dir.display()))?;
    }
    fs::create_dir_all(&dir).with_context(|| format!("failed to make {}", dir.display()))?;
    Ok(dir)
}

/// Puts inputs in the place of those kept: the smallest first, while there is room.
pub fn replace(target: &str, merged: &Path) -> Result<Kept> {
    let dir = kept_dir(target);
    for old in list(&dir)? {
        fs::remove_file(&old.path)
            .with_context(|| format!("failed to remove {}", old.path.display()))?;
    }
    let inputs = list(merged)?;
    let chosen = choose(&inputs);
    for input in chosen {
        let name = input.path.file_name().expect("a listed file has a name");
        fs::copy(&input.path, dir.join(name))
            .with_context(|| format!("failed to copy {}", input.path.display()))?;
    }
    Ok(Kept {
        files: chosen.len(),
        bytes: chosen.iter().map(|input| input.bytes).sum(),
        left_out: inputs.len() - chosen.len(),
    })
}

struct Input {
    path: PathBuf,
    bytes: u64,
}

/// The files of a folder, the smallest first.
fn list(dir: &Path) -> Result<Vec<Input>> {
    let failed = || format!("failed to list {}", dir.display());
    let mut inputs = Vec::new();
    for entry in fs::read_dir(dir).with_context(failed)? {
        let path = entry.with_context(failed)?.path();
        let bytes = path.metadata().with_context(failed)?.len();
        inputs.push(Input { path, bytes });
    }
    inputs.sort_by(|a, b| (a.bytes, &a.path).cmp(&(b.bytes, &b.path)));
    Ok(inputs)
}

fn choose(inputs: &[Input]) -> &[Input] {
    let mut bytes = 0;
    let fits = |input: &&Input| {
        bytes += input.bytes;
        bytes <= BYTES_MAX
    };
    let count = inputs.iter().take(FILES_MAX).take_while(fits).count();
    &inputs[..count]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u64], expect: usize) {
        let input = |bytes: &u64| Input { path: PathBuf::new(), bytes: *bytes };
        let inputs: Vec<Input> = bytes.iter().map(input).collect();
        assert_eq!(choose(&inputs).len(), expect);
    }

    #[test]
    fn what_is_kept_is_few_and_small() {
        check(&[], 0);
        check(&[1; 1_000], FILES_MAX);
        check(&[10, BYTES_MAX - 10, 1], 2);
        check(&[BYTES_MAX + 1], 0);
    }
}
