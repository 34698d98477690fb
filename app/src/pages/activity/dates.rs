//! The dates of a series: the chosen one, those registered for, those that are cancelled.

use leptos::prelude::*;
use sammen_domain::{LocalDateTime, OccurrenceId};
use sammen_sync::OccurrenceView;
use wasm_bindgen::JsCast;

use super::subject::{Found, Subject};
use crate::{
    components::{
        ChangeLine, DayBlock, DayBlockView, RegistrationMark, Seats, Standing, change_words,
    },
    routing::{Route, use_router},
    state::use_app,
    words::{day, late, m, time},
};

/// How many dates are shown before all are asked for.
const DATES_SHOWN: usize = 6;

/// What one date of the list says.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct DateRow {
    id: OccurrenceId,
    href: String,
    block: DayBlock,
    words: String,
    change: Option<String>,
    seats: String,
    cancelled: bool,
    standing: Option<Standing>,
}

/// The coming dates, where there is more than one.
#[component]
pub fn Dates(
    /// The activity and its chosen date.
    subject: Subject,
) -> impl IntoView {
    let app = use_app();
    let all = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let _ = app.locale.get();
        let now = subject.now.get();
        subject
            .activity(|found, activity| {
                let dates = found.view.dates_of(activity.id);
                let to_come = dates.filter(|date| date.occurrence.ends > now);
                to_come.map(|date| row(found, &date, now)).collect::<Vec<_>>()
            })
            .unwrap_or_default()
    });
    let series = Memo::new(move |_| rows.with(|rows| rows.len() > 1));
    let shown = move || {
        let mut rows = rows.get();
        if !all.get() {
            rows.truncate(DATES_SHOWN);
        }
        rows
    };
    let hidden = Memo::new(move |_| !all.get() && rows.with(|rows| rows.len() > DATES_SHOWN));
    let count = move || u32::try_from(rows.with(Vec::len)).unwrap_or(u32::MAX);
    let section = move || {
        view! {
            <section class="stack">
                <h2>{late().series_dates()}</h2>
                <p class="note">{move || late().series_count(count())}</p>
                <ul class="stack">
                    <For
                        each=shown
                        key=DateRow::clone
                        children=move |row| view! { <DateLink subject=subject row=row /> }
                    />
                </ul>
                {move || {
                    hidden
                        .get()
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button button--wide"
                                    on:click=move |_| all.set(true)
                                >
                                    {late().series_show_all()}
                                </button>
                            }
                        })
                }}
            </section>
        }
    };
    move || series.get().then(section)
}

fn row(found: &Found, date: &OccurrenceView<'_>, now: LocalDateTime) -> DateRow {
    let OccurrenceView { occurrence, activity, .. } = *date;
    let span = m().when_from_until(&time(occurrence.starts.minute), &time(occurrence.ends.minute));
    let seats = Seats::of(date);
    let registered = found.view.registration_for(occurrence);
    DateRow {
        id: occurrence.id,
        href: Route::Activity(activity.id, Some(occurrence.id)).path(),
        block: DayBlock::date(occurrence.starts.date),
        words: m().when_day_time(&day(occurrence.starts.date, now.date), &span),
        change: change_words(occurrence, now.date),
        seats: seats.words(),
        cancelled: matches!(seats, Seats::Cancelled { .. }),
        standing: registered.map(|view| Standing::of(view, occurrence, activity)),
    }
}

#[component]
fn DateLink(
    /// The activity and its chosen date.
    subject: Subject,
    /// The date.
    row: DateRow,
) -> impl IntoView {
    let router = use_router();
    let DateRow { id, href, block, words, change, seats, cancelled, standing } = row;
    let choose = move |event: leptos::ev::MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
            return;
        }
        event.prevent_default();
        subject.picked.set(Some(id));
        router.note_query("dato", &id.to_string());
        // What changed stands under the heading, out of sight from here.
        let heading = document().query_selector("h1").ok().flatten();
        if let Some(heading) = heading.and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = heading.focus();
        }
    };
    view! {
        <li>
            <a
                class="card date-card date-link"
                class:date-link--cancelled=cancelled
                href=href
                aria-current=move || (subject.chosen.get() == Some(id)).then_some("true")
                data-test="date"
                on:click=choose
            >
                <DayBlockView block=block />
                <div class="date-card__words">
                    <strong class="sentence date-link__words">{words}</strong>
                    {change.map(|words| view! { <ChangeLine words=words /> })}
                    <span class="seats" class:seats--scarce=cancelled>
                        {seats}
                    </span>
                    {standing.map(|standing| view! { <RegistrationMark standing=standing /> })}
                </div>
            </a>
        </li>
    }
}
