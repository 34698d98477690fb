//! Rust code for a checked catalog: one table a language, one method a message.

use std::fmt::Write as _;

use super::{Catalog, Kind, Language, Message, Problem, encode};

/// Texts are found by 16-bit offsets, which halves the tables a phone downloads.
const TEXT_BYTES_MAX: usize = u16::MAX as usize;

/// The message that holds a language's own name.
const NAME_MESSAGE: &str = "language-name";

const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// The generated files' content.
pub struct Code {
    /// `enum Locale` and the tables.
    pub locale: String,
    /// The methods of `Messages`.
    pub messages: String,
}

/// Generates the code.
///
/// # Errors
/// A language whose texts are too long for the table, or one without a name.
pub fn generate(catalog: &Catalog) -> Result<Code, Vec<Problem>> {
    let name = catalog.source().messages.iter().position(|message| message.id == NAME_MESSAGE);
    let Some(name) = name else {
        return Err(vec![Problem::Missing {
            language: catalog.source().code.clone(),
            id: NAME_MESSAGE.to_owned(),
            path: "the build script".to_owned(),
        }]);
    };
    let tables: Result<Vec<String>, Problem> = catalog.languages.iter().map(table).collect();
    let tables = tables.map_err(|problem| vec![problem])?;
    Ok(Code { locale: locale(catalog, name, &tables), messages: messages(catalog.source()) })
}

fn locale(catalog: &Catalog, name_index: usize, tables: &[String]) -> String {
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
    let all: String = variants.iter().map(|variant| format!("Locale::{variant}, ")).collect();
    format!(
        "/// A language that Sammen speaks; the first is the one the others are translated from.\n\
         #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]\n\
         pub enum Locale {{\n{documented}}}\n\n\
         impl Locale {{\n\
         /// Every language, in the order to offer them.\n\
         pub const ALL: [Locale; {count}] = [{all}];\n\
         }}\n\n\
         const NAME_INDEX: u16 = {name_index};\n\n\
         static TABLES: [Table; {count}] = [\n{}];\n",
        tables.concat()
    )
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
    let primary = language.code.split('-').next().unwrap_or_default();
    Ok(format!(
        "Table {{ code: {:?}, is_rtl: {}, offsets: &[{offsets}], text: {text:?} }},\n",
        language.code,
        RIGHT_TO_LEFT.contains(&primary)
    ))
}

fn messages(source: &Language) -> String {
    let methods: String =
        source.messages.iter().enumerate().map(|(index, message)| method(index, message)).collect();
    let samples: String = source.messages.iter().enumerate().map(sample).collect();
    format!(
        "impl Messages {{\n{methods}}}\n\n\
         /// Each message's number, id and what its arguments are, for tests over all of them.\n\
         #[cfg(test)]\n\
         const SAMPLES: &[(u16, &str, &[Kind])] = &[\n{samples}];\n"
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

    fn generate_text(text: &str) -> Result<Code, Vec<Problem>> {
        let source = Source {
            language: "ar".to_owned(),
            path: "locales/ar/shell.ftl".to_owned(),
            text: text.to_owned(),
        };
        generate(&check(parse_languages(&[source]).unwrap()).unwrap())
    }

    #[test]
    fn a_message_becomes_a_method() {
        let code = generate_text(
            "language-name = Name\n# Free seats.\nseats-left = { NUMBER($seat-count) } { $day }\n",
        )
        .unwrap();
        assert!(code.messages.contains(
            "/// Free seats.\n///\n/// `seats-left` in locales/ar/shell.ftl.\n\
             pub fn seats_left(self, seat_count: u32, day: &str) -> String \
             { self.format(1, &[Value::Number(seat_count), Value::Text(day), ]) }\n"
        ));
        assert!(
            code.messages.contains("pub fn language_name(self) -> &'static str { self.text(0) }")
        );
    }

    #[test]
    fn a_language_becomes_a_variant_and_a_table() {
        let code = generate_text("language-name = Name\n").unwrap();
        assert!(code.locale.contains("/// `ar`\n#[default]\nAr,\n"));
        assert!(code.locale.contains("code: \"ar\", is_rtl: true, offsets: &[0, 4, ]"));
        assert_eq!(variant("pt-BR"), "PtBr");
    }

    #[test]
    fn a_language_needs_a_name_and_a_bounded_text() {
        assert!(matches!(generate_text("save = Gem\n"), Err(problems)
            if matches!(problems[..], [Problem::Missing { .. }])));
        let long = format!("language-name = {}\n", "x".repeat(TEXT_BYTES_MAX + 1));
        assert!(matches!(generate_text(&long), Err(problems)
            if matches!(problems[..], [Problem::TooLarge { .. }])));
    }
}
