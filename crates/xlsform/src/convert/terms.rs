//! Who may answer a survey and what is promised to them: columns of ours on the settings sheet.

use super::settings::{Metadata, is_yes};
use super::sheet::Row;
use crate::problem::{ProblemKind, Problems};

/// For how long a phone keeps an answer at most, where the workbook does not say.
const DELAY_MINUTES_DEFAULT: u32 = 60;
/// For how long it may.
const DELAY_MINUTES_MAX: u32 = 24 * 60;

/// Who may answer and what is promised to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Who may answer.
    pub audience: Audience,
    /// What is promised.
    pub promise: Promise,
    /// For how many minutes at most a phone keeps an answer, so that nobody sees when it was given.
    pub delay_minutes_max: u32,
}

/// Who may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Whoever opens it, once from each device.
    Open,
    /// Who has a code from a letter.
    Invited,
    /// Whoever the staff hand a device to.
    Supervised,
}

/// What is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// That nobody finds out who gave an answer.
    Anonymous,
    /// That answers are kept under a number for whoever gave them, who may see them and take them back.
    Confidential,
}

/// Reads the terms; nothing where the workbook has none, or they are a problem.
pub(super) fn read(row: Row<'_>, metadata: Metadata, problems: &mut Problems) -> Option<Terms> {
    let (audience, promise) = (row.get("audience"), row.get("promise"));
    let delay = delay(row, problems);
    if audience.is_none() && promise.is_none() && delay.is_none() {
        return None;
    }
    let promise = promised(row, promise, metadata, problems);
    if row.get("openrosa").is_some_and(is_yes) {
        row.problem("openrosa", ProblemKind::CountedAndCollected, problems);
    }
    let Some(given) = audience else {
        row.problem("audience", ProblemKind::Empty, problems);
        return None;
    };
    let audience = match given.to_lowercase().as_str() {
        "open" => Audience::Open,
        "invited" => Audience::Invited,
        "supervised" => Audience::Supervised,
        _ => {
            unknown(row, "audience", given, "open, invited or supervised", problems);
            return None;
        }
    };
    let promise = promise?;
    if promise == Promise::Confidential {
        if audience == Audience::Supervised {
            row.problem("audience", ProblemKind::LinkedOnSharedDevice, problems);
        }
        if delay.is_some() {
            row.problem("delay_minutes", ProblemKind::LinkedAndDelayed, problems);
        }
        return Some(Terms { audience, promise, delay_minutes_max: 0 });
    }
    Some(Terms { audience, promise, delay_minutes_max: delay.unwrap_or(DELAY_MINUTES_DEFAULT) })
}

/// What is promised is kept: whichever it is, it says of no time that it is stored.
fn promised(
    row: Row<'_>,
    promise: Option<&str>,
    metadata: Metadata,
    problems: &mut Problems,
) -> Option<Promise> {
    let promise = match promise.map(str::to_lowercase).as_deref() {
        None => {
            row.problem("promise", ProblemKind::Empty, problems);
            return None;
        }
        Some("anonymous") => Promise::Anonymous,
        Some("confidential") => Promise::Confidential,
        Some(given) => {
            unknown(row, "promise", given, "anonymous or confidential", problems);
            return None;
        }
    };
    if metadata != Metadata::No {
        row.problem("metadata", ProblemKind::NotPromised, problems);
    }
    Some(promise)
}

fn delay(row: Row<'_>, problems: &mut Problems) -> Option<u32> {
    let given = row.get("delay_minutes")?;
    let minutes = given.parse().ok().filter(|minutes| *minutes <= DELAY_MINUTES_MAX);
    if minutes.is_none() {
        unknown(row, "delay_minutes", given, "a whole number from 0 to 1440", problems);
    }
    minutes
}

fn unknown(
    row: Row<'_>,
    column: &'static str,
    given: &str,
    supported: &'static str,
    problems: &mut Problems,
) {
    let kind = ProblemKind::UnknownSetting { given: given.to_owned(), supported };
    row.problem(column, kind, problems);
}
