//! Why there is no answer.

/// Why a cell holds no answer. The codes are the same in every column and every file: no choice of ours is one of them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Missing {
    /// The version of the form that was answered did not have the item.
    NotInVersion,
    /// It was asked, and not answered.
    Unanswered,
    /// Who answered so was not asked.
    NotAsked,
}

impl Missing {
    /// All of them, the greatest code first.
    pub const ALL: [Self; 3] = [Self::NotInVersion, Self::Unanswered, Self::NotAsked];

    /// What stands in its place: seven digits, since SPSS compares no more than eight letters of a missing text.
    #[must_use]
    pub const fn code(self) -> i32 {
        match self {
            Self::NotInVersion => -9_999_997,
            Self::Unanswered => -9_999_998,
            Self::NotAsked => -9_999_999,
        }
    }
}
