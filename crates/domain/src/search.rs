//! Finding by words, whatever keyboard they were typed on.

mod activity;

pub use activity::push_activity_words;

/// Folds case, accents and æøå, so that `Foraeldrecafé` finds `Forældrecafé`.
///
/// ```
/// use sammen_domain::fold;
/// assert_eq!(fold("Forældrecafé på Ærø"), "foraeldrecafe pa aero");
/// assert_eq!(fold("Öğretmen"), "ogretmen");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        c.to_lowercase().for_each(|c| fold_one(&mut folded, c));
    }
    folded
}

/// Folds a text to its words with a blank after each: what a phone does with every text of an area before the
/// first letter is typed. So ASCII, which most of it is, is taken byte by byte, without the tables for every
/// script.
fn push_words(haystack: &mut String, text: &str) {
    haystack.reserve(text.len() + 1);
    let mut folded = String::new();
    for c in text.chars() {
        if c.is_ascii() {
            let lower = c.to_ascii_lowercase();
            haystack.push(if lower.is_ascii_alphanumeric() { lower } else { ' ' });
            continue;
        }
        c.to_lowercase().for_each(|c| fold_one(&mut folded, c));
        haystack.extend(folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }));
        folded.clear();
    }
    haystack.push(' ');
}

fn fold_one(folded: &mut String, c: char) {
    match c {
        'æ' | 'ä' => folded.push_str("ae"),
        'å' | 'á' | 'à' | 'â' | 'ã' | 'ą' | 'ā' => folded.push('a'),
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ē' => folded.push('e'),
        'í' | 'ì' | 'î' | 'ï' | 'ı' | 'ī' => folded.push('i'),
        'ø' | 'ö' | 'ő' | 'ó' | 'ò' | 'ô' | 'õ' | 'ō' => folded.push('o'),
        'ú' | 'ù' | 'û' | 'ü' | 'ű' | 'ū' => folded.push('u'),
        'ç' | 'ć' => folded.push('c'),
        'ğ' => folded.push('g'),
        'ł' => folded.push('l'),
        'ñ' | 'ń' => folded.push('n'),
        'ś' | 'ş' => folded.push('s'),
        'ź' | 'ż' => folded.push('z'),
        'ß' => folded.push_str("ss"),
        // Combining marks left over from decomposed text.
        '\u{300}'..='\u{36f}' => {}
        other => folded.push(other),
    }
}

/// What somebody searches for: every word must begin a word of the text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Needle(Vec<Vec<String>>);

impl Needle {
    /// Takes what was typed; one letter is enough.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(typed.split_whitespace().map(spellings).collect())
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a folded text (see [`haystack`](Needle::haystack)) has every word.
    ///
    /// ```
    /// use sammen_domain::Needle;
    /// let text = Needle::haystack(["Fællesspisning", "Grønnemose Skole"]);
    /// assert!(Needle::new("f").matches(&text));
    /// assert!(Needle::new("groen faelles").matches(&text));
    /// assert!(!Needle::new("fodbold").matches(&text));
    /// ```
    #[must_use]
    pub fn matches(&self, haystack: &str) -> bool {
        self.matches_among(&[haystack])
    }

    /// Whether every word is in one or another of these folded texts.
    #[must_use]
    pub fn matches_among(&self, haystacks: &[&str]) -> bool {
        let is_somewhere = |spelling: &String| {
            haystacks.iter().any(|haystack| has_word(haystack, spelling.as_bytes()))
        };
        self.0.iter().all(|word| word.iter().any(is_somewhere))
    }

    /// Folds the texts of one thing into what [`matches`](Needle::matches) reads.
    pub fn haystack<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
        let mut haystack = String::new();
        for text in texts {
            push_words(&mut haystack, text);
        }
        haystack
    }
}

/// The ways a typed word may stand in a folded text: `aa` for å and `oe` for ø are also written out.
fn spellings(word: &str) -> Vec<String> {
    let folded: String = fold(word).chars().filter(|c| c.is_alphanumeric()).collect();
    let mut all = vec![folded.clone()];
    for other in [
        folded.replace("aa", "a"),
        folded.replace("oe", "o"),
        folded.replace("aa", "a").replace("oe", "o"),
    ] {
        if !all.contains(&other) {
            all.push(other);
        }
    }
    all
}

/// Whether a word begins so. It is asked of every text for every letter that is typed, so it goes from word to word
/// and prepares nothing.
fn has_word(haystack: &str, start: &[u8]) -> bool {
    let mut words = haystack.as_bytes().split(|byte| *byte == b' ');
    words.any(|word| word.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, typed: &str, expect: bool) {
        let found = Needle::new(typed).matches(&Needle::haystack([text]));
        assert_eq!(found, expect, "{typed:?} in {text:?}");
    }

    #[test]
    fn finds_words_by_their_start_in_any_spelling() {
        check("Loppemarked på torvet", "l", true);
        check("Loppemarked på torvet", "på", true);
        check("Loppemarked på torvet", "paa", true);
        check("Loppemarked på torvet", "pa", true);
        check("Loppemarked på torvet", "marked", false);
        check("Høje Gladsaxe", "hoeje", true);
        check("Høje Gladsaxe", "hoje", true);
        check("Høje Gladsaxe", "HØJE glad", true);
        check("Café-aften", "cafe", true);
        check("Café-aften", "aften", true);
        check("Kaffe", "te", false);
        check("anything", "  ", true);
        check("Lån legetøj", "laan legetoej", true);
    }
}
