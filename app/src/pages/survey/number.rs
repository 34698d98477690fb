//! Reading numbers as people type them; pure.

use sammen_xforms::Answer;

/// Why something typed is no number of the wanted kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NumberError {
    /// It is no number.
    NotNumber,
    /// It is a number, and not a whole one.
    NotWhole,
}

/// Reads a whole number; nothing typed is no answer.
pub fn read_integer(typed: &str) -> Result<Option<Answer>, NumberError> {
    let typed = tidy(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    match (typed.parse(), read_f64(&typed)) {
        (Ok(value), _) => Ok(Some(Answer::Integer(value))),
        (Err(_), Some(value)) if value.fract() != 0.0 => Err(NumberError::NotWhole),
        (Err(_), _) => Err(NumberError::NotNumber),
    }
}

/// Reads a number with a comma or a full stop; nothing typed is no answer.
pub fn read_decimal(typed: &str) -> Result<Option<Answer>, NumberError> {
    let typed = tidy(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    read_f64(&typed).map(|value| Some(Answer::Decimal(value))).ok_or(NumberError::NotNumber)
}

/// Without spaces, which some write between thousands.
fn tidy(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace()).collect()
}

fn read_f64(typed: &str) -> Option<f64> {
    // `inf`, `nan` and `1e9` are numbers to Rust and to nobody else here.
    let plain = typed.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'-' | b'+'));
    typed.replace(',', ".").parse().ok().filter(|value: &f64| plain && value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read() {
        let check = |typed, expect| assert_eq!(read_integer(typed), expect, "{typed:?}");
        check("3", Ok(Some(Answer::Integer(3))));
        check(" 1 200 ", Ok(Some(Answer::Integer(1_200))));
        check("-4", Ok(Some(Answer::Integer(-4))));
        check("", Ok(None));
        check("  ", Ok(None));
        check("3,5", Err(NumberError::NotWhole));
        check("tre", Err(NumberError::NotNumber));
        check("99999999999999999999", Err(NumberError::NotNumber));
    }

    #[test]
    fn numbers_are_read_with_a_comma_or_a_full_stop() {
        let check = |typed, expect| assert_eq!(read_decimal(typed), expect, "{typed:?}");
        check("3,5", Ok(Some(Answer::Decimal(3.5))));
        check("3.5", Ok(Some(Answer::Decimal(3.5))));
        check("7", Ok(Some(Answer::Decimal(7.0))));
        check("", Ok(None));
        check("1.000,5", Err(NumberError::NotNumber));
        check("1e9", Err(NumberError::NotNumber));
        check("nan", Err(NumberError::NotNumber));
    }
}
