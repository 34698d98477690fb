//! What a volunteer's phone knows of a door: what the server has, and what was noted here and not decided yet.

use sammen_domain::{
    ActivityId, CheckIn, CountHeads, Door, Duty, Occurrence, Tally, UnixSeconds, check_in,
    count_heads,
};

use super::View;

impl View {
    /// Whether this phone's person receives those who come to an activity, as far as the phone knows.
    #[must_use]
    pub fn may_check_in(&self, activity: ActivityId) -> bool {
        self.roles
            .iter()
            .any(|role| role.duties.contains(&Duty::CheckIn) && role.activities.contains(&activity))
    }

    /// Who is in at a date.
    #[must_use]
    pub fn tally(&self, date: &Occurrence) -> Tally {
        Tally::of(date.id, self.scans.iter().copied())
    }

    /// How many were counted at a date. Somebody who counts down before those who counted up were heard sees zero.
    #[must_use]
    pub fn heads(&self, date: &Occurrence) -> u32 {
        let sum = self.head_counts.get(&date.id).copied().unwrap_or_default();
        u32::try_from(sum).unwrap_or_default()
    }

    /// What the server's clock says when this phone's says `now`, as far as the phone can tell.
    #[must_use]
    pub fn server_time(&self, now: UnixSeconds) -> UnixSeconds {
        now.saturating_sub(self.clock_ahead_seconds)
    }

    /// What was noted here counts here at once. What the server will refuse is shown until it has.
    pub(super) fn replay_check_in(&mut self, request: &CheckIn) {
        let Some(date) = self.occurrences.iter().find(|date| date.id == request.occurrence) else {
            return;
        };
        let is_there = self.scans.iter().any(|scan| scan.id == request.scan);
        if let Ok(scan) = check_in(&here(date), request)
            && !is_there
        {
            self.scans.push(scan);
        }
    }

    pub(super) fn replay_count(&mut self, request: &CountHeads) {
        let Some(date) = self.occurrences.iter().find(|date| date.id == request.occurrence) else {
            return;
        };
        if let Ok(kept) = count_heads(&here(date), request) {
            *self.head_counts.entry(kept.occurrence).or_default() += i64::from(kept.change);
        }
    }
}

/// The door as the phone sees it, which leaves to the server what needs a clock or a right.
fn here(occurrence: &Occurrence) -> Door<'_> {
    Door { occurrence, may_check_in: true, now: None }
}
