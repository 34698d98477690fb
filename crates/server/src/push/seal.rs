//! A message that only one browser reads (RFC 8291: one record of RFC 8188's `aes128gcm`).

use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    error::Unspecified,
    hkdf::{HKDF_SHA256, KeyType, Prk, Salt},
    rand::{SecureRandom, SystemRandom},
};

/// What push services take in any case, with what encryption adds.
const RECORD_BYTES: u32 = 4_096;
/// Ends the last record; what follows would be padding.
const LAST_RECORD: u8 = 2;
const SALT_BYTES: usize = 16;

/// Encrypts for a browser's public key and the secret that it shares with who sends.
///
/// # Errors
/// When the public key is no point of the curve.
pub(super) fn seal(message: &[u8], key: &[u8], secret: &[u8]) -> Result<Vec<u8>, Unspecified> {
    let random = SystemRandom::new();
    let ours = EphemeralPrivateKey::generate(&ECDH_P256, &random)?;
    let our_key = ours.compute_public_key()?;
    let mut salt = [0; SALT_BYTES];
    random.fill(&mut salt)?;
    let theirs = UnparsedPublicKey::new(&ECDH_P256, key);
    agree_ephemeral(ours, &theirs, |shared| {
        let keys = Keys { key, our_key: our_key.as_ref(), secret };
        keys.seal(message, shared, salt)
    })?
}

/// What both sides know, and nobody else the secret.
struct Keys<'a> {
    key: &'a [u8],
    our_key: &'a [u8],
    secret: &'a [u8],
}

impl Keys<'_> {
    fn seal(
        &self,
        message: &[u8],
        shared: &[u8],
        salt: [u8; SALT_BYTES],
    ) -> Result<Vec<u8>, Unspecified> {
        let agreed = Salt::new(HKDF_SHA256, self.secret).extract(shared);
        let info = [b"WebPush: info\0", self.key, self.our_key].concat();
        let input: [u8; 32] = expand(&agreed, &info)?;
        let agreed = Salt::new(HKDF_SHA256, &salt).extract(&input);
        let key: [u8; 16] = expand(&agreed, b"Content-Encoding: aes128gcm\0")?;
        let nonce: [u8; 12] = expand(&agreed, b"Content-Encoding: nonce\0")?;
        let mut record = [message, &[LAST_RECORD]].concat();
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key)?);
        let nonce = Nonce::assume_unique_for_key(nonce);
        key.seal_in_place_append_tag(nonce, Aad::empty(), &mut record)?;
        let id_bytes = u8::try_from(self.our_key.len()).map_err(|_| Unspecified)?;
        let size = RECORD_BYTES.to_be_bytes();
        Ok([&salt[..], &size, &[id_bytes], self.our_key, &record].concat())
    }
}

fn expand<const N: usize>(agreed: &Prk, info: &[u8]) -> Result<[u8; N], Unspecified> {
    let mut bytes = [0; N];
    agreed.expand(&[info], Length(N))?.fill(&mut bytes)?;
    Ok(bytes)
}

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        BASE64_URL_SAFE_NO_PAD.decode(text).expect("base64url")
    }

    /// The example of RFC 8291, section 5 and appendix A.
    #[test]
    fn the_standards_example_comes_out() {
        let key = bytes(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        );
        let our_key = bytes(
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
        );
        let secret = bytes("BTBZMqHH6r4Tts7J_aSIgg");
        let shared = bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs");
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().expect("16 bytes");
        let keys = Keys { key: &key, our_key: &our_key, secret: &secret };
        let message = b"When I grow up, I want to be a watermelon";
        let sealed = keys.seal(message, &shared, salt).expect("the keys are sound");
        assert_eq!(
            BASE64_URL_SAFE_NO_PAD.encode(sealed),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY\
             WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexS\
             gSxsj_Qulcy4a-fN"
        );
    }

    #[test]
    fn a_key_that_is_none_is_refused() {
        assert!(seal(b"", &[4; 65], &[0; 16]).is_err());
        assert!(seal(b"", &[], &[0; 16]).is_err());
    }
}
