//! The code under a ticket's picture, for where the picture cannot be read.

/// Crockford's digits: none that is mistaken for another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BITS_PER_DIGIT: usize = 5;
const CODE_DIGITS: usize = 8;
const GROUP_DIGITS: usize = 4;
/// Where an id's last 40 bits begin.
const CODE_BITS: u32 = 40;

/// Eight digits that a volunteer types to find a registration on the list. They prove nothing by themselves.
///
/// ```
/// use sammen_ticket::{read_short_code, short_code};
/// let id = [0x17; 16];
/// assert_eq!(short_code(&id), "2WBH-E5RQ");
/// assert_eq!(read_short_code("2wbh e5rq"), Some(short_code(&id)));
/// ```
#[must_use]
pub fn short_code(id: &[u8; 16]) -> String {
    let bits = u128::from_be_bytes(*id) & ((1 << CODE_BITS) - 1);
    let digit = |place: usize| {
        let shift = BITS_PER_DIGIT * (CODE_DIGITS - 1 - place);
        char::from(DIGITS[((bits >> shift) & 0x1f) as usize])
    };
    (0..CODE_DIGITS).map(digit).enumerate().fold(String::new(), |mut code, (place, digit)| {
        if place == GROUP_DIGITS {
            code.push('-');
        }
        code.push(digit);
        code
    })
}

/// What somebody typed as a code, as [`short_code`] writes it; `None` when it is no whole code.
#[must_use]
pub fn read_short_code(typed: &str) -> Option<String> {
    let digits: Option<Vec<char>> =
        typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(digit_of).collect();
    let digits = digits.filter(|digits| digits.len() == CODE_DIGITS)?;
    let (first, last) = digits.split_at(GROUP_DIGITS);
    Some(first.iter().chain(&['-']).chain(last).collect())
}

/// The digit that somebody meant.
fn digit_of(typed: char) -> Option<char> {
    let meant = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    DIGITS.iter().map(|digit| char::from(*digit)).find(|digit| *digit == meant)
}
