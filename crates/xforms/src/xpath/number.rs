//! Numbers as XPath writes and reads them.

use crate::decimal;

/// No exponent, as few digits as say the number.
pub fn number_to_text(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
    } else if number == 0.0 {
        "0".to_owned()
    } else if number.fract() == 0.0 && number.abs() < 9e15 {
        (number as i64).to_string()
    } else {
        decimal::write(number)
    }
}

/// XPath's own notation: an optional minus, digits, at most one point. Everything else is not a number.
pub fn text_to_number(text: &str) -> f64 {
    if let Some(whole) = small_whole(text) {
        return whole;
    }
    let text = text.trim_matches(SPACE);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number { decimal::read(text).unwrap_or(f64::NAN) } else { f64::NAN }
}

/// What most answers and results are: a few digits and nothing else.
fn small_whole(text: &str) -> Option<f64> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let add = |sum: u32, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'));
    text.bytes().try_fold(0, add).map(f64::from)
}

/// With an exponent too, as other programs write very small numbers.
pub fn text_to_number_with_exponent(text: &str) -> f64 {
    let plain = text_to_number(text);
    if !plain.is_nan() {
        return plain;
    }
    let text = text.trim_matches(SPACE);
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'))
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"-+.eE".contains(&byte));
    if is_number { decimal::read(text).unwrap_or(f64::NAN) } else { f64::NAN }
}

/// What XPath calls space.
pub const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];
