//! Rust code for a checked catalog: one table a language, one method a message.

use std::fmt::Write as _;

use super::{Catalog, Kind, Language, Message, Problem, encode};

/// Texts are found by 16-bit offsets, which halves the tables a phone downloads.
const TEXT_BYTES_MAX: usize = u16::MAX as usize;

/// The message that holds a language's own name.
const NAME_MESSAGE: &str = "language-name";

const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// Generates an enum of the languages, by the name of `type_name`, and what each language is.
///
/// # Errors
/// A language without a name.
pub fn generate_locale(catalog: &Catalog, type_name: &str) -> Result<String, Vec<Problem>> {
    let name = catalog.source().messages.iter().position(|message| message.id == NAME_MESSAGE);
    let Some(name) = name else {
        return Err(vec![Problem::Missing {
            language: catalog.source().code.clone(),
            id: NAME_MESSAGE.to_owned(),
            path: "the build script".to_owned(),
        }]);
    };
    let variants: Vec<String> =
        catalog.languages.iter().map(|language| variant(&language.code)).collect();
    let count = variants.len();
    let documented: String = catalog
        .languages
        .iter()
        .zip(&variants)
        .enumerate()
        .map(|(index, (language, variant))| {
            let default = if index == 0 { "#[default]\n" } else { "" };
            format!("/// `{}`\n{default}{variant},\n", language.code)
        })
        .collect();
    let all: String = variants.iter().map(|variant| format!("{type_name}::{variant}, ")).collect();
    let languages: String =
        catalog.languages.iter().map(|language| described(language, name)).collect();
    Ok(format!(
        "/// A language that Sammen speaks; the first is the one the others are translated from.\n\
         #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]\n\
         pub enum {type_name} {{\n{documented}}}\n\n\
         impl {type_name} {{\n\
         /// Every language, in the order to offer them.\n\
         pub const ALL: [{type_name}; {count}] = [{all}];\n\
         }}\n\n\
         static LANGUAGES: [Language; {count}] = [\n{languages}];\n"
    ))
}

fn described(language: &Language, name_index: usize) -> String {
    let primary = language.code.split('-').next().unwrap_or_default();
    format!(
        "Language {{ code: {:?}, name: {:?}, is_rtl: {} }},\n",
        language.code,
        encode(&language.messages[name_index]),
        RIGHT_TO_LEFT.contains(&primary)
    )
}

/// Generates a set of messages: their tables, and the methods of the type that has this name.
///
/// # Errors
/// A language whose texts are too long for the table.
pub fn generate_messages(catalog: &Catalog, type_name: &str) -> Result<String, Vec<Problem>> {
    let tables: Result<Vec<String>, Problem> = catalog.languages.iter().map(table).collect();
    let tables = tables.map_err(|problem| vec![problem])?;
    let count = tables.len();
    let methods = messages(catalog.source(), type_name);
    Ok(format!("static TABLES: [Table; {count}] = [\n{}];\n\n{methods}", tables.concat()))
}

fn table(language: &Language) -> Result<String, Problem> {
    let mut text = String::new();
    let mut offsets = String::from("0, ");
    for message in &language.messages {
        text.push_str(&encode(message));
        write!(offsets, "{}, ", text.len()).expect("writing to a string succeeds");
    }
    if text.len() > TEXT_BYTES_MAX {
        return Err(Problem::TooLarge {
            language: language.code.clone(),
            bytes: text.len(),
            bytes_max: TEXT_BYTES_MAX,
        });
    }
    Ok(format!("Table {{ offsets: &[{offsets}], text: {text:?} }},\n"))
}

fn messages(source: &Language, type_name: &str) -> String {
    let methods: String =
        source.messages.iter().enumerate().map(|(index, message)| method(index, message)).collect();
    let samples: String = source.messages.iter().enumerate().map(sample).collect();
    format!(
        "impl {type_name} {{\n{methods}}}\n\n\
         /// Each message's number, id and what its arguments are, for tests over all of them.\n\
         #[cfg(test)]\n\
         pub(super) const SAMPLES: &[(u16, &str, &[Kind])] = &[\n{samples}];\n"
    )
}

