use super::FormSession;
use crate::document::NodeId;
use crate::xform::form::ProgramId;
use crate::xpath::{Clock, Evaluation, EvaluationError, Focus, Host, Math, Value};

/// What a session asks of the device it runs on.
pub trait Device {
    /// What time it is, and where.
    fn clock(&self) -> Clock<'_>;

    /// A number from 0 up to, but not, 1.
    fn random(&self) -> f64;

    /// What the device or the person is known by, if they let it be known.
    fn property(&self, _name: &str) -> Option<String> {
        None
    }

    /// Where the device is, as a point, if it may say so.
    fn place(&self) -> Option<String> {
        None
    }

    /// Whether a whole text matches a pattern; nothing where the pattern is none. A device that has patterns of its own
    /// need not bring ours along.
    fn matches(&self, pattern: &str, text: &str) -> Option<bool> {
        let pattern = regex_lite::Regex::new(&format!("^(?:{pattern})$")).ok()?;
        Some(pattern.is_match(text))
    }

    /// A function of numbers, as a device may have it too; of those that take one number, `y` does not matter.
    fn math(&self, function: Math, x: f64, y: f64) -> f64 {
        function.of(x, y)
    }
}

/// A device whose clock stands still: whatever follows from one change sees one time, and the time is asked for once.
pub(super) struct Stopped<'a> {
    device: &'a dyn Device,
    clock: Clock<'a>,
}

impl<'a> Stopped<'a> {
    pub(super) fn new(device: &'a dyn Device) -> Self {
        Self { device, clock: device.clock() }
    }
}

impl Device for Stopped<'_> {
    fn clock(&self) -> Clock<'_> {
        self.clock
    }

    fn random(&self) -> f64 {
        self.device.random()
    }

    fn property(&self, name: &str) -> Option<String> {
        self.device.property(name)
    }

    fn place(&self) -> Option<String> {
        self.device.place()
    }

    fn matches(&self, pattern: &str, text: &str) -> Option<bool> {
        self.device.matches(pattern, text)
    }

    fn math(&self, function: Math, x: f64, y: f64) -> f64 {
        self.device.math(function, x, y)
    }
}

/// The longest pattern that is tried.
const PATTERN_BYTES_MAX: usize = 4_096;

struct Asked<'a> {
    session: &'a FormSession,
    device: &'a dyn Device,
}

impl Host for Asked<'_> {
    fn instance(&self, id: &str) -> Option<NodeId> {
        let known = self.session.form.instances.iter().find(|(known, _)| **known == *id);
        known.map(|(_, document)| *document).or_else(|| self.session.own_instance(id))
    }

    fn translation(&self, id: &str) -> Vec<NodeId> {
        let Some(text) = self.session.texts.get(id) else { return Vec::new() };
        let tree = self.session.tree();
        let form = self.session.form_name;
        let is_plain = |id: &NodeId| form.is_none_or(|form| tree.attribute(*id, form).is_none());
        tree.elements(*text).filter(is_plain).collect()
    }

    fn choice_name(&self, value: &str, path: &str, context: NodeId) -> Option<String> {
        self.session.choice_words(value, path, context, self.device)
    }

    fn random(&self) -> f64 {
        self.device.random()
    }

    fn property(&self, name: &str) -> Option<String> {
        self.device.property(name)
    }

    fn matches(&self, pattern: &str, text: &str) -> Result<bool, EvaluationError> {
        let short = Some(pattern).filter(|pattern| pattern.len() <= PATTERN_BYTES_MAX);
        let holds = short.and_then(|pattern| self.device.matches(pattern, text));
        holds.ok_or_else(|| EvaluationError::Pattern(pattern.into()))
    }

    fn math(&self, function: Math, x: f64, y: f64) -> f64 {
        self.device.math(function, x, y)
    }
}

impl FormSession {
    /// An expression's value for a node.
    pub(super) fn evaluate(
        &self,
        program: ProgramId,
        current: NodeId,
        device: &dyn Device,
    ) -> Result<Value, EvaluationError> {
        self.with(program, current, device, |run| run.run())
    }

    /// Runs an expression, and what is to be done with its value.
    pub(super) fn with<T>(
        &self,
        program: ProgramId,
        current: NodeId,
        device: &dyn Device,
        then: impl FnOnce(&Evaluation<'_>) -> T,
    ) -> T {
        let host = Asked { session: self, device };
        then(&Evaluation {
            program: self.form.program(program),
            tree: self.tree(),
            names: &self.form.names,
            host: &host,
            clock: device.clock(),
            dates: true,
            known: &self.known,
            current,
        })
    }

    /// The text of an expression's value; what is no number is no text.
    pub(super) fn text_of(
        &self,
        program: ProgramId,
        current: NodeId,
        device: &dyn Device,
    ) -> Result<String, EvaluationError> {
        self.text_for(program, current, Focus::on(current), device)
    }

    pub(super) fn text_for(
        &self,
        program: ProgramId,
        current: NodeId,
        focus: Focus,
        device: &dyn Device,
    ) -> Result<String, EvaluationError> {
        self.with(program, current, device, |run| {
            Ok(match run.run_with(focus)? {
                Value::Number(number) if number.is_nan() => String::new(),
                Value::Moment(moment) if moment.ms.is_nan() => String::new(),
                value => run.string(&value),
            })
        })
    }

    /// The answers' own document, by the identifier of its outer element.
    fn own_instance(&self, id: &str) -> Option<NodeId> {
        let name = self.form.names.find("id")?;
        let is_own = self.tree().attribute(self.root(), name) == Some(id);
        is_own.then(|| self.base())
    }
}
