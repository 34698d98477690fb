//! The folder of a cluster: it goes with the cluster, and what was left behind goes at the next start.

use std::{
    env,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use tempfile::TempDir;

use crate::{ClusterError, account::Account};

const PREFIX: &str = "sammen-postgres-";
/// Held for as long as the process of the test lives; the system lets go of it in every case.
const LOCK: &str = "lock";
/// A folder younger than this may be one that is just being made.
const ORPHAN_AGE_MIN: Duration = Duration::from_secs(60);

/// A folder that only the cluster's account can use.
#[derive(Debug)]
pub(crate) struct Folder {
    folder: TempDir,
    _lock: File,
}

impl Folder {
    /// Makes a new folder, and removes those that ended tests have left behind.
    pub(crate) fn make(account: Account) -> Result<Self, ClusterError> {
        let parent = env::temp_dir();
        remove_orphans(&parent, ORPHAN_AGE_MIN);
        Self::make_in(&parent, account)
            .map_err(|error| ClusterError::Folder { folder: parent, error })
    }

    fn make_in(parent: &Path, account: Account) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent)?;
        let lock = File::create(folder.path().join(LOCK))?;
        lock.try_lock()?;
        account.own(folder.path())?;
        Ok(Self { folder, _lock: lock })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the cluster's files are.
    pub(crate) fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    /// Where the cluster writes what it has to say.
    pub(crate) fn log(&self) -> PathBuf {
        self.path().join("log")
    }
}

/// Removes the folders of tests that were ended together with what watched over them.
///
/// A PostgreSQL that still runs there finds its files gone within a minute and ends itself; no signal
/// is sent to a number that may be another program's by now.
fn remove_orphans(parent: &Path, age_min: Duration) {
    let entries = fs::read_dir(parent).into_iter().flatten().filter_map(Result::ok);
    for entry in entries {
        if entry.file_name().to_string_lossy().starts_with(PREFIX)
            && is_orphan(&entry.path(), age_min)
        {
            // Another test may be removing it too.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_orphan(folder: &Path, age_min: Duration) -> bool {
    let Ok(lock) = File::open(folder.join(LOCK)) else { return false };
    let age = lock.metadata().and_then(|data| data.modified()).map(|time| time.elapsed());
    matches!(age, Ok(Ok(age)) if age >= age_min) && lock.try_lock().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_folders_that_nobody_holds_are_removed() {
        let parent = tempfile::tempdir().unwrap();
        let held = Folder::make_in(parent.path(), Account::Own).unwrap();
        let orphan = parent.path().join("sammen-postgres-orphan");
        let foreign = parent.path().join("another");
        for folder in [&orphan, &foreign] {
            fs::create_dir(folder).unwrap();
            File::create(folder.join(LOCK)).unwrap();
        }
        remove_orphans(parent.path(), ORPHAN_AGE_MIN);
        assert!(orphan.exists(), "it may be one that is just being made");
        remove_orphans(parent.path(), Duration::ZERO);
        assert!(!orphan.exists());
        assert!(foreign.exists());
        assert!(held.path().exists());
    }
}
