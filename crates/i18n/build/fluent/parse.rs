//! Fluent files to [`Language`]s.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message as FluentMessage, Pattern, PatternElement,
    Variant, VariantKey,
};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::names::is_item_name;
use super::{Argument, Key, Kind, Language, Message, Piece, Problem, Source};

const PLURAL_CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Parses all files and groups them by language, in the order they come.
pub fn parse_languages(sources: &[Source]) -> Result<Vec<Language>, Vec<Problem>> {
    let mut languages: Vec<Language> = Vec::new();
    let mut problems = Vec::new();
    for source in sources {
        let language = match languages.iter().position(|known| known.code == source.language) {
            Some(index) => &mut languages[index],
            None => {
                languages.push_mut(Language { code: source.language.clone(), messages: Vec::new() })
            }
        };
        for message in parse_source(source, &mut problems) {
            match language.message(&message.id) {
                Some(first) => problems.push(Problem::Duplicate {
                    path: message.path,
                    id: message.id,
                    first: first.path.clone(),
                }),
                None => language.messages.push(message),
            }
        }
    }
    if problems.is_empty() { Ok(languages) } else { Err(problems) }
}

fn parse_source(source: &Source, problems: &mut Vec<Problem>) -> Vec<Message> {
    let resource = parser::parse(source.text.as_str()).unwrap_or_else(|(resource, errors)| {
        problems.extend(errors.iter().map(|error| Problem::Syntax {
            path: source.path.clone(),
            line: source.text[..error.pos.start].lines().count().max(1),
            reason: error.kind.to_string(),
        }));
        resource
    });
    let mut messages = Vec::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => match parse_message(&source.path, &message) {
                Ok(message) => messages.push(message),
                Err(problem) => problems.push(problem),
            },
            Entry::Term(term) => problems.push(Problem::Unsupported {
                path: source.path.clone(),
                id: format!("-{}", term.id.name),
                what: "a term",
            }),
            Entry::Comment(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_)
            | Entry::Junk { .. } => {}
        }
    }
    messages
}

fn parse_message(path: &str, message: &FluentMessage<&str>) -> Result<Message, Problem> {
    let mut reader = PatternReader { path, id: message.id.name, arguments: Vec::new() };
    reader.check_name(message.id.name)?;
    if !message.attributes.is_empty() {
        return Err(reader.unsupported("an attribute"));
    }
    let Some(value) = &message.value else {
        return Err(reader.unsupported("no text"));
    };
    let pieces = reader.pattern(value)?;
    let comment = message.comment.iter().flat_map(|comment| &comment.content);
    Ok(Message {
        id: message.id.name.to_owned(),
        path: path.to_owned(),
        comment: comment.map(|line| (*line).to_owned()).collect(),
        pieces,
        arguments: reader.arguments,
    })
}

/// Reads one message's pattern and gathers its arguments on the way.
struct PatternReader<'a> {
    path: &'a str,
    id: &'a str,
    arguments: Vec<Argument>,
}

