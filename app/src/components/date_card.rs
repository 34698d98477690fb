//! A card that is a date: a day block at the start edge, then what happens.

use leptos::prelude::*;
use sammen_domain::{LocalDate, LocalDateTime, MinuteOfDay};

use crate::{
    intl::{self, DateStyle},
    words::{clock, date, m},
};

/// The three lines of the block, written out in the person's language.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct DayBlock {
    above: String,
    number: String,
    below: String,
}

impl DayBlock {
    /// A date: `tor 21 nov`.
    #[must_use]
    pub fn date(day: LocalDate) -> Self {
        Self {
            above: date(day, DateStyle::WeekdayShort),
            number: intl::day_of_month(day).to_string(),
            below: date(day, DateStyle::MonthShort),
        }
    }

    /// Something of today: `i dag 18 til 20`, or `nu` once it has begun.
    #[must_use]
    pub fn today(starts: LocalDateTime, ends: MinuteOfDay, now: LocalDateTime) -> Self {
        let above = if starts <= now { m().when_now() } else { m().when_today() };
        Self {
            above: above.to_owned(),
            number: clock(starts.minute),
            below: m().when_until(&clock(ends)),
        }
    }

    /// How far a survey has come: `svar 7 af 12`.
    #[must_use]
    pub fn lines(above: String, number: String, below: String) -> Self {
        Self { above, number, below }
    }
}

/// Draws the block.
#[component]
pub fn DayBlockView(
    /// Its lines.
    block: DayBlock,
) -> impl IntoView {
    // A clock off the hour is longer than a date's number.
    let long = block.number.chars().count() > 2;
    view! {
        <span class="day-block">
            <span class="day-block__line">{block.above}" "</span>
            <span class="day-block__number" class:day-block__number--long=long>
                {block.number}" "
            </span>
            <span class="day-block__line">{block.below}" "</span>
        </span>
    }
}

/// The card; all of it is one link.
#[component]
pub fn DateCard(
    /// Where it leads.
    href: String,
    /// A stable name for tests.
    test: &'static str,
    /// The day block.
    block: DayBlock,
    /// What happens.
    title: String,
    /// The language of the title, where it is not the page's.
    #[prop(optional_no_strip)]
    language: Option<String>,
    /// Where and when, in one line.
    details: String,
    /// Seats and marks, where there are any.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <a class="card date-card" href=href data-test=test>
            <DayBlockView block=block />
            <div class="date-card__words">
                <h3 lang=language>{title}</h3>
                <p class="note">{details}</p>
                {children.map(|children| children())}
            </div>
        </a>
    }
}
