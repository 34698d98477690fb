//! What was first planned of a date that is at another time now.

use leptos::prelude::*;
use sammen_domain::{LocalDate, LocalDateTime, Occurrence};

use super::{Icon, IconView};
use crate::words::{m, moment_inside, time};

/// What changed, in words: "Flyttet fra tirsdag den 3. november kl. 17.00". Nothing of a date that is cancelled.
#[must_use]
pub fn change_words(occurrence: &Occurrence, today: LocalDate) -> Option<String> {
    let change = occurrence.change.as_ref().filter(|_| occurrence.is_scheduled())?;
    let before = (change.starts, change.ends);
    Some(moved_words(before, (occurrence.starts, occurrence.ends), today))
}

/// How two times of one date differ, in words: the day, else the start, else the end.
#[must_use]
pub fn moved_words(
    before: (LocalDateTime, LocalDateTime),
    now: (LocalDateTime, LocalDateTime),
    today: LocalDate,
) -> String {
    if before.0.date != now.0.date {
        m().moved_from(&moment_inside(before.0, today))
    } else if before.0.minute != now.0.minute {
        m().moved_from_time(&time(before.0.minute))
    } else {
        m().ends_instead_of(&time(now.1.minute), &time(before.1.minute))
    }
}

/// The line: an icon and the words.
#[component]
pub fn ChangeLine(
    /// What changed.
    words: String,
) -> impl IntoView {
    view! {
        <span class="mark change-line" data-test="change">
            <IconView icon=Icon::Calendar />
            <span>{words}</span>
        </span>
    }
}
