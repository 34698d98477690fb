//! The messages of one language.

#[cfg(test)]
use crate::fluent::Kind;
use crate::pattern::{Scope, Value};
use crate::{Locale, PluralCategory, Tongue};

/// All texts of one language, one after the other in compact form.
struct Table {
    /// Where each message begins, and last where the text ends.
    offsets: &'static [u16],
    text: &'static str,
}

impl Table {
    /// A message in compact form.
    fn text(&self, index: u16) -> &'static str {
        let index = usize::from(index);
        &self.text[usize::from(self.offsets[index])..usize::from(self.offsets[index + 1])]
    }
}

/// A set of messages with its tables. What uses one set carries no text of the other.
macro_rules! messages {
    ($(#[$doc:meta])* $name:ident of $language:ident in $module:ident from $file:literal) => {
        mod $module {
            #[cfg(test)]
            use super::Kind;
            use super::{$language, PluralCategory, Scope, Table, Value};

            $(#[$doc])*
            ///
            /// It is as small as two words; pass it by copy.
            #[derive(Clone, Copy, Debug)]
            pub struct $name {
                locale: $language,
                plural: fn($language, u32) -> PluralCategory,
            }

            impl $name {
                /// The messages of a language, with a function that knows its plural rules.
                #[must_use]
                pub fn new(locale: $language, plural: fn($language, u32) -> PluralCategory) -> Self {
                    Self { locale, plural }
                }

                /// The language spoken.
                #[must_use]
                pub fn locale(self) -> $language {
                    self.locale
                }

                fn text(self, index: u16) -> &'static str {
                    TABLES[self.locale as usize].text(index)
                }

                fn format(self, index: u16, values: &[Value<'_>]) -> String {
                    let mut out = String::new();
                    let scope = Scope { locale: self.locale, plural: self.plural, values };
                    scope.write(self.text(index), &mut out);
                    out
                }

                /// A message with its arguments, for tests over all of them.
                #[cfg(test)]
                pub(super) fn sample(self, index: u16, values: &[Value<'_>]) -> String {
                    self.format(index, values)
                }
            }

            include!(concat!(env!("OUT_DIR"), $file));
        }

        pub use $module::$name;
    };
}

messages! {
    /// Every message that residents read, in one language: a method each, named as in the message files.
    Messages of Locale in residents from "/messages.rs"
}

messages! {
    /// Every message that residents and volunteers read in parts of the program that are fetched later, in one language: a
    /// method each, named as in the message files.
    LaterMessages of Locale in later from "/later_messages.rs"
}

messages! {
    /// Every message of the staff's entry, and of the page where an invitation is accepted, in one language: a method
    /// each, named as in the message files.
    StaffMessages of Locale in staff from "/staff_messages.rs"
}

messages! {
    /// Every message that a person reads who answers a survey, in one language: a method each, named as in the message
    /// files.
    SurveyMessages of Tongue in surveys from "/survey_messages.rs"
}

messages! {
    /// Every message that is printed around the questions of a survey on paper, in one language: a method each, named as in
    /// the message files.
    PaperMessages of Tongue in paper from "/paper_messages.rs"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plural(_: Locale, number: u32) -> PluralCategory {
        if number == 1 { PluralCategory::One } else { PluralCategory::Other }
    }

    fn danish() -> Messages {
        Messages::new(Locale::Da, plural)
    }

    fn english() -> Messages {
        Messages::new(Locale::En, plural)
    }

    /// Messages whose number chooses the words and need not be among them.
    const NUMBER_ONLY_CHOOSES: &[&str] = &["da/state-confirmed"];

    type Sample = (u16, &'static str, &'static [Kind]);

    /// Calls `visit` with each message in each language, written with several numbers.
    fn for_each_message(mut visit: impl FnMut(&str, u32, &[Kind], &str)) {
        for locale in Locale::ALL {
            let messages = Messages::new(locale, plural);
            let mut visit = |samples, write: &dyn Fn(u16, &[Value<'_>]) -> String| {
                for_each_sample(locale.code(), samples, write, &mut visit);
            };
            visit(residents::SAMPLES, &|index, values| messages.sample(index, values));
            let messages = LaterMessages::new(locale, plural);
            visit(later::SAMPLES, &|index, values| messages.sample(index, values));
            let messages = StaffMessages::new(locale, plural);
            visit(staff::SAMPLES, &|index, values| messages.sample(index, values));
        }
        for tongue in Tongue::ALL {
            let messages = SurveyMessages::new(tongue, plural_as_people_say);
            let write = |index, values: &[Value<'_>]| messages.sample(index, values);
            for_each_sample(tongue.code(), surveys::SAMPLES, &write, &mut visit);
            let messages = PaperMessages::new(tongue, plural_as_people_say);
            let write = |index, values: &[Value<'_>]| messages.sample(index, values);
            for_each_sample(tongue.code(), paper::SAMPLES, &write, &mut visit);
        }
    }

    /// Calls `visit` with each message of a set in one language.
    fn for_each_sample(
        code: &str,
        samples: &[Sample],
        write: &dyn Fn(u16, &[Value<'_>]) -> String,
        visit: &mut impl FnMut(&str, u32, &[Kind], &str),
    ) {
        for &(index, id, kinds) in samples {
            for number in [0, 1, 2, 5, 21, 100] {
                let numbers = kinds.len() as u32;
                let texts: Vec<String> = (0..numbers).map(|n| format!("‹{n}›")).collect();
                let values: Vec<Value<'_>> = kinds
                    .iter()
                    .zip(&texts)
                    .map(|(kind, text)| match kind {
                        Kind::Number => Value::Number(number),
                        Kind::Any | Kind::Word => Value::Text(text),
                    })
                    .collect();
                visit(&format!("{code}/{id}"), number, kinds, &write(index, &values));
            }
        }
    }

    /// The rules of the Unicode standard for whole numbers, which `Intl` knows in a browser.
    fn plural_as_people_say(tongue: Tongue, number: u32) -> PluralCategory {
        use PluralCategory::{Few, Many, One, Other, Two, Zero};
        match (tongue, number, number % 100, number % 10) {
            (Tongue::Ar, 0, ..) => Zero,
            (Tongue::Ar, 2, ..) => Two,
            (Tongue::Ar, _, 3..=10, _) => Few,
            (Tongue::Ar, _, 11.., _) => Many,
            (Tongue::Pl, _, 12..=14, _) => Many,
            (Tongue::Pl, _, _, 2..=4) => Few,
            (_, 1, ..) => One,
            (Tongue::Pl, ..) => Many,
            (Tongue::Fa, 0, ..) => One,
            _ => Other,
        }
    }

    #[test]
    fn every_message_is_written_with_its_arguments() {
        for_each_message(|id, number, kinds, written| {
            assert!(!written.trim().is_empty(), "{id}");
            assert!(
                !written.contains(|c| matches!(c, '\0'..='\u{1f}' | '{' | '}')),
                "{id}: {written}"
            );
            for (argument, kind) in kinds.iter().enumerate() {
                match kind {
                    Kind::Any => {
                        assert!(written.contains(&format!("‹{argument}›")), "{id}: {written}");
                    }
                    // The small numbers may be words.
                    Kind::Number if number > 2 && !NUMBER_ONLY_CHOOSES.contains(&id) => {
                        assert!(written.contains(&number.to_string()), "{id}: {written}");
                    }
                    Kind::Number | Kind::Word => {}
                }
            }
        });
    }

    #[test]
    fn messages_keep_to_plain_words() {
        const UNWANTED: &[&str] = &["!", "synkron", "offline", "server", "cache", "...", "  "];
        for_each_message(|id, _, _, written| {
            let lower = written.to_lowercase();
            for word in UNWANTED {
                assert!(!lower.contains(word), "{id} says {word:?}: {written}");
            }
        });
    }

    #[test]
    fn plurals_follow_the_number() {
        let check = |count, da, en| {
            assert_eq!(danish().seats_left(count), da);
            assert_eq!(english().seats_left(count), en);
        };
        check(0, "Ingen pladser tilbage", "No seats left");
        check(1, "Én plads tilbage", "One seat left");
        check(2, "2 pladser tilbage", "2 seats left");
        check(21, "21 pladser tilbage", "21 seats left");
    }

    #[test]
    fn plurals_follow_the_number_in_the_languages_in_which_people_answer() {
        let check = |tongue, seconds, expect: &str| {
            let written =
                SurveyMessages::new(tongue, plural_as_people_say).kiosk_idle_body(seconds);
            assert!(written.contains(expect), "{tongue:?}, {seconds}: {written}");
        };
        for (seconds, expect) in [
            (1, "ثانية واحدة"),
            (2, "ثانيتين"),
            (5, "5 ثوانٍ"),
            (20, "20 ثانية"),
            (100, "100 ثانية"),
        ] {
            check(Tongue::Ar, seconds, expect);
        }
        for (seconds, expect) in [
            (1, "1 sekundę"),
            (3, "3 sekundy"),
            (5, "5 sekund "),
            (12, "12 sekund "),
            (20, "20 sekund "),
            (22, "22 sekundy"),
        ] {
            check(Tongue::Pl, seconds, expect);
        }
        check(Tongue::En, 1, "1 second ");
        check(Tongue::So, 20, "20 ilbiriqsi");
        check(Tongue::Tr, 1, "1 saniye");
    }

    #[test]
    fn each_language_is_written_in_its_own_letters() {
        for_each_message(|id, _, _, written| {
            // Questions, commas and letters that look alike and are not.
            let strange: &[char] = match id.split('/').next() {
                Some("ar") => &['?', ',', ';', 'ی', 'ک', 'ہ', '۔'],
                Some("fa") => &['?', ',', ';', 'ي', 'ك', 'ى', 'ہ', '۔'],
                Some("ur") => &['?', ',', ';', '.', 'ي', 'ك', 'ى', 'ه'],
                _ => &['؟', '،', '۔'],
            };
            let own = written.replace("7K3M-9QXA-M2AB-4DEF", "");
            assert!(!own.contains(strange), "{id}: {written}");
            let latin = |c: char| c.is_ascii_alphabetic();
            if matches!(id.split('/').next(), Some("ar" | "fa" | "ur")) {
                assert!(!own.replace("Sammen", "").contains(latin), "{id}: {written}");
            }
        });
    }

    #[test]
    fn messages_read_as_written() {
        let (da, en) = (danish(), english());
        let late_da = LaterMessages::new(Locale::Da, plural);
        assert_eq!(da.sending_waiting(2), "2 venter på net");
        assert_eq!(en.sending_waiting(1), "1 is waiting for network");
        assert_eq!(late_da.register_submit(1), "Tilmeld dig");
        assert_eq!(late_da.register_submit(2), "Tilmeld jer begge to");
        assert_eq!(late_da.register_submit(4), "Tilmeld jer alle 4");
        assert_eq!(da.state_waitlisted(3), "Nummer 3 på ventelisten");
        assert_eq!(da.when_from_until("17.00", "19.30"), "17.00–19.30");
        assert_eq!(
            late_da.cancel_body(3, "Fællesspisning"),
            "Jeres 3 pladser til Fællesspisning går videre til andre."
        );
        let answered = |tongue| SurveyMessages::new(tongue, plural_as_people_say);
        assert_eq!(
            answered(Tongue::Da).survey_scale_hint(1, "meget utryg", 7, "meget tryg"),
            "1 er meget utryg, 7 er meget tryg."
        );
        assert_eq!(answered(Tongue::En).survey_length(1, 3), "1 question, about 3 min.");
        assert_eq!(da.seen_minutes(5), "set for 5 minutter siden");
    }
}
