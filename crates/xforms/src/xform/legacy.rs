//! Answers as the first survey engine wrote them: drafts and responses of phones that were not updated since.

use serde::Deserialize;

use super::form::{ModelId, XForm};
use super::session::{Entry, SavedAnswers};

/// An answer of the first engine. The order of the variants is how they are written.
#[derive(Deserialize)]
enum FirstAnswer {
    Choice(String),
    Choices(Vec<String>),
    Integer(i64),
    Decimal(f64),
    Text(String),
}

/// Names of questions with their answers as text.
type NamedAnswers = Vec<(String, String)>;

/// Reads answers that are these bytes and nothing else.
pub fn read_first_answers(bytes: &[u8]) -> Option<NamedAnswers> {
    let (answers, rest) = take_first_answers(bytes)?;
    rest.is_empty().then_some(answers)
}

/// Reads answers, and gives the bytes behind them.
pub fn take_first_answers(bytes: &[u8]) -> Option<(NamedAnswers, &[u8])> {
    let (answers, rest) = postcard::take_from_bytes::<Vec<(String, FirstAnswer)>>(bytes).ok()?;
    let text = |answer| match answer {
        FirstAnswer::Choice(text) | FirstAnswer::Text(text) => text,
        FirstAnswer::Choices(names) => names.join(" "),
        FirstAnswer::Integer(number) => number.to_string(),
        FirstAnswer::Decimal(number) if number.is_finite() => crate::decimal::write(number),
        FirstAnswer::Decimal(_) => String::new(),
    };
    Some((answers.into_iter().map(|(name, one)| (name, text(one))).collect(), rest))
}

impl SavedAnswers {
    /// Answers that are known by the names of their questions alone. A name that the form has not is kept as a path that
    /// it has not.
    pub fn named(form: &XForm, answers: Vec<(String, String)>) -> Self {
        let entry = |(name, value): (String, String)| {
            let path = form.leaf_called(&name).map_or(name, |model| form.path(model));
            Entry::Value(path.into(), value.into())
        };
        Self { language: "".into(), entries: answers.into_iter().map(entry).collect() }
    }
}

impl XForm {
    fn leaf_called(&self, name: &str) -> Option<ModelId> {
        let all = self.within(1).into_iter();
        let mut leaves = all.filter(|id| self.model(*id).children.is_empty());
        leaves.find(|id| self.names.text(self.model(*id).local) == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_the_first_engine_are_read_to_the_last_byte() {
        let written = [
            [4, 1, b'a', 0, 2].as_slice(),
            b"ja",
            &[1, b'b', 1, 2, 1, b'x', 1, b'y', 1, b'c', 2, 14, 1, b'd', 4, 3],
            b"hej",
        ]
        .concat();
        let expected = [("a", "ja"), ("b", "x y"), ("c", "7"), ("d", "hej")];
        let expected = expected.map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(read_first_answers(&written), Some(expected.to_vec()));
        assert_eq!(read_first_answers(&[&*written, b"x"].concat()), None);
        assert_eq!(read_first_answers(&written[..9]), None);
    }
}
