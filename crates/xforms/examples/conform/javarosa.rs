//! Random answers to forms, given by us and by JavaRosa, and what both make of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sammen_xforms::document::{Builder, Kind, Names, NodeId, Tree, read_xml};
use sammen_xforms::xform::{ControlKind, Device, FormSession, NodeKind, NodeView, ValueType, load};

use crate::Report;
use crate::device::TestDevice;
use crate::known::Known;

const ANSWERS: usize = 40;

/// Writes `NAME.script`, random answers, and `NAME.ours`, what they lead to, beside each form.
pub fn write_scripts(folder: &Path) -> Report {
    let mut report = Report { wanted: 100, ..Report::default() };
    for file in files(folder, "xml") {
        report.all += 1;
        let xml = std::fs::read_to_string(&file).unwrap_or_default();
        let Ok((script, states)) = answered(&xml) else { continue };
        let written = std::fs::write(file.with_extension("script"), script)
            .and_then(|()| std::fs::write(file.with_extension("ours"), states));
        report.passed += usize::from(written.is_ok());
    }
    report
}

/// Compares `NAME.ours` with `NAME.theirs`; a form is missed where any state differs.
pub fn run(folder: &Path) -> Report {
    let known = Known::read(include_str!("javarosa-misses.txt"));
    let mut report = Report { wanted: 75, ..Report::default() };
    for file in files(folder, "ours") {
        report.all += 1;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let read =
            |extension| std::fs::read_to_string(file.with_extension(extension)).unwrap_or_default();
        match difference(&read("ours"), &read("theirs")) {
            None => report.passed += 1,
            Some(difference) => println!("{name}: {difference}\n    {}", known.reason(&name)),
        }
    }
    report
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|found| found == extension)).collect();
    files.sort();
    files
}

fn answered(xml: &str) -> Result<(String, String), String> {
    let device = TestDevice::today();
    let form = Arc::new(load(xml, &[]).map_err(|error| error.to_string())?);
    let mut session = FormSession::start(form, &device);
    let (mut script, mut states) = (String::new(), state(&session));
    for _ in 0..ANSWERS {
        let Some((path, text)) = answer(&mut session, &device) else { break };
        script.push_str(&format!("{path}\t{text}\n"));
        states.push_str(&format!("after {path}\n{}", state(&session)));
    }
    states.push_str(&format!("response {}\n", session.submission().replace('\n', " ")));
    Ok((script, states))
}

/// One random answer to a question that somebody could answer now.
fn answer(session: &mut FormSession, device: &dyn Device) -> Option<(String, String)> {
    let open = |node: &NodeView| {
        let asks =
            |kind| !matches!(kind, ControlKind::Note | ControlKind::Upload | ControlKind::Trigger);
        node.relevant
            && !node.read_only
            && matches!(node.kind, NodeKind::Control(kind) if asks(kind))
    };
    let nodes: Vec<NodeView> = session.nodes().into_iter().filter(open).collect();
    let node = nodes.get(below(device, nodes.len()))?;
    let choices = session.choices(node.id, device);
    let text = match node.kind {
        NodeKind::Control(ControlKind::SelectOne) => {
            choices.get(below(device, choices.len()))?.value.clone()
        }
        NodeKind::Control(ControlKind::SelectMany) => {
            let chosen = choices.iter().filter(|_| below(device, 2) == 1);
            chosen.map(|choice| choice.value.as_str()).collect::<Vec<_>>().join(" ")
        }
        NodeKind::Control(ControlKind::Rank) => {
            choices.iter().rev().map(|choice| choice.value.as_str()).collect::<Vec<_>>().join(" ")
        }
        _ => typed(session, node, device),
    };
    let path = node.path.clone();
    session.answer(node.id, &text, device).ok()?;
    Some((path, text))
}

fn typed(session: &FormSession, node: &NodeView, device: &dyn Device) -> String {
    let number = below(device, 9);
    match session.form().model(session.tree().node(node.id).model).value_type {
        ValueType::Integer => number.to_string(),
        ValueType::Decimal => format!("{number}.5"),
        ValueType::Date => format!("2026-0{}-1{number}", number % 9 + 1),
        ValueType::Time => format!("1{number}:30:00.000-07:00"),
        ValueType::DateTime => format!("2026-0{}-1{number}T10:30:00.000+00:00", number % 9 + 1),
        ValueType::Text => ["", "a", "b", "x", "yes", "some words"][number % 6].to_owned(),
        _ => String::new(),
    }
}

