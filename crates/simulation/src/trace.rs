//! What happened, line by line.

use std::fmt;

/// A record of a run; empty unless it is wanted, since writing takes longer than running.
#[derive(Debug, Default)]
pub struct Trace {
    lines: Option<String>,
}

impl Trace {
    /// A trace that keeps its lines.
    #[must_use]
    pub fn kept() -> Self {
        Self { lines: Some(String::new()) }
    }

    /// Notes what happened.
    pub(crate) fn note(&mut self, line: impl FnOnce() -> String) {
        if let Some(lines) = &mut self.lines {
            lines.push_str(&line());
            lines.push('\n');
        }
    }
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.lines.as_deref().unwrap_or_default())
    }
}
