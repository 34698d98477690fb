use super::EvaluationError;
use crate::document::NodeId;

/// What an expression asks of those who run it.
pub trait Host {
    /// The document of a secondary instance.
    fn instance(&self, id: &str) -> Option<NodeId>;
    /// A translation's nodes in the language of the moment.
    fn translation(&self, id: &str) -> Vec<NodeId>;
    /// The words of the choice with this value in the list of the question at a path.
    fn choice_name(&self, value: &str, path: &str, context: NodeId) -> Option<String>;
    /// A number from 0 up to, but not, 1.
    fn random(&self) -> f64;
    /// What the device or the person is known by, if they let it be known.
    fn property(&self, name: &str) -> Option<String>;
    /// Whether a whole text matches a pattern.
    fn matches(&self, pattern: &str, text: &str) -> Result<bool, EvaluationError>;
    /// A function of numbers; of those that take one, `y` does not matter.
    fn math(&self, function: Math, x: f64, y: f64) -> f64 {
        function.of(x, y)
    }
}

/// Functions of numbers that a browser has too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Math {
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Atan2,
    Exp,
    Log,
    Log10,
    Pow,
}

impl Math {
    /// The value.
    pub fn of(self, x: f64, y: f64) -> f64 {
        match self {
            Self::Sin => x.sin(),
            Self::Cos => x.cos(),
            Self::Tan => x.tan(),
            Self::Asin => x.asin(),
            Self::Acos => x.acos(),
            Self::Atan => x.atan(),
            Self::Atan2 => x.atan2(y),
            Self::Exp => x.exp(),
            Self::Log => x.ln(),
            Self::Log10 => x.log10(),
            Self::Pow => x.powf(y),
        }
    }
}

/// What time it is, and where.
#[derive(Clone, Copy)]
pub struct Clock<'a> {
    /// Milliseconds since 1970 began in Greenwich.
    pub now_ms: f64,
    pub zone: &'a dyn Zone,
}

/// How far local time is from Greenwich.
pub trait Zone {
    /// Seconds that local time is ahead at an instant in milliseconds.
    fn offset_seconds(&self, at_ms: f64) -> i32;
}

/// A zone whose clocks never change; seconds ahead.
#[derive(Debug, Clone, Copy)]
pub struct FixedZone(pub i32);

impl Zone for FixedZone {
    fn offset_seconds(&self, _: f64) -> i32 {
        self.0
    }
}
