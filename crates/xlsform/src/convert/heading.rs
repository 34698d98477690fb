//! Column names: which columns a sheet has, by which names they go, and in which language they are.

use crate::problem::Sheet;

/// A column that a sheet may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub key: &'static str,
    /// Whether it holds words, in a language.
    pub translated: bool,
    /// Whether phones know what it says.
    pub on_phones: bool,
    /// Other names for it.
    also: &'static [&'static str],
}

const fn plain(key: &'static str) -> Column {
    Column { key, translated: false, on_phones: true, also: &[] }
}

const fn words(key: &'static str) -> Column {
    Column { translated: true, ..plain(key) }
}

impl Column {
    const fn also(self, names: &'static [&'static str]) -> Self {
        Self { also: names, ..self }
    }

    const fn elsewhere(self) -> Self {
        Self { on_phones: false, ..self }
    }

    fn is_called(&self, name: &str) -> bool {
        self.key == name || self.also.contains(&name)
    }
}

/// The columns of the survey sheet.
pub(crate) const SURVEY: &[Column] = &[
    plain("type").also(&["command"]),
    plain("name").also(&["tag", "value"]),
    words("label").also(&["caption"]),
    words("hint"),
    words("guidance_hint"),
    words("image"),
    words("audio"),
    plain("required"),
    words("required_message").also(&["requiredmsg", "jr:requiredMsg", "jr:requiredmsg"]),
    plain("relevant").also(&["relevance"]),
    plain("constraint"),
    words("constraint_message").also(&[
        "constraining_message",
        "jr:constraintMsg",
        "jr:constraintmsg",
    ]),
    plain("calculation").also(&["calculate"]),
    plain("read_only").also(&["readonly"]),
    plain("default"),
    plain("trigger"),
    plain("choice_filter"),
    plain("repeat_count").also(&["count", "jr:count"]),
    plain("appearance"),
    plain("parameters"),
    words("range_low"),
    words("range_high"),
    plain("reworded"),
    words("big-image").elsewhere(),
    words("video").elsewhere(),
    words("no_app_error_string").also(&["noapperrorstring"]).elsewhere(),
    plain("rows").elsewhere(),
    plain("autoplay").elsewhere(),
    plain("disabled").elsewhere(),
    plain("save_to").elsewhere(),
    plain("query").elsewhere(),
    plain("intent").elsewhere(),
    plain("compact_tag").elsewhere(),
    plain("sms_field").elsewhere(),
];

/// The columns of the choices sheet; others are for choice filters and keep their names.
pub(crate) const CHOICES: &[Column] = &[
    plain("list_name"),
    plain("name").also(&["value"]),
    words("label").also(&["caption"]),
    words("image"),
    words("audio"),
    words("big-image").elsewhere(),
    words("video").elsewhere(),
    plain("sms_option").elsewhere(),
];

/// The columns of the settings sheet.
pub(crate) const SETTINGS: &[Column] = &[
    words("form_title").also(&["title", "set_form_title"]),
    plain("form_id").also(&["id_string", "set_form_id"]),
    plain("version"),
    plain("default_language"),
    plain("style"),
    plain("instance_name"),
    plain("allow_choice_duplicates"),
    plain("clean_text_values"),
    plain("metadata"),
    plain("openrosa"),
    plain("audience"),
    plain("promise"),
    plain("delay_minutes"),
    plain("name").elsewhere(),
    plain("omit_instanceID").also(&["omit_instanceid"]).elsewhere(),
    plain("public_key").elsewhere(),
    plain("submission_url").elsewhere(),
    plain("auto_send").elsewhere(),
    plain("auto_delete").elsewhere(),
    plain("client_editable").elsewhere(),
    plain("instance_xmlns").elsewhere(),
    plain("namespaces").elsewhere(),
    plain("instance_id").elsewhere(),
    plain("prefix").elsewhere(),
    plain("delimiter").elsewhere(),
    plain("add_none_option").elsewhere(),
    plain("sms_keyword").elsewhere(),
    plain("sms_separator").elsewhere(),
    plain("sms_allow_media").elsewhere(),
    plain("sms_date_format").elsewhere(),
    plain("sms_datetime_format").elsewhere(),
    plain("sms_response").elsewhere(),
];

