use base64::Engine;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use md5::{Digest, Md5};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

use super::Call;
use crate::xpath::EvaluationError;
use crate::xpath::evaluate::Evaluated;

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl Call<'_> {
    pub(super) fn digest(&self) -> Evaluated<String> {
        let (text, method) = (self.text(0)?, self.text(1)?);
        let bytes = text.as_bytes();
        let digest = match method.trim().to_ascii_uppercase().as_str() {
            "MD5" => Md5::digest(bytes).to_vec(),
            "SHA-1" => Sha1::digest(bytes).to_vec(),
            "SHA-256" => Sha256::digest(bytes).to_vec(),
            "SHA-384" => Sha384::digest(bytes).to_vec(),
            "SHA-512" => Sha512::digest(bytes).to_vec(),
            _ => return Err(self.refused(&method)),
        };
        let encoding = if self.arguments.len() == 3 { self.text(2)? } else { "base64".to_owned() };
        match encoding.trim() {
            "base64" => Ok(STANDARD.encode(digest)),
            "hex" => Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect()),
            _ => Err(self.refused(&encoding)),
        }
    }

    /// Text in UTF-8; what is none of it becomes replacement characters, what is not base64 nothing.
    pub(super) fn base64_decode(&self) -> Evaluated<String> {
        let text: String = self.text(0)?.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let bytes = LENIENT.decode(text).unwrap_or_default();
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    pub(super) fn refused(&self, given: &str) -> EvaluationError {
        EvaluationError::Argument { function: self.function.name(), given: given.into() }
    }
}
