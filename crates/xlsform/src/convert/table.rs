//! Groups that are shown as one table: questions below each other, choices beside each other.

use std::collections::BTreeMap;

use super::model::{ItemSource, Items, Node, NodeKind};
use super::question_type::NOTE;
use super::sheet::Row;
use super::survey::Reader;
use super::words::Words;
use crate::problem::ProblemKind;

/// The appearance of such a group.
const TABLE: &str = "table-list";

/// Makes a group a table where it is to be one: its words become a note in it.
#[expect(clippy::option_option, reason = "a table may have no words of its own")]
pub(crate) fn open(row: Row<'_>, group: &mut Node) -> Option<Option<Node>> {
    let appearance = group.attributes.iter_mut().find(|(key, _)| *key == "appearance")?;
    let words: Vec<&str> = appearance.1.split_whitespace().collect();
    if !words.contains(&TABLE) {
        return None;
    }
    let others = words.iter().filter(|word| **word != TABLE);
    let all: Vec<&str> = std::iter::once("field-list").chain(others.copied()).collect();
    appearance.1 = all.join(" ");
    if group.label.is_none() && group.hint.is_none() {
        return Some(None);
    }
    Some(Some(Node {
        name: format!("generated_table_list_label_{}", row.number),
        row: row.number,
        kind: NodeKind::Question(NOTE),
        label: group.label.take(),
        hint: group.hint.take(),
        ..Node::default()
    }))
}

/// Enters a question into the table around it; the first brings the row with the choices' words.
pub(crate) fn enter(reader: &mut Reader<'_, '_>, row: Row<'_>, node: &mut Node, list: &str) {
    let Some(table) = reader.open.last_mut().and_then(|open| open.table.as_mut()) else { return };
    let first = table.get_or_insert_with(|| list.to_owned()).clone();
    if first != list {
        let kind = ProblemKind::MixedTable { first, given: list.into() };
        return row.problem("type", kind, reader.problems);
    }
    node.attributes.retain(|(key, _)| *key != "appearance");
    node.attributes.push(("appearance", "list-nolabel".to_owned()));
    let parent = reader.parent();
    let has_head = reader.survey.nodes[parent]
        .children
        .iter()
        .any(|at| reader.survey.nodes[*at].name.starts_with(HEAD));
    if has_head {
        return;
    }
    let items = Items {
        source: ItemSource::List(list.to_owned()),
        filter: None,
        randomize: None,
        value: None,
        label: None,
    };
    let head = Node {
        name: format!("{HEAD}{}", row.number),
        row: row.number,
        kind: node.kind,
        label: Some(Words::plain(" ")),
        attributes: vec![("appearance", "label".to_owned())],
        items: Some(items),
        rules: BTreeMap::new(),
        ..Node::default()
    };
    reader.survey.add(parent, head);
}

/// How the row with the choices' words is called, before its row's number.
const HEAD: &str = "reserved_name_for_field_list_labels_";
