//! How far this phone has come with a survey.

use leptos::prelude::*;
use sammen_domain::{Refusal, ResponseId, SurveyId};
use sammen_sync::OpId;
use sammen_sync_indexeddb::ResponseState;

use crate::state::{AppState, LinkedStanding};

/// Seconds that a question takes.
const SECONDS_PER_QUESTION: u32 = 20;

/// What became of an answered survey.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Standing {
    /// It has not been answered here.
    Open,
    /// The answers wait to be sent.
    Waiting,
    /// The answers wait for their token and their time.
    Held,
    /// Another answer has counted in this response's place.
    Counted(ResponseId),
    /// The answers arrived.
    Sent,
    /// This response was not taken, with this HTTP status.
    Rejected(ResponseId, u16),
    /// These confidential answers were not taken.
    Refused(OpId, Refusal),
}

/// What became of a survey, by the newest response. Tracks it.
pub fn standing(app: AppState, survey: SurveyId) -> Standing {
    match app.linked_standing(survey) {
        Some(LinkedStanding::Waiting) => return Standing::Waiting,
        Some(LinkedStanding::Sent) => return Standing::Sent,
        Some(LinkedStanding::Refused(op, refusal)) => return Standing::Refused(op, refusal),
        None => {}
    }
    let newest = app.responses.with(|responses| {
        let of_survey = responses.iter().rev().find(|entry| entry.request.survey == survey);
        of_survey.map(|entry| (entry.request.id, entry.state))
    });
    match newest {
        Some((_, ResponseState::Waiting)) => Standing::Waiting,
        Some((_, ResponseState::Held { .. })) => Standing::Held,
        Some((id, ResponseState::Counted)) => Standing::Counted(id),
        Some((id, ResponseState::Rejected { status })) => Standing::Rejected(id, status),
        None if app.answered.with(|answered| answered.contains(&survey)) => Standing::Sent,
        None => Standing::Open,
    }
}

/// About how many minutes so many questions take; at least one.
pub fn minutes(questions: u32) -> u32 {
    ((questions * SECONDS_PER_QUESTION + 30) / 60).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_rounded_and_never_none() {
        let check = |questions, expect| assert_eq!(minutes(questions), expect, "{questions}");
        check(0, 1);
        check(1, 1);
        check(4, 1);
        check(10, 3);
        check(12, 4);
    }
}
