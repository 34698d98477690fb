//! Expressions without the spaces that mean nothing.

/// The expression, with one space where two words would run together and none elsewhere.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let (mut quote, mut space) = (None, false);
    for letter in text.chars() {
        if quote.is_none() && letter.is_whitespace() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) && plain.ends_with(is_word) && is_word(letter) {
            plain.push(' ');
        }
        match (quote, letter) {
            (Some(mark), _) if mark == letter => quote = None,
            (None, '\'' | '"') => quote = Some(letter),
            _ => {}
        }
        plain.push(letter);
    }
    plain
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | ':')
}
