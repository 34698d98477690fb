//! How a device proves that a request is its own: HTTP Message Signatures (RFC 9421) in one accepted form.
//!
//! The signature covers method, path and the body's digest (RFC 9530), and a nonce that the server gave not long
//! ago. Nothing of the phone's clock is in it, which may be wrong by years.

/// The response header that has the nonce for the next requests.
pub const NONCE_HEADER: &str = "sammen-nonce";

/// The one label that signatures have.
const LABEL: &str = "sammen";
const COVERED: &str = r#"("@method" "@path" "content-digest")"#;

/// A request that is to be signed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unsigned {
    /// The value of `Content-Digest`.
    pub content_digest: String,
    /// The value of `Signature-Input`.
    pub signature_input: String,
    /// What is signed, by ECDSA on P-256 with SHA-256.
    pub base: String,
}

impl Unsigned {
    /// Writes a request's signature base. `body` is the SHA-256 of the body, `key` the public key, a point that is
    /// not compressed; `nonce` is empty as long as the server has given none.
    #[must_use]
    pub fn new(method: &str, path: &str, body: &[u8; 32], key: &[u8], nonce: &str) -> Self {
        let content_digest = content_digest(body);
        let parameters = parameters(&base64_url(key), nonce);
        let base = signature_base(method, path, &content_digest, &parameters);
        let signature_input = [LABEL, "=", &parameters].concat();
        Self { content_digest, signature_input, base }
    }
}

/// The value of `Signature` for a signature, the numbers r and s of 32 bytes each.
#[must_use]
pub fn signature_header(signature: &[u8]) -> String {
    [LABEL, "=:", &base64(signature), ":"].concat()
}

/// The value of `Content-Digest` for a body of this SHA-256.
#[must_use]
pub fn content_digest(body: &[u8; 32]) -> String {
    ["sha-256=:", &base64(body), ":"].concat()
}

/// The parameters of a signature, by the key as it travels and the nonce.
#[must_use]
pub fn parameters(key: &str, nonce: &str) -> String {
    [COVERED, r#";keyid=""#, key, r#"";nonce=""#, nonce, r#"";alg="ecdsa-p256-sha256""#].concat()
}

/// What a signature signs.
#[must_use]
pub fn signature_base(method: &str, path: &str, content_digest: &str, parameters: &str) -> String {
    // Put together without the formatting of numbers and text, which a first visit would fetch.
    [
        "\"@method\": ",
        method,
        "\n\"@path\": ",
        path,
        "\n\"content-digest\": ",
        content_digest,
        "\n\"@signature-params\": ",
        parameters,
    ]
    .concat()
}

/// Base64 as headers have it.
fn base64(bytes: &[u8]) -> String {
    encode(bytes, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", true)
}

/// Base64 as a key travels: for addresses, and without padding.
#[must_use]
pub fn base64_url(bytes: &[u8]) -> String {
    encode(bytes, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", false)
}

fn encode(bytes: &[u8], digits: &[u8; 64], is_padded: bool) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits: u32, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for place in 0..4 {
            if place <= three.len() {
                text.push(char::from(digits[(bits >> (18 - 6 * place) & 63) as usize]));
            } else if is_padded {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ContentHash;

    #[test]
    fn base64_is_as_its_own_examples() {
        // RFC 4648, section 10.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
            assert_eq!(base64_url(bytes.as_bytes()), text.trim_end_matches('='));
        }
        assert_eq!(base64(&[0xfb, 0xef, 0xff]), "++//");
        assert_eq!(base64_url(&[0xfb, 0xef, 0xff]), "--__");
    }

    #[test]
    fn a_request_is_signed_as_written_here() {
        // The digest is that of RFC 9530, appendix B.
        let body = ContentHash::of(br#"{"hello": "world"}"#).0;
        let unsigned = Unsigned::new("POST", "/api/sync/push", &body, &[4, 1], "n0");
        let digest = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:";
        assert_eq!(unsigned.content_digest, digest);
        let parameters = "(\"@method\" \"@path\" \"content-digest\");keyid=\"BAE\";nonce=\"n0\";\
             alg=\"ecdsa-p256-sha256\"";
        assert_eq!(unsigned.signature_input, format!("sammen={parameters}"));
        let base = format!(
            "\"@method\": POST\n\"@path\": /api/sync/push\n\"content-digest\": {digest}\n\
             \"@signature-params\": {parameters}"
        );
        assert_eq!(unsigned.base, base);
        assert_eq!(signature_header(b"foob"), "sammen=:Zm9vYg==:");
    }
}
