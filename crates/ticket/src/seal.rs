//! Signing a ticket, and finding out whether one is ours.

use ed25519_dalek::{SIGNATURE_LENGTH, Signature, Signer, SigningKey, VerifyingKey};

use crate::{Claims, KeyNumber, PublicKey, SigningSeed, claims::CLAIMS_BYTES};

/// How long every ticket is.
pub const TICKET_BYTES: usize = CLAIMS_BYTES + SIGNATURE_LENGTH;
/// How long its text is: three letters for two bytes.
pub const TEXT_CHARS_MAX: usize = TICKET_BYTES.div_ceil(2) * 3;

/// What is signed begins so: what a key of ours signs for anything else is no ticket.
const CONTEXT: &[u8] = b"sammen ticket 1";

/// Why a text is no ticket that counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum OpenTicketError {
    /// It is something else, or a ticket of a later version of this program.
    #[error("read the text as a ticket: it is something else")]
    Malformed,
    /// It names a key that is not known here.
    #[error("check the ticket: key {0} is not known on this phone")]
    UnknownKey(KeyNumber),
    /// It was not signed with the key that it names: it was changed, or it is another area's.
    #[error("check the ticket: it was not signed with the key that it names")]
    BadSignature,
}

/// Makes a ticket.
///
/// ```
/// use sammen_ticket::{Claims, SigningSeed, Subject, issue, open, public_key};
/// let seed = SigningSeed([7; 32]);
/// let claims = Claims {
///     key: 1,
///     registration: [4; 16],
///     subject: Subject::Date([5; 8]),
///     not_before_minutes: 100,
///     not_after_minutes: 200,
/// };
/// let text = issue(&claims, &seed);
/// assert_eq!(open(&text, |number| (number == 1).then(|| public_key(&seed))), Ok(claims));
/// ```
#[must_use]
pub fn issue(claims: &Claims, seed: &SigningSeed) -> String {
    let bytes = claims.to_bytes();
    let signature = SigningKey::from_bytes(&seed.0).sign(&signed(&bytes));
    base45::encode([bytes.as_slice(), &signature.to_bytes()].concat())
}

/// Reads a ticket, if one of the keys at hand signed it. Whether that key still counts is for the caller to say.
///
/// # Errors
/// [`OpenTicketError`].
pub fn open(
    text: &str,
    key: impl FnOnce(KeyNumber) -> Option<PublicKey>,
) -> Result<Claims, OpenTicketError> {
    let text = text.trim();
    if text.len() > TEXT_CHARS_MAX {
        return Err(OpenTicketError::Malformed);
    }
    let bytes = base45::decode(text).map_err(|_| OpenTicketError::Malformed)?;
    let (said, signature) = split(&bytes).ok_or(OpenTicketError::Malformed)?;
    let claims = Claims::from_bytes(said).ok_or(OpenTicketError::Malformed)?;
    let public = key(claims.key).ok_or(OpenTicketError::UnknownKey(claims.key))?;
    let public = VerifyingKey::from_bytes(&public).map_err(|_| OpenTicketError::BadSignature)?;
    public
        .verify_strict(&signed(said), &Signature::from_bytes(signature))
        .map_err(|_| OpenTicketError::BadSignature)?;
    Ok(claims)
}

fn split(bytes: &[u8]) -> Option<(&[u8; CLAIMS_BYTES], &[u8; SIGNATURE_LENGTH])> {
    let (said, signature) = bytes.split_first_chunk()?;
    Some((said, signature.try_into().ok()?))
}

fn signed(bytes: &[u8; CLAIMS_BYTES]) -> Vec<u8> {
    [CONTEXT, bytes].concat()
}
