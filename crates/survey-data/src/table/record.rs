//! What a row is of.

use super::Given;
use super::plan::TablePlan;
use crate::xml::Element;
use crate::{Item, Missing};

/// A response, or one instance of a repeat in it.
pub(super) struct Record<'g> {
    pub(super) given: &'g Given<'g>,
    element: Element<'g>,
    /// How many steps lead to it.
    depth: usize,
    /// The numbers of the instances around, its own last.
    pub(super) numbers: Vec<usize>,
}

/// What a cell is made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Raw {
    Missing(Missing),
    Given(String),
}

/// The rows that a response has in a table.
pub(super) fn records<'g>(given: &'g Given<'g>, plan: &TablePlan) -> Vec<Record<'g>> {
    let root = given.document.root();
    let mut records = vec![Record { given, element: root, depth: 0, numbers: Vec::new() }];
    for leg in plan.legs() {
        records = records.iter().flat_map(|record| record.instances(leg)).collect();
    }
    records
}

impl<'g> Record<'g> {
    /// The instances of a repeat in it.
    fn instances(&self, leg: &[String]) -> Vec<Self> {
        let Some((repeat, groups)) = leg.split_last() else { return Vec::new() };
        let Some(holder) = inside(self.element, groups) else { return Vec::new() };
        let instance = |(at, element): (usize, Element<'g>)| Self {
            given: self.given,
            element,
            depth: self.depth + leg.len(),
            numbers: self.numbers.iter().copied().chain([at + 1]).collect(),
        };
        holder.named(repeat).enumerate().map(instance).collect()
    }

    /// The answer to an item. A response carries what was asked, and nothing that was not.
    pub(super) fn raw(&self, item: Option<&Item>) -> Raw {
        let Some(item) = item else { return Raw::Missing(Missing::NotInVersion) };
        match inside(self.element, &item.steps[self.depth..]).map(Element::text) {
            None => Raw::Missing(Missing::NotAsked),
            Some(text) if text.is_empty() => Raw::Missing(Missing::Unanswered),
            Some(text) => Raw::Given(text),
        }
    }
}

fn inside<'d>(element: Element<'d>, steps: &[String]) -> Option<Element<'d>> {
    steps.iter().try_fold(element, |element, step| element.named(step).next())
}
