//! A signed request's headers, read in the one form that is taken.

use axum::http::{HeaderMap, HeaderName};
use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD},
};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use sammen_sync::{
    ContentHash,
    signature::{content_digest, parameters, signature_base},
};

use super::Problem;
use crate::device::PublicKey;

const SIGNATURE_INPUT: HeaderName = HeaderName::from_static("signature-input");
const SIGNATURE: HeaderName = HeaderName::from_static("signature");
const CONTENT_DIGEST: HeaderName = HeaderName::from_static("content-digest");
const SIGNATURE_BYTES: usize = 64;

/// What a request's headers say of who signed it.
pub(super) struct Signature {
    pub(super) key: PublicKey,
    pub(super) nonce: String,
    content_digest: String,
    parameters: String,
    signature: [u8; SIGNATURE_BYTES],
}

impl Signature {
    /// Reads a request's signature; `None` where there is none at all.
    pub(super) fn read(headers: &HeaderMap) -> Result<Option<Self>, Problem> {
        if !headers.contains_key(SIGNATURE_INPUT) && !headers.contains_key(SIGNATURE) {
            return Ok(None);
        }
        let only = |name| only_value(headers, name).ok_or(Problem::SignatureMalformed);
        let parameters = only(SIGNATURE_INPUT)?.strip_prefix("sammen=");
        let parameters = parameters.ok_or(Problem::SignatureMalformed)?;
        let (key, nonce) = read_parameters(parameters).ok_or(Problem::SignatureMalformed)?;
        let signature = read_signature(only(SIGNATURE)?).ok_or(Problem::SignatureMalformed)?;
        Ok(Some(Self {
            key,
            nonce: nonce.to_owned(),
            content_digest: only(CONTENT_DIGEST)?.to_owned(),
            parameters: parameters.to_owned(),
            signature,
        }))
    }

    /// Checks that the key signed this method, path and body.
    pub(super) fn check(&self, method: &str, path: &str, body: &[u8]) -> Result<(), Problem> {
        if content_digest(&ContentHash::of(body).0) != self.content_digest {
            return Err(Problem::SignatureWrong);
        }
        let base = signature_base(method, path, &self.content_digest, &self.parameters);
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &self.key.0)
            .verify(base.as_bytes(), &self.signature)
            .map_err(|_| Problem::SignatureWrong)
    }
}

/// A header that is there once.
fn only_value(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// The key and the nonce of parameters in the one form that is taken.
fn read_parameters(given: &str) -> Option<(PublicKey, &str)> {
    let mut quoted = given.split('"').skip(1).step_by(2).skip(3);
    let (key, nonce) = (quoted.next()?, quoted.next()?);
    // Written again, so that nothing else of it may differ.
    if parameters(key, nonce) != given {
        return None;
    }
    let point: [u8; 65] = BASE64_URL_SAFE_NO_PAD.decode(key).ok()?.try_into().ok()?;
    Some((PublicKey(point), nonce))
}

fn read_signature(value: &str) -> Option<[u8; SIGNATURE_BYTES]> {
    let digits = value.strip_prefix("sammen=:")?.strip_suffix(':')?;
    BASE64_STANDARD.decode(digits).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use sammen_sync::signature::base64_url;

    use super::*;

    const NONCE: &str = "AAAAAGtJ0gA";

    fn is_read(given: &str) -> bool {
        read_parameters(given).is_some()
    }

    #[test]
    fn only_one_form_of_parameters_is_read() {
        let key = base64_url(&[4; 65]);
        let good = parameters(&key, NONCE);
        let (read, nonce) = read_parameters(&good).expect("it is the form");
        assert!(read == PublicKey([4; 65]) && nonce == NONCE);
        assert!(is_read(&parameters(&key, "")), "as long as the server has said none");
        let altered = [
            good.replace("ecdsa-p256-sha256", "hmac-sha256"),
            good.replace("ecdsa-p256-sha256", "none"),
            good.replace(" \"@path\"", ""),
            good.replace("\"@path\"", "\"@query\""),
            good.replace("\"@method\" \"@path\"", "\"@path\" \"@method\""),
            good.replace(";nonce", "; nonce"),
            good.replace("alg", "created=1;alg"),
            good.replace(&key, &base64_url(&[4; 64])),
            good.replace(&key, &base64_url(&[4; 66])),
            good.replace(&key, &format!("{key}=")),
            good.replace(&key, ""),
            format!("{good};tag=\"x\""),
            format!(" {good}"),
            String::new(),
            "\"".repeat(12),
        ];
        for given in altered {
            assert!(!is_read(&given), "{given}");
        }
    }

    #[test]
    fn only_64_bytes_are_a_signature() {
        let digits = BASE64_STANDARD.encode([7; 64]);
        assert_eq!(read_signature(&format!("sammen=:{digits}:")), Some([7; 64]));
        let short = BASE64_STANDARD.encode([7; 63]);
        for value in [
            "",
            "sammen=::",
            &digits,
            &format!("sammen=:{digits}"),
            &format!("other=:{digits}:"),
            &format!("sammen=:{digits}:, sammen=:{digits}:"),
            &format!("sammen=:{short}:"),
        ] {
            assert_eq!(read_signature(value), None, "{value}");
        }
    }
}