impl PatternReader<'_> {
    fn pattern(&mut self, pattern: &Pattern<&str>) -> Result<Vec<Piece>, Problem> {
        pattern.elements.iter().map(|element| self.element(element)).collect()
    }

    fn element(&mut self, element: &PatternElement<&str>) -> Result<Piece, Problem> {
        match element {
            PatternElement::TextElement { value } => self.text(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                self.inline(inline)
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                self.select(selector, variants)
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) -> Result<Piece, Problem> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                self.text(&unescape_unicode_to_string(value))
            }
            InlineExpression::NumberLiteral { value } => self.text(value),
            _ => {
                let (name, kind) = self.argument(inline)?;
                self.note(&name, kind)?;
                Ok(Piece::Argument(name))
            }
        }
    }

    fn select(
        &mut self,
        selector: &InlineExpression<&str>,
        variants: &[Variant<&str>],
    ) -> Result<Piece, Problem> {
        let (argument, kind) = self.argument(selector)?;
        self.note(&argument, kind)?;
        self.note(&argument, self.selector_kind(&argument, variants)?)?;
        let Some((last, _)) = variants.split_last() else {
            return Err(self.unsupported("a select without variants"));
        };
        if !last.default {
            return Err(Problem::DefaultNotLast { path: self.path.into(), id: self.id.into() });
        }
        let variants = variants.iter().map(|variant| {
            let key = if variant.default {
                Key::Default
            } else {
                Key::Value(key_name(variant).to_owned())
            };
            Ok((key, self.pattern(&variant.value)?))
        });
        Ok(Piece::Select { variants: variants.collect::<Result<_, Problem>>()?, argument })
    }

    /// Plural categories and numbers make a number; other keys make a word.
    fn selector_kind(&self, argument: &str, variants: &[Variant<&str>]) -> Result<Kind, Problem> {
        if variants.iter().all(is_numeric) {
            return Ok(Kind::Number);
        }
        if variants.iter().filter(|variant| !variant.default).any(is_numeric) {
            return Err(self.mixed(argument));
        }
        Ok(Kind::Word)
    }

    /// The argument that `$name` or `NUMBER($name)` names.
    fn argument(&self, inline: &InlineExpression<&str>) -> Result<(String, Kind), Problem> {
        match inline {
            InlineExpression::VariableReference { id } => Ok((id.name.to_owned(), Kind::Any)),
            InlineExpression::FunctionReference { id, arguments }
                if id.name == "NUMBER" && arguments.named.is_empty() =>
            {
                match arguments.positional.as_slice() {
                    [InlineExpression::VariableReference { id }] => {
                        Ok((id.name.to_owned(), Kind::Number))
                    }
                    _ => Err(self.unsupported("NUMBER of something else than one argument")),
                }
            }
            InlineExpression::FunctionReference { .. } => {
                Err(self.unsupported("a function or option"))
            }
            InlineExpression::MessageReference { .. } => {
                Err(self.unsupported("a reference to another message"))
            }
            InlineExpression::TermReference { .. } => {
                Err(self.unsupported("a reference to a term"))
            }
            InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::Placeable { .. } => {
                Err(self.unsupported("a nested or literal placeable"))
            }
        }
    }

    fn note(&mut self, name: &str, kind: Kind) -> Result<(), Problem> {
        self.check_name(name)?;
        match self.arguments.iter().position(|known| known.name == name) {
            Some(index) => {
                let merged = self.arguments[index].kind.merge(kind);
                self.arguments[index].kind = merged.ok_or_else(|| self.mixed(name))?;
            }
            None => self.arguments.push(Argument { name: name.to_owned(), kind }),
        }
        Ok(())
    }

    /// Text may not hold the control characters that the compact form uses.
    fn text(&self, text: &str) -> Result<Piece, Problem> {
        if text.chars().any(|character| character.is_control() && character != '\n') {
            return Err(self.unsupported("a control character"));
        }
        Ok(Piece::Text(text.to_owned()))
    }

    fn check_name(&self, name: &str) -> Result<(), Problem> {
        if is_item_name(name) {
            return Ok(());
        }
        Err(Problem::BadName { path: self.path.into(), id: self.id.into(), name: name.to_owned() })
    }

    fn unsupported(&self, what: &'static str) -> Problem {
        Problem::Unsupported { path: self.path.into(), id: self.id.into(), what }
    }

    fn mixed(&self, argument: &str) -> Problem {
        Problem::MixedKinds {
            path: self.path.into(),
            id: self.id.into(),
            argument: argument.to_owned(),
        }
    }
}

fn key_name<'a>(variant: &Variant<&'a str>) -> &'a str {
    match variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

fn is_numeric(variant: &Variant<&str>) -> bool {
    match variant.key {
        VariantKey::Identifier { name } => PLURAL_CATEGORIES.contains(&name),
        VariantKey::NumberLiteral { value } => value.parse::<u32>().is_ok(),
    }
}
