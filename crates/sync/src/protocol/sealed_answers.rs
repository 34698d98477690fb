//! Answers that only the partnership's server can read: how they wait on a device that many people answer on.
//!
//! They are sealed to the area's key: a key pair for these answers alone, ECDH on P-256, HKDF with SHA-256, AES-256-GCM.
//! Nothing on the device can open them again. `docs/decisions/0015-shared-device.md` says why so.

use sammen_domain::{Collected, VisitNote};
use serde::{Deserialize, Serialize};

use super::{Body, ResponseRequest};

/// What sealed answers begin with; one more byte says as what they are sealed. Answers that are not sealed are XML, or
/// begin with how many there are; neither begins so.
const MARK: &[u8] = b"\0sealed";
/// The length of a public key: a point of P-256 that is not compressed.
pub const POINT_BYTES: usize = 65;
/// What the key of sealed answers is made for; the same byte follows.
const PURPOSE: &[u8] = b"sammen sealed answers, ";

/// How what is sealed came to be on a device that many people answer on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SealedAs {
    /// It is handed round, and everybody answers by themselves.
    HandedRound,
    /// Somebody asked the questions and noted what was said.
    Interview,
    /// In place of answers: a visit that brought none, a [`VisitNote`].
    Visit,
}

impl Body for VisitNote {
    const VERSION: u8 = 7;
}

impl SealedAs {
    const ALL: [Self; 3] = [Self::HandedRound, Self::Interview, Self::Visit];

    /// How answers were collected that are sealed so; `None` where they are none.
    #[must_use]
    pub const fn collected(self) -> Option<Collected> {
        match self {
            Self::HandedRound => Some(Collected::Kiosk),
            Self::Interview => Some(Collected::Interview),
            Self::Visit => None,
        }
    }

    const fn byte(self) -> u8 {
        match self {
            Self::HandedRound => b'1',
            Self::Interview => b'2',
            Self::Visit => b'3',
        }
    }
}

/// The answer to `GET /api/areas/{area}/answers-key`: what answers in this area are sealed with.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct AnswersKey {
    /// The public key.
    pub point: Vec<u8>,
}

/// Responses that were taken from a device as a file, to be stored by the server from there.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct ResponseFile {
    /// The responses, as they wait on the device.
    pub responses: Vec<ResponseRequest>,
}

impl Body for AnswersKey {
    const VERSION: u8 = 7;
}

impl Body for ResponseFile {
    const VERSION: u8 = 7;
}

/// Sealed answers in their two parts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SealedAnswers<'a> {
    /// How they came to be there.
    pub of: SealedAs,
    /// The public key that was made for them.
    pub point: &'a [u8],
    /// What was encrypted, with what shows that it was not altered.
    pub sealed: &'a [u8],
}

impl<'a> SealedAnswers<'a> {
    /// Reads answers; `None` where they are not sealed.
    #[must_use]
    pub fn read(answers: &'a [u8]) -> Option<Self> {
        let (byte, rest) = answers.strip_prefix(MARK)?.split_first()?;
        let of = SealedAs::ALL.into_iter().find(|of| of.byte() == *byte)?;
        let (point, sealed) = rest.split_at_checked(POINT_BYTES)?;
        Some(Self { of, point, sealed })
    }

    /// As they are stored and sent.
    #[must_use]
    pub fn write(self) -> Vec<u8> {
        [MARK, &[self.of.byte()], self.point, self.sealed].concat()
    }

    /// What their key is made for: what they are sealed as, and these two public keys.
    #[must_use]
    pub fn key_info(of: SealedAs, point: &[u8], area_point: &[u8]) -> Vec<u8> {
        [PURPOSE, &[of.byte()], point, area_point].concat()
    }
}

impl ResponseRequest {
    /// Whether only the server can read the answers.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.answers.starts_with(MARK)
    }

    /// Whether it stands for a visit that brought no answers.
    #[must_use]
    pub fn is_visit(&self) -> bool {
        SealedAnswers::read(&self.answers).is_some_and(|sealed| sealed.of == SealedAs::Visit)
    }

    /// What is authenticated with sealed answers: that they are this response's and no other's.
    #[must_use]
    pub fn seal_context(&self) -> Vec<u8> {
        let ids = [self.id.0.as_bytes().as_slice(), self.survey.0.as_bytes()].concat();
        [&ids, self.area.as_str().as_bytes(), b"/", self.form_version.as_bytes()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_answers_are_told_from_xml() {
        let point = [4; POINT_BYTES];
        let answers = SealedAnswers { of: SealedAs::HandedRound, point: &point, sealed: b"abc" };
        let written = answers.write();
        assert!(written.starts_with(b"\0sealed1\x04"), "as devices have it that wait");
        assert_eq!(SealedAnswers::read(&written), Some(answers));
        let interview = SealedAnswers { of: SealedAs::Interview, ..answers };
        assert_eq!(SealedAnswers::read(&interview.write()), Some(interview));
        assert_eq!(SealedAnswers::read(&[b"\0sealed4", &written[8..]].concat()), None);
        assert_eq!(SealedAnswers::read(b"<data/>"), None);
        assert_eq!(SealedAnswers::read(&written[..10]), None);
        assert_eq!(SealedAnswers::read(&[]), None);
        // One answer, `a` to `b`, as the first survey engine wrote it.
        assert_eq!(SealedAnswers::read(&[1, 1, b'b', 0, 1, b'a']), None);
    }
}
