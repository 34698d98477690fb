//! Files that stay readable and finished.

use super::{Problem, Source};

/// A file longer than this hides more than one thing.
const LINES_MAX: usize = 800;

/// Words that mark unfinished work, put together here so that this file does not hold them.
const UNFINISHED_WORDS: [&str; 2] = [concat!("TO", "DO"), concat!("FIX", "ME")];
const UNFINISHED_PHRASE: &str = concat!("coming", " soon");

/// Checks the length of Rust files and the words of all files.
pub fn check(sources: &[Source]) -> Vec<Problem> {
    sources
        .iter()
        .flat_map(|source| check_length(source).into_iter().chain(check_words(source)))
        .collect()
}

fn check_length(source: &Source) -> Option<Problem> {
    let lines = source.text.lines().count();
    (source.has_extension("rs") && lines >= LINES_MAX).then(|| {
        let message = format!("{lines} lines, of at most {}: split it", LINES_MAX - 1);
        source.problem(None, message)
    })
}

fn check_words(source: &Source) -> impl Iterator<Item = Problem> {
    source.text.lines().enumerate().filter_map(|(index, line)| {
        let found = unfinished(line)?;
        let message = format!("“{found}”: finish it, or leave it out and open an issue");
        Some(source.problem(index + 1, message))
    })
}

fn unfinished(line: &str) -> Option<&'static str> {
    let mut words = line.split(|character: char| !character.is_alphanumeric() && character != '_');
    let word = words.find_map(|word| UNFINISHED_WORDS.into_iter().find(|found| *found == word));
    word.or_else(|| line.to_lowercase().contains(UNFINISHED_PHRASE).then_some(UNFINISHED_PHRASE))
}

#[cfg(test)]
mod tests {
    use super::super::{source, told};
    use super::*;

    #[test]
    fn long_rust_files_are_told() {
        let long = "\n".repeat(LINES_MAX);
        let sources = [source("a.rs", &long), source("a.toml", &long), source("b.rs", &long[1..])];
        assert_eq!(told(check, &sources), ["a.rs: 800 lines, of at most 799: split it"]);
    }

    #[test]
    fn unfinished_work_is_told() {
        let [word, other] = UNFINISHED_WORDS;
        let text =
            format!("fine\n// {word}: more\nthe {word}S and {}\n({other})\n", word.to_lowercase());
        let sources = [
            source("a.rs", &text),
            source("b.md", &format!("soon\n{}", UNFINISHED_PHRASE.to_uppercase())),
        ];
        let problems = told(check, &sources);
        let places: Vec<&str> =
            problems.iter().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
        assert_eq!(places, ["a.rs:2", "a.rs:4", "b.md:2"]);
    }
}
