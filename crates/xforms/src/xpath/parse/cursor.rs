use crate::name::name_at_start;
use crate::xpath::SyntaxError;

/// A place in an expression's text. What may follow depends on what came before, so tokens are taken as asked for.
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    pub fn at_end(&self) -> bool {
        self.at == self.text.len()
    }

    pub fn error(&self, expected: &'static str) -> SyntaxError {
        SyntaxError::Expected { expected, at: self.at }
    }

    /// Whether this comes next; space before it is skipped.
    pub fn sees(&mut self, token: &str) -> bool {
        self.skip_space();
        self.rest().starts_with(token)
    }

    /// Goes past the token if it comes next.
    pub fn take(&mut self, token: &str) -> bool {
        let seen = self.sees(token);
        if seen {
            self.at += token.len();
        }
        seen
    }

    pub fn expect(&mut self, token: &'static str) -> Result<(), SyntaxError> {
        if self.take(token) { Ok(()) } else { Err(self.error(token)) }
    }

    /// A quoted string.
    pub fn literal(&mut self) -> Result<Option<&'a str>, SyntaxError> {
        self.skip_space();
        let rest = self.rest();
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            return Ok(None);
        };
        let Some(length) = rest[1..].find(quote) else {
            return Err(self.error("the end of a string"));
        };
        self.at += length + 2;
        Ok(Some(&rest[1..=length]))
    }

    /// Digits with at most one point; no sign, no exponent.
    pub fn number(&mut self) -> Option<f64> {
        self.skip_space();
        let rest = self.rest();
        let whole = rest.bytes().take_while(u8::is_ascii_digit).count();
        let mut length = whole;
        if rest[whole..].starts_with('.') {
            length += 1 + rest[whole + 1..].bytes().take_while(u8::is_ascii_digit).count();
        }
        if length == 0 || &rest[..length] == "." {
            return None;
        }
        self.at += length;
        rest[..length].parse().ok()
    }

    /// A name, with its prefix if it has one.
    pub fn name(&mut self) -> Option<String> {
        self.skip_space();
        let first = name_at_start(self.rest())?;
        self.at += first.len();
        let after = self.rest().strip_prefix(':').filter(|after| !after.starts_with(':'));
        match after.and_then(name_at_start) {
            Some(local) => {
                self.at += local.len() + 1;
                Some(format!("{first}:{local}"))
            }
            None => Some(first.to_owned()),
        }
    }

    /// Looks ahead without moving.
    pub fn peek<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> T {
        let at = self.at;
        let seen = look(self);
        self.at = at;
        seen
    }
}
