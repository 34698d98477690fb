//! Which ids can name a Rust method or parameter.

/// Whether an id is in kebab-case and free to be a Rust name in snake_case.
pub fn is_item_name(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !is_reserved(id)
}

/// Rust's keywords, and the names that `Messages` has for itself.
fn is_reserved(name: &str) -> bool {
    const RESERVED: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
        "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
        "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
        "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type",
        "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "new",
        "locale", "text", "format",
    ];
    RESERVED.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_free_kebab_case_names_items() {
        let check = |id, expect| assert_eq!(is_item_name(id), expect, "{id}");
        check("seats-left", true);
        check("call-112", true);
        check("112", false);
        check("seatsLeft", false);
        check("seats_left", false);
        check("loop", false);
        check("format", false);
    }
}
