//! Which PINs are taken.

/// The fewest characters.
const CHARS_MIN: usize = 6;

/// Why a PIN is not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum WeakPin {
    /// It is too short.
    #[error("take a PIN of fewer than {CHARS_MIN} characters; choose a longer one")]
    Short,
    /// It is the same again and again, or counts up or down.
    #[error("take a PIN that everybody tries first; choose another one")]
    Obvious,
}

/// Says whether a PIN is one that others would not try first.
///
/// # Errors
/// [`WeakPin`].
pub(crate) fn check_pin(pin: &str) -> Result<(), WeakPin> {
    let chars: Vec<u32> = pin.chars().map(u32::from).collect();
    if chars.len() < CHARS_MIN {
        return Err(WeakPin::Short);
    }
    let steps_by =
        |step: i64| chars.windows(2).all(|pair| i64::from(pair[1]) - i64::from(pair[0]) == step);
    if [0, 1, -1].into_iter().any(steps_by) { Err(WeakPin::Obvious) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_pin_is_long_and_not_the_first_that_anybody_tries() {
        let check = |pin, expect| assert_eq!(check_pin(pin), expect, "{pin}");
        check("27182", Err(WeakPin::Short));
        check("271828", Ok(()));
        check("111111", Err(WeakPin::Obvious));
        check("345678", Err(WeakPin::Obvious));
        check("987654", Err(WeakPin::Obvious));
        check("æblegrød", Ok(()));
    }
}
