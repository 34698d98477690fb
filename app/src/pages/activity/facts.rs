//! When, where, for whom, for how much, in which languages, by whom, and how many seats.

use leptos::prelude::*;
use sammen_domain::UnixSeconds;

use super::subject::Subject;
use crate::{
    calendar_file::{Entry, calendar_href},
    components::{ChangeLine, Icon, IconView, Seats, SeatsLine, change_words},
    intl,
    routing::Route,
    state::use_app,
    words::{audience, cost, day, late, locale, m, text, text_language, time},
};

/// The rows that answer "shall I come?".
#[component]
pub fn Facts(
    /// The activity and its chosen date.
    subject: Subject,
) -> impl IntoView {
    view! {
        <dl class="facts">
            <When subject=subject />
            <Where subject=subject />
            <SeatsFact subject=subject />
            <ForWhom subject=subject />
            <Cost subject=subject />
            <Languages subject=subject />
            <Organiser subject=subject />
        </dl>
    }
}

/// One row: an icon, a name for those who listen, and what it says.
#[component]
fn Fact(
    /// The icon.
    icon: Icon,
    /// The row's name.
    name: fn() -> &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="facts__row">
            <dt>
                <IconView icon=icon />
                <span class="spoken">{name}</span>
            </dt>
            <dd>{children()}</dd>
        </div>
    }
}

#[component]
fn When(
    /// The activity and its chosen date.
    subject: Subject,
) -> impl IntoView {
    let app = use_app();
    let times =
        Memo::new(move |_| subject.date(|_, date| (date.occurrence.starts, date.occurrence.ends)));
    let words = move || {
        let (starts, ends) = times.get()?;
        let span = m().when_from_until(&time(starts.minute), &time(ends.minute));
        Some(m().when_day_time(&day(starts.date, subject.now.get().date), &span))
    };
    let remark = move || {
        let (starts, ends) = times.get()?;
        let now = subject.now.get();
        if ends <= now {
            Some(late().when_past().to_owned())
        } else {
            (starts <= now).then(|| late().when_started(&time(starts.minute)))
        }
    };
    let called_off = move || {
        let seats = subject.date(|_, date| Seats::of(date))?;
        matches!(seats, Seats::Cancelled { .. }).then(|| {
            view! { <span class="mark mark--stop"><IconView icon=Icon::Cross />{seats.words()}</span> }
        })
    };
    let changed = move || {
        let (words, reason) = subject.date(|_, date| {
            let words = change_words(date.occurrence, subject.now.get().date)?;
            let reason = date.occurrence.change.as_ref().map(|change| change.reason.clone());
            Some((words, reason.unwrap_or_default()))
        })??;
        let why = (!reason.is_empty()).then(|| {
            let language = text_language(&reason);
            view! { <span class="note" lang=language>{text(&reason)}</span> }
        });
        Some(view! { <ChangeLine words=words />{why} })
    };
    let calendar = Memo::new(move |_| {
        let _ = app.locale.get();
        subject.date(|found, date| {
            let is_ahead = date.occurrence.ends > subject.now.get();
            is_ahead.then(|| calendar_href(&[Entry::of(&found.view, date)]))
        })
    });
    view! {
        <Fact icon=Icon::Clock name=|| late().activity_when()>
            <strong class="sentence facts__main">
                {move || words().unwrap_or_else(|| late().series_no_more().to_owned())}
            </strong>
            {move || remark().map(|remark| view! { <span class="note">{remark}</span> })}
            {changed}
            {called_off}
            {move || {
                calendar
                    .get()
                    .flatten()
                    .map(|href| {
                        view! {
                            <a class="facts__link" href=href download="sammen.ics">
                                {late().activity_calendar()}
                            </a>
                        }
                    })
            }}
        </Fact>
    }
}

#[component]
fn Where(
    /// The activity and its chosen date.
    subject: Subject,
) -> impl IntoView {
    let place = Memo::new(move |_| {
        subject.activity(|found, activity| found.view.places.get(&activity.place).cloned())
    });
    move || {
        let place = place.get().flatten()?;
        // Read here, where the language is followed; the row's own parts are drawn once.
        let (name, address) = (text(&place.name), text(&place.address));
        let accessibility = (!place.accessibility.is_empty()).then(|| {
            let language = text_language(&place.accessibility);
            let words = text(&place.accessibility);
            view! { <span class="note" lang=language>{words}</span> }
        });
        Some(view! {
            <Fact icon=Icon::Pin name=|| late().activity_where()>
                <a class="facts__link facts__main" href=Route::Place(place.id).path()>
                    {name}
                </a>
                <span class="note">{address}</span>
                {accessibility}
            </Fact>
        })
    }
}

