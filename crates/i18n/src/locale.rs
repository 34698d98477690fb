//! The languages and their texts.

include!(concat!(env!("OUT_DIR"), "/locale.rs"));

/// All texts of one language, one after the other in compact form.
struct Table {
    code: &'static str,
    is_rtl: bool,
    /// Where each message begins, and last where the text ends.
    offsets: &'static [u16],
    text: &'static str,
}

impl Locale {
    /// The language's code, as in HTML's `lang`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.table().code
    }

    /// What the language calls itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.text(NAME_INDEX)
    }

    /// Whether the language is read from right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self.table().is_rtl
    }

    /// The language of a code, or of a more precise code than ours: `"en-GB"` is English.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Locale> {
        let find = |code: &str| {
            Self::ALL.into_iter().find(|locale| locale.code().eq_ignore_ascii_case(code))
        };
        find(code).or_else(|| find(code.split(['-', '_']).next()?))
    }

    /// A message in compact form.
    pub(crate) fn text(self, index: u16) -> &'static str {
        let Table { offsets, text, .. } = self.table();
        let index = usize::from(index);
        &text[usize::from(offsets[index])..usize::from(offsets[index + 1])]
    }

    fn table(self) -> &'static Table {
        &TABLES[self as usize]
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
