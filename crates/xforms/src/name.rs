/// Whether `name` can name a question: a name without a colon, as XML has them.
///
/// ```
/// assert!(sammen_xforms::is_name("bor_her"));
/// assert!(!sammen_xforms::is_name("2nd"));
/// ```
pub fn is_name(name: &str) -> bool {
    name_at_start(name) == Some(name)
}

/// The name without a colon that `text` begins with: an `NCName` of [Namespaces in XML 1.0].
///
/// [Namespaces in XML 1.0]: https://www.w3.org/TR/xml-names/#NT-NCName
pub fn name_at_start(text: &str) -> Option<&str> {
    text.chars().next().filter(|first| starts_name(*first))?;
    let length = text.find(|c| !goes_on(c)).unwrap_or(text.len());
    Some(&text[..length])
}

fn starts_name(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

fn goes_on(c: char) -> bool {
    starts_name(c)
        || matches!(c,
            '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}
