//! The survey sheet.

use std::collections::BTreeMap;

use sammen_xforms::{
    Appearance, Expression, FormError, Question, QuestionKind, Scope, Text, find_ring, is_name,
};

use crate::choices::Lists;
use crate::header;
use crate::problem::{ProblemKind, Problems, Sheet};
use crate::question_type::RowType;
use crate::rules;
use crate::table::{Languages, Row, Table};

/// Reads the questions, groups flattened. A row with a problem still takes its place, so that
/// other rows' references to it are not problems too.
pub(crate) fn read(
    table: &Table,
    lists: &Lists<'_>,
    languages: &Languages,
    problems: &mut Problems,
) -> Vec<Question> {
    table.require(header::SURVEY, &["type", "name", "label"], languages, problems);
    let rows: Vec<_> = table.rows().map(|row| (row, row_type(row, problems))).collect();
    check_names(&rows, problems);
    let asks =
        |of: &Option<RowType<'_>>| !matches!(of, Some(RowType::BeginGroup | RowType::EndGroup));
    let names: Vec<&str> = rows
        .iter()
        .filter(|(_, of)| asks(of))
        .map(|(row, _)| row.get("name").unwrap_or_default())
        .collect();
    let mut survey = Survey {
        scope: Scope::new(&names),
        lists,
        languages,
        problems,
        groups: Vec::new(),
        questions: Vec::new(),
        numbers: Vec::new(),
    };
    for (row, of) in rows {
        survey.add(row, of);
    }
    survey.finish()
}

fn row_type<'t>(row: Row<'t>, problems: &mut Problems) -> Option<RowType<'t>> {
    let of = RowType::read(row.need("type", problems)?)
        .map_err(|kind| row.problem("type", kind, problems))
        .ok()?;
    for column in header::SURVEY.iter().filter(|column| !of.has(column.key)) {
        let given = if column.translated { row.any_words(column.key) } else { row.get(column.key) };
        if let Some(given) = given {
            let kind = ProblemKind::NotForType { given: given.into(), of: of.name() };
            row.problem(column.key, kind, problems);
        }
    }
    Some(of)
}

/// Every row but a group's end has a name of its own.
fn check_names(rows: &[(Row<'_>, Option<RowType<'_>>)], problems: &mut Problems) {
    let mut first_rows = BTreeMap::new();
    for (row, _) in rows.iter().filter(|(_, of)| *of != Some(RowType::EndGroup)) {
        let Some(name) = row.need("name", problems) else { continue };
        let given = name.to_owned();
        if !is_name(name) {
            row.problem("name", ProblemKind::InvalidName { given }, problems);
        } else if let Some(first_row) = first_rows.get(name).copied() {
            row.problem("name", ProblemKind::DuplicateName { given, first_row }, problems);
        } else {
            first_rows.insert(name, row.number);
        }
    }
}

struct Survey<'r, 't> {
    scope: Scope<'r>,
    lists: &'r Lists<'t>,
    languages: &'r Languages,
    problems: &'r mut Problems,
    /// The groups that are open: where each began, and when everything in it is relevant.
    groups: Vec<(Row<'t>, Option<Expression>)>,
    questions: Vec<Question>,
    /// The questions' rows.
    numbers: Vec<u32>,
}

impl<'t> Survey<'_, 't> {
    fn add(&mut self, row: Row<'t>, of: Option<RowType<'t>>) {
        match of {
            Some(RowType::BeginGroup) => {
                let own = rules::expression(row, "relevant", &self.scope, self.problems);
                let relevant = both(self.group_relevant(), own);
                self.groups.push((row, relevant));
            }
            Some(RowType::EndGroup) => {
                if self.groups.pop().is_none() {
                    row.problem("type", ProblemKind::UnopenedGroup, self.problems);
                }
            }
            of => self.add_question(row, of),
        }
    }

