use sha2::{Digest, Sha256};

use super::Call;
use crate::xpath::evaluate::Evaluated;
use crate::xpath::{Function, Value};

const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// No form needs a longer random name.
const NAME_CHARS_MAX: f64 = 10_000.0;

impl Call<'_> {
    pub(super) fn by_chance(&self) -> Evaluated {
        let random = || self.run.host.random();
        Ok(match (self.function, self.arguments) {
            (Function::Random, _) => Value::Number(random()),
            (Function::Uuid, []) => Value::Text(uuid(&random)),
            (Function::Uuid, _) => {
                let length = self.number(0)?.clamp(0.0, NAME_CHARS_MAX) as usize;
                let letter = |_| char::from(LETTERS[below(LETTERS.len(), random())]);
                Value::Text((0..length).map(letter).collect())
            }
            (_, [_]) => {
                let mut nodes = self.node_set(0)?;
                shuffle_by(&mut nodes, &mut || random());
                Value::Shuffled(nodes)
            }
            _ => {
                let mut nodes = self.node_set(0)?;
                let seed = self.argument(1)?;
                let number = self.run.number(&seed);
                let seed = match self.run.string(&seed) {
                    text if number.is_nan() && !text.is_empty() => seed_of(&text),
                    _ => number as i64,
                };
                shuffle(&mut nodes, seed);
                Value::Shuffled(nodes)
            }
        })
    }
}

fn below(limit: usize, chance: f64) -> usize {
    ((chance * limit as f64) as usize).min(limit - 1)
}

/// A random identifier, version 4.
pub fn uuid(random: &dyn Fn() -> f64) -> String {
    let mut text = String::with_capacity(36);
    for at in 0..32 {
        if matches!(at, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        let digit = below(16, random()) as u32;
        let digit = match at {
            12 => 4,
            16 => 8 | digit & 3,
            _ => digit,
        };
        text.extend(char::from_digit(digit, 16));
    }
    text
}

/// A seed that is text rather than a number: the first eight bytes of its SHA-256.
fn seed_of(text: &str) -> i64 {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(8).fold(0, |seed: i64, byte| seed << 8 | i64::from(*byte))
}

/// Fisher and Yates's shuffle with Park and Miller's generator, so that a seed means the same order in every program.
pub fn shuffle<T>(items: &mut [T], seed: i64) {
    const MODULUS: i64 = 2_147_483_647;
    let mut state = seed % MODULUS;
    if state <= 0 {
        state += MODULUS - 1;
    }
    shuffle_by(items, &mut || {
        state = state * 16_807 % MODULUS;
        (state - 1) as f64 / (MODULUS - 1) as f64
    });
}

fn shuffle_by<T>(items: &mut [T], chance: &mut dyn FnMut() -> f64) {
    for next in 0..items.len() {
        items.swap(next, below(next + 1, chance()));
    }
}
