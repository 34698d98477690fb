//! The device's secret, as a request carries it.

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};

use super::Problem;
use crate::sync::Secret;

/// The secret of `Authorization: Bearer <64 hexadecimal digits>`.
pub(super) struct Bearer(pub(super) Secret);

impl<S: Sync> FromRequestParts<S> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let value = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        value.and_then(read).map(Self).ok_or(Problem::SecretMissing)
    }
}

fn read(value: &str) -> Option<Secret> {
    let (scheme, digits) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") || digits.len() != 64 {
        return None;
    }
    let mut secret = [0; 32];
    for (byte, pair) in secret.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(Secret(secret))
}

fn digit(character: u8) -> Option<u8> {
    let digit = char::from(character).to_digit(16)?;
    u8::try_from(digit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_64_hexadecimal_digits_are_a_secret() {
        let zeros = "0".repeat(62);
        let mut expected = [0; 32];
        expected[31] = 0xaf;
        assert_eq!(read(&format!("Bearer {zeros}aF")), Some(Secret(expected)));
        assert_eq!(read(&format!("bearer {zeros}af")), Some(Secret(expected)));
        let not_secrets =
            ["", "Bearer", "Bearer ", &format!("Bearer {zeros}a"), &format!("Bearer {zeros}afa")];
        for value in not_secrets {
            assert_eq!(read(value), None, "{value:?}");
        }
        assert_eq!(read(&format!("Basic {zeros}af")), None);
        assert_eq!(read(&format!("Bearer {zeros}+f")), None);
    }
}
