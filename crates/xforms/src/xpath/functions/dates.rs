use super::Call;
use crate::time::{self, Civil};
use crate::xpath::evaluate::Evaluated;
use crate::xpath::{Function, Moment, Value};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

impl Call<'_> {
    pub(super) fn of_time(&self) -> Evaluated {
        let clock = self.run.clock;
        Ok(match self.function {
            Function::Now => Value::Moment(Moment { ms: clock.now_ms }),
            Function::Today => {
                let now = time::civil(clock.now_ms, clock.zone);
                let midnight = Civil { hour: 0, minute: 0, second: 0, ms: 0, ..now };
                Value::Moment(Moment { ms: time::instant(midnight, clock.zone) })
            }
            Function::Date | Function::DateTime => match self.argument(0)? {
                Value::Boolean(_) => Value::text(""),
                value => match self.moment(&value) {
                    Some(ms) => Value::Moment(Moment { ms }),
                    None if self.run.string(&value).is_empty() => Value::text(""),
                    None => Value::Moment(Moment { ms: f64::NAN }),
                },
            },
            Function::DecimalDateTime => {
                let ms = self.moment(&self.argument(0)?).unwrap_or(f64::NAN);
                Value::Number(Moment { ms }.days())
            }
            Function::DecimalTime => Value::Number(self.decimal_time(&self.text(0)?)),
            _ => {
                let ms = self.moment(&self.argument(0)?);
                let pattern = self.text(1)?;
                let written = |ms| write(&pattern, time::civil(ms, clock.zone));
                Value::Text(ms.map(written).unwrap_or_default())
            }
        })
    }

    /// The instant that a value means: a number is days, text a date or date and time.
    fn moment(&self, value: &Value) -> Option<f64> {
        let ms = match value {
            Value::Moment(moment) => moment.ms,
            Value::Number(days) => (days * 86_400_000.0).round(),
            Value::Boolean(_) => return None,
            value => time::read_moment(self.run.string(value).trim(), self.run.clock.zone)?,
        };
        (ms.is_finite() && ms.abs() < 8.64e15).then_some(ms)
    }

    /// The part of a day that has passed at a time of day.
    fn decimal_time(&self, text: &str) -> f64 {
        let zone = self.run.clock.zone;
        let Some(ms) = time::read_moment(&format!("1970-01-01T{text}"), zone) else {
            return f64::NAN;
        };
        let Civil { hour, minute, second, ms, .. } = time::civil(ms, zone);
        let ms = f64::from((hour * 60 + minute) * 60 + second) * 1_000.0 + f64::from(ms);
        ms / 86_400_000.0
    }
}

fn write(pattern: &str, at: Civil) -> String {
    let mut text = String::new();
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        if character != '%' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some(letter) => text.push_str(&part(letter, at)),
            None => text.push('%'),
        }
    }
    text
}

fn part(letter: char, at: Civil) -> String {
    match letter {
        'Y' => format!("{:04}", at.year),
        'y' => format!("{:02}", at.year.rem_euclid(100)),
        'm' => format!("{:02}", at.month),
        'n' => at.month.to_string(),
        'b' => MONTHS[at.month as usize - 1].to_owned(),
        'd' => format!("{:02}", at.day),
        'e' => at.day.to_string(),
        'a' => {
            let weekday = (time::days_of(at.year, at.month, at.day) + 4).rem_euclid(7);
            DAYS[weekday as usize].to_owned()
        }
        'H' => format!("{:02}", at.hour),
        'h' => at.hour.to_string(),
        'M' => format!("{:02}", at.minute),
        'S' => format!("{:02}", at.second),
        '3' => format!("{:03}", at.ms),
        '%' => "%".to_owned(),
        other => format!("%{other}"),
    }
}
