//! Why the rules say no.

use serde::{Deserialize, Serialize};

use crate::Skill;

/// Why the rules say no. Shown to people as a translated message chosen by variant.
///
/// Kept and sent as a number: a new one goes last, and only to apps that can know it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The date is not known.
    #[error("find the date: it was removed")]
    UnknownOccurrence,
    /// The registration is not known, or not this owner's.
    #[error("find the registration")]
    UnknownRegistration,
    /// The registration's id is taken.
    #[error("register under an id that is taken")]
    DuplicateRegistration,
    /// The activity or the date was cancelled.
    #[error("register for a date that was cancelled")]
    ActivityCancelled,
    /// Nobody registers for this activity.
    #[error("register where one just comes by")]
    NoRegistrationNeeded,
    /// Registration has not opened.
    #[error("register before registration opens")]
    NotOpenYet,
    /// Registration has closed.
    #[error("register after registration closed")]
    Closed,
    /// The date has passed.
    #[error("change a date that has passed")]
    Past,
    /// The household is larger than allowed, or empty.
    #[error("register this many: 1 to {max} are allowed")]
    HouseholdSize {
        /// The most that one household may bring.
        max: u16,
    },
    /// A participant is not named, and must be.
    #[error("register without a name for each participant")]
    NameMissing,
    /// A name is too long.
    #[error("store a name this long: at most {max} characters")]
    NameTooLong {
        /// The longest name in characters.
        max: u16,
    },
    /// This household is already registered for the date.
    #[error("register twice for one date")]
    AlreadyRegistered,
    /// The operation is of a form that this version does not know.
    #[error("understand the operation: it was made by another version of the app")]
    NotUnderstood,
    /// A participant's age is not said, and must be.
    #[error("register without an age for each participant")]
    AgeMissing,
    /// A participant is younger or older than the activity is for.
    #[error("register somebody of this age: it is for ages {youngest} to {oldest}")]
    AgeOutside {
        /// The youngest that it is for.
        youngest: u8,
        /// The oldest that it is for.
        oldest: u8,
    },
    /// A question is not answered, and must be.
    #[error("register without an answer to question {question}")]
    AnswerMissing {
        /// Which of the activity's questions; the first is 0.
        question: u16,
    },
    /// An answer is none that the question allows.
    #[error("take the answer to question {question}: choose one of those that there are")]
    AnswerNotAllowed {
        /// Which of the activity's questions; the first is 0.
        question: u16,
    },
    /// An answer is too long.
    #[error("store an answer this long: at most {max} characters")]
    AnswerTooLong {
        /// Which of the activity's questions; the first is 0.
        question: u16,
        /// The longest answer in characters.
        max: u16,
    },
    /// Only who helps others may do this.
    #[error("register somebody else: sign in as one who may")]
    NotAllowed,
    /// One registers for the whole series.
    #[error("register for one date of a series that is taken as a whole: register for all of it")]
    WholeSeriesOnly,
    /// One registers for each date by itself.
    #[error("register for the whole series: register for each date")]
    SingleDatesOnly,
    /// There is no offer to answer.
    #[error("accept an offer: the registration was cancelled")]
    NothingOffered,
    /// Who came is noted when it has begun.
    #[error("note who came before it has begun")]
    NotBegun,
    /// A shift takes something that the volunteer is not known to be able to.
    #[error("give out a shift that takes {skill:?}: have the staff note it first")]
    SkillMissing {
        /// What it takes.
        skill: Skill,
    },
}
