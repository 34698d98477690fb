use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::DateTime;
use sammen_xforms::xform::{
    ControlKind, FormSession, NodeKind, NodeView, Resource, Violation, load,
};
use serde::Deserialize;
use serde_json::Value as Json;

use crate::Report;
use crate::device::TestDevice;
use crate::known::Known;

const MISSES: &str = include_str!("scenarios-misses.txt");

#[derive(Deserialize)]
struct Case {
    file: String,
    test: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    op: String,
    id: Option<u64>,
    xml: Option<String>,
    #[serde(default)]
    args: Vec<Json>,
    state: Option<Vec<Row>>,
    value: Option<Json>,
}

/// Path, kind, value, relevant, required, read-only, violation.
#[derive(Deserialize, Clone, PartialEq)]
struct Row(String, String, Option<String>, bool, bool, bool, Option<String>);

pub fn run(text: &str) -> Report {
    let known = Known::read(MISSES);
    let mut report = Report { wanted: 92, ..Report::default() };
    for line in text.lines() {
        report.all += 1;
        let case: Case = serde_json::from_str(line).expect("a scenario a line");
        match play(&case) {
            Ok(()) => report.passed += 1,
            Err(difference) => {
                let name = format!("{}: {}", case.file, case.test);
                println!("{name}\n    {difference}\n    {}", known.reason(&name));
            }
        }
    }
    report
}

/// The sessions of one case; steps without a number are about a copy that was restored.
#[derive(Default)]
struct Stage {
    sessions: HashMap<u64, FormSession>,
    restored: Option<FormSession>,
    last: Option<u64>,
    /// What was expected of each before the step.
    before: BTreeMap<String, Row>,
    device: TestDevice,
}

fn play(case: &Case) -> Result<(), String> {
    let mut stage = Stage::default();
    for (at, step) in case.steps.iter().enumerate() {
        stage.step(step).map_err(|error| format!("step {} ({}): {error}", at + 1, step.op))?;
    }
    Ok(())
}

impl Stage {
    fn step(&mut self, step: &Step) -> Result<(), String> {
        match step.op.as_str() {
            "init" => self.init(step)?,
            "answer" => self.answer(step)?,
            "createNewRepeat" => self.create(step)?,
            "removeRepeat" => {
                let path = path_argument(step)?;
                let (session, device) = self.session(step)?;
                let node = session.find(&path).ok_or("there is no such instance")?;
                session.remove_instance(node, device).map_err(|error| error.to_string())?;
            }
            "setLanguage" => {
                let language = path_argument(step)?;
                let (session, device) = self.session(step)?;
                if !session.set_language(&language, device) {
                    return Err(format!("there is no language {language}"));
                }
            }
            "answerOf" => self.answer_of(step)?,
            "choicesOf" => {
                let path = path_argument(step)?;
                let (session, _) = self.session(step)?;
                session.find(&path).ok_or("there is no such node")?;
            }
            other => return Err(format!("unknown step {other}")),
        }
        self.compare(step)
    }

