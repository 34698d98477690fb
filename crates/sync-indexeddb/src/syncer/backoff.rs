//! How long to wait after failures.

const FIRST_MS: u32 = 2_000;
/// Nobody who looks at "venter på net" should wait longer than this once the server is back.
const LAST_MS: u32 = 60_000;

/// The wait after so many failures in a row: doubling, of which the later half is by chance, so that
/// phones that lost a server together do not come back together. `random` is from 0 to 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the product is from 0 to half of LAST_MS"
)]
pub(super) fn delay_ms(failures: u32, random: f64) -> u32 {
    let doublings = failures.saturating_sub(1).min(16);
    let longest_ms = (FIRST_MS << doublings).min(LAST_MS);
    let half_ms = longest_ms / 2;
    half_ms + (f64::from(half_ms) * random) as u32
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn waits_grow_to_a_minute() {
        let longest: Vec<u32> = (1..=10).map(|failures| delay_ms(failures, 1.0)).collect();
        let expect = [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000, 60_000, 60_000];
        assert_eq!(longest, expect);
        assert_eq!(delay_ms(1, 0.0), 1_000);
        assert_eq!(delay_ms(u32::MAX, 0.0), 30_000);
    }
}
