//! Who comes to the dates that a volunteer receives people at.

mod desk;
mod guests;
mod heads;
mod names;
mod people;
mod result;
mod scanner;
mod walk_in;

use std::sync::Arc;

use leptos::prelude::*;
use sammen_domain::{LocalDateTime, OccurrenceId, RegistrationState, RosterEntry};
use sammen_sync::{OccurrenceView, View};

use crate::{
    components::{DayBlock, DayBlockView, EmptyState, PageHeading, Picture, Skeletons},
    routing::{Route, use_router},
    state::{AppState, use_app},
    words::{day, day_inside, late, m, text, text_language, time},
};

use desk::DeskPage;
use names::NamesLock;

/// The choice in the address: which date's door is open.
const DATE: &str = "dato";

/// The most dates that are listed; those after them come when these are over.
const DATES_MAX: usize = 12;
/// The most households that are listed where the door has them all.
const HOUSEHOLDS_MAX: usize = 100;

/// One household on a roster.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Household {
    persons: u32,
    /// Empty where they were not given, or are not this volunteer's to see.
    names: String,
    waits: bool,
}

/// One date and who comes.
#[derive(Clone, Debug, PartialEq)]
struct Roster {
    date: OccurrenceId,
    /// Whether this volunteer receives those who come.
    has_door: bool,
    block: DayBlock,
    title: String,
    language: Option<String>,
    when: String,
    cancelled: bool,
    coming: u32,
    waiting: u32,
    households: Vec<Household>,
}

/// The dates of this volunteer's activities.
#[component]
pub fn DoorPage() -> impl IntoView {
    let app = use_app();
    let rosters = Memo::new(move |_| rosters(app));
    let chosen = use_router().query(DATE);
    let desk = Memo::new(move |_| chosen.with(|chosen| chosen.parse::<OccurrenceId>().ok()));
    // Whatever else is new on the phone leaves the page as it is, with what was typed and what was said.
    let has_role = Memo::new(move |_| app.has_role());
    let content = move || match (app.ready.get(), has_role.get(), desk.get()) {
        (false, ..) => view! { <Skeletons /> }.into_any(),
        (true, true, Some(date)) => view! { <DeskPage date=date /> }.into_any(),
        (true, false, _) => view! {
            <EmptyState
                picture=Picture::Table
                sentence=late().door_no_role()
                action=Some((Route::Activities.path(), late().mit_empty_action().to_owned()))
            />
        }
        .into_any(),
        (true, true, None) => view! {
            <p>{late().door_explained()}</p>
            <p class="note" data-test="role-ends">{move || role_ends(app)}</p>
            <OtherWork />
            <Rosters rosters=rosters />
        }
        .into_any(),
    };
    view! {
        <PageHeading text=late().door_title() />
        <div class="stack stack--wide"><NamesLock /> {content}</div>
    }
}

/// Ways to what else this volunteer does.
#[component]
fn OtherWork() -> impl IntoView {
    let app = use_app();
    let lends = Memo::new(move |_| {
        app.views.with(|views| views.values().any(|view| !view.lending_activities().is_empty()))
    });
    let lending = move || {
        lends.get().then(|| {
            view! {
                <a class="button" href=Route::Lending.path() data-test="to-lending">
                    {late().lending_title()}
                </a>
            }
        })
    };
    view! {
        <p class="button-row">
            <a class="button" href=Route::Shifts.path() data-test="to-shifts">{late().shifts_title()}</a>
            {lending}
        </p>
    }
}

#[component]
fn Rosters(
    /// The dates, the next one first.
    rosters: Memo<Vec<Arc<Roster>>>,
) -> impl IntoView {
    let dates = Memo::new(move |_| {
        rosters.with(|rosters| rosters.iter().map(|roster| roster.date).collect::<Vec<_>>())
    });
    let nobody = move || {
        let is_empty = dates.with(Vec::is_empty);
        is_empty.then(|| view! { <p class="muted">{late().door_no_dates()}</p> })
    };
    view! {
        {nobody}
        <ul class="stack">
            <For
                each=move || dates.get()
                key=|date| *date
                children=move |date| view! { <RosterCard rosters date /> }
            />
        </ul>
    }
}

/// A date that is opened to see who comes, and stays open while people come and go.
#[component]
fn RosterCard(
    /// All dates.
    rosters: Memo<Vec<Arc<Roster>>>,
    /// Which of them.
    date: OccurrenceId,
) -> impl IntoView {
    let roster = Memo::new(move |_| {
        rosters.with(|rosters| rosters.iter().find(|roster| roster.date == date).cloned())
    });
    // A long list takes a while to show: only who opens it waits for it.
    let was_opened = RwSignal::new(false);
    let list = move || {
        let roster = roster.get().filter(|_| was_opened.get())?;
        let most = if roster.is_open() { HOUSEHOLDS_MAX } else { roster.households.len() };
        Some(household_list(&roster.households, most))
    };
    let is_open = Memo::new(move |_| roster.get().is_some_and(|roster| roster.is_open()));
    let door = move || {
        is_open.get().then(|| {
            let href = format!("{}?{DATE}={date}", Route::Door.path());
            view! {
                <a class="button button--primary" href=href data-test="open-door">
                    {late().door_open()}
                </a>
            }
        })
    };
    view! {
        <li>
            <details class="card" data-test="roster" on:toggle=move |_| was_opened.set(true)>
                <summary class="door-summary">{move || roster.get().map(summary)}</summary>
                {door}
                {list}
            </details>
        </li>
    }
}

