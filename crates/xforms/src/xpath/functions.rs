//! What each [`Function`] does.

mod checklist;
mod dates;
mod digest;
mod geo;
mod nodes;
mod numbers;
mod random;
mod repeats;
mod select;
mod strings;

use super::evaluate::Evaluated;
use super::program::OpId;
use super::{Evaluation, Focus, Function, Value};

pub use random::{shuffle, uuid};

/// One call; the arguments are evaluated when they are asked for.
pub(super) struct Call<'a> {
    pub run: &'a Evaluation<'a>,
    pub function: Function,
    pub arguments: &'a [OpId],
    pub focus: Focus,
}

impl Call<'_> {
    pub fn value(&self) -> Evaluated {
        use Function as F;
        match self.function {
            F::Last
            | F::Position
            | F::Count
            | F::Id
            | F::LocalName
            | F::NamespaceUri
            | F::NameOf
            | F::Current
            | F::Lang
            | F::Instance
            | F::Itext
            | F::CountNonEmpty => self.about_nodes(),
            F::IndexedRepeat | F::Pulldata | F::ChoiceName => self.looked_up(),
            F::String
            | F::Concat
            | F::StartsWith
            | F::EndsWith
            | F::Contains
            | F::SubstringBefore
            | F::SubstringAfter
            | F::Substring
            | F::StringLength
            | F::NormalizeSpace
            | F::Translate
            | F::Join
            | F::Substr
            | F::Regex => self.of_strings(),
            F::Boolean
            | F::Not
            | F::True
            | F::False
            | F::If
            | F::Coalesce
            | F::Once
            | F::BooleanFromString => self.of_choice(),
            F::Checklist => self.checklist().map(Value::Boolean),
            F::WeightedChecklist => self.weighted_checklist().map(Value::Boolean),
            F::Selected | F::SelectedAt | F::CountSelected => self.of_selection(),
            F::Uuid | F::Random | F::Randomize => self.by_chance(),
            F::Digest => self.digest().map(Value::Text),
            F::Base64Decode => self.base64_decode().map(Value::Text),
            F::Today
            | F::Now
            | F::Date
            | F::DateTime
            | F::DecimalDateTime
            | F::DecimalTime
            | F::FormatDate
            | F::FormatDateTime => self.of_time(),
            F::Area | F::Distance | F::Geofence => self.of_places(),
            F::Property => {
                let name = self.text(0)?;
                Ok(Value::Text(self.run.host.property(&name).unwrap_or_default()))
            }
            F::Version => Ok(Value::Text(self.run.host.property("version").unwrap_or_default())),
            _ => self.of_numbers(),
        }
    }

    /// An argument's value.
    fn argument(&self, at: usize) -> Evaluated {
        self.run.op(self.arguments[at], self.focus)
    }

    fn text(&self, at: usize) -> Evaluated<String> {
        self.run.string_of(self.arguments[at], self.focus)
    }

    fn number(&self, at: usize) -> Evaluated<f64> {
        self.run.number_of(self.arguments[at], self.focus)
    }

    fn truth(&self, at: usize) -> Evaluated<bool> {
        self.run.boolean_of(self.arguments[at], self.focus)
    }

    fn node_set(&self, at: usize) -> Evaluated<Vec<crate::document::NodeId>> {
        self.run.nodes(self.arguments[at], self.focus)
    }

    /// The first argument's text; the context node's where there is none.
    fn text_or_context(&self) -> Evaluated<String> {
        match self.arguments {
            [] => Ok(self.run.tree.string(self.focus.node).into_owned()),
            _ => self.text(0),
        }
    }
}
