//! Reading an expression's source piece by piece.

use super::Operator;

/// A place in the source and what can be read from there.
pub(super) struct Scanner<'s> {
    source: &'s str,
    position: usize,
}

impl<'s> Scanner<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, position: 0 }
    }

    /// The byte where the next piece begins.
    pub(super) fn position(&self) -> usize {
        self.position
    }

    pub(super) fn rest(&self) -> &'s str {
        &self.source[self.position..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn skip_spaces(&mut self) {
        self.take_while(char::is_whitespace);
    }

    /// Takes `piece` if it is next.
    pub(super) fn take(&mut self, piece: &str) -> bool {
        let is_next = self.rest().starts_with(piece);
        if is_next {
            self.position += piece.len();
        }
        is_next
    }

    pub(super) fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'s str {
        let rest = self.rest();
        let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.position += end;
        &rest[..end]
    }

    pub(super) fn take_name(&mut self) -> &'s str {
        self.take_while(continues_name)
    }

    /// Takes digits with at most one point among or around them.
    pub(super) fn take_number(&mut self) -> &'s str {
        let (start, rest) = (self.position, self.rest());
        self.take_while(|c| c.is_ascii_digit());
        if self.take(".") {
            self.take_while(|c| c.is_ascii_digit());
        }
        &rest[..self.position - start]
    }

    /// Takes text up to `quote`, and the quote; nothing if it never comes.
    pub(super) fn take_through(&mut self, quote: char) -> Option<&'s str> {
        let rest = self.rest();
        let end = rest.find(quote)?;
        self.position += end + quote.len_utf8();
        Some(&rest[..end])
    }

    /// The operator that is next, how tightly it binds and how long it is.
    pub(super) fn peek_operator(&self) -> Option<(Operator, u8, usize)> {
        const OPERATORS: [(&str, Operator, u8); 13] = [
            ("or", Operator::Or, 1),
            ("and", Operator::And, 2),
            ("=", Operator::Equal, 3),
            ("!=", Operator::NotEqual, 3),
            ("<=", Operator::LessOrEqual, 4),
            (">=", Operator::GreaterOrEqual, 4),
            ("<", Operator::Less, 4),
            (">", Operator::Greater, 4),
            ("+", Operator::Add, 5),
            ("-", Operator::Subtract, 5),
            ("*", Operator::Multiply, 6),
            ("div", Operator::Divide, 6),
            ("mod", Operator::Modulo, 6),
        ];
        OPERATORS.into_iter().find_map(|(word, operator, binding)| {
            let after = self.rest().strip_prefix(word)?;
            let is_word = word.starts_with(|c: char| c.is_ascii_alphabetic());
            let goes_on = is_word && after.starts_with(continues_name);
            (!goes_on).then_some((operator, binding, word.len()))
        })
    }

    pub(super) fn advance(&mut self, bytes: usize) {
        self.position += bytes;
    }

    /// What is next, as a message names it.
    pub(super) fn found(&self) -> String {
        match self.peek() {
            None => "the end".into(),
            Some(c) if continues_name(c) => {
                let rest = self.rest();
                let end = rest.find(|c| !continues_name(c)).unwrap_or(rest.len());
                format!("`{}`", &rest[..end])
            }
            Some(c) => format!("`{c}`"),
        }
    }
}

pub(super) fn begins_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}
