//! Translations that say everything that the Danish texts say.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement,
};
use fluent_syntax::parser;

use super::{Problem, Source};

/// The residents' texts, those of parts that are fetched later, the staff's, and those of whoever answers a survey, on a screen or
/// on paper.
const SETS: [&str; 5] = [
    "crates/i18n/locales",
    "crates/i18n/locales-later",
    "crates/i18n/locales-staff",
    "crates/i18n/locales-surveys",
    "crates/i18n/locales-paper",
];
const FIRST_LANGUAGE: &str = "da";

/// Holds every language against Danish: the same messages, with the same arguments.
pub fn check(sources: &[Source]) -> Vec<Problem> {
    SETS.into_iter().flat_map(|set| check_set(set, sources)).collect()
}

fn check_set(set: &str, sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut languages: BTreeMap<&str, Language<'_>> = BTreeMap::new();
    for source in sources {
        if let Some(name) = language_of(set, &source.path)
            && source.has_extension("ftl")
        {
            read(source, languages.entry(name).or_default(), &mut problems);
        }
    }
    let Some(first) = languages.remove(FIRST_LANGUAGE) else {
        if let Some(name) = languages.keys().next() {
            problems.push(Problem {
                file: Path::new(set).join(name),
                line: None,
                message: format!("there are no texts in {FIRST_LANGUAGE} to compare with"),
            });
        }
        return problems;
    };
    for (name, language) in &languages {
        compare(&first, &Path::new(set).join(name), language, &mut problems);
    }
    problems
}

/// The messages of one language, by name; attributes are named `message.attribute`.
type Language<'a> = BTreeMap<String, Text<'a>>;

struct Text<'a> {
    source: &'a Source,
    arguments: BTreeSet<String>,
}

fn language_of<'p>(set: &str, path: &'p Path) -> Option<&'p str> {
    path.strip_prefix(set).ok()?.iter().next()?.to_str()
}

fn read<'a>(source: &'a Source, language: &mut Language<'a>, problems: &mut Vec<Problem>) {
    let resource = match parser::parse(source.text.as_str()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = line_at(&source.text, error.pos.start);
                problems.push(source.problem(line, format!("not Fluent: {}", error.kind)));
            }
            resource
        }
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        for (name, pattern) in texts(message) {
            let mut arguments = BTreeSet::new();
            arguments_of_pattern(pattern, &mut arguments);
            if language.insert(name.clone(), Text { source, arguments }).is_some() {
                problems.push(source.problem(None, format!("`{name}` is there twice")));
            }
        }
    }
}

fn compare(first: &Language<'_>, folder: &Path, other: &Language<'_>, problems: &mut Vec<Problem>) {
    for (id, text) in first {
        match other.get(id) {
            None => {
                let file = text.source.path.file_name().unwrap_or_default();
                problems.push(Problem {
                    file: folder.join(file),
                    line: None,
                    message: format!("`{id}` is missing"),
                });
            }
            Some(translated) if translated.arguments != text.arguments => {
                let message = format!(
                    "`{id}` has {}, but in {FIRST_LANGUAGE} it has {}",
                    list(&translated.arguments),
                    list(&text.arguments)
                );
                problems.push(translated.source.problem(None, message));
            }
            Some(_) => {}
        }
    }
    for (id, text) in other.iter().filter(|(id, _)| !first.contains_key(*id)) {
        let message = format!("`{id}` is not in {FIRST_LANGUAGE}");
        problems.push(text.source.problem(None, message));
    }
}

fn list(arguments: &BTreeSet<String>) -> String {
    if arguments.is_empty() {
        return "no arguments".to_owned();
    }
    let names: Vec<String> = arguments.iter().map(|name| format!("${name}")).collect();
    names.join(", ")
}

/// The value of a message and its attributes, each under its name.
fn texts<'m, 's>(message: &'m Message<&'s str>) -> Vec<(String, &'m Pattern<&'s str>)> {
    let id = message.id.name;
    let value = message.value.iter().map(|value| (id.to_owned(), value));
    let attributes = message
        .attributes
        .iter()
        .map(|attribute| (format!("{id}.{}", attribute.id.name), &attribute.value));
    value.chain(attributes).collect()
}

fn arguments_of_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            arguments_of_expression(expression, found);
        }
    }
}

fn arguments_of_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => arguments_of_inline(inline, found),
        Expression::Select { selector, variants } => {
            arguments_of_inline(selector, found);
            for variant in variants {
                arguments_of_pattern(&variant.value, found);
            }
        }
    }
}

fn arguments_of_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => arguments_of_expression(expression, found),
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            arguments_of_call(arguments, found);
        }
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { arguments: None, .. } => {}
    }
}

fn arguments_of_call(call: &CallArguments<&str>, found: &mut BTreeSet<String>) {
    for argument in &call.positional {
        arguments_of_inline(argument, found);
    }
    for argument in &call.named {
        arguments_of_inline(&argument.value, found);
    }
}

fn line_at(text: &str, position: usize) -> usize {
    text.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::super::{source, told};
    use super::*;

    const DANISH: &str = "-brand = Sammen\nhello = Hej { $name }\n    .title = Hej\n\
        seats = { $count ->\n    [one] { $count } plads\n   *[other] { NUMBER($count) } pladser\n}\n";

    fn check_english(english: &str, expect: &[&str]) {
        let sources = [
            source("crates/i18n/locales/da/app.ftl", DANISH),
            source("crates/i18n/locales/en/app.ftl", english),
        ];
        assert_eq!(told(check, &sources), expect);
    }

    #[test]
    fn the_same_messages_and_arguments_are_fine() {
        check_english(
            "seats = { NUMBER($count) } seats\nhello = Hi { $name }\n    .title = Hi\n",
            &[],
        );
        assert_eq!(told(check, &[]), [""; 0]);
    }

    #[test]
    fn what_is_missing_or_too_much_is_told() {
        check_english(
            "hello = Hi { $nam }\nseats = { $count } seats\nmore = More\n",
            &[
                "crates/i18n/locales/en/app.ftl: `hello` has $nam, but in da it has $name",
                "crates/i18n/locales/en/app.ftl: `hello.title` is missing",
                "crates/i18n/locales/en/app.ftl: `more` is not in da",
            ],
        );
    }

    #[test]
    fn broken_and_repeated_messages_are_told() {
        let broken = source("crates/i18n/locales/da/app.ftl", "a = A\na = B\n\nb = { $\n");
        let problems = told(check, &[broken]);
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems[0].starts_with("crates/i18n/locales/da/app.ftl:4: not Fluent: "));
        assert!(problems[1].ends_with("`a` is there twice"));
    }

    #[test]
    fn a_translation_of_nothing_is_told() {
        let english = source("crates/i18n/locales/en/app.ftl", "a = A\n");
        let expect = "crates/i18n/locales/en: there are no texts in da to compare with";
        assert_eq!(told(check, &[english]), [expect]);
    }

    #[test]
    fn each_set_of_texts_is_compared_with_itself() {
        let sources = [
            source("crates/i18n/locales/da/app.ftl", "a = A\n"),
            source("crates/i18n/locales/en/app.ftl", "a = A\n"),
            source("crates/i18n/locales-staff/da/app.ftl", "b = B\n"),
            source("crates/i18n/locales-staff/en/app.ftl", "a = A\n"),
        ];
        let expect = [
            "crates/i18n/locales-staff/en/app.ftl: `b` is missing",
            "crates/i18n/locales-staff/en/app.ftl: `a` is not in da",
        ];
        assert_eq!(told(check, &sources), expect);
    }
}
