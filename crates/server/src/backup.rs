//! Copies of everything, and putting one back.
//!
//! A copy is a file of the embedded database, whichever database it was taken from: so a partnership
//! that has outgrown one machine moves to PostgreSQL by a backup and a restore.

mod tables;

use std::path::Path;

use sammen_domain::mutant::{Mutant, is_on};
use uuid::Uuid;

use crate::{
    database::{Connection, Database, DatabaseError, OpenError},
    repository::area,
};
use tables::{AUDIT_LOG, PASSING, TABLES};

/// Why a copy was not made or put back. The data is as it was.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file is there already.
    #[error("write the copy: {0} is there already; give another name")]
    Exists(std::path::PathBuf),
    /// The file cannot be made.
    #[error("make the copy's file: {0}")]
    Make(std::io::Error),
    /// The file is not there.
    #[error("read the copy: there is no file {0}")]
    Missing(std::path::PathBuf),
    /// The file cannot be opened.
    #[error("open the copy: {0}")]
    Open(#[from] OpenError),
    /// A database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

/// Copies everything that is committed into a new file, of one moment, while others read and write.
///
/// # Errors
/// [`BackupError`]; no file is left.
pub async fn back_up(database: &Database, file: &Path) -> Result<(), BackupError> {
    make_private_file(file)?;
    let written = write_copy(database, file).await;
    if written.is_err() {
        // What cannot be removed is told by the next attempt: the file is there already.
        let _ = std::fs::remove_file(file);
    }
    written
}

/// Makes an empty file that nobody else can read.
fn make_private_file(file: &Path) -> Result<(), BackupError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(BackupError::Exists(file.to_owned()))
        }
        Err(error) => Err(BackupError::Make(error)),
    }
}

async fn write_copy(database: &Database, file: &Path) -> Result<(), BackupError> {
    let copy = Database::open_file(file)?;
    back_up_into(database, &copy).await?;
    copy.close().await;
    Ok(())
}

/// Copies everything that is committed into an empty database, of one moment.
///
/// # Errors
/// When a database fails.
pub async fn back_up_into(database: &Database, copy: &Database) -> Result<(), DatabaseError> {
    let mut source = database.read().await?;
    let mut target = copy.write().await?;
    copy_tables(&mut source, &mut target).await?;
    target.commit().await
}

/// Puts a copy in the place of everything, in one transaction, while others read and write. Only the log
/// of who did what keeps what it has.
///
/// Every area begins a new epoch: phones that have read what the copy does not know read it all anew, and
/// send again what they have kept of it.
///
/// # Errors
/// [`BackupError`].
pub async fn restore(
    database: &Database,
    file: &Path,
    new_epoch: impl FnMut() -> Uuid,
) -> Result<(), BackupError> {
    if !file.is_file() {
        return Err(BackupError::Missing(file.to_owned()));
    }
    let copy = Database::open_file(file)?;
    restore_from(database, &copy, new_epoch).await?;
    copy.close().await;
    Ok(())
}

/// Puts another database's content in the place of everything, as [`restore`] does with a file's.
///
/// # Errors
/// When a database fails; the data is as it was.
pub async fn restore_from(
    database: &Database,
    copy: &Database,
    mut new_epoch: impl FnMut() -> Uuid,
) -> Result<(), DatabaseError> {
    let mut source = copy.read().await?;
    let mut target = database.write().await?;
    target.lock_tables(&TABLES.map(|table| table.name)).await?;
    for table in TABLES.iter().rev() {
        target.execute(table.delete, &[]).await?;
    }
    copy_tables(&mut source, &mut target).await?;
    let areas = if is_on(Mutant::EpochKept) { vec![] } else { area::ids(&mut target).await? };
    for area in areas {
        area::renew_epoch(&mut target, &area, new_epoch()).await?;
    }
    target.commit().await
}

/// Removes everything but the log of who did what.
///
/// # Errors
/// When the database fails; everything is still there then.
pub async fn empty(database: &Database) -> Result<(), DatabaseError> {
    let mut target = database.write().await?;
    for delete in TABLES.iter().rev().map(|table| table.delete).chain(PASSING) {
        target.execute(delete, &[]).await?;
    }
    target.commit().await
}

async fn copy_tables(
    source: &mut Connection,
    target: &mut Connection,
) -> Result<(), DatabaseError> {
    for table in TABLES.iter().chain([&AUDIT_LOG]) {
        for record in source.fetch_all(table.select, &[]).await? {
            target.execute(table.insert, &record.values(table.types)?).await?;
        }
    }
    Ok(())
}