fn below(device: &dyn Device, end: usize) -> usize {
    (device.random() * end as f64) as usize
}

fn state(session: &FormSession) -> String {
    let leaves = session.nodes().into_iter().filter_map(|node| {
        let value = node.value?.replace('\n', "\\n");
        Some(format!("{}\t{}\t{value}\n", node.path.replace("orx:", ""), node.relevant))
    });
    leaves.collect()
}

/// The first thing that differs.
fn difference(ours: &str, theirs: &str) -> Option<String> {
    if let Some(error) = theirs.lines().find(|line| line.starts_with("error ")) {
        return Some(format!("JavaRosa says: {error}"));
    }
    let (mut ours, mut theirs) = (steps(ours).into_iter(), steps(theirs).into_iter());
    loop {
        match (ours.next(), theirs.next()) {
            (None, None) => return None,
            (Some(one), Some(other)) => {
                if let Some(difference) = step_difference(&one, &other) {
                    return Some(format!(
                        "{}: {difference}",
                        one.lines().next().unwrap_or_default()
                    ));
                }
            }
            _ => return Some("not as many steps".to_owned()),
        }
    }
}

/// What stands after each answer, and the response.
fn steps(text: &str) -> Vec<String> {
    let mut steps = vec![String::new()];
    for line in text.lines() {
        if line.starts_with("after ") || line.starts_with("response ") {
            steps.push(String::new());
        }
        let step = steps.last_mut().expect("there is one from the start");
        step.push_str(line);
        step.push('\n');
    }
    steps
}

fn step_difference(ours: &str, theirs: &str) -> Option<String> {
    let (ours, theirs) = match (ours.strip_prefix("response "), theirs.strip_prefix("response ")) {
        (Some(ours), Some(theirs)) => (leaves(ours), leaves(theirs)),
        _ => (lines(ours), lines(theirs)),
    };
    let missing = ours.iter().find(|line| !theirs.iter().any(|other| same(line, other)));
    let added = theirs.iter().find(|line| !ours.iter().any(|other| same(other, line)));
    match (missing, added) {
        (None, None) => None,
        (ours, theirs) => Some(format!("{ours:?} / {theirs:?}")),
    }
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.starts_with("after "));
    // What is not relevant is not there: JavaRosa keeps an instance of a repeat that counts none.
    let relevant = lines.filter(|line| line.split('\t').nth(1) == Some("true"));
    relevant.filter(|line| !is_chance(line)).map(str::to_owned).collect()
}

/// What is another on every device: identifiers and the clock.
fn is_chance(line: &str) -> bool {
    line.contains("/meta/")
}

/// The same path, relevance and value; numbers and moments may be written in several ways.
fn same(one: &str, other: &str) -> bool {
    let (Some((place, value)), Some((other_place, other_value))) =
        (one.rsplit_once('\t'), other.rsplit_once('\t'))
    else {
        return one == other;
    };
    place == other_place
        && (value == other_value
            || same_number(value, other_value)
            || same_moment(value, other_value))
}

fn same_number(one: &str, other: &str) -> bool {
    let number = one.parse::<f64>().ok();
    number.is_some() && number == other.parse::<f64>().ok()
}

/// The same moment, in any zone; minutes may pass between two runs.
fn same_moment(one: &str, other: &str) -> bool {
    let moment = |text: &str| chrono::DateTime::parse_from_rfc3339(text).ok();
    let between = moment(one).zip(moment(other)).map(|(one, other)| (one - other).num_minutes());
    between.is_some_and(|minutes| minutes.abs() < 60)
}

/// The leaves of a response with what they hold.
fn leaves(xml: &str) -> Vec<String> {
    let (mut builder, mut names) = (Builder::default(), Names::new());
    let Ok(document) = read_xml(xml.trim(), &mut builder, &mut names, true) else {
        return vec!["no XML".to_owned()];
    };
    let tree = Tree::new(&builder.nodes, &[]);
    let all = std::iter::successors(Some(document), |id| tree.following(*id, document));
    let leaf =
        |id: &NodeId| tree.node(*id).kind == Kind::Element && tree.elements(*id).next().is_none();
    let found = all.filter(leaf).map(|id| {
        let above = tree.ancestors(id).filter(|id| tree.node(*id).kind == Kind::Element);
        let mut path: Vec<&str> = above.map(|id| names.text(tree.node(id).local)).collect();
        path.reverse();
        format!("/{}\t{}", path.join("/"), tree.string(id).trim())
    });
    found.filter(|line| !is_chance(line)).collect()
}
