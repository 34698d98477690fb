//! Two answers to one case.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::{
    cases::Case,
    judge::{self, Reason},
};

/// A date that takes place: the local start, and start and end as instants.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
pub struct Date(pub String, pub i64, pub i64);

/// What one side says.
#[derive(Clone, Debug, Deserialize)]
pub struct Answer {
    /// The case's number.
    pub id: u64,
    /// The dates, unless the series is refused.
    #[serde(default)]
    pub dates: Vec<Date>,
    /// Why not.
    pub refused: Option<String>,
}

/// What became of one case.
pub enum Verdict {
    /// Both say the same dates.
    Same,
    /// We refuse what the other side has found to be as we say.
    Refused,
    /// They differ for a reason that is known and judged.
    Judged(Reason),
    /// They differ.
    Unjudged(String),
}

/// Compares the answers to a case.
pub fn compare(case: &Case, ours: &Answer, theirs: &Answer) -> Verdict {
    if ours.refused.is_some() || theirs.refused.is_some() {
        return match (&ours.refused, &theirs.refused) {
            (Some(our), Some(their)) if our == their => Verdict::Refused,
            (Some(our), None) if judge::refusal(our).is_some() => {
                judge::refusal(our).map_or(Verdict::Refused, Verdict::Judged)
            }
            (our, their) => Verdict::Unjudged(format!("refused: ours {our:?}, theirs {their:?}")),
        };
    }
    let sorted = |dates: &[Date]| {
        let mut dates = dates.to_vec();
        dates.sort();
        dates
    };
    let (ours, theirs) = (sorted(&ours.dates), sorted(&theirs.dates));
    if ours == theirs {
        return Verdict::Same;
    }
    match judge::reason(case, &ours, &theirs) {
        Some(reason) => Verdict::Judged(reason),
        None => {
            let only = |dates: &[Date], others: &[Date]| {
                let all = dates.iter().filter(|date| !others.contains(date));
                all.map(|date| format!("{} to {} ({})", date.0, date.2, date.1)).collect::<Vec<_>>()
            };
            Verdict::Unjudged(format!(
                "only ours {:?}, only theirs {:?}",
                only(&ours, &theirs),
                only(&theirs, &ours)
            ))
        }
    }
}

/// How many cases came out how.
#[derive(Default)]
pub struct Counts {
    same: usize,
    refused: usize,
    judged: BTreeMap<Reason, Vec<u64>>,
    unjudged: usize,
}

impl Counts {
    /// Counts one case.
    pub fn add(&mut self, case: &Case, verdict: Verdict) {
        match verdict {
            Verdict::Same => self.same += 1,
            Verdict::Refused => self.refused += 1,
            Verdict::Judged(reason) => self.judged.entry(reason).or_default().push(case.id),
            Verdict::Unjudged(_) => self.unjudged += 1,
        }
    }

    /// Cases in which both sides agree.
    pub fn passed(&self) -> usize {
        self.same + self.refused
    }

    /// Cases that nobody can explain.
    pub fn unjudged(&self) -> usize {
        self.unjudged
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} with the same dates, {} refused by both", self.same, self.refused)?;
        for (reason, cases) in &self.judged {
            let shown: Vec<_> = cases.iter().take(8).map(ToString::to_string).collect();
            let more = if cases.len() > shown.len() { ", …" } else { "" };
            write!(
                f,
                "\n{} judged: {} (cases {}{more})",
                cases.len(),
                reason.words(),
                shown.join(", ")
            )?;
        }
        Ok(())
    }
}
