use super::Call;
use crate::xpath::evaluate::Evaluated;
use crate::xpath::number::SPACE;
use crate::xpath::{Function, Value};

impl Call<'_> {
    pub(super) fn of_strings(&self) -> Evaluated {
        Ok(match self.function {
            Function::String => Value::Text(self.text_or_context()?),
            Function::Concat => Value::Text(self.texts(0)?.concat()),
            Function::Join => Value::Text(self.texts(1)?.join(&self.text(0)?)),
            Function::StartsWith => Value::Boolean(self.text(0)?.starts_with(&self.text(1)?)),
            Function::EndsWith => Value::Boolean(self.text(0)?.ends_with(&self.text(1)?)),
            Function::Contains => Value::Boolean(self.text(0)?.contains(&self.text(1)?)),
            Function::SubstringBefore => {
                let (text, mark) = (self.text(0)?, self.text(1)?);
                Value::text(text.split_once(&mark).map_or("", |(before, _)| before))
            }
            Function::SubstringAfter => {
                let (text, mark) = (self.text(0)?, self.text(1)?);
                Value::text(text.split_once(&mark).map_or("", |(_, after)| after))
            }
            Function::Substring => Value::Text(self.substring()?),
            Function::Substr => Value::Text(self.substr()?),
            Function::StringLength => Value::Number(self.text_or_context()?.chars().count() as f64),
            Function::NormalizeSpace => {
                let text = self.text_or_context()?;
                let words: Vec<&str> = text.split(SPACE).filter(|word| !word.is_empty()).collect();
                Value::Text(words.join(" "))
            }
            Function::Translate => Value::Text(self.translate()?),
            _ => Value::Boolean(self.run.host.matches(&self.text(1)?, &self.text(0)?)?),
        })
    }

    /// The strings of all arguments from one on; of a node-set, every node's.
    fn texts(&self, from: usize) -> Evaluated<Vec<String>> {
        let mut texts = Vec::new();
        for id in &self.arguments[from..] {
            let found = self.run.strings_of(*id, self.focus)?;
            texts.extend(found.into_iter().map(std::borrow::Cow::into_owned));
        }
        Ok(texts)
    }

    /// XPath's: positions count from 1 and are rounded, so that infinities and no numbers work out.
    fn substring(&self) -> Evaluated<String> {
        let text = self.text(0)?;
        let begin = round_half_up(self.number(1)?);
        let end = match self.arguments.len() {
            3 => begin + round_half_up(self.number(2)?),
            _ => f64::INFINITY,
        };
        let within = |position: f64| position >= begin && position < end;
        let kept = text.chars().enumerate().filter(|(at, _)| within(*at as f64 + 1.0));
        Ok(kept.map(|(_, character)| character).collect())
    }

    /// OpenRosa's: from an index to before another, counted from 0, negative ones from the end.
    fn substr(&self) -> Evaluated<String> {
        let characters: Vec<char> = self.text(0)?.chars().collect();
        let length = characters.len() as f64;
        let index = |number: f64| {
            let from_start = if number < 0.0 { length + number } else { number };
            // `clamp` would say its bounds in words, which brings five kilobytes of a phone's program along.
            from_start.max(0.0).min(length) as usize
        };
        let begin = index(self.number(1)?);
        let end = match self.arguments.len() {
            3 => index(self.number(2)?),
            _ => characters.len(),
        };
        Ok(characters.get(begin..end).unwrap_or_default().iter().collect())
    }

    fn translate(&self) -> Evaluated<String> {
        let (text, from, to) = (self.text(0)?, self.text(1)?, self.text(2)?);
        let to: Vec<char> = to.chars().collect();
        let changed = |character: char| match from.chars().position(|one| one == character) {
            Some(at) => to.get(at).copied(),
            None => Some(character),
        };
        Ok(text.chars().filter_map(changed).collect())
    }
}

/// XPath's rounding: halves go towards infinity.
pub(super) fn round_half_up(number: f64) -> f64 {
    if number.fract() == -0.5 { number.ceil() } else { number.round() }
}
