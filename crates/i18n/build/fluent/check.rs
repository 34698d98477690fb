//! The rule that every language says the same things.

use super::{Argument, Catalog, Kind, Language, Message, Problem};

/// The language the others are translated from, if it is there; else the first by code.
const SOURCE_LANGUAGE: &str = "da";

/// Checks that all languages have the same messages with the same arguments.
///
/// Afterwards each message has, in every language, the source's arguments in the source's order, of the kind that all
/// languages together need.
///
/// # Errors
/// All disagreements at once, each with file and message.
pub fn check(mut languages: Vec<Language>) -> Result<Catalog, Vec<Problem>> {
    languages.sort_by_key(|language| (language.code != SOURCE_LANGUAGE, language.code.clone()));
    let Some((source, translations)) = languages.split_first_mut() else {
        return Err(vec![Problem::NoLanguage]);
    };
    let mut problems = Vec::new();
    for translation in translations.iter() {
        find_missing(source, translation, &mut problems);
        find_missing(translation, source, &mut problems);
    }
    for message in &mut source.messages {
        for translation in translations.iter() {
            if let Some(translated) = translation.message(&message.id)
                && let Err(problem) = unify(message, translated)
            {
                problems.push(problem);
            }
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    for translation in translations {
        align(translation, source);
    }
    Ok(Catalog { languages })
}

fn find_missing(has: &Language, lacks: &Language, problems: &mut Vec<Problem>) {
    let missing = has.messages.iter().filter(|message| lacks.message(&message.id).is_none());
    problems.extend(missing.map(|message| Problem::Missing {
        language: lacks.code.clone(),
        id: message.id.clone(),
        path: message.path.clone(),
    }));
}

/// Lets a translation's use of the arguments tell more about their kinds.
fn unify(message: &mut Message, translated: &Message) -> Result<(), Problem> {
    if sorted_names(message) != sorted_names(translated) {
        return Err(Problem::Arguments {
            path: translated.path.clone(),
            id: translated.id.clone(),
            found: sorted_names(translated).join(", "),
            other: message.path.clone(),
            expected: sorted_names(message).join(", "),
        });
    }
    for Argument { name, kind } in &mut message.arguments {
        let other = translated.arguments.iter().find(|argument| argument.name == *name);
        let other = other.map_or(Kind::Any, |argument| argument.kind);
        *kind = kind.merge(other).ok_or_else(|| Problem::MixedKinds {
            path: translated.path.clone(),
            id: translated.id.clone(),
            argument: name.clone(),
        })?;
    }
    Ok(())
}

fn sorted_names(message: &Message) -> Vec<&str> {
    let mut names: Vec<&str> =
        message.arguments.iter().map(|argument| argument.name.as_str()).collect();
    names.sort_unstable();
    names
}

/// Puts a translation's messages and arguments in the source's order.
fn align(translation: &mut Language, source: &Language) {
    let position = |id: &str| source.messages.iter().position(|message| message.id == id);
    translation.messages.sort_by_key(|message| position(&message.id));
    for (message, original) in translation.messages.iter_mut().zip(&source.messages) {
        message.arguments.clone_from(&original.arguments);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Source, parse_languages};
    use super::*;

    fn check_texts(danish: &str, english: &str) -> Result<Catalog, Vec<String>> {
        let source = |language: &str, text: &str| Source {
            language: language.to_owned(),
            path: format!("locales/{language}/shell.ftl"),
            text: text.to_owned(),
        };
        parse_languages(&[source("en", english), source("da", danish)])
            .and_then(check)
            .map_err(|problems| problems.iter().map(ToString::to_string).collect())
    }

    #[track_caller]
    fn check_problems(danish: &str, english: &str, expect: &[&str]) {
        assert_eq!(check_texts(danish, english).unwrap_err(), expect);
    }

    #[test]
    fn languages_that_agree_get_the_sources_order() {
        let catalog = check_texts(
            "b = { $day } kl. { $time }\na = { $count }\n",
            "a = { $count ->\n    [one] one\n   *[other] { $count }\n}\nb = { $time } on { $day }\n",
        )
        .unwrap();
        let codes: Vec<_> = catalog.languages.iter().map(|language| &language.code).collect();
        assert_eq!(codes, ["da", "en"]);
        for language in &catalog.languages {
            let names: Vec<_> = language.messages[0].arguments.iter().map(|a| &a.name).collect();
            assert_eq!(names, ["day", "time"]);
            assert_eq!(language.messages[1].arguments[0].kind, Kind::Number);
        }
    }

    #[test]
    fn missing_messages_are_all_named() {
        check_problems(
            "save = Gem\nback = Tilbage\n",
            "back = Back\nclose = Close\n",
            &[
                "locales/en: message `save` is missing; locales/da/shell.ftl has it",
                "locales/da: message `close` is missing; locales/en/shell.ftl has it",
            ],
        );
    }

    #[test]
    fn arguments_must_be_the_same() {
        check_problems(
            "seats = { $count } pladser\n",
            "seats = { $seats } seats\n",
            &["locales/en/shell.ftl: message `seats` has the arguments (seats), but \
               locales/da/shell.ftl has (count)"],
        );
        check_problems(
            "seats = { NUMBER($count) } pladser\n",
            "seats = { $count ->\n    [few] few\n   *[yes] yes\n}\n",
            &["locales/en/shell.ftl: message `seats` uses `$count` both as a number and as a word"],
        );
        check_problems(
            "seats = { NUMBER($count) } pladser\n",
            "seats = { $count ->\n    [no] none\n   *[yes] some\n}\n",
            &["locales/en/shell.ftl: message `seats` uses `$count` both as a number and as a word"],
        );
    }

    #[test]
    fn files_that_cannot_be_used_are_told_by_file_and_message() {
        check_problems(
            "save = Gem\nsave = Gem det\n",
            "save = Save\n",
            &["locales/da/shell.ftl: message `save` is also in locales/da/shell.ftl"],
        );
        check_problems(
            "save = Gem { -brand }\n",
            "save = Save\n",
            &["locales/da/shell.ftl: message `save` uses a reference to a term; messages may use \
               text, arguments, NUMBER and select"],
        );
        check_problems(
            "loop = Gem\n",
            "loop = Save\n",
            &[
                "locales/en/shell.ftl: `loop` in message `loop` cannot name a Rust item; use \
                 kebab-case words",
                "locales/da/shell.ftl: `loop` in message `loop` cannot name a Rust item; use \
                 kebab-case words",
            ],
        );
        check_problems(
            "save = Gem\n",
            "save = { $count ->\n   *[other] many\n    [one] one\n}\n",
            &["locales/en/shell.ftl: message `save` must list its default variant last"],
        );
        let syntax = check_texts("ok = Ja\n\nsave Gem\n", "ok = Yes\n").unwrap_err();
        assert!(syntax[0].starts_with("locales/da/shell.ftl:3: not Fluent: "), "{syntax:?}");
    }

    #[test]
    fn no_language_is_a_problem() {
        assert_eq!(check(Vec::new()).unwrap_err(), [Problem::NoLanguage]);
    }
}