fn method(index: usize, message: &Message) -> String {
    let name = snake_case(&message.id);
    let comment: String = message.comment.iter().map(|line| format!("/// {line}\n")).collect();
    let blank = if comment.is_empty() { "" } else { "///\n" };
    let doc = format!("{comment}{blank}/// `{}` in {}.\n", message.id, message.path);
    if message.arguments.is_empty() {
        return format!("{doc}pub fn {name}(self) -> &'static str {{ self.text({index}) }}\n");
    }
    let mut parameters = String::new();
    let mut values = String::new();
    for argument in &message.arguments {
        let parameter = snake_case(&argument.name);
        let (ty, wrapper) = match argument.kind {
            Kind::Number => ("u32", "Number"),
            Kind::Any | Kind::Word => ("&str", "Text"),
        };
        write!(parameters, ", {parameter}: {ty}").expect("writing to a string succeeds");
        write!(values, "Value::{wrapper}({parameter}), ").expect("writing to a string succeeds");
    }
    format!(
        "{doc}pub fn {name}(self{parameters}) -> String {{ self.format({index}, &[{values}]) }}\n"
    )
}

fn sample((index, message): (usize, &Message)) -> String {
    let kinds: String = message
        .arguments
        .iter()
        .map(|argument| match argument.kind {
            Kind::Number => "Kind::Number, ",
            Kind::Any => "Kind::Any, ",
            Kind::Word => "Kind::Word, ",
        })
        .collect();
    format!("({index}, {:?}, &[{kinds}]),\n", message.id)
}

fn snake_case(kebab: &str) -> String {
    kebab.replace('-', "_")
}

/// `da` is `Da`, `pt-BR` is `PtBr`.
fn variant(code: &str) -> String {
    code.split('-')
        .map(|part| {
            let (first, rest) = part.split_at_checked(1).unwrap_or((part, ""));
            first.to_uppercase() + &rest.to_lowercase()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Source, check, parse_languages};
    use super::*;

    fn catalog(text: &str) -> Catalog {
        let source = Source {
            language: "ar".to_owned(),
            path: "locales/ar/shell.ftl".to_owned(),
            text: text.to_owned(),
        };
        check(parse_languages(&[source]).unwrap()).unwrap()
    }

    #[test]
    fn a_message_becomes_a_method() {
        let text =
            "language-name = Name\n# Free seats.\nseats-left = { NUMBER($seat-count) } { $day }\n";
        let code = generate_messages(&catalog(text), "Messages").unwrap();
        assert!(code.contains("impl Messages {") && code.contains("offsets: &[0, 4, "), "{code}");
        assert!(code.contains(
            "/// Free seats.\n///\n/// `seats-left` in locales/ar/shell.ftl.\n\
             pub fn seats_left(self, seat_count: u32, day: &str) -> String \
             { self.format(1, &[Value::Number(seat_count), Value::Text(day), ]) }\n"
        ));
        assert!(code.contains("pub fn language_name(self) -> &'static str { self.text(0) }"));
    }

    #[test]
    fn a_language_becomes_a_variant() {
        let code = generate_locale(&catalog("language-name = Name\n"), "Tongue").unwrap();
        assert!(code.contains("pub enum Tongue {\n/// `ar`\n#[default]\nAr,\n"));
        assert!(code.contains("Language { code: \"ar\", name: \"Name\", is_rtl: true }"));
        assert_eq!(variant("pt-BR"), "PtBr");
    }

    #[test]
    fn a_language_needs_a_name_and_a_bounded_text() {
        assert!(matches!(generate_locale(&catalog("save = Gem\n"), "Locale"), Err(problems)
            if matches!(problems[..], [Problem::Missing { .. }])));
        let long = format!("language-name = {}\n", "x".repeat(TEXT_BYTES_MAX + 1));
        assert!(matches!(generate_messages(&catalog(&long), "Messages"), Err(problems)
            if matches!(problems[..], [Problem::TooLarge { .. }])));
    }
}
