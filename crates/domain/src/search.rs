//! Finding by words, whatever keyboard they were typed on.

mod activity;

pub use activity::read_activity_words;

/// Combining marks, left over from decomposed text.
const MARKS: core::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

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

/// The words of a text, folded, each after a space: for texts that are searched for every letter that is typed.
///
/// ```
/// use sammen_domain::{Needle, fold_words};
/// assert_eq!(fold_words("Åse-Marie Bro"), " ase marie bro");
/// assert!(Needle::new("mar aas").begins_in_words(fold_words("Åse-Marie Bro").as_bytes()));
/// ```
#[must_use]
pub fn fold_words(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.flat_map(|word| [" ", word]).collect()
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
        c if MARKS.contains(&c) => {}
        other => folded.push(other),
    }
}

/// What somebody searches for: every word must begin a word of the text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Needle(Vec<NeedleWord>);

/// One word of what somebody searches for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NeedleWord(Vec<String>);

impl Needle {
    /// Takes what was typed; one letter is enough.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(typed.split_whitespace().map(|word| NeedleWord(spellings(word))).collect())
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words, in the order in which they were typed.
    #[must_use]
    pub fn words(&self) -> &[NeedleWord] {
        &self.0
    }

    /// Whether a text has every word.
    ///
    /// ```
    /// use sammen_domain::Needle;
    /// let text = "Fællesspisning, Grønnemose Skole";
    /// assert!(Needle::new("f").matches(text));
    /// assert!(Needle::new("groen faelles").matches(text));
    /// assert!(!Needle::new("fodbold").matches(text));
    /// ```
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.0.iter().all(|word| word.begins_in(text))
    }

    /// Whether [folded words](fold_words) have every word.
    #[inline]
    #[must_use]
    pub fn begins_in_words(&self, words: &[u8]) -> bool {
        let begins = |spelling: &String| {
            let mut words = words.split(|byte| *byte == b' ');
            spelling.is_empty() || words.any(|word| word.starts_with(spelling.as_bytes()))
        };
        self.0.iter().all(|NeedleWord(spellings)| spellings.iter().any(begins))
    }
}

impl NeedleWord {
    /// Whether a word of the text begins so.
    #[must_use]
    pub fn begins_in(&self, text: &str) -> bool {
        self.begins_in_bytes(text.as_bytes())
    }

