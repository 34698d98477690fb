//! What two phones say to the server when one takes over from the other.

use serde::{Deserialize, Serialize};

use super::Body;

/// What becomes of a household's other devices when a code is used.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum TransferPurpose {
    /// The phone that asked for the code gives up.
    Move,
    /// All stay.
    Share,
    /// All others are revoked. Made by the secretariat only.
    Replace,
}

/// `POST /api/areas/{area}/transfers`: a code is wanted.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct TransferRequest {
    /// What for; not [`TransferPurpose::Replace`].
    pub purpose: TransferPurpose,
    /// The app's address, up to where the code is to stand: what the square picture of the code leads to.
    pub link: String,
}

/// The answer: a code.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct TransferResponse {
    /// The code, in groups of three.
    pub code: String,
    /// How long it is good, from now.
    pub seconds: u32,
    /// The link with the code, as a picture.
    pub picture: QrPicture,
}

/// A QR code as dark and light squares. It is made where the code is made: the phone has no program for it.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct QrPicture {
    /// How many squares in a row, and how many rows.
    pub width: u8,
    /// Row by row, eight squares a byte, the first in the highest bit; dark ones are set.
    pub squares: Vec<u8>,
}

impl QrPicture {
    /// Whether a square is dark.
    #[must_use]
    pub fn is_dark(&self, column: u8, row: u8) -> bool {
        let place = usize::from(row) * usize::from(self.width) + usize::from(column);
        self.squares.get(place / 8).is_some_and(|byte| byte >> (7 - place % 8) & 1 == 1)
    }
}

/// `POST /api/areas/{area}/transfers/redeem`: a code is used.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct RedeemRequest {
    /// The code, as it was typed.
    pub code: String,
}

/// The answer: the phone is one of the household's now.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct RedeemResponse {
    /// What the code was for.
    pub purpose: TransferPurpose,
    /// Dates that the household comes to or waits for.
    pub dates: u32,
    /// Of these, dates that it has more than one registration for: one from each phone, as it seems.
    pub doubled: u32,
}

/// `POST /api/areas/{area}/devices/adopt`: the key that signs takes the place of the secret that an earlier version
/// of the app used.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct AdoptRequest {
    /// The secret.
    pub secret: [u8; 32],
}

impl Body for TransferRequest {
    const VERSION: u8 = 2;
}

impl Body for TransferResponse {
    const VERSION: u8 = 2;
}

impl Body for RedeemRequest {
    const VERSION: u8 = 2;
}

impl Body for RedeemResponse {
    const VERSION: u8 = 2;
}

impl Body for AdoptRequest {
    const VERSION: u8 = 2;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{seal, unseal};

    #[test]
    fn what_travels_keeps_its_shape() {
        let request = TransferRequest { purpose: TransferPurpose::Share, link: "x#".into() };
        assert_eq!(seal(&request), [2, 1, 2, b'x', b'#']);
        let picture = QrPicture { width: 3, squares: vec![0b1000_0000, 0b1000_0000] };
        let response = TransferResponse { code: "0".into(), seconds: 900, picture };
        assert_eq!(seal(&response), [2, 1, b'0', 0x84, 7, 3, 2, 0x80, 0x80]);
        assert_eq!(seal(&RedeemRequest { code: "0".into() }), [2, 1, b'0']);
        let answer = RedeemResponse { purpose: TransferPurpose::Replace, dates: 4, doubled: 1 };
        assert_eq!(seal(&answer), [2, 2, 4, 1]);
        assert_eq!(unseal(&[2, 2, 4, 1]), Ok(answer));
        let adopt = AdoptRequest { secret: [7; 32] };
        assert_eq!(seal(&adopt), [&[2][..], &[7; 32]].concat());
    }

    #[test]
    fn squares_are_read_row_by_row() {
        let picture = QrPicture { width: 3, squares: vec![0b1000_0000, 0b1000_0000] };
        let dark = |column, row| picture.is_dark(column, row);
        assert!(dark(0, 0) && dark(2, 2) && !dark(1, 0) && !dark(0, 1) && !dark(0, 9));
    }
}
