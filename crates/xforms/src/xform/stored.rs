use super::form::XForm;

/// The first byte of a compiled form: how it is written.
const VERSION: u8 = 2;
/// The same of a form that is written alike and whose answers are linked to whoever gives them.
const VERSION_CONFIDENTIAL: u8 = 3;

/// Why bytes are no compiled form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoredError {
    #[error("open a form of version {0}, which this program does not know")]
    Version(u8),
    #[error("open a form that is damaged")]
    Damaged,
}

impl XForm {
    /// The compact compiled form. Its files come after it: programs that know of none open it without them.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![if self.is_confidential { VERSION_CONFIDENTIAL } else { VERSION }];
        let written =
            postcard::to_allocvec(self).expect("a form has no part that cannot be written");
        bytes.extend(written);
        if !self.media_files.is_empty() {
            let files = postcard::to_allocvec(&self.media_files);
            bytes.extend(files.expect("a file has no part that cannot be written"));
        }
        bytes
    }

    /// Opens what [`to_bytes`](Self::to_bytes) wrote.
    ///
    /// # Errors
    /// [`StoredError`], also when the bytes hold references to what is not there.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StoredError> {
        let (version, rest) = bytes.split_first().ok_or(StoredError::Damaged)?;
        if ![VERSION, VERSION_CONFIDENTIAL].contains(version) {
            return Err(StoredError::Version(*version));
        }
        let damaged = |_| StoredError::Damaged;
        let (mut form, files) = postcard::take_from_bytes::<Self>(rest).map_err(damaged)?;
        if !files.is_empty() {
            form.media_files = postcard::from_bytes(files).map_err(damaged)?;
        }
        form.is_confidential = *version == VERSION_CONFIDENTIAL;
        if form.is_sound() { Ok(form) } else { Err(StoredError::Damaged) }
    }

    /// Whether bytes are a form whose answers are linked to whoever gives them; they are not opened for it.
    pub fn asks_confidentially(bytes: &[u8]) -> bool {
        bytes.first() == Some(&VERSION_CONFIDENTIAL)
    }
}
