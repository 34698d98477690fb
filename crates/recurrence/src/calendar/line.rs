//! Lines of a calendar file, unfolded: `EXDATE;TZID=Europe/Copenhagen:20260903T173000`.

use super::{CalendarProblem, CalendarProblemKind, problem::shortened};

/// A content line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Line {
    /// The number of its first line in the file; the first is 1.
    pub(super) number: u32,
    /// What it is, in capitals.
    pub(super) name: String,
    /// Its parameters, their names in capitals, quotes taken off.
    pub(super) parameters: Vec<(String, String)>,
    /// The rest.
    pub(super) value: String,
}

impl Line {
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// Joins what was folded, and takes every line apart. Bytes are joined before they are read as text, since
/// some programs fold in the middle of a letter.
pub(super) fn unfold(bytes: &[u8], problems: &mut Vec<CalendarProblem>) -> Vec<Line> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut joined: Vec<(u32, Vec<u8>)> = Vec::new();
    for (number, raw) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
        match (raw.first(), joined.last_mut()) {
            (Some(b' ' | b'\t'), Some((_, before))) => before.extend_from_slice(&raw[1..]),
            (None, _) => {}
            _ => joined.push((number, raw.to_vec())),
        }
    }
    let mut lines = Vec::new();
    for (number, bytes) in joined {
        match String::from_utf8(bytes).map_err(|_| CalendarProblemKind::NotUtf8).and_then(read) {
            Ok((name, parameters, value)) => lines.push(Line { number, name, parameters, value }),
            Err(kind) => {
                problems.push(CalendarProblem { line: number, kind });
                // A file that is no calendar has as many problems as lines; the first says it.
                return Vec::new();
            }
        }
    }
    lines
}

type Parts = (String, Vec<(String, String)>, String);

fn read(text: String) -> Result<Parts, CalendarProblemKind> {
    let not_a_line = || CalendarProblemKind::NotALine { given: shortened(&text) };
    let mut pieces = Vec::new();
    let mut begun = 0;
    let mut quoted = false;
    let mut value = None;
    for (at, character) in text.char_indices() {
        match character {
            '"' => quoted = !quoted,
            ';' | ':' if !quoted => {
                pieces.push(&text[begun..at]);
                begun = at + 1;
                if character == ':' {
                    value = Some(&text[at + 1..]);
                    break;
                }
            }
            _ => {}
        }
    }
    let value = value.ok_or_else(not_a_line)?;
    let (name, parameters) = pieces.split_first().ok_or_else(not_a_line)?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if name.is_empty() || !name.bytes().all(plain) {
        return Err(not_a_line());
    }
    let parameters = parameters
        .iter()
        .map(|piece| {
            let (name, value) = piece.split_once('=').ok_or_else(not_a_line)?;
            Ok((name.to_ascii_uppercase(), value.trim_matches('"').to_owned()))
        })
        .collect::<Result<_, CalendarProblemKind>>()?;
    Ok((name.to_ascii_uppercase(), parameters, value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_lines_are_one_and_keep_their_number() {
        let mut problems = Vec::new();
        let folded =
            "\u{feff}summary:F\r\n \u{e6}lles\r\n\tspisning\r\n\r\nX;A=\"a;b:c\";B=d:e:f\n";
        let lines = unfold(folded.as_bytes(), &mut problems);
        assert!(problems.is_empty());
        let [summary, x] = lines.as_slice() else { panic!("{lines:?}") };
        assert_eq!((summary.number, summary.name.as_str()), (1, "SUMMARY"));
        assert_eq!(summary.value, "F\u{e6}llesspisning");
        assert_eq!((x.number, x.value.as_str()), (5, "e:f"));
        assert_eq!((x.parameter("A"), x.parameter("B")), (Some("a;b:c"), Some("d")));
    }

    #[test]
    fn letters_may_be_folded_in_the_middle() {
        let lines = unfold(b"X:\xc3\n \xa6", &mut Vec::new());
        assert_eq!(lines[0].value, "\u{e6}");
    }

    #[test]
    fn what_is_no_line_is_told_with_its_number() {
        let told = |bytes: &[u8]| {
            let mut problems = Vec::new();
            unfold(bytes, &mut problems);
            problems.iter().map(|problem| (problem.line, problem.kind.clone())).collect::<Vec<_>>()
        };
        let given = "no colon".to_owned();
        assert_eq!(told(b"A:b\nno colon"), [(2, CalendarProblemKind::NotALine { given })]);
        assert_eq!(told(b"A:b\n\nC:\xff"), [(3, CalendarProblemKind::NotUtf8)]);
        assert_eq!(told(b"A;B:c").len(), 1);
        assert_eq!(told(b":c").len(), 1);
    }
}