    fn init(&mut self, step: &Step) -> Result<(), String> {
        let xml = step.xml.as_deref().ok_or("a form is needed")?;
        let resources: [Resource<'_>; 0] = [];
        let form = load(xml, &resources).map_err(|error| error.to_string())?;
        let stored = sammen_xforms::xform::XForm::from_bytes(&form.to_bytes());
        if stored.as_ref() != Ok(&form) {
            return Err("the compact form is not the form".to_owned());
        }
        let session = FormSession::start(Arc::new(form), &self.device);
        let id = step.id.unwrap_or(0);
        self.sessions.insert(id, session);
        self.last = Some(id);
        self.before.clear();
        Ok(())
    }

    fn session(&mut self, step: &Step) -> Result<(&mut FormSession, &TestDevice), String> {
        let known = step.id.filter(|id| self.sessions.contains_key(id));
        if let Some(id) = known {
            self.last = Some(id);
            let session = self.sessions.get_mut(&id).ok_or("no session")?;
            return Ok((session, &self.device));
        }
        if self.restored.is_none() {
            let last = self.last.and_then(|id| self.sessions.get(&id)).ok_or("no session")?;
            let form = Arc::new(last.form().clone());
            let (restored, _) = FormSession::restore(form, &last.save(), &self.device);
            self.restored = Some(restored);
        }
        Ok((self.restored.as_mut().ok_or("no session")?, &self.device))
    }

    fn answer(&mut self, step: &Step) -> Result<(), String> {
        let path = match step.args.as_slice() {
            [path, _] => path.as_str().map(str::to_owned),
            // The question that is asked at the moment: the one that the expected state shows as changed.
            _ => self.changed_control(step),
        };
        let mut value = step.args.last().map(written).unwrap_or_default();
        let Some(path) = path else { return Ok(()) };
        // Files and places stand in the cases without what is in them: only the state tells.
        if value.starts_with("[object ") {
            value = expected_value(step, &path).unwrap_or_default();
        }
        let (session, device) = self.session(step)?;
        let node = session.find(&path).ok_or("there is no such node")?;
        if session
            .view(node)
            .is_some_and(|view| view.kind == NodeKind::Control(ControlKind::Trigger))
        {
            value = if value == "1" { "OK".to_owned() } else { String::new() };
        }
        session.answer(node, &value, device).map_err(|error| error.to_string())
    }

    fn changed_control(&self, step: &Step) -> Option<String> {
        let rows = step.state.as_ref()?;
        let given = step.args.last().map(written)?;
        let is_control = |row: &&Row| !["group", "root", "model-value"].contains(&row.1.as_str());
        let changed = |row: &&Row| {
            let before = self.before.get(&row.0);
            row.2.is_some() && before.is_none_or(|before| before.2 != row.2)
        };
        let mut candidates = rows.iter().filter(is_control).filter(changed);
        candidates.find(|row| row.2.as_deref() == Some(&given)).map(|row| row.0.clone())
    }

    fn create(&mut self, step: &Step) -> Result<(), String> {
        let path = path_argument(step)?;
        let path = if path.starts_with('/') {
            path
        } else {
            self.grown_range(step).ok_or("no repeat grows")?
        };
        let (session, device) = self.session(step)?;
        let node = session.find(&path).ok_or("there is no such repeat")?;
        session.add_instance(node, device).map(|_| ()).map_err(|error| error.to_string())
    }

    /// The repeat that has more instances in the expected state than before.
    fn grown_range(&self, step: &Step) -> Option<String> {
        let rows = step.state.as_ref()?;
        let new = rows
            .iter()
            .find(|row| row.1 == "repeat-instance" && !self.before.contains_key(&row.0))?;
        new.0.rsplit_once('[').map(|(path, _)| path.to_owned())
    }

    fn answer_of(&mut self, step: &Step) -> Result<(), String> {
        let path = path_argument(step)?;
        // A trigger has no text in the engine that the cases come from.
        let Some(expected) = step.value.as_ref().filter(|value| !value.is_null()) else {
            return Ok(());
        };
        let expected = expected.as_str().unwrap_or_default().to_owned();
        let (session, _) = self.session(step)?;
        let node = session.find(&path).ok_or("there is no such node")?;
        let value = session.view(node).and_then(|view| view.value).unwrap_or_default();
        match alike(&value, &expected) {
            true => Ok(()),
            false => Err(format!("{path} is {value:?}, not {expected:?}")),
        }
    }

    fn compare(&mut self, step: &Step) -> Result<(), String> {
        let Some(expected) = &step.state else { return Ok(()) };
        let (session, _) = self.session(step)?;
        let ours: BTreeMap<String, Row> =
            session.nodes().iter().map(|view| (plain(&view.path), row(view, session))).collect();
        let theirs: BTreeMap<String, Row> =
            expected.iter().map(|row| (plain(&row.0), row.clone())).collect();
        for (path, expected) in &theirs {
            let Some(found) = ours.get(path) else { return Err(format!("{path} is missing")) };
            same_row(path, found, expected)?;
        }
        if let Some(path) = ours.keys().find(|path| !theirs.contains_key(*path)) {
            return Err(format!("{path} is too much"));
        }
        self.before = expected.iter().map(|row| (row.0.clone(), row.clone())).collect();
        Ok(())
    }
}

fn same_row(path: &str, found: &Row, expected: &Row) -> Result<(), String> {
    let text = |row: &Row| row.2.clone().unwrap_or_default();
    let marks = |row: &Row| (row.3, row.4, row.5, row.6.clone());
    if !alike(&text(found), &text(expected)) {
        return Err(format!("{path} is {:?}, not {:?}", text(found), text(expected)));
    }
    if found.1 != expected.1 {
        return Err(format!("{path} is a {}, not a {}", found.1, expected.1));
    }
    if marks(found) != marks(expected) {
        return Err(format!("{path} has {:?}, not {:?}", marks(found), marks(expected)));
    }
    Ok(())
}

/// Equal, or two random identifiers, or two readings of a clock.
fn alike(one: &str, other: &str) -> bool {
    let is_uuid = |text: &str| text.starts_with("uuid:") && text.len() == 41;
    let moment = |text: &str| DateTime::parse_from_rfc3339(text).ok();
    let near = match (moment(one), moment(other)) {
        (Some(one), Some(other)) => (one - other).abs() < chrono::Duration::hours(1),
        _ => false,
    };
    one == other || is_uuid(one) && is_uuid(other) || near
}

fn row(view: &NodeView, session: &FormSession) -> Row {
    let kind = match view.kind {
        NodeKind::Root => "root",
        NodeKind::Group => "group",
        NodeKind::Range if session.is_controlled(view.id) => "repeat-range:controlled",
        NodeKind::Range => "repeat-range:uncontrolled",
        NodeKind::Instance => "repeat-instance",
        NodeKind::Value => "model-value",
        NodeKind::Control(kind) => match kind {
            ControlKind::Input => "input",
            ControlKind::Note => "note",
            ControlKind::SelectOne | ControlKind::SelectMany => "select",
            ControlKind::Rank => "rank",
            ControlKind::Range => "range",
            ControlKind::Trigger => "trigger",
            ControlKind::Upload => "upload",
            ControlKind::Group | ControlKind::Repeat => "group",
        },
    };
    let violation = view.violation.map(|violation| match violation {
        Violation::Required => "required".to_owned(),
        Violation::Constraint => "constraint".to_owned(),
    });
    Row(
        view.path.clone(),
        kind.to_owned(),
        view.value.clone(),
        view.relevant,
        view.required,
        view.read_only,
        violation,
    )
}

/// A path without prefixes, which depend on what a form declares.
fn plain(path: &str) -> String {
    let steps = path.split('/').map(|step| step.rsplit(':').next().unwrap_or(step));
    steps.collect::<Vec<_>>().join("/")
}

fn path_argument(step: &Step) -> Result<String, String> {
    step.args.first().and_then(Json::as_str).map(str::to_owned).ok_or_else(|| "no path".to_owned())
}

fn expected_value(step: &Step, path: &str) -> Option<String> {
    let rows = step.state.as_ref()?;
    rows.iter().find(|row| row.0 == path).and_then(|row| row.2.clone())
}

fn written(value: &Json) -> String {
    match value {
        Json::Bool(boolean) => u8::from(*boolean).to_string(),
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        Json::Array(values) => values.iter().map(written).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}
