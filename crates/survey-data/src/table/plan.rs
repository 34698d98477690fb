//! Which columns there are, of all versions.

use std::collections::BTreeMap;

use crate::table::Survey;
use crate::{Form, Item};

/// A table to be: one for the responses, one for each repeat.
pub(super) struct TablePlan {
    /// Where the repeat is; empty for the responses themselves.
    steps: Vec<String>,
    /// How many of the steps lead to each repeat around, its own last.
    pub(super) repeats: Vec<usize>,
    pub(super) items: Vec<ItemPlan>,
}

/// An item in all versions that have it.
pub(super) struct ItemPlan {
    /// What holds versions together: the name, or the path where a name is there twice.
    pub(super) key: String,
    /// It in each version, the oldest first.
    pub(super) versions: Vec<Option<Item>>,
}

impl TablePlan {
    /// The repeat's name.
    pub(super) fn repeat(&self) -> String {
        self.steps.last().cloned().unwrap_or_default()
    }

    /// The names of the repeats around, its own last.
    pub(super) fn around(&self) -> impl Iterator<Item = &str> {
        self.repeats.iter().map(|count| self.steps[count - 1].as_str())
    }

    /// The steps from each repeat to the next, the last of them to this one.
    pub(super) fn legs(&self) -> Vec<&[String]> {
        let starts = std::iter::once(0).chain(self.repeats.iter().copied());
        starts.zip(&self.repeats).map(|(start, end)| &self.steps[start..*end]).collect()
    }
}

impl ItemPlan {
    /// It in the newest version that has it.
    pub(super) fn newest(&self) -> &Item {
        self.versions.iter().rev().flatten().next().expect("an item is of some version")
    }
}

/// What holds an item's versions together, in each form by the item's place.
pub(crate) fn keys(forms: &[Form]) -> Vec<Vec<String>> {
    let is_twice = |name: &str| {
        forms.iter().any(|form| form.items.iter().filter(|item| item.name == name).count() > 1)
    };
    let key = |item: &Item| match is_twice(&item.name) {
        true => item.steps.join("."),
        false => item.name.clone(),
    };
    forms.iter().map(|form| form.items.iter().map(key).collect()).collect()
}

/// The tables, items in the order of the newest version; what it has not any more comes last.
pub(super) fn plans(survey: &Survey) -> Vec<TablePlan> {
    let keys = keys(&survey.forms);
    let main = TablePlan { steps: Vec::new(), repeats: Vec::new(), items: Vec::new() };
    let mut plans = vec![main];
    let mut places: BTreeMap<(Vec<String>, String), (usize, usize)> = BTreeMap::new();
    for (version, form) in survey.forms.iter().enumerate().rev() {
        for (item, key) in form.items.iter().zip(&keys[version]) {
            let steps = &item.steps[..item.repeats.last().copied().unwrap_or(0)];
            let place = *places.entry((steps.to_vec(), key.clone())).or_insert_with(|| {
                let table = table_of(&mut plans, steps, item);
                let items = &mut plans[table].items;
                items.push(ItemPlan { key: key.clone(), versions: vec![None; survey.forms.len()] });
                (table, items.len() - 1)
            });
            plans[place.0].items[place.1].versions[version] = Some(item.clone());
        }
    }
    plans
}

/// The place of a repeat's table, which is made if it is not there.
fn table_of(plans: &mut Vec<TablePlan>, steps: &[String], item: &Item) -> usize {
    let known = plans.iter().position(|plan| plan.steps == steps);
    known.unwrap_or_else(|| {
        let (steps, repeats) = (steps.to_vec(), item.repeats.clone());
        plans.push(TablePlan { steps, repeats, items: Vec::new() });
        plans.len() - 1
    })
}
