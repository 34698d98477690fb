//! What is keyed at one question.

use crate::layout::{Choice, Kind};

/// Why what was keyed is no answer. It is kept as it is until it is mended.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// No code begins so.
    #[error("read {0:?}: no code begins so")]
    Unknown(String),
    /// More than one code begins so.
    #[error("read {0:?}: more than one code begins so")]
    Ambiguous(String),
    /// The same code twice.
    #[error("read {0:?}: it is there twice")]
    Twice(String),
    /// It is no number, or not a whole one where one is to be.
    #[error("read {0:?} as a number")]
    NotANumber(String),
    /// It is no day that there is.
    #[error("read {0:?} as a day")]
    NotADay(String),
    /// It is no time of the day.
    #[error("read {0:?} as a time of the day")]
    NotATime(String),
    /// It is longer than any answer.
    #[error("read more than {LETTERS_MAX} letters")]
    TooLong,
}

/// So many letters are taken of one answer.
pub const LETTERS_MAX: usize = 4_000;

/// Reads what was keyed as an answer, written as forms have it; nothing is no answer. Of codes their beginning is enough
/// where only one begins so, in small or in large letters; several stand with spaces or commas between.
///
/// # Errors
/// [`ReadError`].
pub fn read(kind: &Kind, keyed: &str) -> Result<String, ReadError> {
    let keyed = keyed.trim();
    if keyed.chars().count() > LETTERS_MAX {
        return Err(ReadError::TooLong);
    }
    if keyed.is_empty() {
        return Ok(String::new());
    }
    match kind {
        Kind::One(choices) | Kind::Scale(choices) => code(choices, keyed).map(str::to_owned),
        Kind::Rank(choices) => several(choices, keyed).map(|found| found.join(" ")),
        Kind::Many(choices) => {
            let mut found = several(choices, keyed)?;
            // Crosses have no order: they stand as they are printed.
            found.sort_by_key(|code| choices.iter().position(|choice| choice.code == *code));
            Ok(found.join(" "))
        }
        Kind::Number { is_whole, .. } => number(keyed, *is_whole),
        Kind::Date => day(keyed),
        Kind::Time => time(keyed),
        Kind::DateTime => {
            let (first, rest) = keyed.rsplit_once(' ').unwrap_or((keyed, ""));
            Ok(format!("{}T{}", day(first)?, time(rest)?))
        }
        Kind::Words { .. } => Ok(keyed.to_owned()),
        Kind::Read => match keyed.to_lowercase().as_str() {
            "x" | "ok" | "1" => Ok("OK".to_owned()),
            _ => Err(ReadError::Unknown(keyed.to_owned())),
        },
    }
}

fn several<'a>(choices: &'a [Choice], keyed: &str) -> Result<Vec<&'a str>, ReadError> {
    let mut found = Vec::new();
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';');
    for one in keyed.split(is_between).filter(|one| !one.is_empty()) {
        let code = code(choices, one)?;
        if found.contains(&code) {
            return Err(ReadError::Twice(code.to_owned()));
        }
        found.push(code);
    }
    Ok(found)
}

fn code<'a>(choices: &'a [Choice], keyed: &str) -> Result<&'a str, ReadError> {
    if let Some(choice) = choices.iter().find(|choice| choice.code == keyed) {
        return Ok(&choice.code);
    }
    let wanted = keyed.to_lowercase();
    let begins = |choice: &&Choice| choice.code.to_lowercase().starts_with(&wanted);
    let is_whole = |choice: &&Choice| choice.code.to_lowercase() == wanted;
    let mut found = choices.iter().filter(begins);
    match (found.next(), found.next()) {
        (None, _) => Err(ReadError::Unknown(keyed.to_owned())),
        (Some(choice), None) => Ok(&choice.code),
        // A whole code may be the beginning of another one.
        _ => match choices.iter().find(is_whole) {
            Some(choice) => Ok(&choice.code),
            None => Err(ReadError::Ambiguous(keyed.to_owned())),
        },
    }
}

