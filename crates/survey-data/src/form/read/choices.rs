//! What can be chosen, all of it: filters depend on other answers.

use super::texts::Texts;
use crate::form::{Choice, Words};
use crate::xml::Element;

pub(super) fn read(control: Element<'_>, model: Element<'_>, texts: &Texts) -> Vec<Choice> {
    match control.named("itemset").next() {
        Some(set) => of_list(set, model, texts).unwrap_or_default(),
        None => control.named("item").filter_map(|item| written(item, texts)).collect(),
    }
}

fn written(item: Element<'_>, texts: &Texts) -> Option<Choice> {
    let value = item.named("value").next()?.text().trim().to_owned();
    let label = item.named("label").next().map(|label| texts.of(label)).unwrap_or_default();
    Some(Choice { value, label })
}

/// The choices of a list in the form; nothing where they are in a file or other answers.
fn of_list(set: Element<'_>, model: Element<'_>, texts: &Texts) -> Option<Vec<Choice>> {
    let nodes = set.attribute("nodeset")?;
    let list = nodes.split_once("instance('")?.1.split_once('\'')?.0;
    let part = |name: &str| set.named(name).next().and_then(|element| element.attribute("ref"));
    let (value, label) = (part("value")?, part("label").unwrap_or("label"));
    let instance = model.named("instance").find(|it| it.attribute("id") == Some(list))?;
    let items = instance.elements().next()?.named("item");
    let choice = |item: Element<'_>| {
        let value = item.named(value).next()?.text().trim().to_owned();
        Some(Choice { value, label: words(item, label, texts) })
    };
    Some(items.filter_map(choice).collect())
}

/// A label is a column of the list, or the identifier in one.
fn words(item: Element<'_>, label: &str, texts: &Texts) -> Words {
    let column = |name: &str| item.named(name).next().map(Element::text).unwrap_or_default();
    let id = label.strip_prefix("jr:itext(").and_then(|rest| rest.strip_suffix(')'));
    match id {
        Some(id) => texts.named(column(id).trim()),
        None => texts.plain(column(label).trim()),
    }
}
