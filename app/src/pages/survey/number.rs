//! Reading numbers as people type them; pure.

/// Why something typed is no number of the wanted kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NumberError {
    /// It is no number, or larger than forms count.
    NotNumber,
    /// It is a number, and not a whole one.
    NotWhole,
}

/// Reads a whole number and writes it as forms do; nothing typed is no answer.
pub fn read_integer(typed: &str) -> Result<String, NumberError> {
    let typed = tidy(typed);
    if typed.is_empty() {
        return Ok(typed);
    }
    match (typed.parse::<i32>(), read_f64(&typed)) {
        (Ok(value), _) => Ok(value.to_string()),
        (Err(_), Some(value)) if value.fract() != 0.0 => Err(NumberError::NotWhole),
        (Err(_), _) => Err(NumberError::NotNumber),
    }
}

/// Reads a number with a comma or a full stop and writes it as forms do; nothing typed is no answer.
pub fn read_decimal(typed: &str) -> Result<String, NumberError> {
    let typed = tidy(typed);
    if typed.is_empty() {
        return Ok(typed);
    }
    read_f64(&typed).map(|value| value.to_string()).ok_or(NumberError::NotNumber)
}

/// Without spaces, which some write between thousands, and in the digits of forms: keyboards for Arabic, Farsi and Urdu
/// have others.
fn tidy(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace()).map(western).collect()
}

fn western(written: char) -> char {
    let zero = match written {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '٫' => return '.',
        _ => return written,
    };
    char::from_digit(written as u32 - zero as u32, 10).unwrap_or(written)
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
        let check = |typed, expect: Result<&str, _>| {
            assert_eq!(read_integer(typed), expect.map(str::to_owned), "{typed:?}");
        };
        check("3", Ok("3"));
        check(" 1 200 ", Ok("1200"));
        check("-4", Ok("-4"));
        check("٤٠", Ok("40"));
        check("۴۰", Ok("40"));
        check("٣٫٥", Err(NumberError::NotWhole));
        check("", Ok(""));
        check("  ", Ok(""));
        check("3,5", Err(NumberError::NotWhole));
        check("tre", Err(NumberError::NotNumber));
        check("99999999999", Err(NumberError::NotNumber));
    }

    #[test]
    fn numbers_are_read_with_a_comma_or_a_full_stop() {
        let check = |typed, expect: Result<&str, _>| {
            assert_eq!(read_decimal(typed), expect.map(str::to_owned), "{typed:?}");
        };
        check("3,5", Ok("3.5"));
        check("3.5", Ok("3.5"));
        check("7", Ok("7"));
        check("٣٫٥", Ok("3.5"));
        check("", Ok(""));
        check("1.000,5", Err(NumberError::NotNumber));
        check("1e9", Err(NumberError::NotNumber));
        check("nan", Err(NumberError::NotNumber));
    }
}
