//! Where PostgreSQL's programs are.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::ClusterError;

/// The oldest version that Sammen runs on.
pub(crate) const VERSION_MIN: u32 = 15;

/// What must stand beside each other in a folder.
const NAMES: [&str; 4] = ["initdb", "postgres", "psql", "pg_basebackup"];

/// Folders that hold one folder a version; packages put PostgreSQL there and not on the path.
const SHELVES: [(&str, &str); 4] = [
    ("/usr/lib/postgresql", ""),
    ("/usr", "pgsql-"),
    ("/opt/homebrew/opt", "postgresql"),
    ("/usr/local/opt", "postgresql"),
];

/// The newest PostgreSQL of the machine, as its major version.
///
/// # Errors
/// When there is none, or it is too old.
pub fn installed_version() -> Result<u32, ClusterError> {
    find().map(|(version, _)| version)
}

/// The folder with the programs of one version.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Programs {
    folder: PathBuf,
}

impl Programs {
    /// Finds the newest PostgreSQL of the machine.
    pub(crate) fn find() -> Result<Self, ClusterError> {
        find().map(|(_, folder)| Self { folder })
    }

    /// The file of a program.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

fn find() -> Result<(u32, PathBuf), ClusterError> {
    let newest = candidates()
        .into_iter()
        .filter(|folder| NAMES.iter().all(|name| folder.join(name).is_file()))
        .filter_map(|folder| Some((version_of(&folder.join("postgres"))?, folder)))
        .max_by_key(|(version, _)| *version);
    match newest {
        None => Err(ClusterError::Missing),
        Some((found, _)) if found < VERSION_MIN => Err(ClusterError::TooOld { found }),
        Some(found) => Ok(found),
    }
}

fn candidates() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    // Links on the path lead to one program; its neighbours are where it really is.
    let linked = env::split_paths(&path)
        .filter_map(|dir| Some(dir.join("postgres").canonicalize().ok()?.parent()?.to_owned()));
    let shelved = SHELVES.iter().flat_map(|(shelf, start)| on_shelf(Path::new(shelf), start));
    linked.chain(shelved).collect()
}

fn on_shelf(shelf: &Path, start: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(shelf) else { return Vec::new() };
    entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(start))
        .map(|entry| entry.path().join("bin"))
        .collect()
}

fn version_of(postgres: &Path) -> Option<u32> {
    let output = Command::new(postgres).arg("--version").stdin(Stdio::null()).output().ok()?;
    parse_version(&String::from_utf8_lossy(&output.stdout))
}

/// Reads `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn parse_version(said: &str) -> Option<u32> {
    let (_, number) = said.split_once("(PostgreSQL) ")?;
    let digits = number.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(number.len());
    number[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_with_and_without_what_packagers_add() {
        let check = |said, expect| assert_eq!(parse_version(said), expect, "{said}");
        check("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", Some(15));
        check("postgres (PostgreSQL) 18beta1\n", Some(18));
        check("postgres (PostgreSQL) 9.6.2", Some(9));
        check("postgres: no", None);
    }

    #[test]
    fn versions_stand_on_a_shelf() {
        let shelf = tempfile::tempdir().unwrap();
        for name in ["pgsql-15", "pgsql-16", "share"] {
            fs::create_dir(shelf.path().join(name)).unwrap();
        }
        let mut found = on_shelf(shelf.path(), "pgsql-");
        found.sort();
        let expect = ["pgsql-15/bin", "pgsql-16/bin"].map(|name| shelf.path().join(name));
        assert_eq!(found, expect);
        assert_eq!(on_shelf(&shelf.path().join("none"), ""), [] as [PathBuf; 0]);
    }
}
