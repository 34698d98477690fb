//! Names that every program takes: SPSS is the strictest of them.

use std::collections::BTreeSet;

/// So many bytes SPSS takes.
const NAME_BYTES_MAX: usize = 64;
/// Words of SPSS's own.
const RESERVED: [&str; 13] =
    ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"];

/// The names of one table, no two alike in whatever letters.
#[derive(Debug, Default)]
pub(crate) struct ColumnNames(BTreeSet<String>);

impl ColumnNames {
    /// A name like the wanted one that no other column has.
    pub(crate) fn add(&mut self, wanted: &str) -> String {
        let plain = plain(wanted);
        let numbered = (2..).map(|number| {
            let end = format!("_{number}");
            let room = plain.len().min(NAME_BYTES_MAX - end.len());
            format!("{}{end}", &plain[..room])
        });
        let free = std::iter::once(plain.clone())
            .chain(numbered)
            .find(|name| self.0.insert(name.to_lowercase()));
        free.expect("numbers go on")
    }
}

/// Letters of ASCII, digits, `_` and `.`; a letter first, and neither `_` nor `.` last.
fn plain(wanted: &str) -> String {
    let letter = |letter: char| match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '.' => letter,
        _ => '_',
    };
    let mut name: String = wanted.chars().map(letter).take(NAME_BYTES_MAX - 2).collect();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name.insert_str(0, "v_");
    }
    if name.ends_with(['_', '.']) || RESERVED.contains(&name.to_lowercase().as_str()) {
        name.push('x');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_spss_takes_and_each_is_there_once() {
        let mut names = ColumnNames::default();
        let mut check = |wanted: &str, expect: &str| assert_eq!(names.add(wanted), expect);
        check("tryg_nabolag", "tryg_nabolag");
        check("Tryg_nabolag", "Tryg_nabolag_2");
        check("årsag", "v__rsag");
        check("to", "tox");
        check("a-b", "a_b");
        check("sted.1_", "sted.1_x");
        let long = "a".repeat(100);
        assert!(names.add(&long).len() <= 64 && names.add(&long).len() <= 64);
    }
}
