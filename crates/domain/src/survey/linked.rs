//! Answers of confidential surveys: each is linked to whoever gave it, by a number that stands for her in that survey, and she
//! may see it and take it back.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::SurveyPromise;
use crate::{Refusal, ResponseId, SurveyId};

/// The largest answers in bytes that a person's phone is told to keep.
pub const LINKED_ANSWERS_BYTES_MAX: usize = 60_000;

/// Somebody has answered a confidential survey.
#[derive(Clone, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct AnswerSurvey {
    /// The response's id, made on the phone.
    #[n(0)]
    pub response: ResponseId,
    /// The survey.
    #[n(1)]
    pub survey: SurveyId,
    /// The version of its form that was answered.
    #[n(2)]
    pub form_version: String,
    /// The answers, as `sammen-xforms` writes them.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub answers: Vec<u8>,
    /// The code of a letter, where the survey is for those who got one.
    #[n(4)]
    pub code: Option<String>,
}

/// Somebody takes back what she answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct WithdrawAnswer {
    /// The response.
    #[n(0)]
    pub response: ResponseId,
    /// The survey.
    #[n(1)]
    pub survey: SurveyId,
}

/// What is stored of somebody's answers, as she sees it herself.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct OwnResponse {
    /// Its id.
    pub id: ResponseId,
    /// The survey.
    pub survey: SurveyId,
    /// The version of its form that was answered.
    pub form_version: String,
    /// The answers.
    pub answers: Vec<u8>,
}

impl From<AnswerSurvey> for OwnResponse {
    fn from(request: AnswerSurvey) -> Self {
        let AnswerSurvey { response: id, survey, form_version, answers, .. } = request;
        Self { id, survey, form_version, answers }
    }
}

/// What the rule of answering reads.
#[derive(Clone, Copy, Debug)]
pub struct Linking {
    /// What the survey promises.
    pub promise: SurveyPromise,
    /// Whether whoever answers may: everybody, or whoever has a code that is good for her.
    pub may_answer: bool,
    /// Whether she has answered this version.
    pub has_answered: bool,
}

/// Takes an answer.
///
/// # Errors
/// [`Refusal::NotUnderstood`] where the survey promises
/// another thing than the phone did who asked, or the answers are larger than any form's; [`Refusal::NotAllowed`] without a
/// good code where one is needed; [`Refusal::AlreadyRegistered`] when she has answered.
///
/// ```
/// # use sammen_domain::{Linking, Refusal, SurveyPromise, answer_survey, AnswerSurvey, ResponseId, SurveyId};
/// # let id = Default::default();
/// # let (response, survey) = (ResponseId(id), SurveyId(id));
/// # let request = AnswerSurvey { response, survey, form_version: "1".into(), answers: vec![], code: None };
/// let first = Linking {
///     promise: SurveyPromise::Confidential,
///     may_answer: true,
///     has_answered: false,
/// };
/// assert!(answer_survey(first, &request).is_ok());
/// let again = Linking { has_answered: true, ..first };
/// assert_eq!(answer_survey(again, &request), Err(Refusal::AlreadyRegistered));
/// ```
pub fn answer_survey(linking: Linking, request: &AnswerSurvey) -> Result<OwnResponse, Refusal> {
    if linking.promise != SurveyPromise::Confidential
        || request.answers.len() > LINKED_ANSWERS_BYTES_MAX
    {
        return Err(Refusal::NotUnderstood);
    }
    if !linking.may_answer {
        return Err(Refusal::NotAllowed);
    }
    if linking.has_answered {
        return Err(Refusal::AlreadyRegistered);
    }
    Ok(request.clone().into())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn only_who_may_answers_and_once_where_it_was_promised_so() {
        let request = |bytes| AnswerSurvey {
            response: ResponseId(Uuid::from_u128(1)),
            survey: SurveyId(Uuid::from_u128(2)),
            form_version: "1".into(),
            answers: vec![0; bytes],
            code: None,
        };
        let good =
            Linking { promise: SurveyPromise::Confidential, may_answer: true, has_answered: false };
        let check = |linking, bytes, expect| {
            let answered = answer_survey(linking, &request(bytes));
            assert_eq!(answered.map(|kept| kept.answers.len()), expect, "{linking:?}");
        };
        let most = LINKED_ANSWERS_BYTES_MAX;
        check(good, most, Ok(most));
        check(good, most + 1, Err(Refusal::NotUnderstood));
        let anonymous = SurveyPromise::Anonymous;
        check(Linking { promise: anonymous, ..good }, 1, Err(Refusal::NotUnderstood));
        check(Linking { may_answer: false, ..good }, 1, Err(Refusal::NotAllowed));
        check(Linking { has_answered: true, ..good }, 1, Err(Refusal::AlreadyRegistered));
    }
}
