//! Seven days side by side, to move in time.

use std::collections::BTreeMap;

use leptos::prelude::*;
use sammen_domain::LocalDate;

use crate::{
    intl::{self, DateStyle},
    words::{date, m},
};

/// How many days stand side by side.
pub const STRIP_DAYS: i32 = 7;

/// The days from `first` on; a dot where something happens.
#[component]
pub fn WeekStrip(
    /// The first day.
    first: Memo<LocalDate>,
    /// Today.
    today: Memo<LocalDate>,
    /// The day that is chosen, if one is.
    chosen: Memo<Option<LocalDate>>,
    /// How much happens on each day.
    counts: Memo<BTreeMap<LocalDate, u32>>,
    /// Called with a day that is tapped.
    on_choose: Callback<LocalDate>,
) -> impl IntoView {
    let day = move |offset: i32| {
        let day = move || first.get().plus_days(offset);
        let count = move || counts.with(|counts| counts.get(&day()).copied().unwrap_or(0));
        view! {
            <li>
                <button
                    type="button"
                    class="week-strip__day"
                    aria-pressed=move || (chosen.get() == Some(day())).to_string()
                    aria-current=move || (day() == today.get()).then_some("date")
                    aria-label=move || m().week_day(count(), &date(day(), DateStyle::Full))
                    data-test="week-day"
                    data-date=move || intl::iso_date(day())
                    on:click=move |_| on_choose.run(first.get_untracked().plus_days(offset))
                >
                    <span>{move || date(day(), DateStyle::WeekdayShort)}</span>
                    <strong>{move || intl::day_of_month(day())}</strong>
                    <i class="week-strip__dot" class:week-strip__dot--on=move || count() != 0></i>
                </button>
            </li>
        }
    };
    view! {
        <ul class="week-strip" aria-label=m().week_label()>
            {(0..STRIP_DAYS).map(day).collect_view()}
        </ul>
    }
}