    fn add_question(&mut self, row: Row<'t>, of: Option<RowType<'t>>) {
        let scope = match u16::try_from(self.questions.len()) {
            Ok(index) => self.scope.at(index),
            Err(_) => self.scope,
        };
        let name = row.get("name").unwrap_or_default();
        let label = row.need_words("label", self.languages, self.problems);
        let label = label.unwrap_or_else(|| Text::new(&self.languages.default, name));
        let kind = of.map_or(QuestionKind::Note, |of| self.kind(row, of));
        let own = rules::expression(row, "relevant", &scope, self.problems);
        let question = Question {
            hint: row.words("hint", self.languages, self.problems),
            relevant: both(self.group_relevant(), own),
            required: rules::required(row, &scope, self.problems),
            required_message: self.message(row, "required_message", "required"),
            constraint: rules::expression(row, "constraint", &scope, self.problems),
            constraint_message: self.message(row, "constraint_message", "constraint"),
            ..Question::new(name, kind, label)
        };
        self.questions.push(question);
        self.numbers.push(row.number);
    }

    fn kind(&mut self, row: Row<'_>, of: RowType<'_>) -> QuestionKind {
        match of {
            RowType::SelectOne { list } => QuestionKind::SelectOne {
                choices: self.choices(row, list),
                appearance: match row.get("appearance") {
                    Some("likert") => Appearance::Likert,
                    None | Some("list") => Appearance::List,
                    Some(given) => {
                        self.unknown_appearance(row, given, "list or likert");
                        Appearance::List
                    }
                },
            },
            RowType::SelectMultiple { list } => {
                QuestionKind::SelectMultiple { choices: self.choices(row, list) }
            }
            RowType::Range => QuestionKind::Range(rules::scale(row, self.languages, self.problems)),
            RowType::Integer => QuestionKind::Integer,
            RowType::Decimal => QuestionKind::Decimal,
            RowType::Text => {
                let given = row.get("appearance");
                if let Some(given) = given.filter(|given| *given != "multiline") {
                    self.unknown_appearance(row, given, "multiline or nothing");
                }
                QuestionKind::Text { multiline: given.is_some() }
            }
            RowType::Note | RowType::BeginGroup | RowType::EndGroup => QuestionKind::Note,
        }
    }

    fn choices(&mut self, row: Row<'_>, list: &str) -> Vec<sammen_xforms::Choice> {
        let choices = self.lists.get(list);
        if choices.is_none() {
            row.problem("type", ProblemKind::UnknownList { list: list.into() }, self.problems);
        }
        choices.unwrap_or_default().to_vec()
    }

    fn unknown_appearance(&mut self, row: Row<'_>, given: &str, supported: &'static str) {
        let kind = ProblemKind::UnknownAppearance { given: given.into(), supported };
        row.problem("appearance", kind, self.problems);
    }

    fn message(&mut self, row: Row<'_>, key: &str, rule: &'static str) -> Option<Text> {
        let message = row.words(key, self.languages, self.problems)?;
        if row.get(rule).is_none() {
            row.problem(key, ProblemKind::MessageWithoutRule { rule }, self.problems);
        }
        Some(message)
    }

    fn group_relevant(&self) -> Option<Expression> {
        self.groups.last().and_then(|(_, relevant)| relevant.clone())
    }

    fn finish(self) -> Vec<Question> {
        for (row, _) in self.groups {
            row.problem("type", ProblemKind::UnclosedGroup, self.problems);
        }
        if let Some(ring) = find_ring(&self.questions) {
            let number = ring.first().map_or(1, |index| self.numbers[*index]);
            let questions =
                ring.into_iter().map(|index| self.questions[index].name.clone()).collect();
            let kind = FormError::Cycle { questions }.into();
            self.problems.add(Sheet::Survey, number, Some("relevant"), kind);
        }
        self.questions
    }
}

fn both(outer: Option<Expression>, inner: Option<Expression>) -> Option<Expression> {
    match (outer, inner) {
        (Some(outer), Some(inner)) => Some(outer.and(inner)),
        (outer, inner) => outer.or(inner),
    }
}
