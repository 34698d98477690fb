//! Compiling an expression's source to steps.

use super::scan::{Scanner, begins_name};
use super::{Function, Step};

/// How deep parentheses and calls may stand inside each other.
const DEPTH_MAX: usize = 32;

/// What an expression can refer to.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    names: &'a [&'a str],
    this: Option<u16>,
}

impl<'a> Scope<'a> {
    /// The form's question names, in order; `.` means nothing.
    pub fn new(names: &'a [&'a str]) -> Self {
        Self { names, this: None }
    }

    /// The same names where `.` is the answer of the question at `index`.
    #[must_use]
    pub fn at(self, index: u16) -> Self {
        Self { this: Some(index), ..self }
    }

    fn position(&self, name: &str) -> Option<u16> {
        let index = self.names.iter().position(|known| *known == name)?;
        u16::try_from(index).ok()
    }
}

/// Why a source is not an expression, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at byte {position}: {kind}")]
pub struct ParseError {
    /// The byte of the source, from 0, where it stops making sense.
    pub position: usize,
    /// What is wrong there.
    pub kind: ParseErrorKind,
}

/// What is wrong at a place in an expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseErrorKind {
    /// Something else belongs here.
    #[error("expected {expected}, found {found}")]
    Expected {
        /// What belongs here.
        expected: &'static str,
        /// What stands here.
        found: String,
    },
    /// A reference to a question that the form does not have.
    #[error("no question is called `{name}`; correct the name")]
    UnknownReference {
        /// The name referred to.
        name: String,
    },
    /// A function outside the language.
    #[error("the function `{name}` is not supported; rewrite the expression without it")]
    UnsupportedFunction {
        /// The function's name.
        name: String,
    },
    /// A function with too few or too many arguments.
    #[error("`{function}` was given {given} arguments; it takes {least} to {most}")]
    ArgumentCount {
        /// The function's name.
        function: String,
        /// How many arguments it was given.
        given: usize,
        /// The fewest it takes.
        least: u8,
        /// The most it takes.
        most: u8,
    },
    /// A path such as `../name`.
    #[error("paths are not supported; refer to the question as ${{name}}")]
    Path,
    /// A `.` where there is no answer of one's own.
    #[error("`.` has no answer to stand for here; refer to a question as ${{name}}")]
    NoOwnAnswer,
    /// A quote that a word processor has curled.
    #[error("`{quote}` is a curly quote; use ' or \"")]
    CurlyQuote {
        /// The quote.
        quote: char,
    },
    /// Text without its closing quote.
    #[error("the text is never closed; end it with {quote}")]
    UnclosedText {
        /// The quote it opened with.
        quote: char,
    },
    /// Parentheses and calls too deep inside each other.
    #[error("more than {DEPTH_MAX} parentheses stand inside each other; take some away")]
    TooDeep,
}

pub(super) fn parse(source: &str, scope: &Scope<'_>) -> Result<Vec<Step>, ParseError> {
    let mut parser = Parser { scanner: Scanner::new(source), scope, depth: 0, steps: Vec::new() };
    parser.expression(0)?;
    match parser.scanner.peek() {
        None => Ok(parser.steps),
        Some(_) => Err(parser.expected("an operator or the end")),
    }
}

struct Parser<'s> {
    scanner: Scanner<'s>,
    scope: &'s Scope<'s>,
    depth: usize,
    steps: Vec<Step>,
}

