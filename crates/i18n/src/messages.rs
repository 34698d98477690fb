//! The messages of one language.

#[cfg(test)]
use crate::fluent::Kind;
use crate::pattern::{Scope, Value};
use crate::{Locale, PluralCategory};

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
    ($(#[$doc:meta])* $name:ident in $module:ident from $file:literal) => {
        mod $module {
            #[cfg(test)]
            use super::Kind;
            use super::{Locale, PluralCategory, Scope, Table, Value};

            $(#[$doc])*
            ///
            /// It is as small as two words; pass it by copy.
            #[derive(Clone, Copy, Debug)]
            pub struct $name {
                locale: Locale,
                plural: fn(Locale, u32) -> PluralCategory,
            }

            impl $name {
                /// The messages of a language, with a function that knows its plural rules.
                #[must_use]
                pub fn new(locale: Locale, plural: fn(Locale, u32) -> PluralCategory) -> Self {
                    Self { locale, plural }
                }

                /// The language spoken.
                #[must_use]
                pub fn locale(self) -> Locale {
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
    Messages in residents from "/messages.rs"
}

messages! {
    /// Every message that residents and volunteers read in parts of the program that are fetched later, in one language: a
    /// method each, named as in the message files.
    LaterMessages in later from "/later_messages.rs"
}

messages! {
    /// Every message of the staff's entry, and of the page where an invitation is accepted, in one language: a method
    /// each, named as in the message files.
    StaffMessages in staff from "/staff_messages.rs"
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

    /// Which set a message is of.
    #[derive(Clone, Copy)]
    enum Set {
        Residents,
        Later,
        Staff,
    }

    type Sample = (u16, &'static str, &'static [Kind]);

    /// Calls `visit` with each message in each language, written with several numbers.
    fn for_each_message(mut visit: impl FnMut(&str, u32, &[Kind], &str)) {
        let of_set = |set: Set, samples: &'static [Sample]| samples.iter().map(move |s| (set, s));
        let samples: Vec<_> = of_set(Set::Residents, residents::SAMPLES)
            .chain(of_set(Set::Later, later::SAMPLES))
            .chain(of_set(Set::Staff, staff::SAMPLES))
            .collect();
        for locale in Locale::ALL {
            for &(set, &(index, id, kinds)) in &samples {
                for number in [0, 1, 2, 5, 21] {
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
                    let written = match set {
                        Set::Residents => Messages::new(locale, plural).sample(index, &values),
                        Set::Later => LaterMessages::new(locale, plural).sample(index, &values),
                        Set::Staff => StaffMessages::new(locale, plural).sample(index, &values),
                    };
                    visit(&format!("{}/{id}", locale.code()), number, kinds, &written);
                }
            }
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
    fn messages_read_as_written() {
        let (da, en) = (danish(), english());
        let (late_da, late_en) =
            [Locale::Da, Locale::En].map(|locale| LaterMessages::new(locale, plural)).into();
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
        assert_eq!(
            late_da.survey_scale_hint(1, "meget utryg", 7, "meget tryg"),
            "1 er meget utryg, 7 er meget tryg"
        );
        assert_eq!(late_en.survey_length(1, 3), "1 question, about 3 min.");
        assert_eq!(da.seen_minutes(5), "set for 5 minutter siden");
    }
}