fn number(keyed: &str, is_whole: bool) -> Result<String, ReadError> {
    let plain = keyed.replace(',', ".");
    let (sign, digits) = plain.strip_prefix('-').map_or(("", &*plain), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_part = digits.contains('.');
    let is_good = !whole.is_empty()
        && whole.len() <= 15
        && part.len() <= 15
        && are_digits(whole)
        && are_digits(part)
        && (!has_part || !is_whole && !part.is_empty());
    if !is_good {
        return Err(ReadError::NotANumber(keyed.to_owned()));
    }
    // Two persons may write the same number with zeros more or less.
    let whole =
        Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
    let part = part.trim_end_matches('0');
    let point = if part.is_empty() { "" } else { "." };
    let is_zero = whole == "0" && part.is_empty();
    let sign = if is_zero { "" } else { sign };
    Ok(format!("{sign}{whole}{point}{part}"))
}

/// A day as ISO 8601 has it or as people write it here: `2026-11-23`, `23.11.2026`, `23/11-2026`.
fn day(keyed: &str) -> Result<String, ReadError> {
    let wrong = || ReadError::NotADay(keyed.to_owned());
    let mut parts = keyed.split(|letter: char| !letter.is_ascii_digit());
    let mut next = || parts.next().filter(|part| !part.is_empty());
    let (Some(first), Some(month), Some(last), None) = (next(), next(), next(), next()) else {
        return Err(wrong());
    };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let parse = |text: &str| text.parse::<u32>().map_err(|_| wrong());
    let (is_year, year, month, day) = (year.len() == 4, parse(year)?, parse(month)?, parse(day)?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    if !is_year || day == 0 || day > days {
        return Err(wrong());
    }
    Ok(format!("{year:04}-{month:02}-{day:02}"))
}

/// A time as `9.30`, `09:30` or `930`.
fn time(keyed: &str) -> Result<String, ReadError> {
    let wrong = || ReadError::NotATime(keyed.to_owned());
    let (hour, minute) = match keyed.split_once([':', '.']) {
        Some(parts) => parts,
        None if keyed.is_ascii() && (3..=4).contains(&keyed.len()) => {
            keyed.split_at(keyed.len() - 2)
        }
        None => return Err(wrong()),
    };
    let are_digits =
        [hour, minute].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let (Ok(hour), Ok(minute), 2) = (hour.parse::<u32>(), minute.parse::<u32>(), minute.len())
    else {
        return Err(wrong());
    };
    if !are_digits || hour > 23 || minute > 59 {
        return Err(wrong());
    }
    Ok(format!("{hour:02}:{minute:02}:00.000Z"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn choices(codes: &[&str]) -> Vec<Choice> {
        let choice = |code: &&str| Choice { code: (*code).to_owned(), words: code.to_uppercase() };
        codes.iter().map(choice).collect()
    }

    fn read_all(kind: &Kind, cases: &[(&str, &str)]) {
        for (keyed, expected) in cases {
            assert_eq!(read(kind, keyed).as_deref(), Ok(*expected), "{keyed}");
        }
    }

    #[test]
    fn the_beginning_of_a_code_is_enough_where_only_one_begins_so() {
        let one = Kind::One(choices(&["ja", "nej", "nejtak", "vil_ikke_svare"]));
        read_all(
            &one,
            &[("", ""), ("j", "ja"), ("V", "vil_ikke_svare"), ("nej", "nej"), ("NEJ", "nej")],
        );
        assert_eq!(read(&one, "n"), Err(ReadError::Ambiguous("n".to_owned())));
        assert_eq!(read(&one, "måske"), Err(ReadError::Unknown("måske".to_owned())));
    }

    #[test]
    fn crosses_stand_as_they_are_printed_and_ranks_as_they_are_keyed() {
        let codes = choices(&["stier", "opgang", "center"]);
        read_all(&Kind::Many(codes.clone()), &[("c, s", "stier center"), ("o", "opgang")]);
        read_all(&Kind::Rank(codes.clone()), &[("c s;o", "center stier opgang")]);
        let twice = read(&Kind::Many(codes), "c cen");
        assert_eq!(twice, Err(ReadError::Twice("center".to_owned())));
    }

    #[test]
    fn numbers_days_and_times_are_read_as_people_write_them() {
        let whole = Kind::Number { is_whole: true, from: None, to: None };
        let any = Kind::Number { is_whole: false, from: None, to: None };
        read_all(&whole, &[("007", "7"), ("-3", "-3"), ("0", "0"), ("-0", "0")]);
        read_all(&any, &[("1,50", "1.5"), ("2.0", "2"), ("-0,25", "-0.25")]);
        for keyed in ["1,5", "1.", "x", "--1", "1e3"] {
            assert_eq!(read(&whole, keyed), Err(ReadError::NotANumber(keyed.to_owned())));
        }
        let date = "2024-02-29";
        read_all(&Kind::Date, &[("29.2.2024", date), ("29/2-2024", date), ("2024-2-29", date)]);
        for keyed in ["29.2.2026", "1.13.2026", "1.1.26", "0.1.2026", "1.1", "1.1.2026.1"] {
            assert_eq!(read(&Kind::Date, keyed), Err(ReadError::NotADay(keyed.to_owned())));
        }
        read_all(
            &Kind::Time,
            &[("9.30", "09:30:00.000Z"), ("930", "09:30:00.000Z"), ("23:59", "23:59:00.000Z")],
        );
        for keyed in ["24:00", "9:3", "9", "+9:30"] {
            assert_eq!(read(&Kind::Time, keyed), Err(ReadError::NotATime(keyed.to_owned())));
        }
        read_all(&Kind::DateTime, &[("1.5.2026 9:30", "2026-05-01T09:30:00.000Z")]);
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again_as_the_same(keyed in "\\PC{0,12}") {
            let kinds = [
                Kind::One(choices(&["a", "ab", "b"])),
                Kind::Many(choices(&["a", "ab", "b"])),
                Kind::Rank(choices(&["a", "ab", "b"])),
                Kind::Number { is_whole: false, from: None, to: None },
                Kind::Date,
                Kind::Words { is_long: true },
            ];
            for kind in kinds {
                if let Ok(answer) = read(&kind, &keyed) {
                    prop_assert_eq!(read(&kind, &answer), Ok(answer.clone()));
                }
            }
        }
    }
}
