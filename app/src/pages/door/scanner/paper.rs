//! The list on paper, for when a phone's battery is empty: as much of everybody as this volunteer may see.

use leptos::prelude::*;
use sammen_domain::{Claim, RegistrationId, RosterEntry, Verdict, judge};

use crate::intl::DateStyle;
use crate::{
    components::Sheet,
    pages::door::{
        desk::{Desk, Place},
        names::fetched,
        people::{code_of, names},
    },
    state::use_app,
    words::{date, late, m, text, time},
};

/// A household on the list.
struct Line {
    registration: RegistrationId,
    who: String,
    persons: u16,
    /// What stands beside those who are in or have no seats.
    mark: Option<&'static str>,
}

/// The list, as it is printed.
#[component]
pub fn PaperSheet(
    /// The door.
    desk: Desk,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    // It stays as it was when it was opened: a paper does too.
    let place = desk.place.get_untracked()?;
    let title = place.view.activities.get(&place.date.activity).map(|a| text(&a.title));
    let when = m().when_day_time(
        &date(place.date.starts.date, DateStyle::Full),
        &time(place.date.starts.minute),
    );
    let as_of = place.view.pulled_at.map(|at| fetched(at, app.now.get_untracked()));
    let rows = lines(&place).into_iter().map(row).collect_view();
    Some(view! {
        <Sheet open=open class="paper" labelled_by="paper-title">
            <div class="stack" data-test="paper-list">
                <h2 id="paper-title">{late().paper_title()}</h2>
                <p>
                    <strong>{title}</strong>
                    <br />
                    <span class="sentence">{when}</span>
                    <br />
                    <span class="note">{as_of}</span>
                </p>
                <p>{late().paper_explained()}</p>
                <div class="button-row sheet__buttons">
                    <button
                        type="button"
                        class="button button--primary"
                        on:click=move |_| print()
                    >
                        {late().paper_print()}
                    </button>
                    <button
                        type="button"
                        class="button"
                        data-test="paper-close"
                        on:click=move |_| open.set(false)
                    >
                        {late().paper_close()}
                    </button>
                </div>
                <table class="paper__list">
                    <thead>
                        <tr>
                            <th scope="col">{late().paper_came()}</th>
                            <th scope="col">{late().paper_who()}</th>
                            <th scope="col">{late().paper_persons()}</th>
                            <th scope="col">{late().paper_code()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <p>{late().paper_walk_ins()}" ____________"</p>
            </div>
        </Sheet>
    })
}

/// Prints what is open; a browser that cannot says so itself.
fn print() {
    let _ = window().print();
}

fn row(line: Line) -> impl IntoView {
    let Line { registration, who, persons, mark } = line;
    let mark = mark.map(|mark| view! { <span class="note">{format!(" ({mark})")}</span> });
    view! {
        <tr>
            <td>
                <span class="paper__box" aria-hidden="true"></span>
            </td>
            <td>{who}{mark}</td>
            <td>{persons}</td>
            <td class="paper__code" translate="no">{code_of(registration)}</td>
        </tr>
    }
}

/// Everybody who may come or has come, by their names.
fn lines(place: &Place) -> Vec<Line> {
    let Place { view, date, .. } = place;
    let tally = view.tally(date);
    let line = |entry: &RosterEntry| {
        let claim = Claim::Listed(entry.registration);
        let mark = match judge(claim, date, Some(entry), &tally) {
            Verdict::Valid { .. } => None,
            Verdict::AlreadyIn { .. } => Some(late().door_in()),
            Verdict::Waits => Some(late().door_waits()),
            Verdict::OtherDate | Verdict::Cancelled | Verdict::NotOurs | Verdict::Revoked => {
                return None;
            }
        };
        let who = names(view, entry.registration);
        Some(Line { registration: entry.registration, who, persons: entry.persons, mark })
    };
    let mut lines: Vec<Line> = view.roster.iter().filter_map(line).collect();
    lines.sort_by(|a, b| (&a.who, a.registration).cmp(&(&b.who, b.registration)));
    lines
}
