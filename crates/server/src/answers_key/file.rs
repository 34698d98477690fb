//! Answers that were taken from a device as a file.

use sammen_domain::LocalDate;
use sammen_sync::{ResponseFile, UnsealError, unseal};

use crate::{
    database::Database,
    response::{StoreResponseError, Stored, store_brought_response},
};

/// What became of a file's responses.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct BroughtFile {
    /// Those that are stored now and were not before.
    pub new: usize,
    /// Those that were stored before: the device had sent them, or the file was brought before.
    pub already: usize,
    /// Those that are not taken: of another area, of a survey that is not here or whose answers nobody supervises, or sealed
    /// with another key.
    pub refused: usize,
}

/// Stores every response of a file, once.
///
/// # Errors
/// When it is no such file, or the database fails: what was stored by then is, and the file can be brought again.
pub async fn bring_file(
    database: &Database,
    file: &[u8],
    today: LocalDate,
) -> Result<BroughtFile, BringFileError> {
    let ResponseFile { responses } = unseal(file)?;
    let mut brought = BroughtFile::default();
    for response in responses {
        match store_brought_response(database, &response, today).await {
            Ok(Stored::New) => brought.new += 1,
            Ok(Stored::Already) => brought.already += 1,
            Err(error @ StoreResponseError::Database(_)) => return Err(error.into()),
            Err(_) => brought.refused += 1,
        }
    }
    Ok(brought)
}

/// Why a file was not brought whole.
#[derive(Debug, thiserror::Error)]
pub enum BringFileError {
    /// It is no file of answers.
    #[error("read the file of answers: {0}")]
    NoFile(#[from] UnsealError),
    /// A response was not stored.
    #[error(transparent)]
    Store(#[from] StoreResponseError),
}
