//! Defaults: words that are there from the start, or an expression that is computed then.

/// Types whose words have hyphens.
const HYPHENED: [&str; 5] = ["date", "dateTime", "geopoint", "geotrace", "geoshape"];

/// Whether a default is an expression: it refers to a question, calls a function or computes.
pub(crate) fn is_dynamic(text: &str, value_type: &str) -> bool {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let token = token(rest);
        let after = &rest[token.len()..];
        if token == "-" && HYPHENED.contains(&value_type) {
            return false;
        }
        let computes = matches!(token, "*" | "+" | "-" | "|" | "${");
        let calls = is_word(first) && after.starts_with('(');
        if computes || calls || rest.starts_with(" div ") || rest.starts_with(" mod ") {
            return true;
        }
        rest = after;
    }
    false
}

/// The text's first token: a quotation, a name, a number, a date, `${`, or one character.
fn token(text: &str) -> &str {
    let Some(first) = text.chars().next() else { return text };
    let end = match first {
        '\'' | '"' => text[1..].find(first).map(|end| end + 2),
        '$' if text.starts_with("${") => Some(2),
        '-' if text[1..].starts_with(|c: char| c.is_ascii_digit() || c == '.') => {
            Some(1 + word_end(&text[1..], |c| c.is_ascii_digit() || matches!(c, '.' | '-' | ':')))
        }
        c if c.is_ascii_digit() => {
            Some(word_end(text, |c| c.is_ascii_digit() || matches!(c, '.' | '-' | ':' | 'T' | 'Z')))
        }
        c if is_word(c) => Some(word_end(text, |c| {
            is_word(c) || c.is_ascii_digit() || matches!(c, '-' | '.' | ':')
        })),
        c => Some(c.len_utf8()),
    };
    &text[..end.unwrap_or(text.len())]
}

fn is_word(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_'
}

fn word_end(text: &str, goes_on: impl Fn(char) -> bool) -> usize {
    text.find(|c| !goes_on(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_computes_is_dynamic() {
        for text in
            ["now()", "${a}", "1 + 2", "a | b", "6 div 2", "concat('a', 'b')", "a - b", "- 1"]
        {
            assert!(is_dynamic(text, "string"), "{text}");
        }
        for text in ["", "ja", "not_at_all", "-5", "2026-11-22", "'a + b'", "two words", "10:30:00"]
        {
            assert!(!is_dynamic(text, "string"), "{text}");
        }
        assert!(!is_dynamic("2026 - 11", "date"));
    }
}
