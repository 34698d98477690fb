//! When somewhere is open.

mod rules;

use leptos::prelude::*;
use sammen_domain::{LocalDateTime, OpeningHours, Weekday};

use super::{Icon, IconView};
use crate::{
    intl,
    state::use_app,
    words::{locale, m, time},
};
use rules::{Opening, opening};

/// The hours of the week, days with the same hours together, and whether it is open now.
#[component]
pub fn OpeningHoursView(
    /// The hours; not empty.
    hours: Vec<OpeningHours>,
) -> impl IntoView {
    let lines = {
        let groups = rules::group(&hours);
        move || {
            groups
                .iter()
                .map(|(days, spans)| {
                    let spans: Vec<String> = spans
                        .iter()
                        .map(|&(opens, closes)| m().when_from_until(&time(opens), &time(closes)))
                        .collect();
                    let hours = if spans.is_empty() {
                        m().hours_closed_day().to_owned()
                    } else {
                        spans.join(", ")
                    };
                    view! {
                        <div class="hours__line" class:muted=spans.is_empty()>
                            <dt>{day_names(days)}</dt>
                            <dd>{hours}</dd>
                        </div>
                    }
                })
                .collect_view()
        }
    };
    view! {
        <section class="stack" aria-labelledby="hours">
            <div class="hours__heading">
                <h2 id="hours">{m().hours_title()}</h2>
                <OpenNow hours=hours />
            </div>
            <dl class="card hours">{lines}</dl>
        </section>
    }
}

/// Whether it is open now, and when that changes.
#[component]
pub fn OpenNow(
    /// The hours; nothing is said where they are empty.
    hours: Vec<OpeningHours>,
) -> impl IntoView {
    let app = use_app();
    let now: Memo<LocalDateTime> = Memo::new(move |_| app.local_now());
    move || match opening(&hours, now.get())? {
        Opening::OpenUntil(minute) => Some(
            view! {
                <span class="mark mark--good">
                    <IconView icon=Icon::Check />
                    {m().hours_open_now()}
                    ". "
                    {m().hours_closes_at(&time(minute))}
                </span>
            }
            .into_any(),
        ),
        Opening::OpensAt(minute) => Some(closed(m().hours_opens_at(&time(minute)))),
        Opening::OpensOn(day, minute) => {
            Some(closed(m().hours_opens_on(&intl::weekday(locale(), day), &time(minute))))
        }
    }
}

fn closed(opens: String) -> AnyView {
    view! {
        <span class="mark mark--closed">
            <IconView icon=Icon::Clock />
            {m().hours_closed_now()}
            ". "
            {opens}
        </span>
    }
    .into_any()
}

/// `mandag–torsdag`, or one day's name.
fn day_names(days: &[Weekday]) -> String {
    let name = |day: &Weekday| intl::weekday(locale(), *day);
    match days {
        [] => String::new(),
        [only] => name(only),
        [first, .., last] => m().hours_days(&name(first), &name(last)),
    }
}
