//! Files that a form speaks of: lists, pictures and sounds.

use sammen_xforms::xform::{MediaError, MediaFile, Resource, is_pictogram};

use super::lists::MEDIA;
use super::model::{ItemSource, Survey};
use super::sheet::Row;
use super::words::Words;
use crate::problem::ProblemKind;

/// A file, and the cell that speaks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    pub name: String,
    pub row: u32,
    pub column: &'static str,
}

impl File {
    /// Why phones could not have it from the files that were given.
    pub fn problem(&self, given: &[Resource<'_>]) -> Option<ProblemKind> {
        let is_media = MEDIA.contains(&self.column);
        match given.iter().find(|file| file.name == self.name) {
            Some(file) if is_media => MediaFile::new(&self.name, file.bytes).err().map(Into::into),
            Some(_) => None,
            None if self.column == "image" && is_pictogram(&self.name) => None,
            None => Some(ProblemKind::MissingFile { name: self.name.clone() }),
        }
    }
}

impl From<MediaError> for ProblemKind {
    fn from(error: MediaError) -> Self {
        match error {
            MediaError::Missing(name) => Self::MissingFile { name },
            MediaError::UnknownType(name) => Self::UnknownMedia { name },
            MediaError::TooLarge { name, bytes } => Self::MediaTooLarge { name, bytes },
            MediaError::TooLargeTogether(bytes) => Self::MediaTooLargeTogether { bytes },
        }
    }
}

/// The files of the survey sheet, each once.
pub(crate) fn of_survey(survey: &Survey) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    for node in &survey.nodes {
        let file = |name: &str, column| File { name: name.to_owned(), row: node.row, column };
        if let Some(ItemSource::File(name)) = node.items.as_ref().map(|items| &items.source) {
            files.push(file(name, "type"));
        }
        for (rule, text) in &node.rules {
            let column = if *rule == "calculate" { "calculation" } else { rule };
            files.extend(pulled(text).map(|name| file(&format!("{name}.csv"), column)));
        }
        for (kind, words) in &node.media {
            files.extend(words.texts().map(|(_, name)| file(name, kind)));
        }
    }
    let external = survey.files.iter().filter_map(|(_, address)| address.rsplit('/').next());
    files.extend(external.map(|name| File { name: name.to_owned(), row: 1, column: "type" }));
    let mut seen = Vec::new();
    files.retain(|file| {
        !seen.contains(&file.name) && {
            seen.push(file.name.clone());
            true
        }
    });
    files
}

/// The pictures and sounds of a choice.
pub(crate) fn of_choice(row: Row<'_>) -> Vec<File> {
    let mut files = Vec::new();
    for kind in MEDIA {
        let words = row.words(kind);
        let named = words.iter().flat_map(Words::texts);
        files.extend(named.map(|(_, name)| File {
            name: name.to_owned(),
            row: row.number,
            column: kind,
        }));
    }
    files
}

/// The names of the files that an expression pulls data from.
pub(crate) fn pulled(text: &str) -> impl Iterator<Item = String> {
    text.split("pulldata").skip(1).filter_map(|after| {
        let inside = after.trim_start().strip_prefix('(')?;
        let (first, _) = inside.split_once(',')?;
        Some(first.trim().trim_matches(['\'', '"']).to_owned())
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn files_of_pulled_data_are_found() {
        let text = "pulldata('fruits', 'name', 'key', ${a}) + pulldata( \"towns\" , 'x', 'y', 1)";
        assert_eq!(super::pulled(text).collect::<Vec<_>>(), ["fruits", "towns"]);
    }
}