/// What a date is, and how many come.
fn summary(roster: Arc<Roster>) -> impl IntoView {
    let Roster { title, language, when, coming, waiting, .. } = roster.as_ref();
    let counts = match (roster.cancelled, *waiting) {
        (true, _) => late().door_cancelled().to_owned(),
        (false, 0) => late().door_coming(*coming),
        (false, waiting) => {
            format!("{} · {}", late().door_coming(*coming), late().door_waiting(waiting))
        }
    };
    view! {
        <DayBlockView block=roster.block.clone() />
        <span class="date-card__words">
            <strong lang=language.clone()>{title.clone()}</strong>
            <span class="note">{when.clone()}</span>
            <span data-test="roster-counts">{counts}</span>
        </span>
    }
}

fn household_list(households: &[Household], most: usize) -> impl IntoView + use<> {
    if households.is_empty() {
        return view! { <p class="muted">{late().door_nobody()}</p> }.into_any();
    }
    let more = u32::try_from(households.len().saturating_sub(most)).unwrap_or(u32::MAX);
    let lines = households.iter().take(most).map(household_line).collect_view();
    let rest =
        (more > 0).then(|| view! { <p class="note">{late().door_more_households(more)}</p> });
    view! {
        <ul class="stack">{lines}</ul>
        {rest}
    }
    .into_any()
}

fn household_line(household: &Household) -> impl IntoView + use<> {
    let Household { persons, names, waits } = household;
    let people = late().mit_people(*persons);
    let who = if names.is_empty() { people } else { format!("{names} · {people}") };
    let waits = waits.then(|| format!(" · {}", late().door_waits()));
    view! { <li data-test="roster-household">{who}{waits}</li> }
}

/// Until when the roles hold, in words; the one that ends last.
fn role_ends(app: AppState) -> String {
    let last = app
        .views
        .with(|views| views.values().flat_map(|view| &view.roles).map(|role| role.ends_at).max());
    let Some(ends) = last.map(|ends_at| app.local(ends_at)) else { return String::new() };
    late().door_role_ends(&day_inside(ends.date, app.local_now().date), &time(ends.minute))
}

fn rosters(app: AppState) -> Vec<Arc<Roster>> {
    let now = app.local_now();
    let mut rosters: Vec<(LocalDateTime, Arc<Roster>)> = app.views.with(|views| {
        let of_view = |view: &View| {
            let is_hers = |date: &OccurrenceView<'_>| {
                view.roles.iter().any(|role| role.activities.contains(&date.activity.id))
            };
            let dates = view.dates().filter(|date| date.occurrence.ends > now && is_hers(date));
            dates
                .take(DATES_MAX)
                .map(|date| (date.occurrence.starts, Arc::new(roster(view, &date, now))))
                .collect::<Vec<_>>()
        };
        views.values().flat_map(|view| of_view(view)).collect()
    });
    rosters.sort_by_key(|(starts, _)| *starts);
    rosters.into_iter().map(|(_, roster)| roster).take(DATES_MAX).collect()
}

fn roster(view: &View, date: &OccurrenceView<'_>, now: LocalDateTime) -> Roster {
    let OccurrenceView { occurrence, activity, .. } = date;
    let (starts, ends) = (occurrence.starts, occurrence.ends);
    let mut roster = Roster {
        date: occurrence.id,
        has_door: view.may_check_in(activity.id),
        block: DayBlock::date(starts.date),
        title: text(&activity.title),
        language: text_language(&activity.title),
        when: format!(
            "{} · {}",
            day(starts.date, now.date),
            m().when_from_until(&time(starts.minute), &time(ends.minute))
        ),
        cancelled: !occurrence.is_scheduled(),
        coming: 0,
        waiting: 0,
        households: Vec::new(),
    };
    for entry in view.roster.iter().filter(|entry| entry.occurrence == occurrence.id) {
        roster.take(view, entry);
    }
    roster.households.sort_by(|a, b| (a.waits, &a.names).cmp(&(b.waits, &b.names)));
    roster
}

impl Roster {
    /// Whether this volunteer receives people there.
    fn is_open(&self) -> bool {
        self.has_door && !self.cancelled
    }

    fn take(&mut self, view: &View, entry: &RosterEntry) {
        let persons = u32::from(entry.persons);
        let waits = match entry.state {
            RegistrationState::Confirmed => false,
            RegistrationState::Waitlisted { .. } | RegistrationState::Offered { .. } => true,
            RegistrationState::Cancelled
            | RegistrationState::Lapsed
            | RegistrationState::CancelledByStaff => return,
        };
        if waits {
            self.waiting += persons;
        } else {
            self.coming += persons;
        }
        let names = view.roster_names.get(&entry.registration);
        let named = |names: &[String]| {
            let given: Vec<&str> =
                names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
            given.join(", ")
        };
        let names = names.map(|names| named(&names.names)).unwrap_or_default();
        self.households.push(Household { persons, names, waits });
    }
}
