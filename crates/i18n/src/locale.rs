//! The languages.

/// What a language is. Its texts are apart, so that who needs only this carries none of them.
struct Language {
    code: &'static str,
    name: &'static str,
    is_rtl: bool,
}

/// An enum of languages with its table: who needs one carries nothing of the other.
macro_rules! languages {
    ($name:ident in $module:ident from $file:literal) => {
        mod $module {
            use super::Language;

            include!(concat!(env!("OUT_DIR"), $file));

            impl $name {
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
                pub fn from_code(code: &str) -> Option<Self> {
                    let find = |code: &str| {
                        Self::ALL
                            .into_iter()
                            .find(|locale| locale.code().eq_ignore_ascii_case(code))
                    };
                    find(code).or_else(|| find(code.split(['-', '_']).next()?))
                }

                fn language(self) -> &'static Language {
                    &LANGUAGES[self as usize]
                }
            }
        }

        pub use $module::$name;
    };
}

languages!(Locale in locales from "/locale.rs");
languages!(Tongue in tongues from "/tongue.rs");

impl From<Locale> for Tongue {
    fn from(locale: Locale) -> Self {
        // The build fails where the app speaks what nobody can answer in.
        Self::from_code(locale.code()).unwrap_or_default()
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

    #[test]
    fn people_answer_in_more_languages_than_the_app_speaks() {
        assert_eq!(Tongue::ALL.map(Tongue::code), ["da", "ar", "en", "fa", "pl", "so", "tr", "ur"]);
        for tongue in Tongue::ALL {
            assert_eq!(tongue.is_rtl(), ["ar", "fa", "ur"].contains(&tongue.code()), "{tongue:?}");
        }
        assert_eq!(Tongue::from_code("fa-AF"), Some(Tongue::Fa));
        assert_eq!(Tongue::from_code("ps"), None);
        assert_eq!(Locale::ALL.map(Tongue::from).map(Tongue::code), Locale::ALL.map(Locale::code));
    }
}
