//! What later versions of the format added, in records that older programs skip.

use super::{File, SEGMENT_BYTES, short_name};
use crate::spss::variable::Variable;
use crate::{ColumnKind, Missing};

/// The missing codes of texts have so many bytes.
const MISSING_BYTES: usize = 8;

/// `firsts` are the numbers of each variable's first segment.
pub(super) fn write(file: &mut File, variables: &[Variable<'_>], firsts: &[usize]) {
    machine(file);
    numbers(file);
    let names = variables.iter().zip(firsts);
    let names: Vec<String> =
        names.map(|(it, first)| format!("{}={}", short_name(*first), it.name)).collect();
    record(file, 13, names.join("\t").as_bytes());
    long_texts(file, variables, firsts);
    record(file, 20, b"UTF-8");
    text_labels(file, variables);
    text_missing(file, variables);
}

fn record(file: &mut File, kind: i32, bytes: &[u8]) {
    file.int(7);
    file.int(kind);
    file.int(1);
    file.count(bytes.len());
    file.0.extend(bytes);
}

/// How numbers are written here: little-endian, IEEE 754; and texts in UTF-8.
fn machine(file: &mut File) {
    file.int(7);
    file.int(3);
    file.int(4);
    file.int(8);
    for number in [1, 0, 0, -1, 1, 1, 2, 65_001] {
        file.int(number);
    }
}

/// The number that stands for none, and the ends of what can be missing.
fn numbers(file: &mut File) {
    file.int(7);
    file.int(4);
    file.int(8);
    file.int(3);
    file.double(-f64::MAX);
    file.double(f64::MAX);
    file.double(f64::from_bits((-f64::MAX).to_bits() - 1));
}

/// Which variables are texts of several segments.
fn long_texts(file: &mut File, variables: &[Variable<'_>], firsts: &[usize]) {
    let long = variables.iter().zip(firsts).filter(|(it, _)| it.width > SEGMENT_BYTES);
    let all: String =
        long.map(|(it, first)| format!("{}={:05}\0\t", short_name(*first), it.width)).collect();
    if !all.is_empty() {
        record(file, 14, all.as_bytes());
    }
}

fn text_labels(file: &mut File, variables: &[Variable<'_>]) {
    let mut inner = File(Vec::new());
    for variable in texts(variables).filter(|variable| !variable.labels.is_empty()) {
        sized(&mut inner, variable.name);
        inner.count(variable.width);
        inner.count(variable.labels.len());
        for (value, label) in &variable.labels {
            inner.count(variable.width);
            inner.text(value, variable.width);
            sized(&mut inner, label);
        }
    }
    if !inner.0.is_empty() {
        record(file, 21, &inner.0);
    }
}

fn text_missing(file: &mut File, variables: &[Variable<'_>]) {
    let mut inner = File(Vec::new());
    for variable in texts(variables).filter(|variable| variable.has_missing) {
        sized(&mut inner, variable.name);
        inner.0.push(3);
        inner.count(MISSING_BYTES);
        Missing::ALL.iter().for_each(|it| inner.text(&it.code().to_string(), MISSING_BYTES));
    }
    if !inner.0.is_empty() {
        record(file, 22, &inner.0);
    }
}

fn texts<'v, 't>(variables: &'v [Variable<'t>]) -> impl Iterator<Item = &'v Variable<'t>> {
    variables.iter().filter(|variable| variable.kind == ColumnKind::Text)
}

fn sized(file: &mut File, text: &str) {
    file.count(text.len());
    file.0.extend(text.as_bytes());
}
