use serde::{Deserialize, Serialize};

use super::Function;
use crate::document::Name;

/// The place of an operation in its program.
pub type OpId = u32;

/// How deep operations may be in each other.
pub const DEPTH_MAX: usize = 96;

/// A compiled expression: operations in one vector, each after those that it needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Program {
    pub(crate) ops: Vec<Op>,
}

/// One operation. What is written in a row (`a + b - c`) is one operation, so that long rows are not deep.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Op {
    Number(f64),
    Text(Box<str>),
    Or(Box<[OpId]>),
    And(Box<[OpId]>),
    /// An operand and what follows it, from left to right.
    Chain(OpId, Box<[(Operator, OpId)]>),
    /// A number with its sign changed so many times.
    Negate(u32, OpId),
    Union(Box<[OpId]>),
    Call(Function, Box<[OpId]>),
    /// A function that there is not; an error only where it is called.
    Unknown(Box<str>),
    Path(Start, Box<[Step]>),
    Filter(OpId, Box<[OpId]>),
    /// The only instance of a node of the form's model, found without walking.
    Known(u32),
}

/// What stands between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

impl Operator {
    /// Whether it takes and gives numbers.
    pub fn is_arithmetic(self) -> bool {
        matches!(self, Self::Add | Self::Subtract | Self::Multiply | Self::Divide | Self::Remainder)
    }
}

/// Where a path begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Start {
    Context,
    Root,
    /// The document, staying in the repeat instances that the whole is evaluated in.
    Bound,
    Of(OpId),
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    pub axis: Axis,
    pub test: Test,
    pub predicates: Box<[OpId]>,
}

/// The directions of XPath 1.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Axis {
    Ancestor,
    AncestorOrSelf,
    Attribute,
    Child,
    Descendant,
    DescendantOrSelf,
    Following,
    FollowingSibling,
    Namespace,
    Parent,
    Preceding,
    PrecedingSibling,
    Itself,
}

impl Axis {
    /// By its name in an expression.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ancestor" => Self::Ancestor,
            "ancestor-or-self" => Self::AncestorOrSelf,
            "attribute" => Self::Attribute,
            "child" => Self::Child,
            "descendant" => Self::Descendant,
            "descendant-or-self" => Self::DescendantOrSelf,
            "following" => Self::Following,
            "following-sibling" => Self::FollowingSibling,
            "namespace" => Self::Namespace,
            "parent" => Self::Parent,
            "preceding" => Self::Preceding,
            "preceding-sibling" => Self::PrecedingSibling,
            "self" => Self::Itself,
            _ => return None,
        })
    }

    /// Whether positions count against document order.
    pub fn is_reverse(self) -> bool {
        matches!(
            self,
            Self::Ancestor | Self::AncestorOrSelf | Self::Preceding | Self::PrecedingSibling
        )
    }
}

/// Which nodes of an axis a step takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// `*`
    Any,
    /// `prefix:*`
    Space(Name),
    /// Namespace and local name.
    Name(Name, Name),
    Node,
    Text,
    Comment,
    Instruction(Option<Box<str>>),
}

impl Program {
    /// Whether every operation needs only earlier ones and none is deeper than [`DEPTH_MAX`]: what was read from
    /// bytes must be asked this before it is evaluated.
    pub fn is_sound(&self) -> bool {
        let mut depths: Vec<usize> = Vec::with_capacity(self.ops.len());
        for (at, op) in self.ops.iter().enumerate() {
            let mut depth = 1;
            let mut sound = true;
            op.each_operand(&mut |id| match depths.get(id as usize) {
                Some(below) if (id as usize) < at => depth = depth.max(below + 1),
                _ => sound = false,
            });
            if !sound || depth > DEPTH_MAX * 2 {
                return false;
            }
            depths.push(depth);
        }
        !self.ops.is_empty()
    }

    /// The operation that gives the whole's value.
    pub(crate) fn root(&self) -> OpId {
        self.ops.len() as OpId - 1
    }

    /// Its paths and calls, for those who look for what it depends on.
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// Names of functions that there are not.
    pub fn unknown_functions(&self) -> impl Iterator<Item = &str> {
        self.ops.iter().filter_map(|op| match op {
            Op::Unknown(name) => Some(&**name),
            _ => None,
        })
    }
}

impl Op {
    /// Every operation that this one evaluates.
    pub fn each_operand(&self, tell: &mut dyn FnMut(OpId)) {
        match self {
            Self::Number(_) | Self::Text(_) | Self::Unknown(_) | Self::Known(_) => {}
            Self::Or(ids) | Self::And(ids) | Self::Union(ids) | Self::Call(_, ids) => {
                ids.iter().for_each(|id| tell(*id));
            }
            Self::Chain(first, rest) => {
                tell(*first);
                rest.iter().for_each(|(_, id)| tell(*id));
            }
            Self::Negate(_, id) => tell(*id),
            Self::Filter(id, predicates) => {
                tell(*id);
                predicates.iter().for_each(|id| tell(*id));
            }
            Self::Path(start, steps) => {
                if let Start::Of(id) = start {
                    tell(*id);
                }
                steps.iter().flat_map(|step| step.predicates.iter()).for_each(|id| tell(*id));
            }
        }
    }
}
