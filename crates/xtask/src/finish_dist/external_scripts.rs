//! Moves scripts out of the page: the policy `script-src 'self' 'wasm-unsafe-eval'` then lets
//! through what the build made and nothing that got into the page later.

use std::path::Path;

use anyhow::{Context, Result};

use super::{read_text, short_hash, write_file};

/// Rewrites the folder's page and writes the scripts beside it. `public_path` is what the addresses of the folder's
/// files begin with.
pub fn write(dir: &Path, public_path: &str) -> Result<()> {
    let path = dir.join("index.html");
    let page = rewrite(&read_text(&path)?, public_path)
        .with_context(|| format!("failed to move the scripts out of {}", path.display()))?;
    for script in &page.scripts {
        write_file(&dir.join(&script.name), script.content.as_bytes())?;
    }
    write_file(&path, page.html.as_bytes())
}

struct Page {
    html: String,
    scripts: Vec<Script>,
}

struct Script {
    name: String,
    content: String,
}

/// The page as HTML that Trunk has written: one that is well formed.
fn rewrite(html: &str, public_path: &str) -> Result<Page> {
    let mut page = Page { html: String::with_capacity(html.len()), scripts: Vec::new() };
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        page.html.push_str(&rest[..start]);
        rest = &rest[start..];
        if rest.starts_with("<!--") {
            let end = rest.find("-->").context("a comment is never closed")? + "-->".len();
            page.html.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        let end = tag_end(rest).context("a tag is never closed")?;
        let tag = without_attribute(&rest[..end], "nonce");
        rest = &rest[end..];
        if !is_script(&tag) {
            page.html.push_str(&tag);
            continue;
        }
        let close = rest.find("</script").context("a script is never closed")?;
        let content = &rest[..close];
        if runs_inline(&tag) && !content.trim().is_empty() {
            let name = format!("boot-{}.js", short_hash(content.as_bytes()));
            let opened = tag[..tag.len() - 1].trim_end();
            page.html.push_str(&format!("{opened} src=\"{public_path}{name}\">"));
            page.scripts.push(Script { name, content: content.trim().to_owned() + "\n" });
        } else {
            page.html.push_str(&tag);
            page.html.push_str(content);
        }
        rest = &rest[close..];
    }
    page.html.push_str(rest);
    Ok(page)
}

/// The length of the tag at the start; a `>` in a quoted value does not end it.
fn tag_end(html: &str) -> Option<usize> {
    let mut quote = None;
    for (index, character) in html.char_indices() {
        match (quote, character) {
            (None, '>') => return Some(index + 1),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    None
}

fn is_script(tag: &str) -> bool {
    tag.strip_prefix("<script")
        .is_some_and(|rest| rest.starts_with(|next: char| next == '>' || next.is_whitespace()))
}

/// Whether the browser would run what is inside: not data, and not from a file already.
fn runs_inline(tag: &str) -> bool {
    let kind = attribute(tag, "type").map(|(_, value)| value);
    attribute(tag, "src").is_none()
        && matches!(kind.as_deref(), None | Some("" | "module" | "text/javascript"))
}

/// Where an attribute is in the tag, with the space before it, and its value.
fn attribute(tag: &str, name: &str) -> Option<(std::ops::Range<usize>, String)> {
    let mut from = 0;
    while let Some(found) = tag[from..].find(name) {
        let start = from + found;
        from = start + name.len();
        let before = tag[..start].trim_end();
        let after = &tag[from..];
        let is_inside_value = tag[..start].matches('"').count() % 2 == 1;
        if before.len() == start || is_inside_value {
            continue;
        }
        let Some(value) = after.strip_prefix('=') else {
            if after.starts_with(|next: char| next == '>' || next == '/' || next.is_whitespace()) {
                return Some((before.len()..from, String::new()));
            }
            continue;
        };
        let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''));
        let (value, end) = match quote {
            Some(quote) => {
                let length = value[1..].find(quote)?;
                (&value[1..=length], from + 1 + length + 2)
            }
            None => {
                let ends = |next: char| next == '>' || next.is_whitespace();
                let length = value.find(ends).unwrap_or(value.len());
                (&value[..length], from + 1 + length)
            }
        };
        return Some((before.len()..end, value.to_owned()));
    }
    None
}

fn without_attribute(tag: &str, name: &str) -> String {
    match attribute(tag, name) {
        Some((range, _)) => format!("{}{}", &tag[..range.start], &tag[range.end..]),
        None => tag.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expect: &str, scripts: &[&str]) {
        let page = rewrite(html, "/").unwrap();
        let contents: Vec<&str> = page.scripts.iter().map(|s| s.content.as_str()).collect();
        assert_eq!(contents, scripts);
        let names = page.scripts.iter().map(|script| script.name.as_str());
        let expect = names.fold(expect.to_owned(), |text, name| text.replacen("BOOT", name, 1));
        assert_eq!(page.html, expect);
    }

    #[test]
    fn the_bootstrap_becomes_a_file() {
        check(
            "<head>\n<script type=\"module\" nonce=\"a>b\">\nimport a;\nif (1 < 2) a();\n</script></head>",
            "<head>\n<script type=\"module\" src=\"/BOOT\"></script></head>",
            &["import a;\nif (1 < 2) a();\n"],
        );
        check("<script>a()</script>", "<script src=\"/BOOT\"></script>", &["a()\n"]);
    }

    #[test]
    fn every_script_gets_its_own_file() {
        check(
            "<script>a()</script><p>x</p><script>b()</script>",
            "<script src=\"/BOOT\"></script><p>x</p><script src=\"/BOOT\"></script>",
            &["a()\n", "b()\n"],
        );
    }

    #[test]
    fn what_is_a_file_or_data_or_a_comment_stays() {
        for html in [
            "<script src=\"/a.js\" defer></script>",
            "<script src='/a.js'></script>",
            "<script type=\"application/ld+json\">{\"a\":1}</script>",
            "<script type=\"importmap\">{}</script>",
            "<!-- <script>a()</script> -->",
            "<p title=\"a > b\">1 &lt; 2</p>",
        ] {
            check(html, html, &[]);
        }
    }

    #[test]
    fn marks_of_one_visit_go_and_the_others_stay() {
        check(
            "<link rel=\"modulepreload\" href=\"/a.js\" nonce=\"{{__N__}}\" integrity=\"sha384-x\"/>",
            "<link rel=\"modulepreload\" href=\"/a.js\" integrity=\"sha384-x\"/>",
            &[],
        );
        check("<link nonce href=\"a\">", "<link href=\"a\">", &[]);
        check("<p title=\"no nonce here\">", "<p title=\"no nonce here\">", &[]);
    }

    #[test]
    fn a_broken_page_is_told() {
        for broken in ["<script>a()", "<p", "<!-- a"] {
            assert!(rewrite(broken, "/").is_err(), "{broken}");
        }
    }
}
