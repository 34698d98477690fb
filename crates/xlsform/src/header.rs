//! Column names: which columns a sheet has and how they are written.

/// A column that a sheet may have.
pub(crate) struct ColumnKind {
    /// Its name without a language.
    pub(crate) key: &'static str,
    /// Whether it holds words, in a language.
    pub(crate) translated: bool,
}

const fn plain(key: &'static str) -> ColumnKind {
    ColumnKind { key, translated: false }
}

const fn words(key: &'static str) -> ColumnKind {
    ColumnKind { key, translated: true }
}

/// The columns of the survey sheet.
pub(crate) const SURVEY: &[ColumnKind] = &[
    plain("type"),
    plain("name"),
    words("label"),
    words("hint"),
    plain("required"),
    words("required_message"),
    plain("relevant"),
    plain("constraint"),
    words("constraint_message"),
    plain("appearance"),
    plain("parameters"),
    words("range_low"),
    words("range_high"),
];

/// The columns of the choices sheet.
pub(crate) const CHOICES: &[ColumnKind] = &[plain("list_name"), plain("name"), words("label")];

/// The columns of the settings sheet.
pub(crate) const SETTINGS: &[ColumnKind] =
    &[words("form_title"), plain("form_id"), plain("version"), plain("default_language")];

/// A column name that a sheet has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    /// As the author wrote it.
    pub(crate) written: String,
    /// Its name without a language.
    pub(crate) key: &'static str,
    /// The language's code, where one is written.
    pub(crate) language: Option<String>,
}

impl Header {
    /// Reads a column name; nothing where the sheet has no such column.
    pub(crate) fn read(written: &str, kinds: &[ColumnKind]) -> Option<Self> {
        let (key, language) = match written.split_once("::") {
            None => (written, None),
            Some((key, language)) => (key, Some(language_code(language))),
        };
        let key = key.trim().to_lowercase().replace(' ', "_");
        let kind = kinds.iter().find(|kind| kind.key == key)?;
        let fits = match &language {
            None => true,
            Some(code) => kind.translated && !code.is_empty(),
        };
        fits.then(|| Self { written: written.into(), key: kind.key, language })
    }
}

/// The code in `Dansk (da)`, or the whole where there are no parentheses.
pub(crate) fn language_code(written: &str) -> String {
    let written = written.trim();
    let inside = written.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    inside.map_or(written, |(_, code)| code).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_name_is_a_key_and_a_language() {
        let check = |written: &str, expect: Option<(&str, Option<&str>)>| {
            let header = Header::read(written, SURVEY);
            let found = header.as_ref().map(|header| (header.key, header.language.as_deref()));
            assert_eq!(found, expect, "{written}");
        };
        check("label", Some(("label", None)));
        check("label::Dansk (da)", Some(("label", Some("da"))));
        check(" Label :: da ", Some(("label", Some("da"))));
        check("constraint message::English (en)", Some(("constraint_message", Some("en"))));
        check("label::", None);
        check("relevant::Dansk (da)", None);
        check("calculation", None);
    }
}
