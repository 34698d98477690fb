//! Which language the words on a page are in, by what they say of themselves and by their letters.

use crate::Phone;

/// Every text that can be seen or heard below an element, with the language that it says it is in.
const TEXTS: &str = "const area = document.querySelector(arguments[0]);
    if (!area) return null;
    const found = [];
    const note = (element, words) => {
        const language = element.closest('[lang]')?.lang ?? '';
        if (words?.trim()) found.push([language, words.trim()]);
    };
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        // A closed dialog, and the menu that shows each language by its own name.
        if (element.checkVisibility() && !element.closest('option')) {
            note(element, walker.currentNode.data);
        }
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
        for (const element of area.querySelectorAll(`[${name}]`)) note(element, element.getAttribute(name));
    }
    return { found, direction: getComputedStyle(area).direction };";

impl Phone {
    /// Expects every word below an element to be in a language and run its way; of `others` each may stand there all the
    /// same. Where the language has letters of its own, so have the words.
    pub async fn expect_words_in(&self, css: &str, code: &str, others: &[&str]) {
        let area = self.run(TEXTS, vec![css.into()]).await;
        let is_rtl = ["ar", "fa", "ur"].contains(&code);
        assert_eq!(area["direction"], if is_rtl { "rtl" } else { "ltr" }, "{css} in {code}");
        let texts = area["found"].as_array().cloned().unwrap_or_default();
        assert!(!texts.is_empty(), "there are no words in {css}");
        for text in texts {
            let [language, words] = [0, 1].map(|at| text[at].as_str().unwrap_or_default());
            if others.contains(&words) {
                continue;
            }
            assert_eq!(language, code, "“{words}” in {css}");
            let is_latin = words.replace("Sammen", "").contains(|c: char| c.is_ascii_alphabetic());
            assert!(!(is_rtl && is_latin), "“{words}” in {css} is not {code}");
        }
    }
}
