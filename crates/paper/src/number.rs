use std::{fmt, str::FromStr};

/// The number of a printed sheet. It is written with a digit more, by which one that was read or keyed wrongly is found:
/// every single wrong digit, and every two neighbours in each other's place but 0 and 9 (Luhn, ISO/IEC 7812-1 annex B).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SheetNumber(pub u32);

/// Why something is not the number of a sheet.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SheetNumberError {
    /// It has other characters than digits, or too many of them.
    #[error("read a sheet's number: write its digits, such as 12-5")]
    NotANumber,
    /// Its last digit does not fit the others.
    #[error("read a sheet's number: a digit is wrong")]
    WrongDigit,
}

impl SheetNumber {
    /// The digit that is written behind it.
    fn check_digit(self) -> u32 {
        let (mut rest, mut sum, mut is_doubled) = (self.0, 0, true);
        while rest > 0 {
            let digit = rest % 10;
            sum += if is_doubled { digit * 2 / 10 + digit * 2 % 10 } else { digit };
            is_doubled = !is_doubled;
            rest /= 10;
        }
        (10 - sum % 10) % 10
    }
}

impl fmt::Display for SheetNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0, self.check_digit())
    }
}

impl FromStr for SheetNumber {
    type Err = SheetNumberError;

    /// The hyphen and spaces may be left out.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: String =
            text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–')).collect();
        let written: u64 = match digits.len() {
            2..=10 if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.parse().map_err(|_| SheetNumberError::NotANumber)?
            }
            _ => return Err(SheetNumberError::NotANumber),
        };
        let number = u32::try_from(written / 10).map_err(|_| SheetNumberError::NotANumber)?;
        let number = Self(number);
        let fits = u64::from(number.check_digit()) == written % 10;
        fits.then_some(number).ok_or(SheetNumberError::WrongDigit)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_written_and_as_people_write_it() {
        assert_eq!(SheetNumber(1).to_string(), "1-8");
        // The example of ISO/IEC 7812: 7992739871 has the digit 3.
        assert_eq!(
            SheetNumber(799_273_987).to_string().rsplit_once('-').map(|(n, _)| n),
            Some("799273987")
        );
        for text in ["1-8", "18", " 1 8 ", "1–8"] {
            assert_eq!(text.parse(), Ok(SheetNumber(1)), "{text}");
        }
        for text in ["", "8", "1-8a", "12345678901"] {
            assert_eq!(text.parse::<SheetNumber>(), Err(SheetNumberError::NotANumber), "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_found(number in 1_u32..10_000_000, at in 0_usize..8, other in 0_u8..10) {
            let written: Vec<u8> = SheetNumber(number).to_string().bytes().filter(u8::is_ascii_digit).collect();
            let at = at % written.len();
            let mut wrong = written.clone();
            wrong[at] = b'0' + other;
            let read = String::from_utf8_lossy(&wrong).parse::<SheetNumber>();
            if wrong == written {
                prop_assert_eq!(read, Ok(SheetNumber(number)));
            } else {
                prop_assert_eq!(read, Err(SheetNumberError::WrongDigit));
            }
        }
    }
}
