//! Writing what phones fetch as files, for a static host.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use sammen_sync::seal;

use crate::{
    chunks,
    database::{Database, DatabaseError},
    repository::{area, chunk},
};

/// Why the files were not written. Some may be there already; writing them again does no harm.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A file or folder cannot be written.
    #[error("write {path}: {error}")]
    Write {
        /// Which.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Exported {
    /// Areas with a manifest.
    pub areas: usize,
    /// Files that were not there before.
    pub files: usize,
}

/// Writes every area's manifest, packs and chunks below a folder, under the paths that the server answers. The
/// manifest comes last, so that what it lists is there when it is; files that are there already are what
/// their name says and are left.
///
/// # Errors
/// [`ExportError`].
pub async fn export_public(database: &Database, folder: &Path) -> Result<Exported, ExportError> {
    let mut snapshot = database.read().await?;
    let mut exported = Exported::default();
    for id in area::ids(&mut snapshot).await? {
        let Some(now) = area::find(&mut snapshot, &id).await? else { continue };
        let Some(manifest) = chunks::manifest(&mut snapshot, &id, now).await? else { continue };
        let public = folder.join("api/areas").join(id.as_str()).join("public");
        for pack in &manifest.packs {
            let mut bytes = Vec::new();
            for entry in &pack.chunks {
                let chunk = chunk::find(&mut snapshot, &id, entry.hash).await?;
                let chunk =
                    chunk.ok_or_else(|| DatabaseError::damaged("a listed chunk is not there"))?;
                let file = public.join("chunks").join(entry.hash.to_string());
                exported.files += write_new(&file, &chunk)?;
                bytes.extend(chunk);
            }
            let file = public.join("packs").join(pack.hash.to_string());
            exported.files += write_new(&file, &bytes)?;
        }
        write(&public.join("manifest"), &seal(&manifest))?;
        exported.areas += 1;
    }
    Ok(exported)
}

/// Writes a file unless it is there; how many were written.
fn write_new(file: &Path, bytes: &[u8]) -> Result<usize, ExportError> {
    if file.exists() {
        return Ok(0);
    }
    write(file, bytes)?;
    Ok(1)
}

/// Puts a file in place whole: a host that serves the folder never sees half of one.
fn write(file: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| ExportError::Write { path, error }
    };
    let folder = file.parent().expect("the file is in a folder");
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let beside = file.with_extension("new");
    fs::write(&beside, bytes).map_err(failed(&beside))?;
    fs::rename(&beside, file).map_err(failed(file))
}