#[component]
fn SeatsFact(
    /// The activity and its chosen date.
    subject: Subject,
) -> impl IntoView {
    let app = use_app();
    let seats = Memo::new(move |_| {
        let _ = app.locale.get();
        subject.date(|_, date| Seats::of(date))
    });
    let pulled_at = Memo::new(move |_| {
        subject.found.with(|found| -> Option<UnixSeconds> { found.as_ref()?.view.pulled_at })
    });
    let answer = move || app.is_offline().then(|| late().answer_when_network());
    move || {
        let seats = seats.get().filter(|seats| !matches!(seats, Seats::Cancelled { .. }))?;
        let ages = seats.ages();
        let waitlist =
            matches!(seats, Seats::Full { .. }).then(|| late().seats_waitlist_possible());
        Some(view! {
            <Fact icon=Icon::People name=|| late().seats_title()>
                <SeatsLine seats=seats pulled_at=pulled_at />
                {waitlist.map(|words| view! { <span class="note">{words}</span> })}
                {ages
                    .then(|| {
                        view! {
                            <span class="note">
                                {late().seats_may_have_changed()}" "{answer}
                            </span>
                        }
                    })}
            </Fact>
        })
    }
}

#[component]
fn ForWhom(
    /// The activity and its chosen date.
    subject: Subject,
) -> impl IntoView {
    let facts = Memo::new(move |_| {
        subject.activity(|_, activity| (activity.audiences.clone(), activity.ages))
    });
    let audiences = move || {
        let (audiences, _) = facts.get().unwrap_or_default();
        audiences.into_iter().map(audience).collect::<Vec<_>>().join(", ")
    };
    let ages = move || {
        let (from, to) = facts.get()?.1?;
        Some(match (u32::from(from), u32::from(to)) {
            (0, to) => late().activity_ages_to(to),
            // The oldest age where there is none.
            (from, 99..) => late().activity_ages_from(from),
            (from, to) => late().activity_ages(from, to),
        })
    };
    view! {
        <Fact icon=Icon::Person name=|| late().activity_for_whom()>
            <span class="facts__main">{audiences}</span>
            {move || ages().map(|ages| view! { <span class="note">{ages}</span> })}
        </Fact>
    }
}

#[component]
fn Cost(
    /// The activity and its chosen date.
    subject: Subject,
) -> impl IntoView {
    let price = Memo::new(move |_| subject.activity(|_, activity| activity.cost));
    view! {
        <Fact icon=Icon::Coin name=|| late().activity_cost()>
            <span class="facts__main">{move || price.get().map(cost)}</span>
        </Fact>
    }
}

#[component]
fn Languages(
    /// The activity and its chosen date.
    subject: Subject,
) -> impl IntoView {
    let codes = Memo::new(move |_| subject.activity(|_, activity| activity.languages.clone()));
    let names = move || {
        let codes = codes.get().filter(|codes| !codes.is_empty())?;
        let names: Vec<_> = codes.iter().map(|code| intl::language_name(locale(), code)).collect();
        Some(late().languages_spoken(&names.join(", ")))
    };
    move || {
        names().map(|names| {
            view! {
                <Fact icon=Icon::Speech name=|| late().activity_languages()>
                    <span class="facts__main">{names}</span>
                </Fact>
            }
        })
    }
}

#[component]
fn Organiser(
    /// The activity and its chosen date.
    subject: Subject,
) -> impl IntoView {
    let organiser = Memo::new(move |_| {
        subject.activity(|found, activity| {
            found.view.partners.get(&activity.organiser).map(|p| (p.id, p.name.clone()))
        })
    });
    move || {
        let (id, name) = organiser.get().flatten()?;
        let name = text(&name);
        Some(view! {
            <Fact icon=Icon::House name=|| late().activity_run_by()>
                <span class="note">{late().activity_run_by()}</span>
                <a class="facts__link facts__main" href=Route::Partner(id).path()>
                    {name}
                </a>
            </Fact>
        })
    }
}
