/// Whether `name` can name a question: a letter or `_`, then letters, digits, `_`, `-` or `.`.
///
/// ```
/// assert!(sammen_xforms::is_name("bor_her"));
/// assert!(!sammen_xforms::is_name("2nd"));
/// ```
pub fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}
