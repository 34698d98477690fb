//! Finding a household on the list, by a name or by the code on its ticket.

use leptos::prelude::*;
use sammen_domain::{
    Claim, Needle, Occurrence, RegistrationId, RosterEntry, RosterNames, Tally, Verdict, judge,
};
use sammen_sync::{Guests, View};
use sammen_ticket::{read_short_code, short_code};

use super::{desk::Desk, guests::guests_of};
use crate::{
    state::use_app,
    words::{late, time},
};

/// The most that are shown where nothing is looked for.
const LISTED_MAX: usize = 10;
/// The most that are shown of those who were found, as many as a screen has room for: more letters are quicker than a longer
/// list.
const FOUND_MAX: usize = 6;

/// A household on the list.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Person {
    registration: RegistrationId,
    /// Their names; where these are not this volunteer's to see, only how many they are.
    who: String,
    /// How many they are, and the ticket's code.
    details: String,
    /// What stands in place of the button, when they cannot be let in.
    mark: Option<String>,
}

/// Those who were found, and how many more there are.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Found {
    people: Vec<Person>,
    more: usize,
}

/// The field and the list.
#[component]
pub fn People(
    /// The door.
    desk: Desk,
) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(String::new());
    let guests = guests_of(desk.place);
    let date =
        Memo::new(move |_| desk.place.with(|place| place.as_ref().map(|place| place.date.clone())));
    let found = Memo::new(move |_| {
        let clock = |moment| time(app.local(moment).minute);
        let date = date.get();
        let find = |date: &Occurrence| {
            guests.with(|guests| {
                desk.tally.with(|tally| find(guests, date, tally, &typed.get(), clock))
            })
        };
        date.as_ref().map(find).unwrap_or_default()
    });
    let people = Memo::new(move |_| found.with(|found| found.people.clone()));
    let after = move || {
        let (is_empty, more) = found.with(|found| (found.people.is_empty(), found.more));
        match (is_empty, u32::try_from(more).unwrap_or(u32::MAX)) {
            (true, _) if typed.with(|typed| typed.trim().is_empty()) => {
                late().door_nobody().to_owned()
            }
            (true, _) => late().door_none_found().to_owned(),
            (false, 0) => String::new(),
            (false, more) => late().door_more_found(more),
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="door-search">{late().door_search()}</label>
            <p class="note" id="door-search-hint">{late().door_search_hint()}</p>
            <input
                id="door-search"
                class="field__input"
                type="search"
                autocomplete="off"
                aria-describedby="door-search-hint"
                data-test="door-search"
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
        <ul class="stack stack--tight" data-test="found">
            <For
                each=move || people.get()
                key=Person::clone
                children=move |person| person_line(desk, person, typed)
            />
        </ul>
        <p class="note" role="status">{after}</p>
    }
}

fn person_line(desk: Desk, person: Person, typed: RwSignal<String>) -> impl IntoView {
    let Person { registration, who, details, mark } = person;
    let label = late().door_let_in_who(&who);
    let let_in = move |_| {
        desk.let_in(move |_| Claim::Listed(registration));
        typed.set(String::new());
    };
    let end = match mark {
        Some(mark) => view! { <strong data-test="mark">{mark}</strong> }.into_any(),
        None => view! {
            <button
                type="button"
                class="button button--primary"
                aria-label=label
                data-test="let-in"
                on:click=let_in
            >
                {late().door_let_in()}
            </button>
        }
        .into_any(),
    };
    view! {
        <li class="door-person" data-test="person">
            <span>
                <strong>{who}</strong>
                <br />
                <span class="note">{details}</span>
            </span>
            {end}
        </li>
    }
}

fn find(
    guests: &Guests,
    date: &Occurrence,
    tally: &Tally,
    typed: &str,
    clock: impl Fn(i64) -> String,
) -> Found {
    let code = read_short_code(typed);
    let is_code = |registration| code.as_ref().is_some_and(|code| *code == code_of(registration));
    let is_code = code.is_some().then_some(&is_code as &dyn Fn(RegistrationId) -> bool);
    let needle = Needle::new(typed);
    let most = if needle.is_empty() { LISTED_MAX } else { FOUND_MAX };
    let found = guests.find(&needle, is_code, tally, most);
    let person = |(entry, names): (&RosterEntry, &str)| {
        let verdict = judge(Claim::Listed(entry.registration), date, Some(entry), tally);
        person(entry, names.to_owned(), mark(verdict, &clock))
    };
    Found { people: found.first.into_iter().map(person).collect(), more: found.more }
}

fn person(entry: &RosterEntry, names: String, mark: Option<String>) -> Person {
    let people = late().mit_people(u32::from(entry.persons));
    let code = late().door_code(&code_of(entry.registration));
    let (who, details) = match names.is_empty() {
        true => (people, code),
        false => (names, format!("{people} · {code}")),
    };
    Person { registration: entry.registration, who, details, mark }
}

/// What stands beside those who cannot be let in by one tap.
fn mark(verdict: Verdict, clock: &impl Fn(i64) -> String) -> Option<String> {
    Some(match verdict {
        Verdict::Valid { .. } => return None,
        Verdict::AlreadyIn { since: Some(since), .. } => late().door_in_since(&clock(since)),
        Verdict::AlreadyIn { since: None, .. } => late().door_in().to_owned(),
        Verdict::Waits => late().door_verdict_waits().to_owned(),
        Verdict::Cancelled => late().door_verdict_cancelled().to_owned(),
        Verdict::OtherDate | Verdict::NotOurs | Verdict::Revoked => {
            late().door_other_date().to_owned()
        }
    })
}

/// The code that is said for a ticket.
pub fn code_of(registration: RegistrationId) -> String {
    short_code(registration.0.as_bytes())
}

/// A household's names, where they were given and are this volunteer's to see.
pub fn names(view: &View, registration: RegistrationId) -> String {
    view.roster_names.get(&registration).map(RosterNames::given).unwrap_or_default()
}
