//! Who a device is in an area.

use std::fmt;

use sammen_domain::{AreaId, OwnerId};
use sha2::{Digest, Sha256};

/// A device's secret: the proof of whose rows are whose. Never stored, never logged.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Secret(pub [u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// The owner that a device's secret stands for in one area. Without the secret, nobody can tell that
/// two areas' owners are one device.
#[must_use]
pub fn owner_of(area: &AreaId, secret: &Secret) -> OwnerId {
    let mut digest = Sha256::new();
    digest.update(area.as_str().as_bytes());
    // No area's name has this byte, so no two pairs are digested as the same bytes.
    digest.update([0]);
    digest.update(secret.0);
    OwnerId(digest.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_secret_is_another_owner_in_another_area() {
        let owner = |area: &str, byte| {
            owner_of(&AreaId::new(area).expect("a plain name"), &Secret([byte; 32]))
        };
        assert_eq!(owner("hoeje-gladsaxe", 1), owner("hoeje-gladsaxe", 1));
        assert_ne!(owner("hoeje-gladsaxe", 1), owner("vaerebro-park", 1));
        assert_ne!(owner("hoeje-gladsaxe", 1), owner("hoeje-gladsaxe", 2));
        let hex: String = owner("a", 0).0.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hex, "a834b58ea6b20b0d8eff89e0ea62f75cda0e58f50e30c765094cadceb97928cb",
            "stored owners must stay as they are"
        );
        assert_eq!(format!("{:?}", Secret([7; 32])), "Secret");
    }
}
