use super::Call;
use crate::document::{Kind, NONE, NodeId, namespace};
use crate::xpath::evaluate::Evaluated;
use crate::xpath::{EvaluationError, Function, Value};

impl Call<'_> {
    pub(super) fn about_nodes(&self) -> Evaluated {
        Ok(match self.function {
            Function::Last => Value::Number(self.focus.size as f64),
            Function::Position if self.arguments.is_empty() => {
                Value::Number(self.focus.position as f64)
            }
            Function::Position => Value::Number(self.place_among_siblings()?),
            Function::Count => Value::Number(self.node_set(0)?.len() as f64),
            Function::CountNonEmpty => {
                let nodes = self.node_set(0)?;
                let filled = nodes.iter().filter(|node| !self.run.tree.string(**node).is_empty());
                Value::Number(filled.count() as f64)
            }
            Function::Id => Value::Nodes(self.with_ids()?),
            Function::Current => Value::Nodes(vec![self.run.current]),
            Function::Lang => Value::Boolean(self.is_language()?),
            Function::Instance => Value::Nodes(vec![self.instance(&self.text(0)?)?]),
            Function::Itext => Value::Nodes(self.run.host.translation(&self.text(0)?)),
            _ => Value::Text(self.name_of_node()?),
        })
    }

    pub(super) fn instance(&self, id: &str) -> Evaluated<NodeId> {
        self.run.host.instance(id).ok_or_else(|| EvaluationError::Instance(id.into()))
    }

    fn place_among_siblings(&self) -> Evaluated<f64> {
        let tree = self.run.tree;
        let Some(first) = self.node_set(0)?.first().copied() else {
            return Ok(f64::NAN);
        };
        let node = tree.node(first);
        let before = std::iter::successors(Some(first), |id| {
            Some(tree.node(*id).previous).filter(|previous| *previous != NONE)
        });
        let alike = before.filter(|id| {
            let other = tree.node(*id);
            other.kind == node.kind && other.local == node.local && other.space == node.space
        });
        Ok(alike.count() as f64)
    }

    fn with_ids(&self) -> Evaluated<Vec<NodeId>> {
        let run = self.run;
        let texts = run.strings_of(self.arguments[0], self.focus)?;
        let wanted: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
        let Some(id_name) = run.names.find("id") else {
            return Ok(Vec::new());
        };
        let root = run.tree.root(self.focus.node);
        let all = std::iter::successors(Some(root), |id| run.tree.following(*id, root));
        let elements = all.filter(|id| run.tree.node(*id).kind == Kind::Element);
        let is_wanted = |id: &NodeId| {
            run.tree.attribute(*id, id_name).is_some_and(|value| wanted.contains(&value))
        };
        Ok(elements.filter(is_wanted).collect())
    }

    fn is_language(&self) -> Evaluated<bool> {
        let (run, wanted) = (self.run, self.text(0)?);
        let (Some(lang), Some(xml)) = (run.names.find("lang"), run.names.find(namespace::XML))
        else {
            return Ok(false);
        };
        let attributes = run.tree.ancestors(self.focus.node).flat_map(|id| run.tree.attributes(id));
        let mut declared = attributes.map(|id| run.tree.node(id));
        let nearest = declared.find(|node| node.local == lang && node.space == xml);
        let Some((start, rest)) =
            nearest.and_then(|node| node.value.split_at_checked(wanted.len()))
        else {
            return Ok(false);
        };
        // Codes of languages have no letters but these.
        let is_same = start.eq_ignore_ascii_case(&wanted);
        Ok(is_same && (rest.is_empty() || rest.starts_with('-')))
    }

    fn name_of_node(&self) -> Evaluated<String> {
        let node = match self.arguments {
            [] => Some(self.focus.node),
            _ => self.node_set(0)?.first().copied(),
        };
        let Some(node) = node.map(|id| self.run.tree.node(id)) else {
            return Ok(String::new());
        };
        if !matches!(
            node.kind,
            Kind::Element | Kind::Attribute | Kind::Instruction | Kind::Namespace
        ) {
            return Ok(String::new());
        }
        let names = self.run.names;
        let local = names.text(node.local);
        Ok(match self.function {
            Function::NamespaceUri if node.kind == Kind::Namespace => String::new(),
            Function::NamespaceUri => names.text(node.space).to_owned(),
            Function::NameOf if node.prefix != 0 && node.kind != Kind::Namespace => {
                format!("{}:{local}", names.text(node.prefix))
            }
            _ => local.to_owned(),
        })
    }
}
