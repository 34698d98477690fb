//! The languages.

include!(concat!(env!("OUT_DIR"), "/locale.rs"));

/// What a language is. Its texts are apart, so that who needs only this carries none of them.
struct Language {
    code: &'static str,
    name: &'static str,
    is_rtl: bool,
}

impl Locale {
    /// The language's code, as in HTML's `lang`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.language().code
    }

    /// What the language calls itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.language().name
    }

    /// Whether the language is read from right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self.language().is_rtl
    }

    /// The language of a code, or of a more precise code than ours: `"en-GB"` is English.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Locale> {
        let find = |code: &str| {
            Self::ALL.into_iter().find(|locale| locale.code().eq_ignore_ascii_case(code))
        };
        find(code).or_else(|| find(code.split(['-', '_']).next()?))
    }

    fn language(self) -> &'static Language {
        &LANGUAGES[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_code() {
        let check = |code, expect| assert_eq!(Locale::from_code(code), expect, "{code}");
        check("da", Some(Locale::Da));
        check("da-DK", Some(Locale::Da));
        check("EN_us", Some(Locale::En));
        check("dan", None);
        check("", None);
    }

    #[test]
    fn a_language_knows_its_name_and_direction() {
        assert_eq!(Locale::default(), Locale::Da);
        assert_eq!(Locale::ALL.map(Locale::code), ["da", "en"]);
        assert_eq!(Locale::ALL.map(Locale::name), ["Dansk", "English"]);
        assert_eq!(Locale::ALL.map(Locale::is_rtl), [false, false]);
    }
}
