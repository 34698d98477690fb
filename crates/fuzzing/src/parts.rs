//! Several files in one input, in a form that a fuzzer can change without breaking it.
//!
//! A workbook is a zip archive: nearly every changed byte breaks a checksum before anything of ours is
//! reached. So an input that does not begin as an archive is a list of parts, each
//! `0x1e name 0x0a bytes`, and the archive is made from them.

use std::io::{Cursor, Read, Write};

use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

const PART: u8 = 0x1e;
const ARCHIVE: &[u8] = b"PK";

/// A named part of an input.
pub struct Part<'a> {
    pub name: String,
    pub bytes: &'a [u8],
}

/// Whether the input is an archive as it stands.
pub fn is_archive(input: &[u8]) -> bool {
    input.starts_with(ARCHIVE)
}

/// The parts of an input.
pub fn split(input: &[u8]) -> Vec<Part<'_>> {
    input
        .split(|byte| *byte == PART)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let end = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
            let bytes = part.get(end + 1..).unwrap_or_default();
            Part { name: String::from_utf8_lossy(&part[..end]).into_owned(), bytes }
        })
        .collect()
}

/// Writes parts as one input.
pub fn join<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut input = Vec::new();
    for (name, bytes) in parts {
        input.push(PART);
        input.extend_from_slice(name.as_bytes());
        input.push(b'\n');
        input.extend_from_slice(bytes);
    }
    input
}

/// An archive of the parts, not compressed; none where two have one name.
pub fn archive<'a>(parts: impl IntoIterator<Item = &'a Part<'a>>) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for part in parts {
        writer.start_file(part.name.as_str(), options).ok()?;
        writer.write_all(part.bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// The files of an archive, by name.
///
/// # Panics
/// When it is none.
pub fn unpack(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).expect("a workbook is an archive");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("the archive lists its files");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("the archive is whole");
            let name = file.name().expect("the names are text").into_owned();
            (name, bytes)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_an_archive_and_an_archive_is_parts() {
        let input = join([("a.csv", b"x\ny".as_slice()), ("xl/b.xml", b"<b/>")]);
        let parts = split(&input);
        let named: Vec<_> = parts.iter().map(|part| (part.name.as_str(), part.bytes)).collect();
        assert_eq!(named, [("a.csv", b"x\ny".as_slice()), ("xl/b.xml", b"<b/>")]);
        let files = unpack(&archive(&parts).unwrap());
        assert_eq!(
            files,
            [("a.csv".into(), b"x\ny".to_vec()), ("xl/b.xml".into(), b"<b/>".to_vec())]
        );
    }

    #[test]
    fn any_bytes_are_parts() {
        assert!(split(b"").is_empty());
        assert_eq!(split(b"name without an end")[0].bytes, b"");
        assert!(archive(&split(b"\x1ea\n1\x1ea\n2")).is_none());
    }
}
