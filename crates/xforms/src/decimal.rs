//! Numbers as decimal digits: read to the nearest, and written with as few digits as tell one from all others.
//!
//! Both are exact, and give what Rust's own `parse` and `to_string` give. Those bring along tables of ten kilobytes that
//! do not compress; a phone fetches neither. What has up to fifteen digits takes no more than a division; all else is
//! done with long numbers.

mod big;

use big::Big;

/// The highest bit of every number but the smallest; it is not stored.
const HIGHEST_BIT: u64 = 1 << 52;
/// The largest power of ten that is exact.
const EXACT_POWER_MAX: i32 = 22;
/// The least power of ten that dividing by is exact.
const LEAST_EXACT_POWER: i32 = -EXACT_POWER_MAX;
/// So many digits any number can be told from others by.
const SURE_DIGITS_MAX: f64 = 1e15;
/// Digits beyond these say no more than that there are some.
const DIGITS_MAX: usize = 800;

/// The nearest number to `[+-]digits[.digits][e[+-]digits]`; nothing for any other text.
pub(crate) fn read(text: &str) -> Option<f64> {
    let (negative, text) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, read_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let digits = || whole.bytes().chain(fraction.bytes()).skip_while(|byte| *byte == b'0');
    let count = digits().count();
    let power = exponent.saturating_sub(i32::try_from(fraction.len()).unwrap_or(i32::MAX));
    let number = match count {
        0 => 0.0,
        1..=15 => short(digits(), power),
        _ => long(digits(), count, power),
    };
    Some(if negative { -number } else { number })
}

/// An exponent; those far off mean nothing or infinity, whatever they are.
fn read_exponent(text: &str) -> Option<i32> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let far = |sum: i32, byte: u8| (sum * 10 + i32::from(byte - b'0')).min(100_000);
    let exponent = digits.bytes().fold(0, far);
    Some(if negative { -exponent } else { exponent })
}

/// Up to fifteen digits times a power of ten.
fn short(digits: impl Iterator<Item = u8> + Clone, power: i32) -> f64 {
    let whole = digits.clone().fold(0_u64, |sum, byte| sum * 10 + u64::from(byte - b'0'));
    match power {
        0..=EXACT_POWER_MAX => whole as f64 * power_of_ten(power),
        LEAST_EXACT_POWER..0 => whole as f64 / power_of_ten(-power),
        _ => long(digits, 15, power),
    }
}

/// A power of ten that is exact.
fn power_of_ten(power: i32) -> f64 {
    (0..power).fold(1.0, |product, _| product * 10.0)
}

/// Any digits times a power of ten, the first of them not zero.
fn long(digits: impl Iterator<Item = u8>, count: usize, power: i32) -> f64 {
    let mut number = Big::from(0);
    digits.take(DIGITS_MAX).for_each(|byte| number.times_plus(10, u32::from(byte - b'0')));
    let mut power = power;
    if let Some(left) = count.checked_sub(DIGITS_MAX + 1) {
        // Whatever they are, they are more than nothing.
        number.times_plus(10, 1);
        power = power.saturating_add(i32::try_from(left).unwrap_or(i32::MAX));
    }
    let magnitude = i64::from(power) + i64::try_from(count.min(DIGITS_MAX)).unwrap_or(0);
    match magnitude {
        ..-330 => 0.0,
        400.. => f64::INFINITY,
        _ => {
            let mut divisor = Big::from(1);
            let scaled = if power < 0 { &mut divisor } else { &mut number };
            (0..power.unsigned_abs()).for_each(|_| scaled.times_plus(10, 0));
            nearest(number, divisor)
        }
    }
}

/// The number nearest to a fraction, the even one of two.
fn nearest(mut number: Big, mut divisor: Big) -> f64 {
    // The quotient gets 54 or 55 bits: one or two more than a number has.
    let shift = 54 - (number.bits() as i32 - divisor.bits() as i32);
    if shift > 0 {
        number.shift_left(shift as u32)
    } else {
        divisor.shift_left(shift.unsigned_abs())
    }
    let (quotient, is_exact) = number.divide(divisor);
    let bits = 64 - quotient.leading_zeros() as i32;
    // Very small numbers have fewer bits.
    let kept = (bits - shift + 1_074).min(53);
    if kept < 0 {
        return 0.0;
    }
    let dropped = bits - kept;
    let (mut mantissa, low) = (quotient >> dropped, quotient & ((1 << dropped) - 1));
    let half = 1 << (dropped - 1);
    if low > half || low == half && (!is_exact || mantissa % 2 == 1) {
        mantissa += 1;
    }
    let power = dropped - shift;
    match power {
        972.. => f64::INFINITY,
        -1_022.. => mantissa as f64 * f64::from_bits(((power + 1_023) as u64) << 52),
        _ => mantissa as f64 * f64::from_bits(1 << (power + 1_074)),
    }
}

/// A finite number without an exponent, by the fewest digits that mean it.
pub(crate) fn write(number: f64) -> String {
    let sign = if number.is_sign_negative() { "-" } else { "" };
    let number = number.abs();
    let (digits, point) = few_digits(number).unwrap_or_else(|| shortest(number));
    let count = digits.len() as i32;
    let zeros = |count: i32| "0".repeat(count.max(0) as usize);
    if point <= 0 {
        [sign, "0.", &zeros(-point), &digits].concat()
    } else if point >= count {
        [sign, &digits, &zeros(point - count)].concat()
    } else {
        let (whole, fraction) = digits.split_at(point as usize);
        [sign, whole, ".", fraction].concat()
    }
}

