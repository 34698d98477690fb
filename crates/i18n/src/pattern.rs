//! The one interpreter of all messages' compact form.

use crate::PluralCategory;
use crate::codes::{ARGUMENT, END, FIRST_ARGUMENT, SELECT, VALUE, VARIANT};

/// What a caller gives for an argument.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    Number(u32),
    Text(&'a str),
}

/// What a message is written with.
pub(crate) struct Scope<'a, L> {
    pub(crate) locale: L,
    pub(crate) plural: fn(L, u32) -> PluralCategory,
    pub(crate) values: &'a [Value<'a>],
}

impl<L: Copy> Scope<'_, L> {
    /// Writes a pattern up to its end, or the end of the variant it is.
    pub(crate) fn write(&self, mut rest: &str, out: &mut String) {
        while let Some((text, code, after)) = split_at_code(rest) {
            out.push_str(text);
            rest = match code {
                ARGUMENT => {
                    let (value, after) = self.value(after);
                    match value {
                        Value::Number(number) => out.push_str(&number.to_string()),
                        Value::Text(text) => out.push_str(text),
                    }
                    after
                }
                SELECT => {
                    let (value, variants) = self.value(after);
                    self.write_variant(value, variants, out)
                }
                _ => return,
            };
        }
        out.push_str(rest);
    }

    /// Writes the first variant that fits and returns what follows the select.
    fn write_variant<'t>(&self, value: Value<'_>, mut rest: &'t str, out: &mut String) -> &'t str {
        let mut is_written = false;
        while let Some((_, VARIANT, after)) = split_at_code(rest) {
            let (key, pattern) = after.split_once(VALUE).unwrap_or((after, ""));
            if !is_written && self.fits(value, key) {
                self.write(pattern, out);
                is_written = true;
            }
            rest = skip_pattern(pattern);
        }
        rest.strip_prefix(END).unwrap_or(rest)
    }

    fn fits(&self, value: Value<'_>, key: &str) -> bool {
        key.is_empty()
            || match value {
                Value::Text(text) => text == key,
                Value::Number(number) => match key.parse() {
                    Ok(exact) => number == exact,
                    Err(_) => (self.plural)(self.locale, number).name() == key,
                },
            }
    }

    fn value<'t>(&self, rest: &'t str) -> (Value<'_>, &'t str) {
        let mut characters = rest.chars();
        let digit = characters.next().map_or(0, |digit| digit as usize);
        let value = self.values.get(digit.wrapping_sub(usize::from(FIRST_ARGUMENT)));
        (value.copied().unwrap_or(Value::Text("")), characters.as_str())
    }
}

/// The rest from the [`VARIANT`] or [`END`] that ends a variant's pattern.
fn skip_pattern(pattern: &str) -> &str {
    let mut depth = 0_u32;
    let end = pattern.find(|character| match character {
        SELECT => {
            depth += 1;
            false
        }
        VARIANT | END if depth == 0 => true,
        END => {
            depth -= 1;
            false
        }
        _ => false,
    });
    &pattern[end.unwrap_or(pattern.len())..]
}

/// The text before the first code, the code, and what comes after it.
fn split_at_code(rest: &str) -> Option<(&str, char, &str)> {
    let at = rest.find(|character| matches!(character, ARGUMENT..=END))?;
    let mut after = rest[at..].chars();
    Some((&rest[..at], after.next()?, after.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fluent::{Source, check, encode, parse_languages};

    /// Three forms, as many languages have them.
    fn plural((): (), number: u32) -> PluralCategory {
        match number {
            1 => PluralCategory::One,
            2..=4 => PluralCategory::Few,
            _ => PluralCategory::Other,
        }
    }

    #[track_caller]
    fn check_written(message: &str, values: &[Value<'_>], expect: &str) {
        let source = Source {
            language: "da".to_owned(),
            path: "test.ftl".to_owned(),
            text: format!("message = {message}\n"),
        };
        let catalog = check(parse_languages(&[source]).unwrap()).unwrap();
        let compact = encode(&catalog.source().messages[0]);
        let mut out = String::new();
        Scope { locale: (), plural, values }.write(&compact, &mut out);
        assert_eq!(out, expect, "{compact:?}");
    }

    #[test]
    fn arguments_stand_where_they_are_named() {
        use Value::{Number, Text};
        check_written("Gem", &[], "Gem");
        check_written("{ $a } og { $b }, { $a }", &[Text("æ"), Text("ø")], "æ og ø, æ");
        check_written("{ NUMBER($a) } kr.{ \" \" }", &[Number(12)], "12 kr. ");
        check_written("{ \"{\" }{ $a }", &[Text("\u{2}0")], "{\u{2}0");
    }

    #[test]
    fn a_number_chooses_by_value_then_category() {
        let seats = "\n    Nu: { $count ->\n        [0] ingen\n        [one] én\n        \
                     [few] få, { $count }\n       *[other] { $count }\n    } pladser";
        check_written(seats, &[Value::Number(0)], "Nu: ingen pladser");
        check_written(seats, &[Value::Number(1)], "Nu: én pladser");
        check_written(seats, &[Value::Number(3)], "Nu: få, 3 pladser");
        check_written(seats, &[Value::Number(17)], "Nu: 17 pladser");
    }

    #[test]
    fn a_word_chooses_by_itself() {
        let access = "{ $access ->\n    [yes] Ja\n    [no] Nej\n   *[unknown] Spørg\n}";
        check_written(access, &[Value::Text("yes")], "Ja");
        check_written(access, &[Value::Text("no")], "Nej");
        check_written(access, &[Value::Text("maybe")], "Spørg");
    }

    #[test]
    fn selects_nest() {
        let nested = "{ $a ->\n    [one] { $b ->\n        [one] 1-1\n       *[other] 1-{ $b }\n    } x\n   \
                      *[other] { $b ->\n        [one] { $a }-1\n       *[other] { $a }-{ $b }\n    } y\n} z";
        let check_pair = |a, b, expect| {
            check_written(nested, &[Value::Number(a), Value::Number(b)], expect);
        };
        check_pair(1, 1, "1-1 x z");
        check_pair(1, 7, "1-7 x z");
        check_pair(6, 1, "6-1 y z");
        check_pair(6, 7, "6-7 y z");
    }
}
