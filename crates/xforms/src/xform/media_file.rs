//! Pictures and sounds of a form's own, which travel with it: a phone without network must have them too.

use serde::{Deserialize, Serialize};

use super::form::XForm;
use super::load::Resource;

/// Names of pictures, without their ending, that come with the app and need no file.
pub const PICTOGRAMS: [&str; 21] = [
    "bookmark", "calendar", "clock", "face-1", "face-2", "face-3", "face-4", "face-5", "help",
    "house", "lock", "mail", "money", "no", "people", "person", "phone", "place", "talk", "wait",
    "yes",
];

/// A file may have so many bytes. Everybody in the area fetches it, also who does not answer.
pub const MEDIA_FILE_BYTES_MAX: usize = 100_000;

/// So many bytes may all files of a form have.
pub const MEDIA_BYTES_MAX: usize = 300_000;

/// A picture or a sound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaFile {
    /// Its name as the form names it, without the folder.
    pub name: Box<str>,
    /// What kind of file it is.
    pub media_type: MediaType,
    /// What it holds.
    pub bytes: Box<[u8]>,
}

/// The kinds of files that every browser shows or plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MediaType {
    Gif,
    Jpeg,
    Png,
    Svg,
    Webp,
    Mp3,
    Mp4Audio,
    Wav,
}

impl MediaType {
    /// As browsers call it.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Gif => "image/gif",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
            Self::Webp => "image/webp",
            Self::Mp3 => "audio/mpeg",
            Self::Mp4Audio => "audio/mp4",
            Self::Wav => "audio/wav",
        }
    }

    /// By the file's ending, where its first bytes agree.
    fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let at = |from: usize, mark: &[u8]| bytes.get(from..).is_some_and(|b| b.starts_with(mark));
        let is_riff = |kind: &[u8]| at(0, b"RIFF") && at(8, kind);
        let is_mp3 =
            || at(0, b"ID3") || matches!(bytes, [0xff, second, ..] if second & 0xe0 == 0xe0);
        let found = match ending.to_ascii_lowercase().as_str() {
            "gif" => (Self::Gif, at(0, b"GIF8")),
            "jpg" | "jpeg" => (Self::Jpeg, at(0, &[0xff, 0xd8, 0xff])),
            "png" => (Self::Png, at(0, b"\x89PNG\r\n\x1a\n")),
            "svg" => (Self::Svg, std::str::from_utf8(bytes).is_ok_and(|svg| svg.contains("<svg"))),
            "webp" => (Self::Webp, is_riff(b"WEBP")),
            "mp3" => (Self::Mp3, is_mp3()),
            "m4a" | "mp4" => (Self::Mp4Audio, at(4, b"ftyp")),
            "wav" => (Self::Wav, is_riff(b"WAVE")),
            _ => return None,
        };
        found.1.then_some(found.0)
    }
}

/// Why a form cannot carry its pictures and sounds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    #[error("the file `{0}` is not there; put it beside the form or correct the name")]
    Missing(String),
    #[error(
        "`{0}` is no picture and no sound that phones have; use .png, .jpg, .webp, .gif, .svg, \
         .mp3, .m4a or .wav"
    )]
    UnknownType(String),
    #[error(
        "`{name}` has {bytes} bytes; the most is {MEDIA_FILE_BYTES_MAX}: make the picture smaller \
         or the sound shorter"
    )]
    TooLarge { name: String, bytes: usize },
    #[error(
        "pictures and sounds have {0} bytes together; the most is {MEDIA_BYTES_MAX}: make them \
         smaller or use fewer"
    )]
    TooLargeTogether(usize),
}

impl MediaFile {
    /// Takes a file.
    ///
    /// # Errors
    /// [`MediaError`] where phones could not show it or it is too large.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, MediaError> {
        if bytes.len() > MEDIA_FILE_BYTES_MAX {
            return Err(MediaError::TooLarge { name: name.to_owned(), bytes: bytes.len() });
        }
        let media_type = MediaType::of(name, bytes);
        let media_type = media_type.ok_or_else(|| MediaError::UnknownType(name.to_owned()))?;
        Ok(Self { name: name.into(), media_type, bytes: bytes.into() })
    }
}

