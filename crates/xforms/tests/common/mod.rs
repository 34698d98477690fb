//! Forms written as rows, as an author writes them.

use sammen_xforms::{
    Appearance, Choice, Expression, Form, FormDraft, FormError, Question, QuestionKind, Scale,
    Scope, Text,
};

/// One question: its name, its kind, and when it is relevant, required and rightly answered.
#[derive(Debug, Clone)]
pub struct Row {
    pub name: String,
    pub kind: QuestionKind,
    pub relevant: String,
    pub required: String,
    pub constraint: String,
}

pub fn row(name: &str, kind: QuestionKind) -> Row {
    let [relevant, required, constraint] = [const { String::new() }; 3];
    Row { name: name.into(), kind, relevant, required, constraint }
}

impl Row {
    pub fn relevant(self, source: &str) -> Self {
        Self { relevant: source.into(), ..self }
    }

    pub fn required(self, source: &str) -> Self {
        Self { required: source.into(), ..self }
    }

    pub fn constraint(self, source: &str) -> Self {
        Self { constraint: source.into(), ..self }
    }
}

pub fn choices(names: &[&str]) -> Vec<Choice> {
    names.iter().map(|&name| Choice { name: name.into(), label: Text::new("da", name) }).collect()
}

pub fn one_of(names: &[&str]) -> QuestionKind {
    QuestionKind::SelectOne { choices: choices(names), appearance: Appearance::List }
}

pub fn some_of(names: &[&str]) -> QuestionKind {
    QuestionKind::SelectMultiple { choices: choices(names) }
}

pub fn scale(start: i64, end: i64, step: i64) -> QuestionKind {
    QuestionKind::Range(Scale { start, end, step, low: None, high: None })
}

pub fn text() -> QuestionKind {
    QuestionKind::Text { multiline: false }
}

pub fn draft(rows: &[Row]) -> FormDraft {
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    let questions = rows.iter().enumerate().map(|(index, row)| {
        let scope = Scope::new(&names).at(u16::try_from(index).unwrap());
        let compile =
            |source: &str| (!source.is_empty()).then(|| Expression::parse(source, &scope).unwrap());
        Question {
            relevant: compile(&row.relevant),
            required: compile(&row.required),
            constraint: compile(&row.constraint),
            ..Question::new(&row.name, row.kind.clone(), Text::new("da", &row.name))
        }
    });
    FormDraft {
        id: "form".into(),
        version: "1".into(),
        title: Text::new("da", "Form"),
        default_language: "da".into(),
        languages: vec!["da".into()],
        questions: questions.collect(),
    }
}

pub fn form(rows: &[Row]) -> Result<Form, FormError> {
    Form::try_from(draft(rows))
}
