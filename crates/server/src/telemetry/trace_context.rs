//! Which request a line or a span is about.

use axum::http::HeaderMap;
use uuid::Uuid;

const TRACEPARENT: &str = "traceparent";

/// A request's place in a trace: a proxy's, if it sent one, or the beginning of another.
///
/// Random, and of one request: two requests of one phone have nothing in common.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct TraceContext {
    /// The trace, which is also what the request is called in logs.
    pub(crate) trace: u128,
    /// The proxy's span.
    pub(crate) parent: Option<Parent>,
}

/// The span that a request belongs to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Parent {
    /// The span.
    pub(crate) span: u64,
    /// Whether it is recorded.
    pub(crate) sampled: bool,
}

impl TraceContext {
    /// What a request's headers say, or a new trace.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let given = headers.get(TRACEPARENT).and_then(|value| value.to_str().ok());
        given
            .and_then(read)
            .unwrap_or_else(|| Self { trace: Uuid::new_v4().as_u128(), parent: None })
    }

    /// The request's name in logs and in the header `x-request-id`.
    pub(crate) fn request_id(self) -> String {
        format!("{:032x}", self.trace)
    }
}

/// Reads `00-<trace>-<span>-<flags>` of W3C Trace Context. Later versions may add to it.
fn read(value: &str) -> Option<TraceContext> {
    let mut parts = value.trim().split('-');
    let version = hexadecimal(parts.next()?, 2)?;
    let trace = hexadecimal(parts.next()?, 32).filter(|trace| *trace != 0)?;
    let span = hexadecimal(parts.next()?, 16).filter(|span| *span != 0)?;
    let flags = hexadecimal(parts.next()?, 2)?;
    if version == 0xff || (version == 0 && parts.next().is_some()) {
        return None;
    }
    let span = u64::try_from(span).ok()?;
    Some(TraceContext { trace, parent: Some(Parent { span, sampled: flags & 1 == 1 }) })
}

fn hexadecimal(digits: &str, length: usize) -> Option<u128> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if digits.len() != length || !digits.bytes().all(is_digit) {
        return None;
    }
    u128::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

    #[test]
    fn a_proxys_trace_is_taken_over() {
        let check = |value: &str, sampled: bool| {
            let mut headers = HeaderMap::new();
            headers.insert(TRACEPARENT, value.parse().unwrap());
            let context = TraceContext::of(&headers);
            assert_eq!(context.request_id(), TRACE, "{value}");
            assert_eq!(context.parent, Some(Parent { span: 0x00f0_67aa_0ba9_02b7, sampled }));
        };
        check(&format!("00-{TRACE}-00f067aa0ba902b7-01"), true);
        check(&format!("00-{TRACE}-00f067aa0ba902b7-00"), false);
        check(&format!("cc-{TRACE}-00f067aa0ba902b7-01-later"), true);
    }

    #[test]
    fn what_is_no_trace_is_not_taken_over() {
        for value in [
            String::new(),
            "00".to_owned(),
            "Robert'); DROP TABLE".to_owned(),
            format!("00-{TRACE}-00f067aa0ba902b7"),
            format!("00-{TRACE}-00f067aa0ba902b7-01-more"),
            format!("00-{TRACE}-0000000000000000-01"),
            format!("00-{}-00f067aa0ba902b7-01", "0".repeat(32)),
            format!("00-{}-00f067aa0ba902b7-01", TRACE.to_uppercase()),
            format!("ff-{TRACE}-00f067aa0ba902b7-01"),
            format!("00-+{}-00f067aa0ba902b7-01", &TRACE[1..]),
        ] {
            assert_eq!(read(&value), None, "{value:?}");
        }
    }

    #[test]
    fn other_requests_are_called_by_chance() {
        let of_nothing = || TraceContext::of(&HeaderMap::new()).request_id();
        assert_ne!(of_nothing(), of_nothing());
        assert_eq!(of_nothing().len(), 32);
    }
}
