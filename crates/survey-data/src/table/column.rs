//! An item's columns.

use super::Survey;
use super::plan::ItemPlan;
use super::record::{Raw, Record};
use crate::names::ColumnNames;
use crate::{Cell, Choice, Column, ColumnKind, Item, ItemKind, Missing, Wording};

/// An item's columns with their cells: one, or one for each choice where it takes more than one.
pub(super) fn columns(
    plan: &ItemPlan,
    records: &[Record<'_>],
    survey: &Survey,
    wording: &Wording,
    names: &mut ColumnNames,
) -> Vec<(Column, Vec<Cell>)> {
    debug_assert_eq!(plan.versions.len(), survey.forms.len(), "an item is told of in each version");
    let item = |record: &Record<'_>| plan.versions[record.given.form].as_ref();
    let raw: Vec<Raw> = records.iter().map(|record| record.raw(item(record))).collect();
    if plan.newest().kind == ItemKind::Many {
        let offered: Vec<Option<&Item>> = records.iter().map(item).collect();
        return flags(plan, &raw, &offered, wording, names);
    }
    vec![single(plan, &raw, wording, names)]
}

fn single(
    plan: &ItemPlan,
    raw: &[Raw],
    wording: &Wording,
    names: &mut ColumnNames,
) -> (Column, Vec<Cell>) {
    let item = plan.newest();
    let values: Vec<(String, String)> = choices(plan)
        .into_iter()
        .map(|choice| (choice.value.clone(), wording.of(&choice.label).to_owned()))
        .collect();
    let kind = kind(item, raw, &values);
    let cell = |raw: &Raw| match raw {
        Raw::Missing(missing) => Cell::Missing(*missing),
        Raw::Given(given) => Cell::read(kind, given).expect("a kind that all fit was chosen"),
    };
    let column = Column {
        name: names.add(&plan.key),
        label: wording.of(&item.label).to_owned(),
        kind,
        values,
        item: Some(plan.key.clone()),
        choice: None,
        is_free_text: item.is_free_text(),
    };
    (column, raw.iter().map(cell).collect())
}

/// What all answers fit: one that a form would not have taken makes a column of text rather than going missing.
fn kind(item: &Item, raw: &[Raw], values: &[(String, String)]) -> ColumnKind {
    let wanted = match item.kind {
        ItemKind::Integer => ColumnKind::Whole,
        ItemKind::One if !values.is_empty() => ColumnKind::Whole,
        ItemKind::Decimal => ColumnKind::Decimal,
        ItemKind::Date => ColumnKind::Date,
        _ => ColumnKind::Text,
    };
    let fits = |given: &str| Cell::read(wanted, given).is_some();
    let all = values.iter().all(|(value, _)| fits(value))
        && raw.iter().all(|raw| match raw {
            Raw::Missing(_) => true,
            Raw::Given(given) => fits(given),
        });
    if all { wanted } else { ColumnKind::Text }
}

/// One column of ones and zeros for each choice.
fn flags(
    plan: &ItemPlan,
    raw: &[Raw],
    offered: &[Option<&Item>],
    wording: &Wording,
    names: &mut ColumnNames,
) -> Vec<(Column, Vec<Cell>)> {
    let mut all = choices(plan);
    let unknown: Vec<Choice> = unlisted(raw, &all);
    all.extend(&unknown);
    let label = wording.of(&plan.newest().label);
    let column = |choice: &Choice| {
        let parts = [label, wording.of(&choice.label)];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let column = Column {
            name: names.add(&format!("{}.{}", plan.key, choice.value)),
            label: parts.join(": "),
            kind: ColumnKind::Whole,
            values: vec![("0".into(), wording.no.into()), ("1".into(), wording.yes.into())],
            item: Some(plan.key.clone()),
            choice: Some(choice.value.clone()),
            is_free_text: false,
        };
        let cells = raw.iter().zip(offered).map(|(raw, item)| flag(raw, *item, &choice.value));
        (column, cells.collect())
    };
    all.into_iter().map(column).collect()
}

fn flag(raw: &Raw, item: Option<&Item>, value: &str) -> Cell {
    let given = match raw {
        Raw::Missing(missing) => return Cell::Missing(*missing),
        Raw::Given(given) => given,
    };
    if given.split_whitespace().any(|chosen| chosen == value) {
        return Cell::Number(1.0);
    }
    let listed = item.map(|item| item.choices.as_slice()).unwrap_or_default();
    if listed.is_empty() || listed.iter().any(|choice| choice.value == value) {
        Cell::Number(0.0)
    } else {
        Cell::Missing(Missing::NotInVersion)
    }
}

/// The choices of all versions, the newest's first and in its words.
fn choices(plan: &ItemPlan) -> Vec<&Choice> {
    let mut all: Vec<&Choice> = Vec::new();
    for choice in plan.versions.iter().rev().flatten().flat_map(|item| &item.choices) {
        if !all.iter().any(|known| known.value == choice.value) {
            all.push(choice);
        }
    }
    all
}

/// What was chosen of a list that is in a file, or that no version has.
fn unlisted(raw: &[Raw], known: &[&Choice]) -> Vec<Choice> {
    let given = raw.iter().filter_map(|raw| match raw {
        Raw::Given(given) => Some(given.split_whitespace()),
        Raw::Missing(_) => None,
    });
    let mut values: Vec<&str> =
        given.flatten().filter(|value| known.iter().all(|choice| choice.value != *value)).collect();
    values.sort_unstable();
    values.dedup();
    values.into_iter().map(|value| Choice { value: value.to_owned(), label: Vec::new() }).collect()
}
