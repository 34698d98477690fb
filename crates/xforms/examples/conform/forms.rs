use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use sammen_xforms::xform::{ControlKind, Device, FormSession, NodeKind, NodeView, XForm, load};

use crate::Report;
use crate::device::TestDevice;

const ANSWERS: usize = 2_000;

/// Loads every form of a folder and gives it random answers; a panic or a refusal is a miss.
pub fn run(folder: &Path) -> Report {
    let mut report = Report { wanted: 100, ..Report::default() };
    let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
    files.sort_by_key(std::fs::DirEntry::path);
    for file in files {
        report.all += 1;
        let xml = std::fs::read_to_string(file.path()).unwrap_or_default();
        match fill(&xml) {
            Ok(told) => {
                report.passed += 1;
                println!("{}: {told}", file.path().display());
            }
            Err(error) => println!("{}: failed to {error}", file.path().display()),
        }
    }
    report
}

fn fill(xml: &str) -> Result<String, String> {
    let device = TestDevice::default();
    let begin = Instant::now();
    let form = Arc::new(load(xml, &[]).map_err(|error| error.to_string())?);
    let loaded = begin.elapsed();
    let bytes = form.to_bytes();
    let begin = Instant::now();
    XForm::from_bytes(&bytes).map_err(|error| error.to_string())?;
    let opened = begin.elapsed();
    let begin = Instant::now();
    let mut session = FormSession::start(Arc::clone(&form), &device);
    let started = begin.elapsed();
    let first = session.recomputed();
    let begin = Instant::now();
    for _ in 0..ANSWERS {
        act(&mut session, &device);
    }
    let answered = begin.elapsed() / ANSWERS as u32;
    let each = (session.recomputed() - first) as f64 / ANSWERS as f64;
    let problems: Vec<String> = session
        .problems()
        .iter()
        .take(3)
        .map(|(model, error)| format!("{}: {error}", form.path(*model)))
        .collect();
    if !problems.is_empty() {
        return Err(problems.join("; "));
    }
    restored_alike(&form, &session, &device)?;
    Ok(format!(
        "{} bytes; loaded in {loaded:?}, opened in {opened:?}, started in {started:?}; \
         {first} computations, then {each:.1} and {answered:?} an answer",
        bytes.len()
    ))
}

fn restored_alike(
    form: &Arc<XForm>,
    session: &FormSession,
    device: &TestDevice,
) -> Result<(), String> {
    let (restored, _) = FormSession::restore(Arc::clone(form), &session.save(), device);
    let (before, after) = (session.nodes().len(), restored.nodes().len());
    if before != after {
        return Err(format!("restore {before} nodes, but {after}"));
    }
    sammen_xforms::document::read_xml(
        &session.submission(),
        &mut sammen_xforms::document::Builder::default(),
        &mut sammen_xforms::document::Names::new(),
        true,
    )
    .map(|_| ())
    .map_err(|error| error.to_string())
}

/// An answer, an instance more or an instance less.
fn act(session: &mut FormSession, device: &TestDevice) {
    let nodes = session.nodes();
    let can_change = |view: &&NodeView| match view.kind {
        NodeKind::Control(_) => view.relevant,
        NodeKind::Range => true,
        NodeKind::Instance => device.random() < 0.2,
        _ => false,
    };
    let changeable: Vec<&NodeView> = nodes.iter().filter(can_change).collect();
    let Some(view) = pick(&changeable, device) else { return };
    match view.kind {
        NodeKind::Range => drop(session.add_instance(view.id, device)),
        NodeKind::Instance => drop(session.remove_instance(view.id, device)),
        NodeKind::Control(kind) => {
            let text = value(session, view, kind, device);
            session.answer(view.id, &text, device).expect("a control holds an answer");
        }
        _ => {}
    }
}

fn value(session: &FormSession, view: &NodeView, kind: ControlKind, device: &TestDevice) -> String {
    let choices = session.choices(view.id, device);
    if let Some(choice) = pick(&choices, device) {
        return choice.value.clone();
    }
    if kind == ControlKind::Trigger {
        return "OK".to_owned();
    }
    let any =
        ["", "1", "17", "3.5", "words", "2026-11-22", "2026-11-22T10:00:00Z", "55.6 12.5 0 0"];
    (*pick(&any, device).unwrap_or(&"")).to_owned()
}

fn pick<'a, T>(all: &'a [T], device: &TestDevice) -> Option<&'a T> {
    all.get((device.random() * all.len() as f64) as usize)
}