pub(crate) fn columns_of(sheet: Sheet) -> &'static [Column] {
    match sheet {
        Sheet::Survey | Sheet::Workbook => SURVEY,
        Sheet::Choices => CHOICES,
        Sheet::Settings => SETTINGS,
    }
}

/// A column name that a sheet has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// As the author wrote it.
    pub written: String,
    /// Its name without a language.
    pub key: String,
    /// The language, where one is written, as a code where it has one.
    pub language: Option<String>,
}

/// What a written column name is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Known(Heading, bool),
    /// A name that the sheet does not have.
    Other(Heading),
}

impl Heading {
    /// Reads a column name. With `colon` one colon stands before a language, as in old workbooks.
    pub fn read(written: &str, sheet: Sheet, colon: bool) -> Meaning {
        let columns = columns_of(sheet);
        let parts = parts_of(written, columns, colon);
        let heading = |key: &str, rest: &[String]| {
            let language = rest.first().filter(|code| !code.is_empty());
            let language = language.map(|written| language_code(written).to_owned());
            Heading { written: written.into(), key: key.into(), language }
        };
        let (first, rest) = match parts.split_first() {
            // `media::image` is `image`, `bind::relevant` is `relevant`.
            Some((group, rest))
                if !rest.is_empty()
                    && matches!(group.as_str(), "media" | "bind" | "body" | "control") =>
            {
                (rest[0].clone(), &rest[1..])
            }
            Some((first, rest)) => (first.clone(), rest),
            None => (String::new(), &[][..]),
        };
        let snake = first.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase();
        let found =
            columns.iter().find(|column| column.is_called(&first) || column.is_called(&snake));
        match found {
            Some(column) if column.translated || rest.is_empty() => {
                Meaning::Known(heading(column.key, rest), column.on_phones)
            }
            _ => Meaning::Other(heading(written, &[])),
        }
    }
}

fn parts_of(written: &str, columns: &[Column], colon: bool) -> Vec<String> {
    let whole = columns.iter().any(|column| column.is_called(written));
    let mark = if written.contains("::") || !colon { "::" } else { ":" };
    if whole || written.starts_with("jr:") && mark == ":" {
        return vec![written.to_owned()];
    }
    written.split(mark).map(|part| part.trim().to_owned()).collect()
}

/// The code in `Dansk (da)`, or the whole where there are no parentheses.
pub(crate) fn language_code(written: &str) -> &str {
    let written = written.trim();
    let inside = written.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    let code = inside.map_or("", |(_, code)| code.trim());
    if code.is_empty() { written } else { code }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sheet: Sheet, written: &str, expect: Option<(&str, Option<&str>)>) {
        let found = Heading::read(written, sheet, false);
        let Meaning::Known(heading, _) = &found else {
            return assert_eq!(expect, None, "{written}");
        };
        let found = Some((heading.key.as_str(), heading.language.as_deref()));
        assert_eq!(found, expect, "{written}");
    }

    #[test]
    fn a_column_name_is_a_key_and_a_language() {
        check(Sheet::Survey, "label", Some(("label", None)));
        check(Sheet::Survey, "label::Dansk (da)", Some(("label", Some("da"))));
        check(Sheet::Survey, " Label :: da ", Some(("label", Some("da"))));
        check(
            Sheet::Survey,
            "constraint message::English",
            Some(("constraint_message", Some("English"))),
        );
        check(Sheet::Survey, "media::image::da", Some(("image", Some("da"))));
        check(Sheet::Survey, "bind::relevant", Some(("relevant", None)));
        check(Sheet::Survey, "jr:count", Some(("repeat_count", None)));
        check(Sheet::Survey, "relevant::Dansk (da)", None);
        check(Sheet::Survey, "bind::colour", None);
        check(Sheet::Choices, "list name", Some(("list_name", None)));
        check(Sheet::Choices, "municipality", None);
    }

    #[test]
    fn one_colon_is_enough_in_old_workbooks() {
        let heading = Heading::read("label:English (en)", Sheet::Survey, true);
        let Meaning::Known(heading, _) = heading else { panic!("{heading:?}") };
        assert_eq!((heading.key.as_str(), heading.language.as_deref()), ("label", Some("en")));
    }
}