impl Parser<'_> {
    /// Operands and the operators between them that bind tighter than `outer`.
    fn expression(&mut self, outer: u8) -> Result<(), ParseError> {
        self.operand()?;
        while let Some((operator, binding, length)) = self.scanner.peek_operator()
            && binding > outer
        {
            self.scanner.advance(length);
            self.expression(binding)?;
            self.steps.push(Step::Binary(operator));
        }
        Ok(())
    }

    /// One operand with the minuses before it and the spaces around it.
    fn operand(&mut self) -> Result<(), ParseError> {
        let mut minuses = 0;
        self.scanner.skip_spaces();
        while self.scanner.take("-") {
            minuses += 1;
            self.scanner.skip_spaces();
        }
        self.primary()?;
        self.scanner.skip_spaces();
        self.steps.extend((0..minuses).map(|_| Step::Negate));
        Ok(())
    }

    fn primary(&mut self) -> Result<(), ParseError> {
        let after_point = self.scanner.rest().chars().nth(1);
        match self.scanner.peek() {
            Some('(') => self.parenthesis(),
            Some('$') => self.reference(),
            Some(quote @ ('\'' | '"')) => self.text(quote),
            Some('0'..='9') => self.number(),
            Some('.') if after_point.is_some_and(|c| c.is_ascii_digit()) => self.number(),
            Some('/') => Err(self.error(ParseErrorKind::Path)),
            Some('.') if matches!(after_point, Some('.' | '/')) => {
                Err(self.error(ParseErrorKind::Path))
            }
            Some('.') => self.own_answer(),
            Some(quote @ ('‘' | '’' | '“' | '”' | '„' | '´')) => {
                Err(self.error(ParseErrorKind::CurlyQuote { quote }))
            }
            Some(c) if begins_name(c) => self.call(),
            _ => Err(self.expected("a value such as ${name}, ., a number, 'text' or a function")),
        }
    }

    fn parenthesis(&mut self) -> Result<(), ParseError> {
        self.scanner.advance(1);
        self.inner()?;
        if self.scanner.take(")") { Ok(()) } else { Err(self.expected("an operator or `)`")) }
    }

    /// An expression inside parentheses or a call.
    fn inner(&mut self) -> Result<(), ParseError> {
        if self.depth == DEPTH_MAX {
            return Err(self.error(ParseErrorKind::TooDeep));
        }
        self.depth += 1;
        self.expression(0)?;
        self.depth -= 1;
        Ok(())
    }

    fn reference(&mut self) -> Result<(), ParseError> {
        let position = self.scanner.position();
        if !self.scanner.take("${") {
            return Err(self.expected("a reference such as ${name}"));
        }
        self.scanner.skip_spaces();
        let name = self.scanner.take_name();
        if name.is_empty() {
            return Err(self.expected("a question's name"));
        }
        self.scanner.skip_spaces();
        if !self.scanner.take("}") {
            return Err(self.expected("`}`"));
        }
        let index = self.scope.position(name).ok_or_else(|| ParseError {
            position,
            kind: ParseErrorKind::UnknownReference { name: name.into() },
        })?;
        self.steps.push(Step::Answer(index));
        Ok(())
    }

    fn own_answer(&mut self) -> Result<(), ParseError> {
        let index = self.scope.this.ok_or_else(|| self.error(ParseErrorKind::NoOwnAnswer))?;
        self.scanner.advance(1);
        self.steps.push(Step::Answer(index));
        Ok(())
    }

    fn text(&mut self, quote: char) -> Result<(), ParseError> {
        let unclosed = self.error(ParseErrorKind::UnclosedText { quote });
        self.scanner.advance(quote.len_utf8());
        let text = self.scanner.take_through(quote).ok_or(unclosed)?;
        self.steps.push(Step::Text(text.into()));
        Ok(())
    }

    fn number(&mut self) -> Result<(), ParseError> {
        let digits = self.scanner.take_number();
        self.steps.push(Step::Number(super::value::text_to_number(digits)));
        Ok(())
    }

    fn call(&mut self) -> Result<(), ParseError> {
        let position = self.scanner.position();
        let found = self.scanner.found();
        let name = self.scanner.take_name();
        self.scanner.skip_spaces();
        if !self.scanner.take("(") {
            let expected = "a value such as ${name}, 'text' or a function with its `(`";
            return Err(ParseError {
                position,
                kind: ParseErrorKind::Expected { expected, found },
            });
        }
        let constant = match name {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        let function = Function::named(name);
        if constant.is_none() && function.is_none() {
            let kind = ParseErrorKind::UnsupportedFunction { name: name.into() };
            return Err(ParseError { position, kind });
        }
        let given = self.arguments()?;
        let (least, most) = function.map_or((0, 0), Function::arguments);
        let count = u8::try_from(given).ok().filter(|count| (least..=most).contains(count));
        let Some(count) = count else {
            let function = name.into();
            let kind = ParseErrorKind::ArgumentCount { function, given, least, most };
            return Err(ParseError { position, kind });
        };
        self.steps.extend(constant.map(Step::Boolean));
        self.steps.extend(function.map(|function| Step::Call(function, count)));
        Ok(())
    }

    /// Arguments up to the closing parenthesis, and how many there were.
    fn arguments(&mut self) -> Result<usize, ParseError> {
        self.scanner.skip_spaces();
        if self.scanner.take(")") {
            return Ok(0);
        }
        let mut given = 0;
        loop {
            self.inner()?;
            given += 1;
            if self.scanner.take(")") {
                return Ok(given);
            }
            if !self.scanner.take(",") {
                return Err(self.expected("an operator, `,` or `)`"));
            }
        }
    }

    fn expected(&self, expected: &'static str) -> ParseError {
        self.error(ParseErrorKind::Expected { expected, found: self.scanner.found() })
    }

    fn error(&self, kind: ParseErrorKind) -> ParseError {
        ParseError { position: self.scanner.position(), kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::Expression;

    fn check(source: &str, expect: &str) {
        let error = Expression::parse(source, &Scope::new(&["age"])).unwrap_err();
        assert_eq!(error.to_string(), expect, "{source}");
    }

    #[test]
    fn a_source_that_is_no_expression_is_refused_with_its_place() {
        let value = "expected a value such as ${name}, ., a number, 'text' or a function, found";
        check("", &format!("at byte 0: {value} the end"));
        check("1 +", &format!("at byte 3: {value} the end"));
        check("1 + + 2", &format!("at byte 4: {value} `+`"));
        check("1 2", "at byte 2: expected an operator or the end, found `2`");
        check("1 and2", "at byte 2: expected an operator or the end, found `and2`");
        check("${age} | 2", "at byte 7: expected an operator or the end, found `|`");
        check("(1", "at byte 2: expected an operator or `)`, found the end");
        check("not(1", "at byte 5: expected an operator, `,` or `)`, found the end");
        check(
            "age > 1",
            "at byte 0: expected a value such as ${name}, 'text' or a function with \
                          its `(`, found `age`",
        );
        check("$age", "at byte 0: expected a reference such as ${name}, found `$`");
        check("${}", "at byte 2: expected a question's name, found `}`");
        check("${age", "at byte 5: expected `}`, found the end");
        check("1 = ${år}", "at byte 4: no question is called `år`; correct the name");
        check(
            ". > 1",
            "at byte 0: `.` has no answer to stand for here; refer to a question as \
                        ${name}",
        );
        check("../age", "at byte 0: paths are not supported; refer to the question as ${name}");
        check("/data/age", "at byte 0: paths are not supported; refer to the question as ${name}");
        check("'abc", "at byte 0: the text is never closed; end it with '");
        check("1 = ‘a’", "at byte 4: `‘` is a curly quote; use ' or \"");
        check(
            "regex(1, 2)",
            "at byte 0: the function `regex` is not supported; rewrite the \
                              expression without it",
        );
        check("not()", "at byte 0: `not` was given 0 arguments; it takes 1 to 1");
        check("true(1)", "at byte 0: `true` was given 1 arguments; it takes 0 to 0");
        check("if(1, 2)", "at byte 0: `if` was given 2 arguments; it takes 3 to 3");
    }

    #[test]
    fn depth_is_limited() {
        let nested = |depth| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
        assert!(Expression::parse(&nested(DEPTH_MAX), &Scope::new(&[])).is_ok());
        let error = Expression::parse(&nested(100_000), &Scope::new(&[])).unwrap_err();
        assert_eq!(error, ParseError { position: DEPTH_MAX + 1, kind: ParseErrorKind::TooDeep });
        let calls = "not(".repeat(100_000);
        let error = Expression::parse(&calls, &Scope::new(&[])).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::TooDeep);
        assert!(Expression::parse(&format!("{}1", "-".repeat(100_000)), &Scope::new(&[])).is_ok());
        assert!(Expression::parse(&format!("1{}", "+1".repeat(100_000)), &Scope::new(&[])).is_ok());
    }
}
