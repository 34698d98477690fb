use super::Call;
use crate::document::{Kind, NodeId};
use crate::xpath::evaluate::Evaluated;
use crate::xpath::{EvaluationError, Function, Value};

impl Call<'_> {
    pub(super) fn looked_up(&self) -> Evaluated {
        match self.function {
            Function::IndexedRepeat => self.indexed_repeat().map(Value::Nodes),
            Function::Pulldata => self.pulldata().map(Value::Text),
            _ => {
                let (value, path) = (self.text(0)?, self.text(1)?);
                let words = self.run.host.choice_name(&value, path.trim(), self.focus.node);
                Ok(Value::Text(words.unwrap_or_default()))
            }
        }
    }

    /// The target's nodes inside the given instance of each given repeat, outermost first.
    fn indexed_repeat(&self) -> Evaluated<Vec<NodeId>> {
        if self.arguments.len().is_multiple_of(2) {
            let (function, given) = (self.function.name(), self.arguments.len());
            return Err(EvaluationError::Arguments { function, given });
        }
        let mut targets = self.node_set(0)?;
        let mut repeats = Vec::new();
        for at in (1..self.arguments.len()).step_by(2) {
            let instances = self.node_set(at)?;
            let depth = instances.first().map(|id| self.run.tree.ancestors(*id).count());
            repeats.push((depth, instances, self.number(at + 1)?));
        }
        // They may be named in any order; outer ones decide first.
        let mut outer = None;
        while let Some(at) = (0..repeats.len()).min_by_key(|at| repeats[*at].0) {
            let (_, mut instances, index) = repeats.remove(at);
            if let Some(outer) = outer {
                instances.retain(|instance| self.is_in(*instance, outer));
            }
            let chosen = (index >= 1.0).then(|| instances.get(index as usize - 1)).flatten();
            let Some(chosen) = chosen.copied() else {
                return Ok(Vec::new());
            };
            targets.retain(|target| self.is_in(*target, chosen));
            outer = Some(chosen);
        }
        Ok(targets)
    }

    fn is_in(&self, node: NodeId, outer: NodeId) -> bool {
        self.run.tree.ancestors(node).any(|id| id == outer)
    }

    /// The column of the first row of a list whose key has this value.
    fn pulldata(&self) -> Evaluated<String> {
        let tree = self.run.tree;
        let document = self.instance(&self.text(0)?)?;
        let (column, key_column, key) = (self.text(1)?, self.text(2)?, self.text(3)?);
        let cell = |row: NodeId, column: &str| {
            let (cells, name): (Vec<NodeId>, &str) = match column.strip_prefix('@') {
                Some(name) => (tree.attributes(row).collect(), name),
                None => (tree.elements(row).collect(), column),
            };
            let named = |id: &NodeId| self.run.names.text(tree.node(*id).local) == name;
            cells.into_iter().find(named).map(|id| tree.string(id))
        };
        let rows = std::iter::successors(Some(document), |id| tree.following(*id, document));
        let mut rows = rows.filter(|id| tree.node(*id).kind == Kind::Element);
        let row = rows.find(|row| cell(*row, &key_column).is_some_and(|text| text == *key));
        Ok(row.and_then(|row| cell(row, &column)).unwrap_or_default().into_owned())
    }
}