/// The digits where at most fifteen will do, and where the point is among them.
fn few_digits(number: f64) -> Option<(String, i32)> {
    let mut scale = 1.0;
    for places in 0..=EXACT_POWER_MAX {
        let whole = (number * scale).round();
        if whole >= SURE_DIGITS_MAX {
            return None;
        }
        if whole / scale == number {
            let digits = (whole as u64).to_string();
            let point = digits.len() as i32 - places;
            return Some((digits, point));
        }
        scale *= 10.0;
    }
    None
}

/// The fewest digits, the nearest of those, and where the point is before them: Steele and White's way with long numbers.
fn shortest(number: f64) -> (String, i32) {
    let bits = number.to_bits();
    let (fraction, raised) = (bits & (HIGHEST_BIT - 1), (bits >> 52) as i32);
    let (mantissa, power) = match raised {
        0 => (fraction, -1_074),
        _ => (fraction | HIGHEST_BIT, raised - 1_075),
    };
    let is_even = mantissa.is_multiple_of(2);
    // Below a power of two the next number is half as far.
    let is_narrow = fraction == 0 && raised > 1;
    let extra = 1 + u32::from(is_narrow);
    let (mut rest, mut scale) = (Big::from(mantissa), Big::from(1));
    let (mut above, mut below) = (Big::from(1 << (extra - 1)), Big::from(1));
    rest.shift_left(extra);
    scale.shift_left(extra);
    if power >= 0 {
        [&mut rest, &mut above, &mut below]
            .into_iter()
            .for_each(|big| big.shift_left(power as u32));
    } else {
        scale.shift_left(power.unsigned_abs());
    }
    let is_above = |rest: &Big, above: &Big, scale: &Big| {
        let order = rest.plus(above).cmp(scale);
        order.is_gt() || is_even && order.is_eq()
    };
    let mut point = 0;
    while is_above(&rest, &above, &scale) {
        scale.times_plus(10, 0);
        point += 1;
    }
    let mut digits = String::new();
    loop {
        [&mut rest, &mut above, &mut below].into_iter().for_each(|big| big.times_plus(10, 0));
        if digits.is_empty() && point <= 0 && !is_above(&rest, &above, &scale) {
            point -= 1;
            continue;
        }
        let digit = rest.take_times(&scale);
        let order = rest.cmp(&below);
        let is_low = order.is_lt() || is_even && order.is_eq();
        let is_high = is_above(&rest, &above, &scale);
        if is_low || is_high {
            let up = is_high && (!is_low || rest.plus(&rest).cmp(&scale).is_ge());
            digits.push(char::from(b'0' + digit + u8::from(up)));
            return (digits, point);
        }
        digits.push(char::from(b'0' + digit));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As Rust reads and writes it.
    fn check(number: f64) {
        assert_eq!(write(number), number.to_string(), "{number:e}");
        assert_eq!(read(&number.to_string()), Some(number), "{number:e}");
        let long = format!("{number:.40e}");
        assert_eq!(read(&long), long.parse().ok(), "{long}");
    }

    #[test]
    fn numbers_at_the_edges_are_exact() {
        for bits in (0..2_046).map(|power: u64| power << 52) {
            [bits, bits + 1, bits + 2, bits.saturating_sub(1)]
                .into_iter()
                .for_each(|bits| check(f64::from_bits(bits)));
        }
        [0.1, 0.3, 1.0 / 3.0, 9e15, 1e21, 1e22, 1e23, 5e-324, f64::MAX, -0.0, -2.5]
            .into_iter()
            .for_each(check);
    }

    #[test]
    fn texts_at_the_edges_are_read_as_rust_reads_them() {
        let long = format!("0.{}1", "0".repeat(900));
        let ties = [
            "9007199254740993",
            "9007199254740993.0000000000000000000000001",
            "2.5e-324",
            "2.4e-324",
        ];
        let odd = [
            ".5",
            "5.",
            "+5",
            "-.5e1",
            "1e400",
            "-1e400",
            "1e-400",
            "1E+5",
            "0e99999999999",
            "00012",
        ];
        let none =
            ["", ".", "-", "e5", "1e", "1e+", "1.2.3", "inf", "nan", "0x10", "1 ", "--1", "1e5.5"];
        let digits = "1234567890".repeat(100);
        for text in ties.iter().chain(&odd).chain([&&*long, &&*digits]) {
            assert_eq!(read(text), text.parse().ok(), "{text}");
        }
        for text in none {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_number_is_read_and_written_as_rust_does(bits in any::<u64>()) {
            let number = f64::from_bits(bits);
            if number.is_finite() {
                check(number);
            }
        }

        #[test]
        fn what_people_write_is_read_and_written_as_rust_does(whole in -1_000_000_000_i64..1_000_000_000, places in 0..9) {
            check(whole as f64 / 10_f64.powi(places));
        }

        #[test]
        fn any_digits_are_read_as_rust_does(text in "[0-9]{1,30}(\\.[0-9]{0,30})?(e-?[0-9]{1,3})?") {
            prop_assert_eq!(read(&text), text.parse().ok());
        }

        #[test]
        fn no_text_panics(text in "[-+0-9.eE ]{0,12}") {
            prop_assert_eq!(read(&text), text.parse().ok());
        }
    }
}
