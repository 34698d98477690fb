//! A survey that residents can answer.

mod linked;

use serde::{Deserialize, Serialize};

use crate::{SurveyId, Text, UnixSeconds};

pub use linked::{
    AnswerSurvey, LINKED_ANSWERS_BYTES_MAX, Linking, OwnResponse, WithdrawAnswer, answer_survey,
};

/// A survey: its form in compact bytes, and what a list of surveys shows.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    /// Its id.
    pub id: SurveyId,
    /// The form's own id and version; a response is bound to both.
    pub form_id: String,
    /// The form's version.
    pub form_version: String,
    /// What it is called.
    pub title: Text,
    /// How many questions the form has at most.
    pub questions: u16,
    /// The form as `sammen-xforms` writes it.
    pub form: Vec<u8>,
}

/// Who may answer a survey, and how often.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum SurveyAudience {
    /// Whoever opens it: once from each device.
    Open,
    /// Households that were drawn and written to: once for each code.
    Invited,
    /// Whoever the staff hand a device to: once for each token that they gave it.
    Supervised,
}

impl SurveyAudience {
    /// Whether nobody is asked for a code.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == Self::Open
    }

    /// Its name, in workbooks and in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Invited => "invited",
            Self::Supervised => "supervised",
        }
    }

    /// The audience of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Open, Self::Invited, Self::Supervised].into_iter().find(|one| one.name() == name)
    }
}

/// What is promised to those who answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum SurveyPromise {
    /// That nobody can find out who gave an answer.
    Anonymous,
    /// That an answer is kept under a number that stands for whoever gave it in this survey, that those who work with the
    /// answers learn no more, and that she may see it and take it back.
    Confidential,
}

impl SurveyPromise {
    /// Its name, in workbooks and in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Confidential => "confidential",
        }
    }

    /// The promise of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Anonymous, Self::Confidential].into_iter().find(|one| one.name() == name)
    }
}

/// Who may answer a survey and what is promised to them, as everybody is told.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct SurveyTerms {
    /// Which survey.
    pub survey: SurveyId,
    /// Who may answer.
    pub audience: SurveyAudience,
    /// What is promised.
    pub promise: SurveyPromise,
    /// The key that tokens are checked with: the same for everybody, so that it tells nobody apart.
    pub token_key: [u8; 32],
    /// For how long at most a phone keeps an answer, so that nobody sees when it was given.
    pub delay_minutes_max: u32,
}

impl SurveyTerms {
    /// How long a phone keeps an answer, by a random number: any time up to the longest is as likely.
    ///
    /// ```
    /// # use sammen_domain::{SurveyAudience, SurveyId, SurveyPromise, SurveyTerms};
    /// let terms = SurveyTerms {
    ///     survey: SurveyId(Default::default()),
    ///     audience: SurveyAudience::Open,
    ///     promise: SurveyPromise::Anonymous,
    ///     token_key: [0; 32],
    ///     delay_minutes_max: 60,
    /// };
    /// assert_eq!((terms.delay_seconds(0), terms.delay_seconds(u32::MAX)), (0, 3_599));
    /// ```
    #[must_use]
    pub fn delay_seconds(&self, random: u32) -> i64 {
        let longest = u64::from(self.delay_minutes_max) * 60;
        let share = (longest * u64::from(random)) >> 32;
        i64::try_from(share).expect("minutes are fewer than 2^32")
    }

    /// Whether an answer is to be sent that was to be kept until a moment. A clock that was set back keeps none for longer
    /// than it could have been meant.
    #[must_use]
    pub fn is_due(&self, kept_until: UnixSeconds, now: UnixSeconds) -> bool {
        now >= kept_until || kept_until - now > i64::from(self.delay_minutes_max) * 60
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(delay_minutes_max: u32) -> SurveyTerms {
        let (audience, promise) = (SurveyAudience::Open, SurveyPromise::Anonymous);
        let (survey, token_key) = (SurveyId(uuid::Uuid::nil()), [0; 32]);
        SurveyTerms { survey, audience, promise, token_key, delay_minutes_max }
    }

    #[test]
    fn an_answer_is_kept_for_as_long_as_was_drawn_and_no_longer() {
        assert_eq!(terms(60).delay_seconds(1 << 31), 1_800);
        assert_eq!(terms(0).delay_seconds(u32::MAX), 0);
        assert!(!terms(60).is_due(1_000, 999));
        assert!(terms(60).is_due(1_000, 1_000));
        assert!(terms(60).is_due(10_000, 1_000), "the clock was set back");
    }
}
