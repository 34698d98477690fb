//! The plural categories of the Unicode standard.

/// Which form of a word a number takes, as `Intl.PluralRules` tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralCategory {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl PluralCategory {
    /// The category of a name such as `"few"`; an unknown name is [`PluralCategory::Other`].
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }

    /// The name that `Intl` and the message files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip() {
        for name in ["zero", "one", "two", "few", "many", "other"] {
            assert_eq!(PluralCategory::from_name(name).name(), name);
        }
        assert_eq!(PluralCategory::from_name("dual"), PluralCategory::Other);
    }
}
