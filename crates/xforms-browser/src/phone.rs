use js_sys::Date;
use sammen_xforms::{
    xform::Device,
    xpath::{Clock, Math, Zone},
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// A pattern of the browser's; what is none is an error.
    #[wasm_bindgen(js_name = RegExp)]
    type Pattern;

    #[wasm_bindgen(constructor, catch, js_class = "RegExp")]
    fn new(pattern: &str, flags: &str) -> Result<Pattern, JsValue>;

    #[wasm_bindgen(method, js_class = "RegExp")]
    fn test(this: &Pattern, text: &str) -> bool;
}

/// This phone, as far as a survey without names may know it: the day, not the hour; no number; no place.
#[derive(Clone, Copy, Debug)]
pub struct Phone;

impl Device for Phone {
    fn clock(&self) -> Clock<'_> {
        let now = Date::new_0();
        now.set_hours(0);
        now.set_minutes(0);
        now.set_seconds(0);
        now.set_milliseconds(0);
        Clock { now_ms: now.get_time(), zone: &LocalZone }
    }

    fn random(&self) -> f64 {
        js_sys::Math::random()
    }

    /// By the browser's own patterns, which are nearest to the specification's with the flag `u`. Patterns that only
    /// older rules allow are tried without it.
    fn matches(&self, pattern: &str, text: &str) -> Option<bool> {
        let whole = format!("^(?:{pattern})$");
        let pattern = Pattern::new(&whole, "u").or_else(|_| Pattern::new(&whole, "")).ok()?;
        Some(pattern.test(text))
    }

    fn math(&self, function: Math, x: f64, y: f64) -> f64 {
        match function {
            Math::Sin => js_sys::Math::sin(x),
            Math::Cos => js_sys::Math::cos(x),
            Math::Tan => js_sys::Math::tan(x),
            Math::Asin => js_sys::Math::asin(x),
            Math::Acos => js_sys::Math::acos(x),
            Math::Atan => js_sys::Math::atan(x),
            Math::Atan2 => js_sys::Math::atan2(x, y),
            Math::Exp => js_sys::Math::exp(x),
            Math::Log => js_sys::Math::log(x),
            Math::Log10 => js_sys::Math::log10(x),
            Math::Pow => js_sys::Math::pow(x, y),
        }
    }
}

/// The phone's own zone.
struct LocalZone;

impl Zone for LocalZone {
    fn offset_seconds(&self, at_ms: f64) -> i32 {
        let minutes_behind = Date::new(&JsValue::from_f64(at_ms)).get_timezone_offset();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a zone is less than a day from another"
        )]
        let seconds = (-minutes_behind * 60.0) as i32;
        seconds
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// A device with the means that every program of ours has.
    struct Own;

    impl Device for Own {
        fn clock(&self) -> Clock<'_> {
            Phone.clock()
        }

        fn random(&self) -> f64 {
            0.5
        }
    }

    const PATTERNS: [&str; 12] = [
        "abc",
        "ab|cd",
        "[0-9]{4}",
        "\\d{2}-\\d{2}",
        "[A-Za-zÆØÅæøå ]+",
        "^a.c$",
        ".",
        "a*?",
        "[^@ ]+@[^@ ]+\\.[a-z]{2,}",
        "(a(b)?)+",
        "[a-z\\-]+",
        "\\w+\\s\\w+",
    ];
    const TEXTS: [&str; 16] = [
        "",
        "abc",
        "xabc",
        "abcd",
        "ab",
        "cd",
        "2600",
        "260",
        "12-34",
        "Søborg Øst",
        "😀",
        "a\nc",
        "aab",
        "nabo@hus.dk",
        "a-b",
        "to ord",
    ];

    #[wasm_bindgen_test]
    fn the_browsers_patterns_match_what_ours_do() {
        for pattern in PATTERNS {
            for text in TEXTS {
                let expected = Own.matches(pattern, text);
                assert_eq!(Phone.matches(pattern, text), expected, "{pattern} on {text:?}");
            }
        }
        for wrong in ["(", "[a", "a{2,1}", "*"] {
            assert_eq!(
                (Phone.matches(wrong, "a"), Own.matches(wrong, "a")),
                (None, None),
                "{wrong}"
            );
        }
    }

    #[wasm_bindgen_test]
    fn the_browsers_functions_give_what_ours_do() {
        let all = [
            Math::Sin,
            Math::Cos,
            Math::Tan,
            Math::Asin,
            Math::Acos,
            Math::Atan,
            Math::Atan2,
            Math::Exp,
            Math::Log,
            Math::Log10,
            Math::Pow,
        ];
        for function in all {
            for (x, y) in [(0.5, 2.0), (0.0, 1.0), (1.0, -1.5), (-0.25, 3.0)] {
                let (ours, theirs) = (Own.math(function, x, y), Phone.math(function, x, y));
                let are_near = (ours - theirs).abs() <= 1e-15 * ours.abs().max(1.0);
                assert!(
                    are_near || ours.is_nan() && theirs.is_nan() || ours == theirs,
                    "{function:?}({x}, {y})"
                );
            }
        }
    }
}
