//! A survey that is being answered, as it is kept on the phone. Only the survey's own pages read what is in it.

/// The first byte of a draft of the first survey engine: the form's version, then answers by the names of questions.
const FIRST_VERSION: u8 = 1;
/// The first byte of a draft as it is written now.
const DRAFT_VERSION: u8 = 2;
/// Where the content begins: behind the version and the number of answers.
const HEAD_BYTES: usize = 5;

/// Answers so far and where the person is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SurveyDraft {
    /// How many questions have an answer.
    pub answered: u32,
    bytes: Vec<u8>,
}

/// What is in a draft.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DraftContent<'a> {
    /// As the first survey engine wrote it.
    First(&'a [u8]),
    /// As the survey's pages write it.
    Present(&'a [u8]),
}

impl SurveyDraft {
    /// A draft of this content.
    #[must_use]
    pub fn new(answered: u32, content: &[u8]) -> Self {
        let bytes = [&[DRAFT_VERSION], answered.to_le_bytes().as_slice(), content].concat();
        Self { answered, bytes }
    }

    /// The draft as it is stored.
    #[must_use]
    pub fn encode(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads a draft; `None` when it is of another shape.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let answered = match *bytes.first()? {
            FIRST_VERSION => postcard::take_from_bytes::<(&str, u32)>(&bytes[1..]).ok()?.0.1,
            DRAFT_VERSION => u32::from_le_bytes(bytes.get(1..HEAD_BYTES)?.try_into().ok()?),
            _ => return None,
        };
        Some(Self { answered, bytes: bytes.to_vec() })
    }

    /// What is in it.
    #[must_use]
    pub fn content(&self) -> DraftContent<'_> {
        match self.bytes.split_first() {
            Some((&FIRST_VERSION, rest)) => DraftContent::First(rest),
            _ => DraftContent::Present(self.bytes.get(HEAD_BYTES..).unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_as_it_was_kept() {
        let draft = SurveyDraft::new(3, b"abc");
        let again = SurveyDraft::decode(draft.encode());
        assert_eq!(again.as_ref(), Some(&draft));
        assert_eq!(draft.content(), DraftContent::Present(b"abc"));
        assert_eq!(SurveyDraft::decode(&[2, 0]), None);
        assert_eq!(SurveyDraft::decode(&[9]), None);
    }

    #[test]
    fn a_draft_of_the_first_engine_still_says_how_many_answers_it_has() {
        let stored = [1, 1, b'4', 1, 1, b'a', 0, 2, b'j', b'a', 0];
        let draft = SurveyDraft::decode(&stored).expect("it is read");
        assert_eq!(draft.answered, 1);
        assert_eq!(draft.content(), DraftContent::First(&stored[1..]));
    }
}
