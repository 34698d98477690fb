//! Which answers are passed on, and where to.

use std::path::{Path, PathBuf};

use sammen_domain::AreaId;
use serde::Deserialize;

/// A server that the answers to one survey are passed on to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PassOnTarget {
    /// The area's short name.
    #[serde(deserialize_with = "area")]
    pub area: AreaId,
    /// The form's id.
    pub form: String,
    /// Where the other server takes submissions.
    pub url: String,
    /// What we are called there; nothing where the address alone lets us in.
    #[serde(default)]
    pub user: Option<String>,
    /// A file with the password and nothing else.
    #[serde(default)]
    pub password_file: Option<PathBuf>,
}

fn area<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<AreaId, D::Error> {
    let name = String::deserialize(deserializer)?;
    AreaId::new(&name).map_err(serde::de::Error::custom)
}

/// Why nothing can be passed on.
#[derive(Debug, thiserror::Error)]
pub enum PassOnError {
    /// A file cannot be read.
    #[error("read {0}: {1}")]
    File(PathBuf, std::io::Error),
    /// The configuration is none.
    #[error("read {0}: {1}")]
    Configuration(PathBuf, toml::de::Error),
    /// An address that is none, or where others could read along.
    #[error("use the address {0}: give one that begins with https://")]
    Url(String),
    /// The machine trusts no certificates.
    #[error("use this machine's certificates: {0}")]
    Tls(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Configuration {
    #[serde(default)]
    target: Vec<PassOnTarget>,
}

impl super::PassOn {
    /// Reads a configuration.
    ///
    /// # Errors
    /// [`PassOnError`].
    pub fn read(file: &Path) -> Result<Self, PassOnError> {
        let text = read(file)?;
        let configuration: Configuration = toml::from_str(&text)
            .map_err(|error| PassOnError::Configuration(file.to_owned(), error))?;
        Self::new(configuration.target)
    }
}

/// A file's text.
pub(super) fn read(file: &Path) -> Result<String, PassOnError> {
    std::fs::read_to_string(file).map_err(|error| PassOnError::File(file.to_owned(), error))
}