/// Whether a file's name is that of a picture which comes with the app.
pub fn is_pictogram(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    PICTOGRAMS.contains(&stem)
}

impl XForm {
    /// The file that words come with, by the address that [`Media`](super::Media) says.
    pub fn media_file(&self, address: &str) -> Option<&MediaFile> {
        let name = address.rsplit('/').next()?;
        self.media_files.iter().find(|file| &*file.name == name)
    }

    /// Takes the pictures and sounds that the form speaks of into it. One that has the name of a pictogram may be missing.
    ///
    /// # Errors
    /// [`MediaError`]; the form carries what it did before.
    pub fn carry_media(&mut self, files: &[Resource<'_>]) -> Result<(), MediaError> {
        let mut carried = Vec::new();
        for name in self.media_names() {
            match files.iter().find(|file| file.name == name) {
                Some(file) => carried.push(MediaFile::new(name, file.bytes)?),
                None if is_pictogram(name) => {}
                None => return Err(MediaError::Missing(name.to_owned())),
            }
        }
        let bytes = carried.iter().map(|file| file.bytes.len()).sum();
        if bytes > MEDIA_BYTES_MAX {
            return Err(MediaError::TooLargeTogether(bytes));
        }
        self.media_files = carried;
        Ok(())
    }

    /// The files that its words come with, each once.
    pub fn media_names(&self) -> Vec<&str> {
        let addresses = self.fixed.iter().filter_map(|node| {
            let folders = ["jr://images/", "jr://audio/"];
            folders.iter().find_map(|folder| node.value.trim().strip_prefix(folder))
        });
        let mut names: Vec<&str> = addresses.collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xform::load;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and the rest";

    fn form() -> XForm {
        let xml = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>
            <itext><translation lang="da"><text id="a"><value>Hus</value><value form="image">jr://images/hus.png</value>
            <value form="audio">jr://audio/hus.mp3</value></text><text id="b"><value>Ja</value>
            <value form="image">jr://images/yes.svg</value></text></translation></itext>
            <instance><data id="f" version="1"><q/></data></instance><bind nodeset="/data/q"/></model></h:head>
            <h:body><input ref="/data/q"><label ref="jr:itext('a')"/></input></h:body></h:html>"#;
        load(xml, &[]).expect("the form is right")
    }

    #[test]
    fn a_form_carries_what_its_words_come_with() {
        let mut form = form();
        assert_eq!(form.media_names(), ["hus.mp3", "hus.png", "yes.svg"]);
        let sound = Resource { name: "hus.mp3", bytes: b"ID3 and the rest" };
        let picture = Resource { name: "hus.png", bytes: PNG };
        assert_eq!(form.carry_media(&[sound]), Err(MediaError::Missing("hus.png".into())));
        form.carry_media(&[sound, picture]).expect("they are media");
        let opened = XForm::from_bytes(&form.to_bytes()).expect("it was written");
        assert_eq!(opened, form);
        let file = opened.media_file("jr://images/hus.png").expect("it is carried");
        assert_eq!((file.media_type.mime(), &*file.bytes), ("image/png", PNG));
        assert_eq!(opened.media_file("jr://images/yes.svg"), None);
    }

    #[test]
    fn a_form_without_files_is_written_as_ever() {
        let bytes = form().to_bytes();
        let opened = XForm::from_bytes(&bytes).expect("it was written");
        assert!(opened.media_files.is_empty());
        assert_eq!(opened.to_bytes(), bytes);
        let cut = [bytes.as_slice(), &[9]].concat();
        assert!(XForm::from_bytes(&cut).is_err());
    }

    #[test]
    fn files_that_phones_cannot_show_are_refused() {
        assert_eq!(MediaFile::new("a.exe", b"MZ"), Err(MediaError::UnknownType("a.exe".into())));
        assert_eq!(
            MediaFile::new("a.png", b"GIF89a"),
            Err(MediaError::UnknownType("a.png".into()))
        );
        let large = vec![0; MEDIA_FILE_BYTES_MAX + 1];
        assert!(matches!(MediaFile::new("a.png", &large), Err(MediaError::TooLarge { .. })));
    }
}
