//! Styles that work in both directions of writing and can be overridden.

use std::ops::Range;

use super::{Problem, Source};

/// Physical properties, each with the logical one that follows the direction of writing.
const PHYSICAL_PROPERTIES: [(&str, &str); 10] = [
    ("left", "inset-inline-start"),
    ("right", "inset-inline-end"),
    ("margin-left", "margin-inline-start"),
    ("margin-right", "margin-inline-end"),
    ("padding-left", "padding-inline-start"),
    ("padding-right", "padding-inline-end"),
    ("scroll-margin-left", "scroll-margin-inline-start"),
    ("scroll-margin-right", "scroll-margin-inline-end"),
    ("scroll-padding-left", "scroll-padding-inline-start"),
    ("scroll-padding-right", "scroll-padding-inline-end"),
];

/// Families such as `border-left-color` and `border-top-left-radius`.
const PHYSICAL_FAMILIES: [(&str, &str); 6] = [
    ("border-left", "border-inline-start"),
    ("border-right", "border-inline-end"),
    ("border-top-left", "border-start-start-radius"),
    ("border-top-right", "border-start-end-radius"),
    ("border-bottom-left", "border-end-start-radius"),
    ("border-bottom-right", "border-end-end-radius"),
];

/// Properties whose values `left` and `right` have logical names.
const SIDED_PROPERTIES: [(&str, [&str; 2]); 3] = [
    ("text-align", ["start", "end"]),
    ("float", ["inline-start", "inline-end"]),
    ("clear", ["inline-start", "inline-end"]),
];

/// The one file where a rule may win over every other.
const UTILITIES: &str = "utilities.css";

/// Checks every stylesheet of both entries of the app.
pub fn check(sources: &[Source]) -> Vec<Problem> {
    sources
        .iter()
        .filter(|source| source.has_extension("css") && is_ours(source))
        .flat_map(check_stylesheet)
        .collect()
}

/// Whether it is part of an entry of the app.
fn is_ours(source: &Source) -> bool {
    ["app", "crates/interface", "staff"].iter().any(|folder| source.path.starts_with(folder))
}

fn check_stylesheet(source: &Source) -> Vec<Problem> {
    let may_insist = source.path.file_name().is_some_and(|name| name == UTILITIES);
    let mut problems = Vec::new();
    for Declaration { line, property, value } in declarations(&source.text) {
        if let Some(message) = physical(&property, &value) {
            problems.push(source.problem(line, message));
        }
        if !may_insist && value.replace(' ', "").ends_with("!important") {
            let message = format!("`!important` belongs in {UTILITIES}; use a cascade layer");
            problems.push(source.problem(line, message));
        }
    }
    problems
}

fn physical(property: &str, value: &str) -> Option<String> {
    let property_found = PHYSICAL_PROPERTIES.iter().find(|(name, _)| property == *name);
    let family_found = || PHYSICAL_FAMILIES.iter().find(|(name, _)| property.starts_with(name));
    if let Some((_, logical)) = property_found.or_else(family_found) {
        return Some(format!("`{property}` is physical; use `{logical}`"));
    }
    let (_, logical) = SIDED_PROPERTIES.iter().find(|(name, _)| property == *name)?;
    let side = value.split_whitespace().next()?;
    let index = ["left", "right"].iter().position(|name| *name == side)?;
    Some(format!("`{property}: {side}` is physical; use `{property}: {}`", logical[index]))
}

struct Declaration {
    line: usize,
    property: String,
    value: String,
}

/// The declarations of a stylesheet, nested rules too.
fn declarations(css: &str) -> Vec<Declaration> {
    let css = without_comments(css);
    let mut found = Vec::new();
    let mut start = 0;
    let (mut depth, mut quote, mut is_escaped) = (0_usize, None, false);
    for (index, character) in css.char_indices() {
        if is_escaped {
            is_escaped = false;
            continue;
        }
        match (quote, character) {
            (_, '\\') => is_escaped = true,
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            // What stood before a brace was a selector.
            (None, '{') => start = index + 1,
            (None, ';' | '}') if depth == 0 => {
                found.extend(declaration(&css, start..index));
                start = index + 1;
            }
            (None, _) => {}
        }
    }
    found
}

/// The same text, with spaces in place of comments so that lines stay where they are.
fn without_comments(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        text.extend(comment.chars().map(|character| if character == '\n' { '\n' } else { ' ' }));
        rest = after;
    }
    text.push_str(rest);
    text
}

fn declaration(css: &str, range: Range<usize>) -> Option<Declaration> {
    let text = &css[range.clone()];
    let (property, value) = text.split_once(':')?;
    let indent = text.len() - text.trim_start().len();
    Some(Declaration {
        line: css[..range.start + indent].matches('\n').count() + 1,
        property: property.trim().to_lowercase(),
        value: value.trim().to_lowercase(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{source, told};
    use super::*;

    fn check_css(css: &str, expect: &[&str]) {
        assert_eq!(told(check, &[source("app/styles/a.css", css)]), expect);
    }

    #[test]
    fn logical_styles_are_fine() {
        check_css(
            ".left:hover, a[href=\"left:1;\"] { margin-inline: 1px; text-align: start; }\n\
             /* margin-left: 1px; */ .a { background: url(data:image/svg+xml;left:1); --left: 1px }\n\
             .c::after { content: \"\\\";left: 1\"; }\n\
             @media (max-width: 20em) { .b { .right & { inset-inline-end: 0; } } }",
            &[],
        );
    }

    #[test]
    fn physical_properties_are_told_with_the_logical_one() {
        check_css(
            ".a {\n  margin-left: 1px;\n  /* two\n  lines */\n  & b { Left: 0 }\n}\n",
            &[
                "app/styles/a.css:2: `margin-left` is physical; use `margin-inline-start`",
                "app/styles/a.css:5: `left` is physical; use `inset-inline-start`",
            ],
        );
        check_css(
            ".a { border-left-width: 1px; border-top-right-radius: 0 }",
            &[
                "app/styles/a.css:1: `border-left-width` is physical; use `border-inline-start`",
                "app/styles/a.css:1: `border-top-right-radius` is physical; use \
                 `border-start-end-radius`",
            ],
        );
    }

    #[test]
    fn physical_values_are_told() {
        check_css(
            ".a { text-align: right; float: left }",
            &[
                "app/styles/a.css:1: `text-align: right` is physical; use `text-align: end`",
                "app/styles/a.css:1: `float: left` is physical; use `float: inline-start`",
            ],
        );
    }

    #[test]
    fn only_utilities_may_insist() {
        let css = ".a { color: red ! important; }";
        check_css(
            css,
            &["app/styles/a.css:1: `!important` belongs in utilities.css; use a cascade layer"],
        );
        assert_eq!(told(check, &[source("app/styles/utilities.css", css)]), [""; 0]);
        assert_eq!(told(check, &[source("docs/a.css", css)]), [""; 0]);
    }
}
