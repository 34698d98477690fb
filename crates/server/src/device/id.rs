//! Who a device is in an area.

use std::fmt;

use sammen_domain::{AreaId, OwnerId};
use sha2::{Digest, Sha256};

/// A device in an area, by the digest of what it proves itself with. Without that, nobody can tell that two
/// areas' devices are one phone.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct DeviceId(pub [u8; 32]);

impl DeviceId {
    /// The device of a key.
    #[must_use]
    pub fn of_key(area: &AreaId, key: &PublicKey) -> Self {
        Self::of(area, &key.0)
    }

    /// The device of a secret, which earlier versions of the app prove themselves with.
    #[must_use]
    pub fn of_secret(area: &AreaId, secret: &Secret) -> Self {
        Self::of(area, &secret.0)
    }

    /// The household of a device that never joined another.
    #[must_use]
    pub fn as_owner(self) -> OwnerId {
        OwnerId(self.0)
    }

    /// A key has more bytes than a secret, so none is digested as the other.
    fn of(area: &AreaId, proof: &[u8]) -> Self {
        let mut digest = Sha256::new();
        digest.update(area.as_str().as_bytes());
        // No area's name has this byte, so no two pairs are digested as the same bytes.
        digest.update([0]);
        digest.update(proof);
        Self(digest.finalize().into())
    }
}

/// A device's public key: a point of the curve P-256, not compressed.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct PublicKey(pub [u8; 65]);

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey")
    }
}

/// What a device proved itself with before there were keys. Never stored, never logged.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Secret(pub [u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_proof_is_another_device_in_another_area() {
        let area = |name: &str| AreaId::new(name).expect("a plain name");
        let secret = |name: &str, byte| DeviceId::of_secret(&area(name), &Secret([byte; 32]));
        assert_eq!(secret("hoeje-gladsaxe", 1), secret("hoeje-gladsaxe", 1));
        assert_ne!(secret("hoeje-gladsaxe", 1), secret("vaerebro-park", 1));
        assert_ne!(secret("hoeje-gladsaxe", 1), secret("hoeje-gladsaxe", 2));
        let key = |name: &str, byte| DeviceId::of_key(&area(name), &PublicKey([byte; 65]));
        assert_ne!(key("hoeje-gladsaxe", 1), key("vaerebro-park", 1));
        let hex = |id: DeviceId| id.0.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(
            hex(secret("a", 0)),
            "a834b58ea6b20b0d8eff89e0ea62f75cda0e58f50e30c765094cadceb97928cb",
            "stored owners must stay as they are"
        );
        assert_eq!(
            hex(key("a", 4)),
            "f646f972c57746f3bc91f809632c2a993edd3cf7e52316a909c4c666b00d4aff",
            "stored owners must stay as they are"
        );
        let shown = format!("{:?} {:?}", Secret([7; 32]), PublicKey([7; 65]));
        assert_eq!(shown, "Secret PublicKey");
    }
}
