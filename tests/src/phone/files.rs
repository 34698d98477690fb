//! What is in the files of a browser's profile.

use std::{fs, path::Path};

/// Whether some words are anywhere below a folder, as UTF-8, as UTF-16, or in the one byte a letter that Chromium's storage
/// writes where it can.
pub(super) fn hold(folder: &Path, words: &str) -> bool {
    let wide = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let narrow: Option<Vec<u8>> = words.chars().map(|c| u8::try_from(c).ok()).collect();
    let needles: Vec<Vec<u8>> =
        [words.as_bytes().to_vec(), wide].into_iter().chain(narrow).collect();
    let entries = fs::read_dir(folder).expect("the profile can be read");
    entries.map(|entry| entry.expect("the profile can be read").path()).any(|path| {
        if path.is_dir() {
            return hold(&path, words);
        }
        // Sockets and dangling links hold nothing.
        let Ok(bytes) = fs::read(&path) else { return false };
        let found = needles.iter().any(|needle| contains(&bytes, needle));
        if found {
            eprintln!("“{words}” is in {}", path.display());
        }
        found
    })
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
