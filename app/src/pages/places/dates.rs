//! What is on, as cards on the page of a place or a partner.

use leptos::prelude::*;
use sammen_domain::LocalDateTime;
use sammen_sync::{OccurrenceView, View};

use crate::{
    components::{ChangeLine, DateCard, DayBlock, Seats, SeatsLine, change_words},
    routing::Route,
    state::use_app,
    words::{late, m, text, text_language, time},
};

/// The most dates that a page of something else lists.
pub const DATES_MAX: usize = 8;

/// A date as its card shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct DateLine {
    href: String,
    block: DayBlock,
    title: String,
    language: Option<String>,
    details: String,
    change: Option<String>,
    seats: Seats,
}

impl DateLine {
    /// Writes a date out, with its place if wanted.
    pub fn new(date: &OccurrenceView<'_>, view: &View, now: LocalDateTime, place: bool) -> Self {
        let OccurrenceView { occurrence, activity, .. } = date;
        let (starts, ends) = (occurrence.starts, occurrence.ends);
        let block = if starts.date == now.date {
            DayBlock::today(starts, ends.minute, now)
        } else {
            DayBlock::date(starts.date)
        };
        let clocks = m().when_from_until(&time(starts.minute), &time(ends.minute));
        let place = view.places.get(&activity.place).filter(|_| place);
        let details = match place {
            Some(place) => format!("{clocks} · {}", text(&place.name)),
            None => clocks,
        };
        Self {
            href: Route::Activity(activity.id, Some(occurrence.id)).path(),
            block,
            title: text(&activity.title),
            language: text_language(&activity.title),
            details,
            change: change_words(occurrence, now.date),
            seats: Seats::of(date),
        }
    }
}

/// The dates, soonest first.
#[component]
pub fn DateLines(
    /// What is listed.
    lines: Memo<Vec<DateLine>>,
) -> impl IntoView {
    let app = use_app();
    let pulled_at = Signal::derive(move || app.view().and_then(|view| view.pulled_at));
    move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p class="muted">{late().place_activities_none()}</p> }.into_any();
        }
        let cards = lines
            .into_iter()
            .map(|line| {
                view! {
                    <li>
                        <DateCard
                            href=line.href
                            test="date-link"
                            block=line.block
                            title=line.title
                            language=line.language
                            details=line.details
                        >
                            {line.change.map(|words| view! { <ChangeLine words=words /> })}
                            <SeatsLine seats=line.seats pulled_at=pulled_at />
                        </DateCard>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="stack">{cards}</ul> }.into_any()
    }
}
