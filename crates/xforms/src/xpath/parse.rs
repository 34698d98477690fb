//! Text to [`Program`], by recursive descent over the grammar of XPath 1.0.

mod cursor;
mod path;

use super::program::{DEPTH_MAX, Op, OpId, Operator, Program};
use super::{Function, SyntaxError};
use crate::document::{Name, Names, namespace};
use cursor::Cursor;

/// What prefixes stand for, beside those that mean the same in every form.
pub type Prefixes<'a> = &'a [(String, String)];

/// Compiles an expression; its names are added to `names`.
pub fn compile(
    source: &str,
    names: &mut Names,
    prefixes: Prefixes<'_>,
) -> Result<Program, SyntaxError> {
    let cursor = Cursor::new(source);
    let mut parser = Parser { cursor, names, prefixes, ops: Vec::new(), depth: 0 };
    parser.or()?;
    parser.cursor.skip_space();
    if !parser.cursor.at_end() {
        return Err(parser.cursor.error("an operator or the end"));
    }
    let program = Program { ops: parser.ops };
    // What is compiled here must open elsewhere too.
    if program.is_sound() { Ok(program) } else { Err(SyntaxError::TooDeep) }
}

struct Parser<'a> {
    cursor: Cursor<'a>,
    names: &'a mut Names,
    prefixes: Prefixes<'a>,
    ops: Vec<Op>,
    depth: usize,
}

/// Operators of one strength; the longer of two that begin alike comes first.
type Level = &'static [(&'static str, Operator)];

const EQUALITY: Level = &[("!=", Operator::NotEqual), ("=", Operator::Equal)];
const RELATION: Level = &[
    ("<=", Operator::LessOrEqual),
    (">=", Operator::GreaterOrEqual),
    ("<", Operator::Less),
    (">", Operator::Greater),
];
const SUM: Level = &[("+", Operator::Add), ("-", Operator::Subtract)];
const PRODUCT: Level =
    &[("*", Operator::Multiply), ("div", Operator::Divide), ("mod", Operator::Remainder)];
const LEVELS: [Level; 4] = [EQUALITY, RELATION, SUM, PRODUCT];

impl Parser<'_> {
    fn add(&mut self, op: Op) -> OpId {
        self.ops.push(op);
        self.ops.len() as OpId - 1
    }

    fn or(&mut self) -> Result<OpId, SyntaxError> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(SyntaxError::TooDeep);
        }
        let first = self.and()?;
        let mut all = vec![first];
        while self.cursor.take("or") {
            all.push(self.and()?);
        }
        self.depth -= 1;
        Ok(if all.len() == 1 { first } else { self.add(Op::Or(all.into())) })
    }

    fn and(&mut self) -> Result<OpId, SyntaxError> {
        let first = self.chain(0)?;
        let mut all = vec![first];
        while self.cursor.take("and") {
            all.push(self.chain(0)?);
        }
        Ok(if all.len() == 1 { first } else { self.add(Op::And(all.into())) })
    }

    fn chain(&mut self, level: usize) -> Result<OpId, SyntaxError> {
        let Some(operators) = LEVELS.get(level) else {
            return self.negation();
        };
        let first = self.chain(level + 1)?;
        let mut rest = Vec::new();
        while let Some((_, operator)) = operators.iter().find(|(text, _)| self.cursor.take(text)) {
            rest.push((*operator, self.chain(level + 1)?));
        }
        Ok(if rest.is_empty() { first } else { self.add(Op::Chain(first, rest.into())) })
    }

    fn negation(&mut self) -> Result<OpId, SyntaxError> {
        let mut times = 0;
        while self.cursor.take("-") {
            times += 1;
        }
        let operand = self.union()?;
        Ok(if times == 0 { operand } else { self.add(Op::Negate(times, operand)) })
    }

    fn union(&mut self) -> Result<OpId, SyntaxError> {
        let first = self.path()?;
        let mut all = vec![first];
        while self.cursor.take("|") {
            all.push(self.path()?);
        }
        Ok(if all.len() == 1 { first } else { self.add(Op::Union(all.into())) })
    }

    fn primary(&mut self) -> Result<OpId, SyntaxError> {
        if self.cursor.take("(") {
            let inner = self.or()?;
            self.cursor.expect(")")?;
            // The value must stand last, where a program's value is, and where what uses it looks.
            return Ok(inner);
        }
        if let Some(text) = self.cursor.literal()? {
            return Ok(self.add(Op::Text(text.into())));
        }
        if let Some(number) = self.cursor.number() {
            return Ok(self.add(Op::Number(number)));
        }
        let name = self.cursor.name().ok_or_else(|| self.cursor.error("an expression"))?;
        self.cursor.expect("(")?;
        let mut arguments = Vec::new();
        if !self.cursor.take(")") {
            loop {
                arguments.push(self.or()?);
                if self.cursor.take(")") {
                    break;
                }
                self.cursor.expect(",")?;
            }
        }
        Ok(match Function::named(&name) {
            Some(function) => self.add(Op::Call(function, arguments.into())),
            None => self.add(Op::Unknown(name.into())),
        })
    }

    fn predicates(&mut self) -> Result<Box<[OpId]>, SyntaxError> {
        let mut predicates = Vec::new();
        while self.cursor.take("[") {
            predicates.push(self.or()?);
            self.cursor.expect("]")?;
        }
        Ok(predicates.into())
    }

    fn space(&mut self, prefix: &str) -> Result<Name, SyntaxError> {
        let declared = self.prefixes.iter().rev().find(|(known, _)| known == prefix);
        let declared = declared.map(|(_, uri)| uri.as_str());
        let usual =
            || namespace::USUAL.iter().find(|(known, _)| *known == prefix).map(|(_, uri)| *uri);
        match declared.or_else(usual) {
            Some(uri) => Ok(self.names.intern(uri)),
            None => Err(SyntaxError::Prefix(prefix.into())),
        }
    }
}
