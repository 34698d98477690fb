//! What is new of a date, in words.

use sammen_domain::{LocalDate, News, OccurrenceState, Text};
use sammen_sync::OccurrenceView;

use crate::{
    components::moved_words,
    routing::Route,
    words::{day, late, m, text, time},
};

/// What is new of a date, as the person is told.
pub struct NewsWords {
    /// What was to happen.
    pub title: String,
    /// When it is now, or when it would have been.
    pub when: String,
    /// What happened, and why.
    pub happened: String,
    /// What it means for the registration.
    pub meaning: String,
    /// Where the date is shown.
    pub href: String,
}

impl NewsWords {
    /// The words for a date.
    #[must_use]
    pub fn of(date: &OccurrenceView<'_>, news: News, today: LocalDate) -> Self {
        let OccurrenceView { occurrence, activity, .. } = *date;
        let starts = occurrence.starts;
        let (happened, meaning) = match news {
            News::CalledOff => (called_off(date), late().mit_news_called_off()),
            News::TakesPlace => {
                (late().mit_news_takes_place().to_owned(), late().mit_news_takes_place_meaning())
            }
            News::Moved { starts, ends } => {
                let now = (occurrence.starts, occurrence.ends);
                let moved = moved_words((starts, ends), now, today);
                let reason = occurrence.change.as_ref().map(|change| &change.reason);
                (because(moved, reason), late().mit_news_moved())
            }
        };
        Self {
            title: text(&activity.title),
            when: m().when_day_time(&day(starts.date, today), &time(starts.minute)),
            happened,
            meaning: meaning.to_owned(),
            href: Route::Activity(activity.id, Some(occurrence.id)).path(),
        }
    }
}

fn called_off(date: &OccurrenceView<'_>) -> String {
    match &date.occurrence.state {
        OccurrenceState::Cancelled { reason } if !reason.is_empty() => {
            m().cancelled_because(&text(reason))
        }
        _ => m().cancelled().to_owned(),
    }
}

fn because(what: String, reason: Option<&Text>) -> String {
    match reason.filter(|reason| !reason.is_empty()) {
        Some(reason) => late().changed_because(&what, &text(reason)),
        None => what,
    }
}
