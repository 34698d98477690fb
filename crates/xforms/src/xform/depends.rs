//! On which answers a question depends, for those who show a whole form at once, as paper does.

use super::form::{Control, Items, Kind, ModelId, ProgramId, Text, TextPart, XForm};
use super::reads::reads;

impl XForm {
    /// The nodes whose values decide whether a node is asked for, by its own rule and by those of what it is in. In place of
    /// what is calculated stands what it is calculated from.
    pub fn relevant_by(&self, id: ModelId) -> Vec<ModelId> {
        let mut read = Vec::new();
        for node in self.around(id) {
            self.computed_by(node, Kind::Relevant, &mut read);
        }
        self.behind(read)
    }

    /// The nodes whose values decide what can be chosen at a control.
    pub fn choices_by(&self, control: &Control) -> Vec<ModelId> {
        let (Items::Nodes { nodes, .. }, Some(model)) = (&control.items, control.model) else {
            return Vec::new();
        };
        self.behind(self.read_by(*nodes, model))
    }

    /// Whether words of the form are other ones when answers are.
    pub fn has_answers_in_words(&self) -> bool {
        let varies = |program: ProgramId| !self.read_by(program, 1).is_empty();
        let says = |text: &Text| {
            text.parts.iter().any(
                |part| matches!(part, TextPart::Value(program) if !self.read_by(*program, 1).is_empty()),
            )
        };
        let control = |control: &Control| {
            let written = match &control.items {
                Items::Written(items) => items.iter().any(|(_, text)| says(text)),
                _ => false,
            };
            written || control.label.iter().chain(&control.hint).any(says)
        };
        self.outputs.iter().any(|(_, program)| varies(*program))
            || self.controls.iter().any(control)
    }

    fn read_by(&self, program: ProgramId, context: ModelId) -> Vec<ModelId> {
        reads(self, self.program(program), context).into_iter().map(|read| read.node).collect()
    }

    fn computed_by(&self, id: ModelId, kind: Kind, into: &mut Vec<ModelId>) {
        let computations = self.computations.iter();
        for computation in computations.filter(|it| it.target == id && it.kind == kind) {
            into.extend(self.read_by(computation.program, id));
        }
    }

    /// Follows what is calculated to what it is calculated from.
    fn behind(&self, mut found: Vec<ModelId>) -> Vec<ModelId> {
        let mut at = 0;
        let mut calculated = Vec::new();
        while let Some(id) = found.get(at).copied() {
            at += 1;
            let mut more = Vec::new();
            self.computed_by(id, Kind::Calculate, &mut more);
            if !more.is_empty() {
                calculated.push(id);
            }
            more.retain(|id| !found.contains(id));
            found.extend(more);
        }
        found.retain(|id| !calculated.contains(id));
        found.sort_unstable();
        found.dedup();
        found
    }
}
