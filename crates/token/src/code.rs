//! Codes that are printed on letters, or given to a device by the staff.

use std::fmt;

/// Crockford's digits: without I, L, O and U, which look like others or make words.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Digits that are random: 75 bits, which nobody guesses.
const RANDOM_DIGITS: usize = 15;
const LENGTH: usize = RANDOM_DIGITS + 1;
const GROUP: usize = 4;

/// A code of fifteen random characters and one by which a slip of the pen is noticed.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct SurveyCode([u8; LENGTH]);

impl SurveyCode {
    /// A code of random bytes.
    #[must_use]
    pub fn of(random: [u8; RANDOM_DIGITS]) -> Self {
        let mut values = [0; LENGTH];
        for (value, byte) in values.iter_mut().zip(random) {
            *value = byte % 32;
        }
        values[RANDOM_DIGITS] = check(&values[..RANDOM_DIGITS]);
        Self(values)
    }

    /// Reads what a person typed: capitals or not, with spaces or hyphens or without, and with the letters that look like
    /// digits. `None` where it is no code, or its check character is another one.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let is_between = |char: &char| char.is_whitespace() || "-–—.".contains(*char);
        let mut values = [0; LENGTH];
        let mut places = values.iter_mut();
        for character in typed.chars().filter(|character| !is_between(character)) {
            *places.next()? = value(character)?;
        }
        let is_whole = places.next().is_none();
        let is_right = check(&values[..RANDOM_DIGITS]) == values[RANDOM_DIGITS];
        (is_whole && is_right).then_some(Self(values))
    }

    /// The values of its characters.
    #[must_use]
    pub fn values(&self) -> &[u8] {
        &self.0
    }
}

/// What the last character must be: a sum in which each place has an odd weight of its own. Any one that was read wrongly
/// is noticed, and nearly all that changed places.
fn check(values: &[u8]) -> u8 {
    let weighted = (1..).zip(values).map(|(place, value)| (2 * place + 1) * u32::from(*value));
    u8::try_from(weighted.sum::<u32>() % 32).expect("a remainder of 32")
}

fn value(character: char) -> Option<u8> {
    let meant = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = DIGITS.iter().position(|digit| char::from(*digit) == meant)?;
    u8::try_from(place).ok()
}

impl fmt::Display for SurveyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, value) in self.0.iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(DIGITS[usize::from(*value)]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for SurveyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SurveyCode")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_printed_and_as_people_type_it() {
        let code = SurveyCode::of([3; RANDOM_DIGITS]);
        let printed = code.to_string();
        assert_eq!(printed, "3333-3333-3333-333X");
        for typed in [printed.clone(), printed.to_lowercase(), printed.replace('-', " ")] {
            assert!(SurveyCode::parse(&typed) == Some(code), "{typed}");
        }
        let zero = SurveyCode::of([0; RANDOM_DIGITS]);
        assert!(SurveyCode::parse("oooo-oooo-oooo-oooo") == Some(zero));
        assert_eq!(format!("{code:?}"), "SurveyCode", "a code is not for a log");
    }

    #[test]
    fn a_slip_of_the_pen_is_noticed() {
        let printed = SurveyCode::of(core::array::from_fn(|n| n as u8 * 7)).to_string();
        let digits: Vec<char> = printed.chars().filter(|char| *char != '-').collect();
        for place in 0..LENGTH {
            for other in DIGITS {
                let mut typed = digits.clone();
                typed[place] = char::from(*other);
                let is_same = typed == digits;
                let typed: String = typed.into_iter().collect();
                assert_eq!(SurveyCode::parse(&typed).is_some(), is_same, "{typed}");
            }
        }
        for typed in ["", "333", "3333-3333-3333-333U", "3333-3333-3333-333X3"] {
            assert!(SurveyCode::parse(typed).is_none(), "{typed}");
        }
    }
}
