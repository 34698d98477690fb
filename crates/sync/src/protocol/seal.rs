//! Bodies behind their version byte.

use sammen_domain::Area;
use serde::{Serialize, de::DeserializeOwned};

/// The newest version of the protocol; the largest that a body's first byte may be.
pub const PROTOCOL_VERSION: u8 = 8;

/// A body of the protocol.
///
/// A body's first byte is the version of the protocol that gave the body its shape, not the newest there is:
/// what has not changed its shape is understood by apps and servers of every age.
pub trait Body: Serialize + DeserializeOwned {
    /// The version that gave it its shape.
    const VERSION: u8;
}

/// The list of areas.
impl Body for Vec<Area> {
    const VERSION: u8 = 1;
}

/// Bytes that are not a body of this protocol.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum UnsealError {
    /// Another protocol version.
    #[error("read a body of protocol version {given}: this side speaks {PROTOCOL_VERSION}")]
    Version {
        /// The version given.
        given: u8,
    },
    /// No version byte, or the rest is not of the wanted shape.
    #[error("read the body: it is cut short or damaged")]
    Malformed,
}

/// Writes a body: the version byte, then postcard.
pub fn seal<T: Body>(body: &T) -> Vec<u8> {
    postcard::to_extend(body, vec![T::VERSION])
        .expect("the protocol has no type that postcard refuses")
}

/// Reads a body.
///
/// # Errors
/// When the version is another, or the rest is not of the wanted shape.
pub fn unseal<T: Body>(bytes: &[u8]) -> Result<T, UnsealError> {
    match bytes.split_first() {
        Some((given, rest)) if *given == T::VERSION => match postcard::take_from_bytes(rest) {
            Ok((body, [])) => Ok(body),
            _ => Err(UnsealError::Malformed),
        },
        Some((&given, _)) => Err(UnsealError::Version { given }),
        None => Err(UnsealError::Malformed),
    }
}
