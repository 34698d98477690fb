//! What a person reads on one phone and types on another.

use std::fmt;

/// Crockford's digits: without I, L, O and U, which look like others or make words.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 9;
const BITS_PER_DIGIT: u32 = 5;
const GROUP: usize = 3;

/// A code of nine characters, 45 bits.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Code([u8; LENGTH]);

impl Code {
    /// The code of 45 random bits; what is beyond them is not used.
    #[must_use]
    pub fn from_entropy(mut entropy: u64) -> Self {
        Self([(); LENGTH].map(|()| {
            let digit = DIGITS[(entropy % 32) as usize];
            entropy >>= BITS_PER_DIGIT;
            digit
        }))
    }

    /// Reads what a person typed: capitals or not, with spaces or hyphens or without, and with the letters that
    /// look like digits.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let is_between =
            |character: &char| character.is_whitespace() || "-–—.".contains(*character);
        let mut digits = [0; LENGTH];
        let mut places = digits.iter_mut();
        for character in typed.chars().filter(|character| !is_between(character)) {
            *places.next()? = digit(character)?;
        }
        places.next().is_none().then_some(Self(digits))
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

fn digit(character: char) -> Option<u8> {
    let meant = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    DIGITS.iter().copied().find(|digit| char::from(*digit) == meant)
}

impl fmt::Display for Code {
    /// In three groups, as it is read aloud.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, digit) in self.0.iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*digit))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entropy_becomes_digits_in_three_groups() {
        assert_eq!(Code::from_entropy(0).to_string(), "000-000-000");
        assert_eq!(Code::from_entropy(u64::MAX).to_string(), "ZZZ-ZZZ-ZZZ");
        let apart = Code::from_entropy(1 << 44);
        assert_eq!(apart.to_string(), "000-000-00G", "the last of 45 bits counts");
        assert!(Code::from_entropy(1 << 45) == Code::from_entropy(0), "one more does not");
        assert_eq!(format!("{apart:?}"), "Code", "a code is not for a log");
    }

    #[test]
    fn what_people_type_is_read() {
        let check = |typed: &str, expect: &str| {
            let read = Code::parse(typed).map(|code| code.to_string());
            assert_eq!(read.as_deref(), Some(expect), "{typed:?}");
        };
        check("7K3-9QX-M2A", "7K3-9QX-M2A");
        check("7k39qxm2a", "7K3-9QX-M2A");
        check("  7k3 9qx\u{a0}m2a\n", "7K3-9QX-M2A");
        check("oOi–lL1.xyz", "001-111-XYZ");
    }

    #[test]
    fn what_is_no_code_is_not_read() {
        for typed in
            ["", "7K39QXM2", "7K39QXM2AB", "7K39QXM2U", "7K39QXM2Å", "7K3_9QX_M2A", "---------"]
        {
            assert!(Code::parse(typed).is_none(), "{typed:?}");
        }
    }
}
