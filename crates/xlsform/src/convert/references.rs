//! `${name}`: references to other questions, as paths.

use std::ops::Range;

use super::model::{At, Survey};

/// A part of a text with references.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    Words(&'t str),
    Reference {
        name: &'t str,
        last_saved: bool,
        place: Range<usize>,
    },
    /// `${` with what is no name.
    Broken(&'t str),
}

/// Why a reference means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ReferenceError {
    Broken(String),
    Unknown(String),
    Ambiguous(String),
    LastSaved(String),
}

/// How references of an expression are written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Style {
    /// Whether the expression's own node is another one than that which asks, as in a choice filter.
    pub from_current: bool,
    /// Whether the nearest repeat around both is part of the path, so that a filter can be added.
    pub with_repeat: bool,
}

/// The identifier of the answers that were sent last.
pub(crate) const LAST_SAVED: &str = "__last-saved";

/// Cuts a text at its references.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("${").map(|start| from + start) {
        if start > from {
            pieces.push(Piece::Words(&text[from..start]));
        }
        let end = text[start..].find('}').map_or(text.len(), |end| start + end + 1);
        pieces.push(reference(text, start..end));
        from = end;
    }
    if from < text.len() {
        pieces.push(Piece::Words(&text[from..]));
    }
    pieces
}

fn reference(text: &str, place: Range<usize>) -> Piece<'_> {
    let written = &text[place.clone()];
    let inside = written.strip_prefix("${").and_then(|inside| inside.strip_suffix('}'));
    let inside = inside.unwrap_or_default();
    let name = inside.strip_prefix("last-saved#");
    let last_saved = name.is_some();
    let name = name.unwrap_or(inside);
    if sammen_xforms::is_name(name) {
        Piece::Reference { name, last_saved, place }
    } else {
        Piece::Broken(written)
    }
}

/// Whether a text has references.
pub(crate) fn has_references(text: &str) -> bool {
    text.contains("${")
}

/// The name in a text that is one reference and nothing else.
pub(crate) fn sole_reference(text: &str) -> Option<&str> {
    match pieces(text.trim()).as_slice() {
        [Piece::Reference { name, last_saved: false, .. }] => Some(name),
        _ => None,
    }
}

impl Survey {
    /// An expression with its references as paths, for the node it is about.
    pub fn expanded(&self, text: &str, from: At, style: Style) -> Result<String, ReferenceError> {
        let mut expanded = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Words(words) => expanded.push_str(words),
                Piece::Broken(written) => return Err(ReferenceError::Broken(written.into())),
                Piece::Reference { name, last_saved, place } => {
                    let target = self.target(name)?;
                    let path = if last_saved {
                        format!("instance('{LAST_SAVED}'){}", self.path(target))
                    } else {
                        self.path_from(target, from, text, place, style)
                    };
                    expanded.push_str(&format!(" {path} "));
                }
            }
        }
        Ok(expanded)
    }

    /// The one node of a name.
    pub fn target(&self, name: &str) -> Result<At, ReferenceError> {
        match self.named(name) {
            [target] => Ok(*target),
            [] => Err(ReferenceError::Unknown(name.into())),
            _ => Err(ReferenceError::Ambiguous(name.into())),
        }
    }

    /// The path to a node: from the asking one where both are in the same repeat, else from the root.
    fn path_from(
        &self,
        target: At,
        from: At,
        text: &str,
        place: Range<usize>,
        style: Style,
    ) -> String {
        let around = Surroundings::of(text, place.start);
        let shared = self
            .above(from)
            .find(|at| self.is_repeat(*at) && self.above(target).any(|other| other == *at));
        let Some(repeat) = shared.filter(|_| !around.names_repeat) else {
            return self.path(target);
        };
        let (steps, below) = self.relative(target, from, repeat, style.with_repeat);
        let up = vec![".."; steps].join("/");
        let current = if style.from_current || around.in_list { "current()/" } else { "" };
        format!("{current}{up}/{below}")
    }

    /// Steps up and the path down from there.
    fn relative(&self, target: At, from: At, repeat: At, with_repeat: bool) -> (usize, String) {
        let steps_to = |top: At| self.above(from).position(|at| at == top).unwrap_or(0) + 1;
        if with_repeat && self.starts_at_repeat(target, from, repeat) {
            let top = self.nodes[repeat].parent;
            return (steps_to(repeat) + 1, self.steps_below(target, top).join("/"));
        }
        let shared = self.above(from).find(|at| self.above(target).any(|other| other == *at));
        let shared = shared.unwrap_or(repeat);
        (steps_to(shared), self.steps_below(target, Some(shared)).join("/"))
    }

    /// Whether a list of answers can begin at the repeat that question and answers share.
    fn starts_at_repeat(&self, target: At, from: At, repeat: At) -> bool {
        let nearest = |at| self.above(at).find(|at| self.is_repeat(*at));
        let is_outermost = !self.above(repeat).any(|at| self.is_repeat(at));
        nearest(target) == Some(repeat) && (is_outermost || nearest(from) != Some(repeat))
    }
}