    /// Whether a word of the text of these bytes begins so; what is no text has no words.
    #[must_use]
    pub fn begins_in_bytes(&self, text: &[u8]) -> bool {
        self.0.iter().any(|spelling| has_word(text, spelling))
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

/// Whether a word of the text, folded, begins so. A phone asks it of every text of an area for every letter that is
/// typed: so nothing is written down, and of most of a text no more is seen than that no letter of it may begin the word.
fn has_word(text: &[u8], start: &str) -> bool {
    let Some(first) = start.as_bytes().first() else { return true };
    let mut at = 0;
    while let Some(offset) = next_candidate(&text[at..], *first) {
        at += offset;
        let (before, rest) = text.split_at(at);
        if !is_plainly_inside(before, rest)
            && may_begin(rest, start.as_bytes())
            && let (Ok(before), Ok(rest)) = (str::from_utf8(before), str::from_utf8(rest))
            && begins(rest, start)
            && begins_word(before, rest)
        {
            return true;
        }
        at += 1;
    }
    false
}

/// The next byte that may begin a letter which is folded to this one: the letter itself, or what is not ASCII. Eight bytes
/// are looked at together.
fn next_candidate(bytes: &[u8], first: u8) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ONES << 7;
    // Of ASCII, only letters differ by this bit from another that is folded to them; others are told apart later.
    const CASE: u8 = 0x20;
    let wanted = u64::from(first | CASE) * ONES;
    let (words, rest) = bytes.as_chunks::<8>();
    for (number, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let differs = (word | (u64::from(CASE) * ONES)) ^ wanted;
        // In a byte that is zero, and in no other without its high bit, the sum leaves the high bit unset.
        let equals = !(((differs & !HIGH) + !HIGH) | differs);
        let candidates = (equals | word) & HIGH;
        if candidates != 0 {
            return Some(number * 8 + candidates.trailing_zeros() as usize / 8);
        }
    }
    let is_candidate = |byte: &u8| !byte.is_ascii() || byte | CASE == first | CASE;
    rest.iter().position(is_candidate).map(|offset| words.len() * 8 + offset)
}

/// Whether the bytes alone tell that no word begins between them: there is a plain letter before, or the middle of another.
fn is_plainly_inside(before: &[u8], rest: &[u8]) -> bool {
    const CONTINUES: core::ops::RangeInclusive<u8> = 0x80..=0xbf;
    before.last().is_some_and(u8::is_ascii_alphanumeric)
        || rest.first().is_some_and(|byte| CONTINUES.contains(byte))
}

/// Whether the bytes alone leave it open that a text, folded, begins so: what is ASCII is folded to itself in lower case.
fn may_begin(text: &[u8], start: &[u8]) -> bool {
    for (byte, wanted) in text.iter().zip(start) {
        if !byte.is_ascii() {
            return true;
        }
        if byte.to_ascii_lowercase() != *wanted {
            return false;
        }
    }
    true
}

/// Whether a letter comes next, and none is before it. A mark belongs to the letter before it.
fn begins_word(before: &str, rest: &str) -> bool {
    let is_mark = |c: &char| MARKS.contains(c);
    let follows = before.chars().rev().find(|c| !is_mark(c));
    rest.chars().next().is_some_and(|c| !is_mark(&c) && c.is_alphanumeric())
        && !follows.is_some_and(char::is_alphanumeric)
}

/// Whether a text, folded, begins so.
fn begins(text: &str, mut start: &str) -> bool {
    let mut folded = String::new();
    for c in text.chars() {
        // Most letters are plain, and need no table.
        if c.is_ascii() {
            match start.strip_prefix(c.to_ascii_lowercase()) {
                Some("") => return true,
                Some(after) => start = after,
                None => return false,
            }
            continue;
        }
        folded.clear();
        c.to_lowercase().for_each(|c| fold_one(&mut folded, c));
        match start.strip_prefix(folded.as_str()) {
            Some("") => return true,
            Some(after) => start = after,
            // It may end within the two letters of one.
            None => return folded.starts_with(start),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, typed: &str, expect: bool) {
        let found = Needle::new(typed).matches(text);
        assert_eq!(found, expect, "{typed:?} in {text:?}");
    }

    /// The same, slowly: the text is folded whole and taken apart.
    fn has_word_slowly(text: &str, start: &str) -> bool {
        let folded = fold(text);
        folded.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(start))
    }

    #[test]
    fn every_beginning_of_every_word_is_found_and_nothing_else() {
        let texts = [
            "Fællesspisning på Ærø – kl. 18.30",
            "CAFÉ-AFTEN, Öğretmen’s İstanbul",
            "cafe\u{301}aften \u{301}e Straße über ßen",
            "عربي مرحبا, Soomaali; 2 x æbler",
            "",
            " ¿ø? ",
        ];
        let words = texts.iter().flat_map(|text| text.split_whitespace());
        let starts: Vec<String> = words
            .flat_map(|word| (0..=word.len()).filter_map(|end| word.get(..end)))
            .chain(["e", "a", "ften", "æ", "o", "18", "30", "i"])
            .flat_map(spellings)
            .collect();
        assert!(starts.len() > 100);
        for text in texts {
            for start in starts.iter().filter(|start| !start.is_empty()) {
                assert_eq!(
                    has_word(text.as_bytes(), start),
                    has_word_slowly(text, start),
                    "{start:?} {text:?}"
                );
            }
        }
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