/// What stands around a place in an expression.
#[derive(Debug, Default, PartialEq, Eq)]
struct Surroundings {
    /// A predicate on a list.
    in_list: bool,
    /// An argument of `indexed-repeat` that names the repeated node or its repeats.
    names_repeat: bool,
}

impl Surroundings {
    fn of(text: &str, place: usize) -> Self {
        let mut open: Vec<(u8, bool, usize)> = Vec::new();
        let mut quote = None;
        for (at, letter) in text.bytes().enumerate().take(place) {
            match (quote, letter) {
                (Some(mark), _) if mark == letter => quote = None,
                (Some(_), _) => {}
                (None, b'\'' | b'"') => quote = Some(letter),
                (None, b'(' | b'[') => {
                    open.push((letter, text[..at].trim_end().ends_with("indexed-repeat"), 0));
                }
                (None, b')' | b']') => {
                    open.pop();
                }
                (None, b',') => {
                    if let Some((_, _, argument)) = open.last_mut() {
                        *argument += 1;
                    }
                }
                _ => {}
            }
        }
        let in_list = text.contains("instance(") && open.iter().any(|(mark, ..)| *mark == b'[');
        let indexed = open.iter().rev().find(|(_, is_indexed, _)| *is_indexed);
        let names_repeat =
            indexed.is_some_and(|(.., argument)| *argument == 0 || argument % 2 == 1);
        Self { in_list, names_repeat }
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::{Node, NodeKind, ROOT};
    use super::super::row_type::Section;
    use super::*;

    /// `/data/a`, `/data/r/b`, `/data/r/g/c`, `/data/r/s/d` where r and s repeat.
    fn survey() -> Survey {
        let mut survey = Survey::new("data");
        let node = |name: &str, kind| Node { name: name.into(), kind, ..Node::default() };
        let question = NodeKind::Question(super::super::question_type::TEXT);
        survey.add(ROOT, node("a", question));
        let repeat = survey.add(ROOT, node("r", NodeKind::Section(Section::Repeat)));
        survey.add(repeat, node("b", question));
        let group = survey.add(repeat, node("g", NodeKind::Section(Section::Group)));
        survey.add(group, node("c", question));
        let inner = survey.add(repeat, node("s", NodeKind::Section(Section::Repeat)));
        survey.add(inner, node("d", question));
        survey
    }

    fn check(text: &str, from: &str, style: Style, expect: &str) {
        let survey = survey();
        let from = survey.named(from)[0];
        let found = survey.expanded(text, from, style).unwrap();
        let found = found.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_reference_in_the_same_repeat_is_relative() {
        let plain = Style::default();
        check("${a} = 1", "b", plain, "/data/a = 1");
        check("${b} = 1", "a", plain, "/data/r/b = 1");
        check("${b} = 1", "c", plain, "../../b = 1");
        check("${c}", "b", plain, "../g/c");
        check("${d}", "b", plain, "../s/d");
        check("${b}", "d", plain, "../../b");
        check("sum(${d})", "a", plain, "sum( /data/r/s/d )");
        check("${last-saved#b}", "c", plain, "instance('__last-saved')/data/r/b");
    }

    #[test]
    fn in_a_list_the_asking_node_is_named() {
        let filter = Style { from_current: true, ..Style::default() };
        check("x = ${b}", "c", filter, "x = current()/../../b");
        check(
            "instance('l')/root/item[x = ${b}]/y",
            "c",
            Style::default(),
            "instance('l')/root/item[x = current()/../../b ]/y",
        );
        check(
            "indexed-repeat(${b}, ${r}, ${c})",
            "c",
            Style::default(),
            "indexed-repeat( /data/r/b , /data/r , ../c )",
        );
    }

    #[test]
    fn references_that_mean_nothing_are_named() {
        let survey = survey();
        let error = |text: &str| survey.expanded(text, 1, Style::default()).unwrap_err();
        assert_eq!(error("${nobody}"), ReferenceError::Unknown("nobody".into()));
        assert_eq!(error("1 + ${a"), ReferenceError::Broken("${a".into()));
        assert_eq!(error("${a b}"), ReferenceError::Broken("${a b}".into()));
    }
}
